package race

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/method/all"
	"hfplayground/core/objective"
	"hfplayground/core/testfunc"
)

// limited returns a run of a method that has not begun.
func limited(e func() Contender, f objective.Objective, x0 []float64, l Limits) *Run {
	c := e()
	rule := StopRule{Limits: l, F: f, Tol: 1e-6, Far: 1e10}
	return NewRun(c, Plan{Segments: []Segment{{Method: c.Method, F: f}}}, x0, rule, nil)
}

func toEnd(r *Run) *Run {
	for r.End == nil {
		r.Advance(func() float64 { return 0 })
	}
	return r
}

// alike reports whether two iterates have the same bits and the same cost.
func alike(a, b Iterate) bool {
	return slices.Equal(a.X, b.X) && a.F == b.F && a.GradNorm == b.GradNorm && a.Length == b.Length && a.Evals == b.Evals
}

// TestLimit gives runs of every method other limits, at their ends and on the way,
// and asks for the bits of a run that had them from the start.
func TestLimit(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	draw := func() Limits {
		l := Limits{Steps: 1 + rng.IntN(60)}
		if rng.IntN(3) == 0 {
			l.Budget = float64(1 + rng.IntN(90))
		}
		if rng.IntN(3) == 0 {
			l.Cost = float64(1 + rng.IntN(90))
		}
		return l
	}
	f := catalog.Get(testfunc.All(), "rosenbrock").New()
	x0 := []float64{-1.2, 1}
	wentOn, anew := 0, 0
	for _, e := range all.Methods() {
		make := func() Contender {
			c, _ := NewContender(all.Methods(), e.Key, false)
			return c
		}
		for range 30 {
			from, to := draw(), draw()
			r := limited(make, f, x0, from)
			for pulls := rng.IntN(300); pulls > 0 && r.End == nil; pulls-- {
				r.Advance(func() float64 { return 0 })
			}
			if r.Limit(to) {
				wentOn++
			} else {
				anew++
				r.Stop()
				continue
			}
			got, want := toEnd(r), toEnd(limited(make, f, x0, to))
			if !slices.EqualFunc(got.Trace, want.Trace, alike) || *got.End != *want.End {
				t.Errorf("%s, limits %+v, then %+v: %d steps, %+v; from the start %d steps, %+v",
					e.Key, from, to, len(got.Trace)-1, *got.End, len(want.Trace)-1, *want.End)
			}
			got.Stop()
			want.Stop()
		}
	}
	if wentOn < 100 || anew < 20 {
		t.Errorf("%d runs went on and %d could not: too few of one kind to say anything", wentOn, anew)
	}
}

// TestSpent asks that no run spends more than it may, and that the last step leaves
// less than the next one would cost.
func TestSpent(t *testing.T) {
	f := catalog.Get(testfunc.All(), "rosenbrock").New()
	for _, e := range all.Methods() {
		make := func() Contender {
			c, _ := NewContender(all.Methods(), e.Key, false)
			return c
		}
		for _, most := range []float64{2, 7.5, 40, 200} {
			r := toEnd(limited(make, f, []float64{-1.2, 1}, Limits{Steps: MaxSteps, Cost: most}))
			r.Stop()
			name := fmt.Sprintf("%s, at most %g", e.Key, most)
			last := r.Trace[len(r.Trace)-1].Evals.Cost()
			if last > most && len(r.Trace) > 1 {
				t.Errorf("%s: spent %g", name, last)
			}
			if r.End.Key != EndSameCost {
				continue
			}
			if next := r.beyond; last < most && (next == nil || next.Evals.Cost() <= most) {
				t.Errorf("%s: ended at %g with room for another step", name, last)
			}
		}
	}
}
