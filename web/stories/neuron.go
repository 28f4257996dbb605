package stories

import (
	"hfplayground/core/neuron"
	"hfplayground/core/wire"
)

// gate returns the exercise on one unit; an empty one where another is shown.
func (r *Run) gate() wire.Gate {
	if r.Picture.Gate == nil {
		return wire.Gate{}
	}
	return *r.Picture.Gate
}

// right counts the rows that the unit answers as it should, among all.
func right(g wire.Gate) (n, of int) {
	for i, fires := range g.Fires {
		if fires == g.Target[i] {
			n++
		}
	}
	return n, len(g.Fires)
}

// solved reports whether the unit computes the table of that name.
func solved(g wire.Gate, name string) bool {
	n, of := right(g)
	return g.Name == name && n == of
}

// and: a line separates the one row from the others.
func and() Check {
	alone := func(g wire.Gate) bool {
		n := 0
		for _, fires := range g.Target {
			if fires {
				n++
			}
		}
		return n == 1 && len(g.Target) == 4 && g.Target[3]
	}
	return Check{
		Observe: func(r *Run) Facts {
			g := r.gate()
			n, of := right(g)
			return Facts{Claims: []Claim{
				{"One line separates", n == of},
				{"both inputs on from the three others", alone(g)},
				{"one threshold unit computes AND", solved(g, "AND")},
			}}
		},
		Try: func(_, after *Run) Facts {
			return Facts{Claims: []Claim{{"one unit is enough again", solved(after.gate(), "OR")}}}
		},
		Spoils: []string{"neuron.target=or"},
	}
}

// xor: no line separates its rows.
func xor() Check {
	impossible := func(g wire.Gate) bool {
		_, ok := neuron.Realise(g.Target)
		return !ok
	}
	return Check{
		Observe: func(r *Run) Facts {
			g := r.gate()
			n, of := right(g)
			contradicts := false
			if of > 0 {
				_, contradicts = neuron.Contradict(g.Target)
			}
			return Facts{
				Values: map[string]string{"right": whole(n), "rows": whole(of)},
				Claims: []Claim{
					{"no line can do better", n == of-1 && impossible(g)},
					{"contradict each other", contradicts},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			n, of := right(after.gate())
			moved := before.Settings["neuron.threshold"] != after.Settings["neuron.threshold"]
			return Facts{Claims: []Claim{{"at least one row stays wrong", moved && n < of && impossible(after.gate())}}}
		},
		Spoils: []string{"neuron.target=or", "neuron.threshold=-1"},
	}
}

// perceptron: its proof of convergence bounds how often the rule changes the weights.
func perceptron() Check {
	of := func(r *Run) wire.Perceptron {
		if r.Picture.Perceptron == nil {
			return wire.Perceptron{}
		}
		return *r.Picture.Perceptron
	}
	return Check{
		Observe: func(r *Run) Facts {
			p := of(r)
			return Facts{
				Values: map[string]string{"count": whole(p.Count), "bound": plain(p.Bound, 3)},
				Claims: []Claim{
					{"The rule ends", p.Converged && p.Count > 1},
					{"allows at most", float64(p.Count) <= p.Bound},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			b, a := of(before), of(after)
			return Facts{
				Values: map[string]string{"bound": plain(a.Bound, 3)},
				Claims: []Claim{
					{"the narrower gap", after.number("neuron.margin") < before.number("neuron.margin")},
					{"raises the bound", a.Bound > 2*b.Bound},
				},
			}
		},
		Spoils: []string{"neuron.cases=xor"},
	}
}
