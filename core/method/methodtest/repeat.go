package methodtest

import (
	"iter"
	"math"
	"slices"

	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// checkRepeats tests that a second run of the same method gives the same bits
// and leaves the settings alone, also when its reader writes into every
// slice that is the reader's, and that the others stay what they were.
func checkRepeats(t reporter, construct func() method.Method, f objective.Objective, x0 []float64, want []yielded) {
	t.Helper()
	m := construct()
	before := settings(m)
	var got []yielded
	for it, err := range m.Run(f, x0) {
		y := yielded{clone(it), err}
		y.it.X, y.it.Gradient = it.X, it.Gradient // compared when the run is over
		if k := len(got); k < len(want) && (it.Partial || err != nil) {
			// They repeat the slices of the step's own iterate, which are spoilt.
			y.it.Facts, y.it.Inner = want[k].it.Facts, want[k].it.Inner
		}
		got = append(got, y)
		spoil(it)
		if len(got) == pulls {
			break
		}
	}
	compare(t, "a run whose slices are written to", got, want)
	compare(t, "a second run", collect(m.Run(f, x0), pulls), want)
	if after := settings(m); !slices.Equal(before, after) {
		t.Errorf("settings after a run %v, want %v", after, before)
	}
}

// checkStops tests that a run that was left after any number of pulls leaves
// nothing behind in the method.
func checkStops(t reporter, construct func() method.Method, f objective.Objective, x0 []float64, want []yielded) {
	t.Helper()
	m := construct()
	for stop := 1; stop < min(len(want), 40); stop++ {
		compare(t, "a run that is left early", collect(m.Run(f, x0), stop), want[:stop])
	}
	compare(t, "a run after ones left early", collect(m.Run(f, x0), pulls), want)
}

// checkInterleaved tests that two runs of one method at the same time do not
// know of each other.
func checkInterleaved(t reporter, construct func() method.Method, f objective.Objective, x0 []float64, want []yielded) {
	t.Helper()
	m := construct()
	elsewhere := slices.Clone(x0)
	for i := range elsewhere {
		elsewhere[i] += 0.25
	}
	next, stop := iter.Pull2(m.Run(f, x0))
	defer stop()
	other, stopOther := iter.Pull2(m.Run(f, elsewhere))
	defer stopOther()
	var got []yielded
	for len(got) < pulls {
		it, err, ok := next()
		if !ok {
			break
		}
		got = append(got, yielded{clone(it), err})
		other()
	}
	compare(t, "a run beside another", got, want)
}

// settings returns the present values of all fields.
func settings(m method.Method) []string {
	var all []string
	for _, field := range m.Fields() {
		all = append(all, field.Key+"="+field.String())
	}
	return all
}

// spoil writes into everything an iterate points to that is the reader's.
func spoil(it method.Iterate) {
	clear(it.Facts)
	if it.Inner != nil {
		for _, inner := range it.Inner.Iters {
			fill(inner.D)
		}
		clear(it.Inner.Iters)
	}
}

func fill(v []float64) {
	for i := range v {
		v[i] = math.NaN()
	}
}

// compare fails at the first difference between two runs.
func compare(t reporter, what string, got, want []yielded) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s yields %d times, want %d", what, len(got), len(want))
	}
	for k := range min(len(got), len(want)) {
		g, w := got[k], want[k]
		switch {
		case !slices.EqualFunc(g.it.X, w.it.X, same), !same(g.it.F, w.it.F), !same(g.it.Step, w.it.Step),
			!slices.EqualFunc(g.it.Gradient, w.it.Gradient, same), g.it.Partial != w.it.Partial,
			!slices.EqualFunc(g.it.Facts, w.it.Facts, sameFact), !sameInner(g.it.Inner, w.it.Inner), text(g.err) != text(w.err):
			t.Errorf("%s differs at pull %d: %+v, %v, want %+v, %v", what, k, g.it, g.err, w.it, w.err)
			return
		}
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// same compares bits, save that every NaN is the same.
func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}

func sameFact(a, b method.Fact) bool {
	return a.Key == b.Key && a.Text == b.Text && same(a.Value, b.Value)
}

func sameInner(a, b *method.Inner) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Taken == b.Taken && a.Stop == b.Stop && same(a.Rate, b.Rate) && same(a.Epsilon, b.Epsilon) && a.Window == b.Window &&
		slices.EqualFunc(a.Iters, b.Iters, func(a, b method.InnerIter) bool {
			return slices.EqualFunc(a.D, b.D, same) && same(a.Phi, b.Phi) && same(a.Residual, b.Residual) &&
				same(a.Curvature, b.Curvature) && a.Stored == b.Stored
		})
}
