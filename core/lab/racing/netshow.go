package racing

import (
	"fmt"
	"math"

	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// shownWeights returns those of the selected run at the cursor, or the first
// where there are none yet.
func (s *Lab) shownWeights() []float64 {
	if i := s.selected(); i >= 0 {
		if t, k, _ := s.runs[i].At(s.st.step); k >= 0 {
			return t.X
		}
	}
	return s.x0
}

// netReadouts returns what a net is judged by at the moment shown; nothing where
// there is no net.
func (s *Lab) netReadouts() []param.Pair {
	net := s.st.net()
	if net == nil {
		return nil
	}
	out := []param.Pair{{Key: "weights", Value: fmt.Sprint(net.Objective().Dim())}}
	if s.drawn == nil {
		return out
	}
	for i, key := range []string{"train", "test"} {
		part, v := s.drawn.parts[i], s.drawn.verdicts[i]
		n, loss, accuracy := part.Set.Len(), words.Number(v.Loss), ""
		if n == 0 {
			loss = ""
		} else if part.Set.HasClasses() {
			accuracy = fmt.Sprintf("%.1f %%", 100*v.Accuracy(n))
		}
		out = append(out,
			param.Pair{Key: key + "-loss", Value: loss},
			param.Pair{Key: key + "-accuracy", Value: accuracy},
			param.Pair{Key: key + "-examples", Value: fmt.Sprint(n)})
	}
	return out
}

// addAccuracy tells the accuracies of the steps of r that are sent, NaN where they
// are not known yet.
func (s *Lab) addAccuracy(out *wire.Run, r *race.Run) {
	for _, k := range out.Step {
		known := [2]float64{math.NaN(), math.NaN()}
		if at := r.Trace[k].Accuracy; at != nil {
			known = *at
		}
		out.Accuracy = append(out.Accuracy, known[0])
		if s.st.net().Objective().Test.Set.Len() > 0 {
			out.TestAccuracy = append(out.TestAccuracy, known[1])
		}
	}
}

// judgeSteps finds the accuracies that are to be told and not known; false where
// it was interrupted.
func (s *Lab) judgeSteps(more func() bool) bool {
	if s.curve() != wire.CurveAccuracy {
		return true
	}
	for _, r := range s.runs {
		for _, k := range thinned(len(r.Trace)) {
			if r.Trace[k].Accuracy != nil {
				continue
			}
			s.judgeStep(&r.Trace[k])
			if !more() {
				return false
			}
		}
	}
	return true
}

// judgeNewest finds the accuracies of the last step of a run, where they are to
// be told.
func (s *Lab) judgeNewest(r *race.Run) {
	if n := len(r.Trace); n > 0 && r.Trace[n-1].Accuracy == nil && s.curve() == wire.CurveAccuracy {
		s.judgeStep(&r.Trace[n-1])
	}
}

func (s *Lab) judgeStep(at *race.Iterate) {
	t := s.st.net().Objective()
	at.Accuracy = new([2]float64)
	for i, part := range []training.Examples{t.Train, t.Test} {
		at.Accuracy[i] = t.Judge(at.X, part).Accuracy(part.Set.Len())
	}
	s.dirty.race = true
}

// thumbnail returns where grid point at of the surface stands in a response, and
// whether it does.
func thumbnail(at int) (to int, ok bool) {
	const middle, thumb = responseStep / 2, surfaceSide / responseStep
	row, col := at/surfaceSide, at%surfaceSide
	if row%responseStep != middle || col%responseStep != middle {
		return 0, false
	}
	row, col = row/responseStep, col/responseStep
	return row*thumb + col, row < thumb && col < thumb
}

// respond writes what inputs and units answer to row r of the last chunk.
func respond(t *training.Objective, net *wire.Net, to int, inputs []float64, r int) {
	for i, v := range inputs {
		net.Input[i][to] = v
	}
	for l := range net.Layers {
		for u, a := range t.Evaluator().Activations(l).Row(r) {
			net.Layers[l].Response[u][to] = a
		}
	}
}

// wireNet returns the net with room for responses.
func wireNet(t *training.Objective, w []float64, thumb int) wire.Net {
	room := func(n int) [][]float64 {
		rows := make([][]float64, n)
		for i := range rows {
			rows[i] = make([]float64, thumb*thumb)
		}
		return rows
	}
	net := wire.Net{Side: thumb, Input: room(len(t.Features))}
	for _, f := range t.Features {
		net.Inputs = append(net.Inputs, f.Label)
	}
	for l := range t.Net.Depth() {
		layer := t.Net.Layer(l)
		net.Layers = append(net.Layers, wire.Layer{
			Activation: layer.Activation.Key, Units: layer.Units,
			Weights: t.Net.Weights(w, l).Data, Biases: t.Net.Biases(w, l),
			Response: room(layer.Units), Low: layer.Activation.Low, High: layer.Activation.High,
		})
	}
	return net
}

// wireSurface returns a surface with room for its values.
func wireSurface(t *training.Objective, window wire.Window, side int) wire.Surface {
	s := wire.Surface{
		Window: window, NX: side, NY: side, Outputs: t.Net.Outputs(),
		Values: make([]float64, side*side*t.Net.Outputs()), Classes: t.Train.Set.Classes, Low: t.Loss.Coding.Low, High: t.Loss.Coding.High, AxisX: "x", AxisY: "y",
	}
	if !t.Train.Set.HasClasses() {
		s.Low, s.High = t.Train.Set.Range()
	}
	return s
}
