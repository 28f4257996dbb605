package neural_test

import (
	"math"
	"testing"

	"hfplayground/core/neural"
)

// Within δ the loss is the squared error in value and both derivatives; beyond it
// the gradient stays ±1 and the curvature is 0. At δ both are joined without a
// step in value or gradient.
func TestHuberJoinsTwoLosses(t *testing.T) {
	huber, squared := lossOf(t, "huber"), lossOf(t, "squared")
	at := func(l neural.Loss, e float64) (value, gradient, product float64) {
		g, h := make([]float64, 1), make([]float64, 1)
		l.Gradient(g, []float64{e}, []float64{0})
		l.HessVec(h, []float64{e}, []float64{0}, []float64{1})
		return l.Value([]float64{e}, []float64{0}), g[0], h[0]
	}
	for _, e := range []float64{0, 1e-8, -0.3, 0.999, -1} {
		f, g, h := at(huber, e)
		if F, G, H := at(squared, e); f != F || g != G || h != H {
			t.Errorf("e = %g: %g, %g, %g, want those of the squared error, %g, %g, %g", e, f, g, h, F, G, H)
		}
	}
	for _, e := range []float64{1.0001, -4, 1e8} {
		f, g, h := at(huber, e)
		if want := math.Abs(e) - 0.5; math.Abs(f-want) > 1e-15*want || g != math.Copysign(1, e) || h != 0 {
			t.Errorf("e = %g: %g, %g, %g, want %g, ±1, 0", e, f, g, h, want)
		}
	}
	for _, f := range huber.Fields {
		if err := f.Set("0.25"); err != nil {
			t.Fatal(err)
		}
	}
	if f, g, h := at(huber, -3); math.Abs(f-0.25*2.875) > 1e-15 || g != -0.25 || h != 0 {
		t.Errorf("δ = 0.25, e = −3: %g, %g, %g, want 0.71875, −0.25, 0", f, g, h)
	}
	if f, _, _ := at(lossOf(t, "huber"), -3); f != 2.5 {
		t.Errorf("δ of one Huber loss is that of another: %g at e = −3, want 2.5", f)
	}
	huber = lossOf(t, "huber")
	const step = 1e-9
	f0, g0, _ := at(huber, 1-step)
	f1, g1, _ := at(huber, 1+step)
	if math.Abs(f1-f0) > 3*step || math.Abs(g1-g0) > 2*step {
		t.Errorf("at δ the value steps by %g and the gradient by %g", f1-f0, g1-g0)
	}
}
