package racing

import (
	"fmt"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// moreSteps is by how much the step limit is raised at a time.
const moreSteps = 200

// limits returns how far each run may go in n dimensions. Where all stop at the same
// cost, the step limit counts gradient equivalents, of which a step of gradient
// descent takes one, and the steps are limited by what can be stored.
func (st *State) limits(n int) race.Limits {
	l := race.Limits{Steps: st.Steps, Budget: st.budget}
	if st.sameCost {
		l.Steps, l.Cost = st.mostSteps(n), float64(st.Steps)
	}
	return l
}

// raise returns by how much the step limit can be raised at once; 0 where it is the
// highest already.
func (st *State) raise(n int) int {
	return max(0, min(moreSteps, st.mostSteps(n)-st.Steps))
}

// MoreActs returns the act that raises the step limit, by which Play goes on at the
// end of runs that stopped only for it.
func (st *State) MoreActs(n int) map[wire.Act]lab.Act {
	return map[wire.Act]lab.Act{wire.ActMore: func(q *param.Query, _ string) *param.Error {
		by := st.raise(n)
		if by == 0 {
			return param.Fault("steps", "The step limit is %d already, and no more steps can be kept here.", st.Steps)
		}
		q.Set("steps", fmt.Sprint(st.Steps+by))
		return nil
	}}
}

// moreText is the text of the button that raises the step limit; "" where the limit
// can be no higher, or stopped none of the runs.
func (st *State) moreText(n int, runs ...*race.Run) string {
	by := st.raise(n)
	if by == 0 || !slices.ContainsFunc(runs, func(run *race.Run) bool { return run.End != nil && run.End.Open() }) {
		return ""
	}
	if st.sameCost {
		return fmt.Sprintf("+%d gradient equivalents", by)
	}
	return "+" + words.Plural(by, "step")
}
