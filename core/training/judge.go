package training

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/words"
)

// MostRows is how many inputs are evaluated at a time.
const MostRows = 1000

// Evaluator returns the evaluator that everything which judges the net shares.
func (t *Objective) Evaluator() *neural.Evaluator {
	if t.eval == nil {
		eval, err := neural.NewEvaluator(t.Net, nil, MostRows)
		if err != nil {
			panic(err) // the net was made, and a chunk is smaller than its examples may be
		}
		t.eval = eval
	}
	return t.eval
}

// Fault says where the net goes wrong at the weights x: in which layer a number
// is no longer finite, or where all are, the largest weight.
func (n *Problem) Fault(x []float64) string {
	t := n.Objective()
	if f, bad := t.Diagnose(x); bad {
		return f.String()
	}
	largest := 0
	for i, w := range x {
		if math.Abs(w) > math.Abs(x[largest]) {
			largest = i
		}
	}
	spot := SpotAt(t.Net, largest)
	return fmt.Sprintf("the largest weight, %s, is in layer %d", spot.String(), spot.Layer+1)
}

// TestLoss returns the mean loss on the test examples, NaN where there are none.
func (n *Problem) TestLoss(x []float64) float64 {
	return n.Objective().Judge(x, n.Objective().Test).Loss
}

// growth is by how much weights grow to see whether the loss still falls.
const growth = 1.05

// Trained says what is true of weights x that have every training example right while the
// loss falls as they grow: then it has no minimum to converge to, only 0 to fall
// towards. It returns "" for any other weights.
//
// That is how classification ends where the data can be separated; a penalty on the
// weights gives the loss a minimum again. Larger weights of the output alone lower a
// cross-entropy that has every example right, by as much as they are larger. All weights
// at once need not: in a deep net of logistic units they also move what every layer passes on.
func (n *Problem) Trained(x []float64) string {
	t := n.Objective()
	v := t.Judge(x, t.Train)
	if !t.Train.Set.HasClasses() || len(v.Wrong) > 0 {
		return ""
	}
	all, output := slices.Clone(x), slices.Clone(x)
	floats.Scale(growth, all)
	last := t.Net.Depth() - 1
	floats.Scale(growth, t.Net.Weights(output, last).Data)
	floats.Scale(growth, t.Net.Biases(output, last))
	if f := n.At(x).Value(); !(n.At(all).Value() < f) && !(n.At(output).Value() < f) {
		return ""
	}
	return fmt.Sprintf("loss %s, all examples right; the loss still falls as the weights grow", words.Rough(v.Loss))
}

// Verdict is how well a net does on some examples.
type Verdict struct {
	Loss  float64 // mean, without penalties; NaN where there are no examples
	Wrong []int   // the examples it takes for another class
}

// noVerdict is that on no examples.
func noVerdict() Verdict { return Verdict{Loss: math.NaN()} }

// Accuracy returns the share of n examples that are not wrong.
func (v Verdict) Accuracy(n int) float64 { return 1 - float64(len(v.Wrong))/float64(n) }

// Judge evaluates the net with weights x on examples.
func (t *Objective) Judge(x []float64, s Examples) Verdict {
	if s.Set.Len() == 0 {
		return noVerdict()
	}
	out := kernel.NewMat(s.Set.Len(), t.Net.Outputs())
	t.Evaluator().Outputs(out, x, s.Inputs)
	return t.Verdict(out, s)
}

// Verdict judges outputs on examples.
func (t *Objective) Verdict(out kernel.Mat, s Examples) Verdict {
	if s.Set.Len() == 0 {
		return noVerdict()
	}
	v := Verdict{Loss: neural.MeanLoss(t.Loss, out, s.targets)}
	if s.Set.HasClasses() {
		v.Wrong = neural.Misclassified(nil, t.Loss, out, s.targets)
	}
	return v
}

// Answer says what the net with weights w says at a place of the data, and of classes
// with names which it is.
func (t *Objective) Answer(w []float64, at [2]float64) string {
	x := t.Design([][2]float64{at})
	t.Evaluator().Evaluate(w, x)
	said := make([]float64, t.Net.Outputs())
	t.Loss.Predict(said, t.Evaluator().Activations(t.Net.Depth()-1).Row(0))
	text := make([]string, len(said))
	for i, v := range said {
		text[i] = words.Number(v)
	}
	answer := fmt.Sprintf("x = %s, y = %s, output = %s", words.Number(at[0]), words.Number(at[1]), strings.Join(text, ", "))
	if t.Train.Set.Names != nil {
		answer += ": " + t.Train.Set.Name(t.classOf(said))
	}
	return answer
}

// classOf returns the class that predictions say: the likelier of two of one output,
// else that of the largest.
func (t *Objective) classOf(said []float64) int {
	if len(said) > 1 {
		return floats.MaxIdx(said)
	}
	if said[0] > (t.Loss.Coding.Low+t.Loss.Coding.High)/2 {
		return 1
	}
	return 0
}
