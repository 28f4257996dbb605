package race

import (
	"fmt"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/testfunc"
	"hfplayground/core/vector"
)

// TestTakenOverEndsAlike: a run that takes steps over from another, as after a change
// near its end, ends where one does that makes them itself.
func TestTakenOverEndsAlike(t *testing.T) {
	const last = 8 // steps before the end at which the change is made
	for _, fe := range testfunc.All() {
		f := fe.New()
		for _, key := range []string{"gd", "momentum", "newton", "hf", "l-bfgs"} {
			e, _ := NewContender(all.Methods(), key, false)
			for _, x0 := range startsOf(f) {
				whole := ended(takenOver(e, f, x0, nil, nil))
				for k := max(1, len(whole.Trace)-last); k < len(whole.Trace)-1; k++ {
					changed := e.Copy()
					for i := range changed.Fields {
						if changed.Fields[i].Key == "rate" {
							changed.Fields[i].MustSet("0.0011")
						}
					}
					plan := []Segment{{Method: changed.Method, F: f, From: k, Text: changed.Text() + "changed"}}
					got, want := ended(takenOver(e, f, x0, plan, whole)), ended(takenOver(e, f, x0, plan, nil))
					if got.End.String() != want.End.String() {
						t.Errorf("%s on %s from %v, changed at step %d: %s, want %s", key, fe.Key, x0, k, got.End, want.End)
					}
				}
			}
		}
	}
}

func takenOver(e Contender, f testfunc.Function, x0 []float64, more []Segment, last *Run) *Run {
	var m method.Method = e.Copy().Method
	d := f.About().Domain
	rule := StopRule{Limits: Limits{Steps: 400}, F: f, Tol: 1e-4, Far: FarFactor * max(1, vector.MaxAbs(x0)), Span: d[0][1] - d[0][0], KeepMemory: true}
	plan := Plan{Base: fmt.Sprint(x0), Segments: append([]Segment{{Method: m, F: f, Text: e.Text()}}, more...)}
	return NewRun(e, plan, x0, rule, last)
}
