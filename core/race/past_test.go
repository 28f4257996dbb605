package race

import (
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
)

// left returns the plan of a run that goes on from what is kept of r.
func left(t *testing.T, r *Run) Plan {
	t.Helper()
	var records []float64
	for k := range r.Trace {
		records = append(records, r.Trace[k].Record()...)
	}
	memory := any(nil)
	if m, ok := r.Method.(method.Saver); ok {
		again, err := m.Restore(m.Save(Carried(r)), len(r.x0))
		if err != nil {
			t.Fatal(r.ID, err)
		}
		memory = again
	}
	past, ok := Past(records, len(RecordNames()), slices.Clone(r.Trace[len(r.Trace)-1].X), memory)
	if !ok {
		t.Fatal(r.ID, "the records are refused")
	}
	plan := r.Plan
	plan.Past = past
	return plan
}

// savers returns the methods that can be left, as many at a time as can race.
func savers() (races []string) {
	var keys []string
	for _, e := range all.Methods() {
		if _, ok := e.New().(method.Saver); ok {
			keys = append(keys, e.Key)
		}
	}
	for some := range slices.Chunk(keys, MaxContenders) {
		races = append(races, strings.Join(some, ","))
	}
	return races
}

// TestLeftRunGoesOn: N steps, what is kept of them, and N steps more are the bits of 2N steps, with the
// curve of all of them and the same costs. What is kept of the last step alone would not do.
func TestLeftRunGoesOn(t *testing.T) {
	for _, ids := range savers() {
		testLeftRuns(t, ids)
	}
}

// testLeftRuns leaves the runs of some methods and goes on with them.
func testLeftRuns(t *testing.T, ids string) {
	t.Helper()
	f, x := blocks(t)
	for _, batch := range []string{"0", "15"} {
		settings := map[string]string{"batch": batch, "curvature-batch": batch, "rate": "0.05", "schedule": "on"}
		whole, half := large(12), large(6)
		half.KeepMemory = true
		want := entered(t, ids, f, x, whole, settings)
		parts := entered(t, ids, f, x, half, settings)
		finish(want)
		finish(parts)
		for i, r := range parts {
			rule := large(12)
			rule.F, rule.KeepMemory = f, true
			on := NewRun(r.Contender, left(t, r), x, rule, nil)
			finish([]*Run{on})
			if len(on.Trace) != len(want[i].Trace) {
				t.Errorf("%s, batch %s: %d steps, want %d", r.ID, batch, len(on.Trace)-1, len(want[i].Trace)-1)
				continue
			}
			more := 1e-9
			if slices.Contains([]string{"newton", "bfgs", "l-bfgs", "nonlinear-cg", "nelder-mead"}, r.ID) {
				more += 1. / 3 // they ask anew for the value where it was cut
			}
			for k, s := range on.Trace {
				w := want[i].Trace[k]
				for j, key := range Reported() {
					if got, want := s.Reports(j), w.Reports(j); math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
						t.Errorf("%s, batch %s, step %d: %s = %v, want %v", r.ID, batch, k, key, got, want)
					}
				}
				checkFacts(t, on, want[i], k)
				if s.F != w.F || s.Length != w.Length || math.Abs(s.Evals.Cost()-w.Evals.Cost()) > more {
					t.Errorf("%s, batch %s, step %d: f = %v at cost %v, want %v at %v", r.ID, batch, k, s.F, s.Evals.Cost(), w.F, w.Evals.Cost())
					break
				}
			}
			if !slices.Equal(on.Trace[12].X, want[i].Trace[12].X) {
				t.Errorf("%s, batch %s: another x at the end", r.ID, batch)
			}
			if on.End == nil || on.End.String() != want[i].End.String() {
				t.Errorf("%s: ends %v, want %v", r.ID, on.End, want[i].End)
			}
			if held := on.Held(5); held != 0 || !slices.Equal(on.Trace[0].X, x) {
				t.Errorf("%s: before it was left x of step %d is held", r.ID, held)
			}
		}
	}
}

