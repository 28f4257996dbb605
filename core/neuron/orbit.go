package neuron

import "fmt"

// Orbit is a run of a net and where it ends.
type Orbit struct {
	States    []State // S(0), S(1) …, up to where the end was found
	Transient int     // steps before the first state that comes again forever
	Period    int     // steps until it comes again: 1 for a fixed point, 0 where none was found
}

// Name says where the run ends: "fixed point", "cycle of 2", or how far it was
// followed in vain.
func (o Orbit) Name() string {
	switch o.Period {
	case 0:
		return fmt.Sprintf("no cycle within %d steps", len(o.States)-1)
	case 1:
		return "fixed point"
	default:
		return fmt.Sprintf("cycle of %d", o.Period)
	}
}

// Follow runs the net from s for at most limit steps, up to where it repeats
// itself. In an order with a period, that is where a state comes again at the
// same place in the order; in one without, only a fixed point is an end.
//
// It costs one step of the net for each of the order, and room for the states.
func (n Net) Follow(s State, order Order, limit int) Orbit {
	type moment struct {
		s     State
		place int
	}
	period := order.Period()
	first := map[moment]int{} // step at which each moment was seen
	o := Orbit{States: []State{s}}
	for t := 0; ; t++ {
		if period == 0 && n.Settled(s) {
			o.Transient, o.Period = t, 1
			break
		}
		if period > 0 {
			now := moment{s, t % period}
			if t0, seen := first[now]; seen {
				o.Transient, o.Period = t0, t-t0
				break
			}
			first[now] = t
		}
		if t == limit {
			return o
		}
		s = n.Step(s, order.Turn(t))
		o.States = append(o.States, s)
	}
	o.shorten()
	return o
}

// shorten makes the period that of the states alone. In sequence, a fixed point
// is first seen to repeat after a round of all units. The transient is right
// already: a state that repeats any earlier would have been seen to.
func (o *Orbit) shorten() {
	for p := 1; p < o.Period; p++ {
		if o.Period%p == 0 && o.repeats(p) {
			o.Period = p
			break
		}
	}
}

// repeats reports whether the states of the cycle have period p.
func (o *Orbit) repeats(p int) bool {
	for t := o.Transient; t+p < o.Transient+o.Period; t++ {
		if o.States[t] != o.States[t+p] {
			return false
		}
	}
	return true
}
