package network

import (
	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/training"
)

var _ lab.Sharer = (*Lab)(nil)

// Shared returns the loss that the methods minimise; nil where no evaluation of it takes long.
func (s *Lab) Shared() objective.Shared { return s.st.net.Shared() }

// share has the loss of a state shared, where that pays.
func share(st *state, env lab.Env) {
	if f := st.net.Shared(); f != nil {
		f.Share(env.Crew.Of(sharedProblem(st)))
	} else {
		env.Crew.Dismiss()
	}
}

// roomNumbers is about what a copy of a problem keeps beside its examples: 64 MB.
const roomNumbers = 1 << 23

// sharedProblem is what others make the loss of. They run no methods.
func sharedProblem(st *state) crew.Problem {
	var q param.Query
	q.Set("lab", key)
	q.Set("race", "")
	for _, p := range st.Values() {
		if p.Owner() == training.Key {
			q.Set(p.Key, p.Value)
		}
	}
	t := st.made()
	p := crew.Problem{Query: q.String(), Numbers: t.Examples()*(t.Net.Inputs()+t.Net.Outputs()) + roomNumbers}
	if set := st.identity().points; set != nil {
		p.Memory = func() []param.Pair { return memoryOf(set) }
	}
	return p
}
