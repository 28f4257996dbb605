package recurrent

import (
	"fmt"

	"hfplayground/core/objective"
	"hfplayground/core/sequence"
)

// Renewed is an Objective with a fresh sample of sequences for every number.
type Renewed struct {
	*Objective
	draw func(number int) sequence.Set
}

var (
	_ objective.Shared  = (*Renewed)(nil)
	_ objective.Renewed = (*Renewed)(nil)
)

// NewRenewed returns the objective of p, where p.Set is ignored: sample number is draw(number), the same at every
// call, and of the shape of sample 0. The errors are those of New for sample 0; later samples are not checked.
func NewRenewed(p Problem, draw func(number int) sequence.Set) (*Renewed, error) {
	p.Set = draw(0)
	f, err := New(p)
	if err != nil {
		return nil, err
	}
	return &Renewed{f, draw}, nil
}

// Apart returns the same with workspaces and pauses of its own; see Objective.Apart.
func (f *Renewed) Apart() *Renewed { return &Renewed{f.Objective.Apart(), f.draw} }

// Draw returns the objective of a sample, in the workspaces of f.
func (f *Renewed) Draw(number int) objective.Objective {
	s := f.draw(number)
	if s.Len() != f.set.Len() || s.Steps != f.set.Steps || s.Counted != f.set.Counted {
		panic(fmt.Sprintf("recurrent: sample %d is %d sequences of %d steps, want %d of %d as in sample 0", number, s.Len(), s.Steps, f.set.Len(), f.set.Steps))
	}
	return f.with(s, objective.Cut{Draw: number})
}
