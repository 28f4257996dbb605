package race

import (
	"testing"

	"hfplayground/core/testfunc"
)

// TestTrainedIsAskedOnce: whether a net has every example right costs an evaluation of all of
// them, and several rules want to know it of the last step. One answer has to do.
func TestTrainedIsAskedOnce(t *testing.T) {
	for _, steps := range []int{1, 30} { // ended by the limit, and arrived
		asked := map[*float64]int{}
		f := testfunc.Booth{}
		about := f.About()
		contenders, err := ParseRace("newton", false)
		if err != nil {
			t.Fatal(err)
		}
		e := contenders[0]
		rule := StopRule{Limits: Limits{Steps: steps}, F: f, Tol: 1e-6, Far: 1e8, Span: 20}
		rule.Trained = func(x []float64) string { asked[&x[0]]++; return "" }
		r := toEnd(NewRun(e, Plan{Segments: []Segment{{Method: e.Method, F: f, Text: e.Text()}}}, about.Start, rule, nil))
		if len(asked) == 0 {
			t.Fatalf("ended with %v and was never asked", r.End)
		}
		for _, n := range asked {
			if n > 1 {
				t.Errorf("limit of %d steps: asked %d times of one step, which ended with %v", steps, n, r.End)
			}
		}
	}
}
