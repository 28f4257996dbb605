package lab

import (
	"fmt"

	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// Cursor returns the acts that move the step that is shown, on a timeline that
// ends at last.
func Cursor(step, last int) map[wire.Act]Act {
	move := func(to int) Act {
		return func(q *param.Query, _ string) *param.Error {
			q.Set("step", fmt.Sprint(max(0, min(last, to))))
			return nil
		}
	}
	now := min(step, last)
	return map[wire.Act]Act{wire.ActFirst: move(0), wire.ActBack: move(now - 1), wire.ActForward: move(now + 1), wire.ActLast: move(last)}
}
