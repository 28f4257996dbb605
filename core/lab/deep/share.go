package deep

import (
	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/objective"
)

var _ lab.Sharer = (*Lab)(nil)

// Shared returns the loss that the methods minimise, with all its images: nobody waits for a helper's picture.
func (l *Lab) Shared() objective.Shared {
	l.st.p.make(func() bool { return true })
	return l.st.p.Blocks
}

// roomNumbers is about what a copy of a problem keeps beside its images: 64 MB.
const roomNumbers = 1 << 23

// sharedProblem is what others make the loss of a state of. They run no methods.
func sharedProblem(st *state) crew.Problem {
	p := crew.Problem{
		Query:   "lab=" + key + "&race=&" + racing.Made(key+".", st.settings.Fields(), besideKeys),
		Numbers: (st.n+st.tests)*st.side*st.side + roomNumbers,
	}
	if st.ofOwn() {
		p.Memory = (&loader{own: st.own}).Memory
	}
	return p
}
