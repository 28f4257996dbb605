package sequence

import (
	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/objective"
)

var _ lab.Sharer = (*Lab)(nil)

// Shared returns the loss that the methods minimise.
func (l *Lab) Shared() objective.Shared { return l.st.p.Shared }

// roomNumbers is about what a copy of a problem keeps beside its sequences: 64 MB.
const roomNumbers = 1 << 23

// sharedProblem is what others make the loss of a state of. They run no methods.
func sharedProblem(st *state) crew.Problem {
	sample := 2 * st.n * st.p.steps * (st.p.task.Inputs + st.p.task.Outputs) // as drawn, and in blocks
	return crew.Problem{
		Query:   "lab=" + key + "&race=&" + st.made(),
		Numbers: sample + roomNumbers,
		Kept:    sample,
	}
}
