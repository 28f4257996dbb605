package deep

import (
	"math"
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/objective/objectivetest"
)

// TestPrecision: products in single precision change a loss in its ninth digit and leave
// the first steps of the Hessian-free method as they are but for a few units in the sixth.
// From step to step the runs come apart, and end alike.
func TestPrecision(t *testing.T) {
	const link = "lab=deep&deep.n=100&deep.tests=0&deep.side=10&deep.encoder=20,10,4&race=hf&steps=40&tol=0&same-cost=off"
	_, exact := opened(t, link)
	_, rounded := opened(t, link+"&deep.precision=single")
	f, g := exact.Runs[0].Trace, rounded.Runs[0].Trace
	apart := func(from, to int) float64 {
		largest := 0.0
		for k := from; k < to; k++ {
			largest = max(largest, math.Abs(f[k].F-g[k].F)/f[k].F)
		}
		return largest
	}
	if len(f) != 41 || len(g) != 41 {
		t.Fatalf("%d and %d steps, want 40", len(f)-1, len(g)-1)
	}
	start, first, later, end := apart(0, 1), apart(1, 8), apart(8, 40), apart(40, 41)
	if !(start > 1e-13 && start < 1e-8) || !(first > 10*start && first < 1e-4) || !(later > 10*first && later < 0.05) || !(end < 0.03) {
		t.Errorf("relative difference of the losses: %.2g at the start, %.2g in 7 steps, %.2g in the rest, %.2g at the end", start, first, later, end)
	}
}

// TestPrecisionOfPictures: the test loss, the pictures, the images of codes and the gradients that are shown
// are in single precision, too.
func TestPrecisionOfPictures(t *testing.T) {
	const link = "lab=deep&deep.n=100&deep.tests=50&deep.side=10&deep.encoder=20,10,4&race="
	var all [2][][]float64
	for i, precision := range []string{double, single} {
		_, l := opened(t, link+"&deep.precision="+precision)
		p := l.st.p
		w := p.start(&l.st.settings, 3)
		rest := func() {}
		codes := kernel.Mat{Rows: 2, Cols: 4, Data: []float64{0.3, -1.1, 2.7, 0.2, 1.4, 0.6, -0.8, 1.9}}
		all[i] = [][]float64{{p.testLoss(w, rest).Test}, p.outputs(w, p.test).Data, p.decoded(w, codes).Data, p.norms(w, rest)}
	}
	for k, exact := range all[0] {
		if off := objectivetest.Deviation(all[1][k], exact); !(off > 1e-12 && off < 1e-6) {
			t.Errorf("number %d: single precision deviates by %.2g from double, want some 1e-8", k, off)
		}
	}
}
