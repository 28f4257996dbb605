package cg

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/cg"
)

// spectraOf are settings with spectra of every kind.
func spectraOf() map[string]*settings {
	all := map[string]*settings{"default": newSettings()}
	add := func(name string, change func(*settings)) {
		s := newSettings()
		s.steps = mostSteps
		change(s)
		all[name] = s
	}
	list := func(values ...float64) func(*settings) { return func(s *settings) { s.eigenvalues = values } }
	add("one", list(3))
	add("one, three times", list(3, 3, 3))
	add("two", list(1, 100))
	add("three among nine", list(1, 1, 5, 5, 5, 5, 9, 9, 9))
	add("random error", func(s *settings) { s.spread, s.seed = spreadRandom, 9 })
	add("from ones", func(s *settings) { s.start = startOnes })
	add("clusters", func(s *settings) { s.spectrum = "clusters" })
	add("equal clusters", func(s *settings) { s.spectrum, s.width = "clusters", 0 })
	add("geometric", func(s *settings) { s.spectrum = "geometric" })
	return all
}

// rounding is the share of the first error that many distinct eigenvalues may leave
// after as many steps.
const rounding = 1e-6

// TestConjugateEnds: CG ends in at most as many steps as there are distinct
// eigenvalues, within rounding; its error in the norm of A falls at every step, and so does that of
// steepest descent, which is never ahead.
func TestConjugateEnds(t *testing.T) {
	for name, s := range spectraOf() {
		w := newWork(s)
		k := w.conjugate.last()
		if !w.conjugate.solved || k > w.distinct && w.conjugate.norms[w.distinct] > rounding*w.conjugate.norms[0] {
			t.Errorf("%s: solved %t after %d steps, want at most %d", name, w.conjugate.solved, k, w.distinct)
		}
		if few := 5; w.distinct <= few && k > w.distinct {
			t.Errorf("%s: %d steps, want no more than %d", name, k, w.distinct)
		}
		for what, r := range map[string]*run{"CG": w.conjugate, "steepest descent": w.steepest} {
			for k := 1; k <= r.last(); k++ {
				if !(r.norms[k] < r.norms[k-1]) {
					t.Errorf("%s, %s: error %g after %d steps and %g before, want it to fall", name, what, r.norms[k], k, r.norms[k-1])
				}
			}
		}
		for k, e := range w.conjugate.norms {
			if most := w.bound(k); e > most*(1+1e-9)+1e-12 {
				t.Errorf("%s: error %g of CG after %d steps, want at most %g by κ", name, e, k, most)
			}
			if k <= w.steepest.last() && e > w.steepest.norms[k]*(1+1e-9)+1e-12 {
				t.Errorf("%s: error %g of CG after %d steps, want at most %g, as steepest descent has", name, e, k, w.steepest.norms[k])
			}
		}
	}
}

// TestListing: corrected, the listing has the iterates of core/cg to rounding; as it
// was printed only the first, from 0, and then its error grows beyond that of the
// start.
func TestListing(t *testing.T) {
	for name, s := range spectraOf() {
		w := newWork(s)
		var start []float64
		if !w.q.fromZero {
			start = w.q.start
		}
		c := cg.New(w.q.product, nil, floats.ScaleTo(make([]float64, len(w.q.b)), -1, w.q.b), start)
		for k, x := range w.corrected.x {
			if !floats.EqualApprox(x, c.D, 1e-12*floats.Norm(w.q.b, 2)) {
				t.Errorf("%s: corrected iterate %d = %v, want %v", name, k, x, c.D)
			}
			same := k < len(w.printed.x) && floats.EqualApprox(w.printed.x[k], c.D, 1e-6)
			if want := k == 0 || k == 1 && w.q.fromZero; same != want {
				t.Errorf("%s: printed iterate %d is that of core/cg: %t, want %t", name, k, same, want)
			}
			c.Advance()
		}
		if w.printed.solved || !(w.printed.norms[w.printed.last()] > w.printed.norms[0]) {
			t.Errorf("%s: as printed solved %t, error %g of %g at the start, want it to grow", name, w.printed.solved, w.printed.norms[w.printed.last()], w.printed.norms[0])
		}
	}
}

// The example of core/cg, [4 1; 1 3] x = (1, 2): as printed the second iterate from 0
// is (0.427, 0.821), and corrected (1/11, 7/11).
func TestListingExample(t *testing.T) {
	middle, half := 3.5, math.Sqrt(5)/2 // of the eigenvalues
	unit := func(lambda float64) []float64 {
		v := []float64{1, lambda - 4}
		floats.Scale(1/floats.Norm(v, 2), v)
		return v
	}
	q := &quadratic{
		lambda: []float64{middle - half, middle + half}, basis: [][]float64{unit(middle - half), unit(middle + half)},
		b: []float64{1, 2}, start: []float64{0, 0}, solution: []float64{1. / 11, 7. / 11}, fromZero: true,
	}
	if got := follow(q, 2, true).x[2]; math.Abs(got[0]-0.427) > 1e-3 || math.Abs(got[1]-0.821) > 1e-3 {
		t.Errorf("as printed x₂ = %v, want (0.427, 0.821)", got)
	}
	if got := follow(q, 2, false).x[2]; !floats.EqualApprox(got, q.solution, 1e-12) {
		t.Errorf("corrected x₂ = %v, want %v", got, q.solution)
	}
}

// TestSpectra: every spectrum has as many eigenvalues as it is asked for, rising and
// legal, and the eigenvectors are orthonormal.
func TestSpectra(t *testing.T) {
	for name, s := range spectraOf() {
		for _, n := range []int{2, 3, mostEigenvalues} {
			s.n = n
			q := newQuadratic(s)
			if s.spectrum != spectra()[0].Key && len(q.lambda) != n {
				t.Errorf("%s: %d eigenvalues, want %d", name, len(q.lambda), n)
			}
			for i, u := range q.basis {
				if q.lambda[i] <= 0 || i > 0 && q.lambda[i] < q.lambda[i-1] {
					t.Errorf("%s: eigenvalues %v, want them positive and rising", name, q.lambda)
				}
				for k, v := range q.basis[:i+1] {
					want := 0.0
					if i == k {
						want = 1
					}
					if got := floats.Dot(u, v); math.Abs(got-want) > 1e-14 {
						t.Errorf("%s: eigenvectors %d and %d have the product %g, want %g", name, i, k, got, want)
					}
				}
			}
		}
	}
	if got := distinct([]float64{1, 1, 2, 2 + 1e-13, 3}); got != 3 {
		t.Errorf("%d distinct eigenvalues, want 3", got)
	}
}
