package neural_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/catalog"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective/objectivetest"
)

func TestLossValues(t *testing.T) {
	const tol = 1e-14 // relative
	ln := math.Log
	tests := []struct {
		loss string
		a, t []float64
		want float64
	}{
		{"squared", []float64{1, -1}, []float64{0, 2}, 5},
		{"squared", []float64{3}, []float64{3}, 0},
		{"huber", []float64{0.5, -0.5}, []float64{0, 0.5}, 0.125 + 0.5},
		{"huber", []float64{3, -2}, []float64{0, 0}, 2.5 + 1.5},
		{"huber", []float64{1e308}, []float64{0}, 1e308},
		{"logistic", []float64{0}, []float64{1}, ln(2)},
		{"logistic", []float64{ln(3)}, []float64{1}, ln(4. / 3)},
		{"logistic", []float64{ln(3)}, []float64{0}, ln(4)},
		{"logistic", []float64{ln(3), -ln(3)}, []float64{0.5, 1}, (ln(4)+ln(4./3))/2 + ln(4)},
		{"logistic", []float64{50}, []float64{1}, math.Exp(-50)}, // lost where p is formed first
		{"logistic", []float64{1e3}, []float64{1}, 0},
		{"logistic", []float64{1e3}, []float64{0}, 1e3},
		{"logistic", []float64{-1e308}, []float64{1}, 1e308},
		{"logistic", []float64{-1e308}, []float64{0}, 0},
		{"softmax", []float64{0, 0, 0}, []float64{0, 1, 0}, ln(3)},
		{"softmax", []float64{ln(2), ln(3), ln(5)}, []float64{1, 0, 0}, ln(5)},
		{"softmax", []float64{1e3, 1e3, 1e3}, []float64{0, 1, 0}, ln(3)},
		{"softmax", []float64{0, 50}, []float64{0, 1}, math.Exp(-50)},
		{"softmax", []float64{1e3, -1e3}, []float64{0, 1}, 2e3},
		{"softmax", []float64{1e308, 0}, []float64{0, 1}, 1e308},
		{"softmax", []float64{1e308, -1e308}, []float64{1, 0}, 0},
		{"softmax", []float64{-1e308}, []float64{1}, 0},
	}
	for _, tt := range tests {
		got := lossOf(t, tt.loss).Value(tt.a, tt.t)
		if !(math.Abs(got-tt.want) <= tol*tt.want) {
			t.Errorf("%s(%v, %v) = %.17g, want %.17g", tt.loss, tt.a, tt.t, got, tt.want)
		}
	}
}

// Far out derivatives are finite numbers, and those of cross-entropies bounded.
func TestLossFarOut(t *testing.T) {
	for _, loss := range neural.Losses() {
		for _, far := range []float64{1e3, 1e8, 1e155, 1e307} {
			for _, a := range [][]float64{{far, 0}, {-far, 0}, {far, -far}, {-far, far}, {far, far}, {-far, -far}} {
				g, hv := make([]float64, 2), make([]float64, 2)
				loss.Gradient(g, a, []float64{1, 0})
				loss.HessVec(hv, a, []float64{1, 0}, []float64{1, -1})
				if all := append(g, hv...); floats.HasNaN(all) || math.IsInf(floats.Norm(all, 1), 0) {
					t.Errorf("%s at %v: gradient %v, Hessian product %v, want finite numbers", loss.Key, a, g, hv)
				}
				if loss.Key != "squared" && floats.Norm(g, math.Inf(1)) > 1 {
					t.Errorf("%s at %v: gradient %v, want entries in [−1, 1]", loss.Key, a, g)
				}
			}
		}
		if v := loss.Value([]float64{math.NaN(), 1}, []float64{0, 1}); !math.IsNaN(v) {
			t.Errorf("%s of NaN = %g, want NaN", loss.Key, v)
		}
		if v := loss.Value([]float64{1, math.NaN()}, []float64{1, 0}); !math.IsNaN(v) {
			t.Errorf("%s of NaN in second place = %g, want NaN", loss.Key, v)
		}
	}
}