// checkFacts asks that a run that was left explains the numbers that are kept of a step as the run that was not,
// and says which steps have no more.
func checkFacts(t *testing.T, on, want *Run, k int) {
	t.Helper()
	got, whole := FactsAt(on, k)
	of, _ := FactsAt(want, k)
	if before := k <= 6; whole == before {
		t.Errorf("%s, step %d: all facts are there: %t", on.ID, k, whole)
	} else if before {
		of = slices.DeleteFunc(slices.Clone(of), func(f method.Fact) bool {
			return !slices.Contains(Reported(), f.Key) || math.IsNaN(f.Value)
		})
	}
	same := func(a, b method.Fact) bool { return a.Quantity == b.Quantity && a.Value == b.Value }
	if !whole && !slices.EqualFunc(got, of, same) {
		t.Errorf("%s, step %d: %v is kept, want %v", on.ID, k, got, of)
	}
}

// TestShortenedPast: limits below what was kept cut its curve and compute nothing; with higher ones
// it goes on as if they had not been lower.
func TestShortenedPast(t *testing.T) {
	f, x := blocks(t)
	half := large(6)
	half.KeepMemory = true
	r := entered(t, "adam", f, x, half, nil)[0]
	finish([]*Run{r})
	plan := left(t, r)
	for _, limits := range []Limits{{Steps: 3}, {Steps: MaxSteps, Cost: r.Trace[4].Evals.Cost() - 0.1}} {
		rule := half
		rule.F, rule.Limits = f, limits
		short := NewRun(r.Contender, plan, x, rule, nil)
		if short.End == nil || !short.End.Open() || len(short.Trace) != 4 || !Shortened(short) {
			t.Fatalf("%+v: %d steps, end %v, want 3 and an open end", limits, len(short.Trace)-1, short.End)
		}
		if short.Limit(Limits{Steps: 9}) {
			t.Error("it goes on from where its x is not known")
		}
	}
	if full := NewRun(r.Contender, plan, x, r.rule, nil); Shortened(full) || full.End == nil || !full.Limit(Limits{Steps: 9}) {
		t.Error("one that was left at its limit does not go on with a higher one")
	}
}

func TestRecordsAreChecked(t *testing.T) {
	f, x := blocks(t)
	r := entered(t, "adam", f, x, large(3), nil)[0]
	finish([]*Run{r})
	width := len(RecordNames())
	for name, spoil := range map[string]func(records []float64){
		"a loss that is not finite": func(records []float64) { records[width] = math.NaN() },
		"costs that fall":           func(records []float64) { records[2*width+7] = 0 },
		"seconds that fall":         func(records []float64) { records[3] = 5 },
		"a count below 0":           func(records []float64) { records[7] = -1 },
	} {
		var records []float64
		for k := range r.Trace {
			records = append(records, r.Trace[k].Record()...)
		}
		spoil(records)
		if _, ok := Past(records, width, x, nil); ok {
			t.Errorf("%s: taken", name)
		}
	}
	if _, ok := Past(nil, width, x, nil); ok {
		t.Error("no steps are taken")
	}
}

// TestFirstRecords: records of the first files, without what steps report, are taken; those of another width
// are not.
func TestFirstRecords(t *testing.T) {
	f, x := blocks(t)
	r := entered(t, "hf", f, x, large(3), nil)[0]
	finish([]*Run{r})
	var records []float64
	for k := range r.Trace {
		records = append(records, r.Trace[k].Record()[:leastRecord]...)
	}
	past, ok := Past(records, leastRecord, x, nil)
	if !ok || len(past) != len(r.Trace) || past[2].F != r.Trace[2].F || !math.IsNaN(past[2].Reports(0)) || math.IsNaN(r.Trace[2].Reports(0)) {
		t.Errorf("%d steps, %v, want %d without what they report", len(past), ok, len(r.Trace))
	}
	for _, width := range []int{0, leastRecord + 1, len(records)} {
		if _, ok := Past(records, width, x, nil); ok {
			t.Errorf("records of %d numbers are taken", width)
		}
	}
}
