package race

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/testfunc"
	"hfplayground/core/vector"
)

// TestAdviceHelps follows the advice to 200 seeded runs that did not arrive: it names a
// setting of the method, and with it the run ends better.
func TestAdviceHelps(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	methods, functions := all.Methods(), testfunc.All()
	symptoms := map[string]int{}
	for ill := 0; ill < 200; {
		fe, me := functions[rng.IntN(len(functions))], methods[rng.IntN(len(methods))]
		f := fe.New()
		e, ok := NewContender(methods, me.Key, false)
		if !ok {
			t.Fatalf("no contender %s", me.Key)
		}
		setRandomly(e, rng)
		r := seededRun(e, f, rng)
		if r.End.Arrived() {
			continue
		}
		ill++
		for r.Advise(func() float64 { return 0 }) {
		}
		if !r.Advised() {
			t.Errorf("%s on %s: the search for advice does not end", me.Key, fe.Key)
		}
		if !strings.HasPrefix(r.End.Advice, "try a") {
			continue
		}
		symptoms[strings.Fields(r.End.Key)[0]]++
		follow(t, fmt.Sprintf("%s on %s from %v: %s; %s", me.Key, fe.Key, r.x0, r.End, r.End.Advice), r)
	}
	t.Logf("advice given by end: %v", symptoms)
	if symptoms[EndDiverged] == 0 || symptoms[EndStepLimit] == 0 {
		t.Errorf("advice given by end: %v, want some to runs that diverge and to runs that are slow", symptoms)
	}
}

// TestSymptoms reads from runs on a valley ten times as steep as it is long how they went.
func TestSymptoms(t *testing.T) {
	f := catalog.Get(testfunc.All(), "booth").New() // eigenvalues 2 and 18: a rate above 1/9 diverges
	for rate, want := range map[string]method.Symptom{"0.2": method.Diverged, "0.1108": method.Bounced, "1e-4": method.Crept} {
		e, _ := NewContender(all.Methods(), "gd", false)
		e.Field("rate").MustSet(rate)
		rule := StopRule{Limits: Limits{Steps: 60}, F: f, Tol: 1e-8, Far: 1e8}
		r := ended(NewRun(e, Plan{Segments: []Segment{{Method: e.Method, F: f}}}, []float64{-5, 5}, rule, nil))
		if got, ill := r.symptom(); !ill || got != want {
			t.Errorf("rate %s: symptom %d, %t, want %d; it %s", rate, got, ill, want, r.End)
		}
	}
}

// TestAdviceToLineSearch asks for trials that reach further where f is so steep that none was short enough.
func TestAdviceToLineSearch(t *testing.T) {
	f := catalog.Get(testfunc.All(), "beale").New()
	e, _ := NewContender(all.Methods(), "gd", false)
	e.Field("linesearch").MustSet("armijo")
	rule := StopRule{Limits: Limits{Steps: 60}, F: f, Tol: 1e-8, Far: 1e10}
	r := ended(NewRun(e, Plan{Segments: []Segment{{Method: e.Method, F: f}}}, []float64{-90, -60}, rule, nil))
	for r.Advise(func() float64 { return 0 }) {
	}
	if r.End.Key != EndLineSearch || r.End.Tried.Key != "shrink" {
		t.Fatalf("it %s, and what was tried is %v: want a smaller factor", r.End, r.End.Tried)
	}
	follow(t, r.End.Advice, r)
}

// setRandomly moves the settings that are likely to spoil a run over six powers of ten.
func setRandomly(e Contender, rng *rand.Rand) {
	for _, key := range []string{"rate", "damping", "simplex"} {
		if i := catalog.Index(e.Fields, key); i >= 0 {
			for power := rng.IntN(7); e.Fields[i].Set(fmt.Sprintf("1e%d", 1-power)) != nil; power = rng.IntN(7) {
			}
		}
	}
}

func seededRun(e Contender, f testfunc.Function, rng *rand.Rand) *Run {
	about := f.About()
	x0 := make([]float64, f.Dim())
	for i := range x0 {
		d := about.Domain[i%2]
		x0[i] = d[0] + rng.Float64()*(d[1]-d[0])
	}
	d := about.Domain
	rule := StopRule{Limits: Limits{Steps: 100}, F: f, Tol: 1e-8, Far: FarFactor * max(1, vector.MaxAbs(x0)), Span: d[0][1] - d[0][0]}
	return ended(NewRun(e, Plan{Segments: []Segment{{Method: e.Method, F: f}}}, x0, rule, nil))
}

// TestRemedyOfZero: what is 0 is raised to the least before it is multiplied.
func TestRemedyOfZero(t *testing.T) {
	remedy := method.DampingRemedies()[0]
	if got := RemedyValue(remedy, 0, remedy.Factors[0]); got != 0.01 {
		t.Errorf("a damping of 0 is raised to %g, want 0.01", got)
	}
}

// follow sets what the advice names, by the label and value in its words, and runs again.
func follow(t *testing.T, name string, r *Run) {
	t.Helper()
	_, words, _ := strings.Cut(strings.TrimPrefix(r.End.Advice, "try "), " ")
	own := r.Copy()
	for i, field := range own.Fields {
		rest, ok := strings.CutPrefix(words, strings.ToLower(field.Label)+" of ")
		if !ok {
			continue
		}
		value, _, _ := strings.Cut(rest, ":")
		if err := own.Fields[i].Set(plainNumber(value)); err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		again := ended(NewRun(own, Plan{Segments: []Segment{{Method: own.Method, F: r.rule.F}}}, r.x0, r.rule, nil))
		first, was, is := r.Trace[0].F, r.Trace[len(r.Trace)-1].F, again.Trace[len(again.Trace)-1].F
		if again.End.Key == EndDiverged || r.End.Key == EndDiverged && !(is < first) || r.End.Key != EndDiverged && !(is < was) {
			t.Errorf("%s: followed, it %s at f = %g, was %g, at first %g", name, again.End, is, was, first)
		}
		return
	}
	t.Errorf("%s: names no setting of the method", name)
}

// plainNumber turns 2·10⁻⁵ into 2e-5.
func plainNumber(s string) string {
	return strings.NewReplacer("·10", "e", "⁻", "-", "−", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace(s)
}