// TestLogisticPredictsPictures: the answers for many points at once are those for each.
func TestLogisticPredictsPictures(t *testing.T) {
	a := append(objectivetest.Normal(1001, 5), 0, -800, 800, math.Inf(1), math.Inf(-1), math.NaN())
	dst := make([]float64, len(a))
	catalog.Get(neural.Losses(), "logistic").Predict(dst, a)
	for i, ai := range a {
		if want, _ := kernel.Logistic(ai); dst[i] != want && !(math.IsNaN(dst[i]) && math.IsNaN(ai)) {
			t.Errorf("entry %d of %g is %g, want %g", i, ai, dst[i], want)
		}
	}
}

func TestLossPredictAndAgree(t *testing.T) {
	tests := []struct {
		loss       string
		a, predict []float64
		t          []float64
		agrees     bool
	}{
		{"squared", []float64{0.3}, []float64{0.3}, []float64{1}, true},
		{"squared", []float64{0.3}, []float64{0.3}, []float64{-1}, false},
		{"squared", []float64{-3, -2}, []float64{-3, -2}, []float64{0, 1}, true},
		{"logistic", []float64{math.Log(3)}, []float64{0.75}, []float64{1}, true},
		{"logistic", []float64{math.Log(3)}, []float64{0.75}, []float64{0}, false},
		{"logistic", []float64{0, 0}, []float64{0.5, 0.5}, []float64{0, 1}, false},
		{"softmax", []float64{0, math.Log(3)}, []float64{0.25, 0.75}, []float64{0, 1}, true},
		{"softmax", []float64{0, math.Log(3)}, []float64{0.25, 0.75}, []float64{1, 0}, false},
		{"softmax", []float64{1e308, -1e308}, []float64{1, 0}, []float64{1, 0}, true},
	}
	for _, tt := range tests {
		loss, dst := lossOf(t, tt.loss), make([]float64, len(tt.a))
		loss.Predict(dst, tt.a)
		if !floats.EqualApprox(dst, tt.predict, 1e-15) {
			t.Errorf("%s predicts %v of %v, want %v", tt.loss, dst, tt.a, tt.predict)
		}
		if got := loss.Agrees(tt.a, tt.t); got != tt.agrees {
			t.Errorf("%s: outputs %v agree with %v: %v, want %v", tt.loss, tt.a, tt.t, got, tt.agrees)
		}
	}
}

func TestLossAccepts(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		loss string
		t    []float64
		ok   bool
	}{
		{"squared", []float64{-7, 7}, true}, {"squared", []float64{nan}, false}, {"squared", []float64{math.Inf(1)}, false},
		{"logistic", []float64{0, 1, 0.5}, true}, {"logistic", []float64{-1}, false}, {"logistic", []float64{2}, false}, {"logistic", []float64{nan}, false},
		{"softmax", []float64{0, 1}, true}, {"softmax", []float64{0.1, 0.2, 0.7}, true}, {"softmax", []float64{1, 1}, false}, {"softmax", []float64{2, -1}, false}, {"softmax", []float64{nan, 1}, false},
	}
	for _, tt := range tests {
		if want := lossOf(t, tt.loss).Accepts(tt.t); (want == "") != tt.ok {
			t.Errorf("%s of targets %v wants %q, want them accepted: %v", tt.loss, tt.t, want, tt.ok)
		}
	}
}

// What a loss declares fits together: one loss is the usual one of every task, the
// targets it wants for classes are targets it accepts, and outputs that reach them
// are right.
func TestLossCodings(t *testing.T) {
	for classes := range 9 {
		usual := 0
		for _, loss := range neural.Losses() {
			if classes != 1 && loss.Usual(classes) {
				usual++
				if classes == 0 && !loss.Number {
					t.Errorf("%s is usual for numbers, which it does not take", loss.Key)
				}
			}
		}
		if classes != 1 && usual != 1 {
			t.Errorf("%d losses are usual for %d classes, want one", usual, classes)
		}
	}
	for _, loss := range neural.Losses() {
		c := loss.Coding
		unit(t, c.Output)
		row := []float64{c.Low, c.High, c.Low}
		if want := loss.Accepts(row); want != "" {
			t.Errorf("%s: own targets %v refused, want %s", loss.Key, row, want)
		}
		if !loss.Agrees([]float64{-9, 9, -9}, row) || loss.Agrees([]float64{9, -9, -9}, row) {
			t.Errorf("%s: outputs for the class of %v and for another are not told apart", loss.Key, row)
		}
	}
}
