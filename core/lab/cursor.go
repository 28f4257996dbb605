package lab

import (
	"fmt"

	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// maxStep is the largest step that can be asked for.
const maxStep = 20000

// StepField declares the step that is shown.
func StepField(step *int) param.Field {
	return param.Int(step, wire.KeyStep, param.Linear(0, maxStep), "step that is shown; the last step of a run that is shorter").Called("Step", "").In("transport")
}

// Cursor returns the acts that move the step that is shown, on a timeline that
// ends at last.
func Cursor(step, last int) map[wire.Act]Act {
	move := func(to int) Act {
		return func(q *param.Query, _ string) *param.Error {
			q.Set(wire.KeyStep, fmt.Sprint(max(0, min(last, to))))
			return nil
		}
	}
	now := min(step, last)
	return map[wire.Act]Act{wire.ActFirst: move(0), wire.ActBack: move(now - 1), wire.ActForward: move(now + 1), wire.ActLast: move(last)}
}
