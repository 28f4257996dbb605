package lab

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/dataset"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// How finely a net is drawn.
const (
	surfaceSide  = 100      // grid points a side of the output's surface
	leastSide    = 40       // of a net so large that fewer must do
	surfaceWork  = 40 << 20 // multiplications that a surface may cost
	responseStep = 5        // every fifth point of the surface is one of a unit's response
	chunkRows    = 1000     // inputs evaluated at a time
)

// portrait is a net at one vector of weights, over a window.
type portrait struct {
	net     wire.Net
	surface wire.Surface
}

// fault says where the net goes wrong at the weights x; "" where it does not.
func (n *network) fault(x []float64) string {
	if f, bad := n.trained().Diagnose(x); bad {
		return f.String()
	}
	return ""
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

// accuracy returns the share of n examples that are not wrong.
func (v verdict) accuracy(n int) float64 { return 1 - float64(len(v.wrong))/float64(n) }

// judge evaluates the net with weights x on examples.
func (t *trained) judge(x []float64, s split) verdict {
	if s.set.Len() == 0 {
		return verdict{loss: math.NaN()}
	}
	out := kernel.Mat{Rows: s.set.Len(), Cols: t.net.Outputs(), Data: make([]float64, s.set.Len()*t.net.Outputs())}
	t.evaluator().Outputs(out, x, s.inputs)
	v := verdict{loss: neural.MeanLoss(t.loss, out, s.targets)}
	if s.set.Task() == dataset.Classification {
		v.wrong = neural.Misclassified(nil, t.loss, out, s.targets)
	}
	return v
}

// evaluator returns the one that all pictures share.
func (t *trained) evaluator() *neural.Evaluator {
	if t.eval == nil {
		eval, err := neural.NewEvaluator(t.net, nil, chunkRows)
		if err != nil {
			panic(err) // the net was made, and a chunk is smaller than its examples may be
		}
		t.eval = eval
	}
	return t.eval
}

// netParts returns the net, its surface and the examples at the moment shown;
// nothing where there is no net, or it is not what is shown.
func (s *Session) netParts() []wire.Part {
	if s.view() != viewNetwork {
		return nil
	}
	t, w := s.st.net().trained(), s.shownWeights()
	p := t.portrait(w, s.window())
	return []wire.Part{&p.net, &p.surface, t.samples(w)}
}

// shownWeights returns those of the selected run at the cursor, or the first
// where there are none yet.
func (s *Session) shownWeights() []float64 {
	if i := s.selected(); i >= 0 {
		if t, k, _ := s.runs[i].at(s.st.step); k >= 0 {
			return t.x
		}
	}
	return s.x0
}

// netReadouts returns what a net is judged by at the moment shown; nothing where
// there is no net.
func (s *Session) netReadouts() []param.Pair {
	net := s.st.net()
	if net == nil {
		return nil
	}
	t, w := net.trained(), s.shownWeights()
	out := []param.Pair{{Key: "weights", Value: fmt.Sprint(t.Dim())}}
	for _, part := range []struct {
		key   string
		split split
	}{{"train", t.train}, {"test", t.test}} {
		v, n := t.judge(w, part.split), part.split.set.Len()
		loss, accuracy := number(v.loss), ""
		if n == 0 {
			loss = ""
		} else if part.split.set.Task() == dataset.Classification {
			accuracy = fmt.Sprintf("%.1f %%", 100*v.accuracy(n))
		}
		out = append(out,
			param.Pair{Key: part.key + "-loss", Value: loss},
			param.Pair{Key: part.key + "-accuracy", Value: accuracy},
			param.Pair{Key: part.key + "-examples", Value: fmt.Sprint(n)})
	}
	return out
}

// side returns how many grid points a side the surface of the net has.
func (t *trained) side() int {
	affordable := int(math.Sqrt(float64(surfaceWork) / float64(t.net.Dim())))
	return max(leastSide, min(surfaceSide, affordable))
}

// portrait evaluates the net with weights w over the window.
func (t *trained) portrait(w []float64, window wire.Window) portrait {
	side := t.side()
	thumb := side / responseStep
	p := portrait{net: t.wireNet(w, thumb), surface: t.wireSurface(window, side)}
	x := t.design(gridOf(window, side))
	for from := 0; from < x.Rows; from += chunkRows {
		chunk := x.Slice(from, min(from+chunkRows, x.Rows))
		t.evaluator().Evaluate(w, chunk)
		last := t.evaluator().Activations(t.net.Depth() - 1)
		for r := range chunk.Rows {
			at := from + r
			t.loss.Predict(p.surface.Values[at*t.net.Outputs():(at+1)*t.net.Outputs()], last.Row(r))
			if to, ok := thumbnail(at, side, thumb); ok {
				t.respond(&p.net, to, chunk.Row(r), r)
			}
		}
	}
	return p
}

// answer tells what the net with weights w says at a place of the data.
func (t *trained) answer(w []float64, at [2]float64) string {
	x := t.design([][2]float64{at})
	t.evaluator().Evaluate(w, x)
	said := make([]float64, t.net.Outputs())
	t.loss.Predict(said, t.evaluator().Activations(t.net.Depth()-1).Row(0))
	text := make([]string, len(said))
	for i, v := range said {
		text[i] = number(v)
	}
	return fmt.Sprintf("x = %s, y = %s, output = %s", number(at[0]), number(at[1]), strings.Join(text, ", "))
}

// thumbnail returns where grid point at of the surface stands in a response, and
// whether it does.
func thumbnail(at, side, thumb int) (to int, ok bool) {
	const middle = responseStep / 2
	row, col := at/side, at%side
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
		Values: make([]float64, side*side*t.net.Outputs()), Classes: t.train.set.Classes, Low: 0, High: 1, AxisX: "x", AxisY: "y",
	}
	switch {
	case t.train.set.Task() == dataset.Regression:
		s.Low, s.High = math.Inf(1), math.Inf(-1)
		for _, v := range t.train.set.Target {
			s.Low, s.High = min(s.Low, v), max(s.High, v)
		}
	case t.loss.Key == "squared":
		s.Low, s.High = -1, 1
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

// samples returns all examples, those the net takes for another class marked.
func (t *trained) samples(w []float64) *wire.Samples {
	out := &wire.Samples{}
	for _, part := range []split{t.train, t.test} {
		first := len(out.X)
		for i, at := range part.set.X {
			out.X, out.Y = append(out.X, at[0]), append(out.Y, at[1])
			if part.set.Task() == dataset.Regression {
				out.Target = append(out.Target, part.set.Target[i])
			} else {
				out.Class = append(out.Class, int32(part.set.Class[i]))
			}
		}
		out.Test = append(out.Test, make([]bool, part.set.Len())...)
		out.Wrong = append(out.Wrong, make([]bool, part.set.Len())...)
		for i := first; i < len(out.X); i++ {
			out.Test[i] = first > 0
		}
		for _, i := range t.judge(w, part).wrong {
			out.Wrong[first+i] = true
		}
	}
	return out
}
