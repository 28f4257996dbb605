package labtest

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/objective"
	"hfplayground/core/race"
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

// Opened returns a session of a link with all runs at their ends, whose clock moves by a
// millisecond each time that it is read. It is closed when the test ends.
func Opened(t *testing.T, table []lab.Entry, link string) *lab.Session {
	t.Helper()
	now := 0.0
	s := lab.New(func() float64 { now += 1e-3; return now }, table)
	t.Cleanup(s.Close)
	s.Open(link)
	for s.Advance(func() bool { return true }) {
	}
	return s
}

// Losses returns f at every step of every run.
func Losses(s *lab.Session) (all []float64) {
	for _, run := range s.Lab().(interface{ Results() []race.Result }).Results() {
		for _, it := range run.Steps {
			all = append(all, it.F)
		}
	}
	return all
}

// SharedRace races by a link alone and with so many helpers, and asks for the same losses, to the last bit
// between any numbers of helpers from one on, and that those who could help were asked.
func SharedRace(t *testing.T, table []lab.Entry, link string, helpers ...int) {
	t.Helper()
	want := Losses(Opened(t, table, link))
	var shared []float64
	for _, n := range helpers {
		s := NewCrew(t, table, n)
		s.Open(link)
		s.Finish(t)
		got := Losses(s.Session)
		if len(got) != len(want) {
			t.Fatalf("%s, %d helpers: %d steps, want %d", link, n, len(got), len(want))
		}
		for k := range want {
			if d := math.Abs(got[k] - want[k]); !(d <= 1e-10*math.Abs(want[k])) {
				t.Errorf("%s, %d helpers: f of step %d is %.15g, want %.15g", link, n, k, got[k], want[k])
			}
		}
		if n > 0 && shared == nil {
			shared = got
		}
		if n > 0 && !slices.Equal(got, shared) {
			t.Errorf("%s: the losses of %d helpers are not those of others, bit by bit", link, n)
		}
		if (s.Asked > 0) != (n > 0) || !s.Pool.Wanted() || s.Pool.Waiting() {
			t.Errorf("%s, %d helpers: asked %d times, wanted: %t, waiting: %t", link, n, s.Asked, s.Pool.Wanted(), s.Pool.Waiting())
		}
	}
}

// SmallRace asks that nobody is asked to share in a race of a link whose evaluations take less time than
// messages.
func SmallRace(t *testing.T, table []lab.Entry, link string) {
	t.Helper()
	s := NewCrew(t, table, 1)
	s.Open(link)
	s.Finish(t)
	if s.Asked > 0 || s.Pool.Wanted() {
		t.Error("helpers are wanted for a small problem")
	}
}
