package labtest

import (
	"slices"
	"testing"

	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/objective"
)

// CopyOf makes the objective of a problem as a helper does, with the labs of a table.
func CopyOf(table []lab.Entry, p crew.Problem) objective.Shared {
	s := lab.New(func() float64 { return 0 }, table)
	if p.Memory != nil {
		s.Reopen(p.Query, p.Memory())
	} else {
		s.Open(p.Query)
	}
	return s.Lab().(lab.Sharer).Shared()
}

// Crew is a session whose long evaluations are shared, with all who share in them.
type Crew struct {
	*lab.Session
	Pool    *crew.Pool
	Asked   int // for parts
	helpers []*crew.Helper
	late    []func() // messages on their way
}

// NewCrew returns a session with so many helpers. It is closed when the test ends.
func NewCrew(t *testing.T, table []lab.Entry, helpers int) *Crew {
	c := &Crew{Pool: crew.NewPool()}
	make := func(p crew.Problem) objective.Shared { return CopyOf(table, p) }
	for i := range helpers {
		h := crew.NewHelper(make, func(r crew.Reply) { c.late = append(c.late, func() { c.Pool.Take(i, r) }) })
		c.helpers = append(c.helpers, h)
		c.Pool.Join(i, func(o crew.Order) {
			o.X, o.V = slices.Clone(o.X), slices.Clone(o.V)
			if o.Of > 0 {
				c.Asked++
			}
			c.late = append(c.late, func() { h.Take(o) })
		})
	}
	c.Session = lab.NewWith(func() float64 { return 0 }, table, c.Pool)
	t.Cleanup(c.Close)
	return c
}

// Deliver brings the messages to where they go, and has each helper do a piece.
func (c *Crew) Deliver() {
	late := c.late
	c.late = nil
	for _, do := range late {
		do()
	}
	for _, h := range c.helpers {
		h.Work(func() bool { return false })
	}
}

// Finish works until all runs have ended.
func (c *Crew) Finish(t *testing.T) {
	t.Helper()
	for range 100_000 {
		pieces := 0
		if !c.Advance(func() bool { pieces++; return pieces < 3 }) {
			return
		}
		c.Deliver()
	}
	t.Fatal("the session is busy without end")
}
