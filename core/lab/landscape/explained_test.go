package landscape_test

import (
	"strconv"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/alltest"
)

// TestRejectedStepsSaySo: where ρ is no number, the inspector says what has happened to
// the step in words.
func TestRejectedStepsSaySo(t *testing.T) {
	for _, tt := range []struct{ link, want string }{
		{"race=hf&step=3", "rejected: f would have risen; step shortened"},
		{"race=hf&hf.linesearch=off&hf.backtrack=off&hf.damping=0&hf.adapt=off&step=1", "f has risen: the full step was taken without a line search"},
	} {
		if got := alltest.Inspected(t, tt.link, "fact.rho"); got != tt.want {
			t.Errorf("%s: ρ is %q, want %q", tt.link, got, tt.want)
		}
	}
	s := alltest.Open(t, "race=hf")
	for step := range s.Update(false).Steps {
		for _, row := range inspectedAt(s, step) {
			if strings.Contains(row.Text, "∞") || strings.Contains(row.Text, "undefined") {
				t.Errorf("step %d: %s is %q, want words", step, row.Label(), row.Text)
			}
		}
	}
}

// inspectedAt returns the rows of the inspector at a step.
func inspectedAt(s *lab.Session, step int) []lab.Row {
	s.Edit("step=" + strconv.Itoa(step))
	s.Forget()
	return s.Update(false).Inspector
}
