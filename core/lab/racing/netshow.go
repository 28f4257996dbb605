package racing

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// fault says where the net goes wrong at the weights x: in which layer a number
// is no longer finite, or where all are, the largest weight.
func (n *network) fault(x []float64) string {
	t := n.trained()
	if f, bad := t.Diagnose(x); bad {
		return f.String()
	}
	largest := 0
	for i, w := range x {
		if math.Abs(w) > math.Abs(x[largest]) {
			largest = i
		}
	}
	spot := spotAt(t.net, largest)
	return fmt.Sprintf("the largest weight, %s, is in layer %d", spot.String(), spot.Layer+1)
}

// testLoss returns the mean loss on the test examples, NaN where there are none.
func (n *network) testLoss(x []float64) float64 {
	return n.trained().judge(x, n.trained().test).loss
}

// verdict is how a net does on some examples.
type verdict struct {
	loss  float64 // mean, without penalties; NaN where there are no examples
	wrong []int   // the examples it takes for another class
}

// noVerdict is that on no examples.
func noVerdict() verdict { return verdict{loss: math.NaN()} }

// accuracy returns the share of n examples that are not wrong.
func (v verdict) accuracy(n int) float64 { return 1 - float64(len(v.wrong))/float64(n) }

// judge evaluates the net with weights x on examples.
func (t *trained) judge(x []float64, s split) verdict {
	if s.set.Len() == 0 {
		return noVerdict()
	}
	out := kernel.NewMat(s.set.Len(), t.net.Outputs())
	t.evaluator().Outputs(out, x, s.inputs)
	return t.verdict(out, s)
}

// evaluator returns the one that all pictures share.
func (t *trained) evaluator() *neural.Evaluator {
	if t.eval == nil {
		eval, err := neural.NewEvaluator(t.net, nil, mostRows)
		if err != nil {
			panic(err) // the net was made, and a chunk is smaller than its examples may be
		}
		t.eval = eval
	}
	return t.eval
}

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
	out := []param.Pair{{Key: "weights", Value: fmt.Sprint(net.trained().Dim())}}
	if s.drawn == nil {
		return out
	}
	for i, key := range []string{"train", "test"} {
		part, v := s.drawn.parts[i], s.drawn.verdicts[i]
		n, loss, accuracy := part.set.Len(), words.Number(v.loss), ""
		if n == 0 {
			loss = ""
		} else if part.set.HasClasses() {
			accuracy = fmt.Sprintf("%.1f %%", 100*v.accuracy(n))
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
		if s.st.net().trained().test.set.Len() > 0 {
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
	t := s.st.net().trained()
	at.Accuracy = new([2]float64)
	for i, part := range []split{t.train, t.test} {
		at.Accuracy[i] = t.judge(at.X, part).accuracy(part.set.Len())
	}
	s.dirty.race = true
}

// answer tells what the net with weights w says at a place of the data.
func (t *trained) answer(w []float64, at [2]float64) string {
	x := t.design([][2]float64{at})
	t.evaluator().Evaluate(w, x)
	said := make([]float64, t.net.Outputs())
	t.loss.Predict(said, t.evaluator().Activations(t.net.Depth()-1).Row(0))
	text := make([]string, len(said))
	for i, v := range said {
		text[i] = words.Number(v)
	}
	return fmt.Sprintf("x = %s, y = %s, output = %s", words.Number(at[0]), words.Number(at[1]), strings.Join(text, ", "))
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
func (t *trained) respond(net *wire.Net, to int, inputs []float64, r int) {
	for i, v := range inputs {
		net.Input[i][to] = v
	}
	for l := range net.Layers {
		for u, a := range t.evaluator().Activations(l).Row(r) {
			net.Layers[l].Response[u][to] = a
		}
	}
}

// wireNet returns the net with room for responses.
func (t *trained) wireNet(w []float64, thumb int) wire.Net {
	room := func(n int) [][]float64 {
		rows := make([][]float64, n)
		for i := range rows {
			rows[i] = make([]float64, thumb*thumb)
		}
		return rows
	}
	net := wire.Net{Side: thumb, Input: room(len(t.features))}
	for _, f := range t.features {
		net.Inputs = append(net.Inputs, f.Label)
	}
	for l := range t.net.Depth() {
		layer := t.net.Layer(l)
		net.Layers = append(net.Layers, wire.Layer{
			Activation: layer.Activation.Key, Units: layer.Units,
			Weights: t.net.Weights(w, l).Data, Biases: t.net.Biases(w, l),
			Response: room(layer.Units), Low: layer.Activation.Low, High: layer.Activation.High,
		})
	}
	return net
}

// wireSurface returns a surface with room for its values.
func (t *trained) wireSurface(window wire.Window, side int) wire.Surface {
	s := wire.Surface{
		Window: window, NX: side, NY: side, Outputs: t.net.Outputs(),
		Values: make([]float64, side*side*t.net.Outputs()), Classes: t.train.set.Classes, Low: t.loss.Coding.Low, High: t.loss.Coding.High, AxisX: "x", AxisY: "y",
	}
	if !t.train.set.HasClasses() {
		s.Low, s.High = t.train.set.Range()
	}
	return s
}

// gridOf returns the points of a side × side grid over the window, row by row
// from below.
func gridOf(w wire.Window, side int) [][2]float64 {
	points := make([][2]float64, 0, side*side)
	for j := range side {
		for i := range side {
			points = append(points, [2]float64{
				w.X0 + (w.X1-w.X0)*float64(i)/float64(side-1),
				w.Y0 + (w.Y1-w.Y0)*float64(j)/float64(side-1),
			})
		}
	}
	return points
}
