package neuron

import "fmt"

// Circuit is gates wired so that signals only go forward. Its wires are numbered
// from 0: the inputs first, then what each gate answers.
type Circuit struct {
	Inputs  []string // names; 1 to MaxInputs
	Gates   []Wired  // in an order in which each comes after what it reads
	Outputs []int    // wires that are shown as answers
}

// Wired is a gate of a circuit: a unit and the wires it reads, one a weight.
type Wired struct {
	Name string // of the wire it answers on
	Gate string // key in the table All; "" for a unit of its own
	Unit Unit
	From []int
}

// Len returns the number of wires. It panics for a circuit that is wired
// backwards or to wires it does not have: its maker must see that it is valid.
func (c Circuit) Len() int {
	checkInputs("Circuit", len(c.Inputs))
	wires := len(c.Inputs)
	for _, g := range c.Gates {
		if len(g.From) != len(g.Unit.Weights) {
			panic(fmt.Sprintf("neuron: Circuit: gate %s reads %d wires with %d weights", g.Name, len(g.From), len(g.Unit.Weights)))
		}
		for _, from := range g.From {
			checkWire(g.Name, from, wires)
		}
		wires++
	}
	for _, o := range c.Outputs {
		checkWire("the answer", o, wires)
	}
	return wires
}

func checkWire(who string, wire, wires int) {
	if wire < 0 || wire >= wires {
		panic(fmt.Sprintf("neuron: Circuit: %s reads wire %d, want 0 to %d", who, wire, wires-1))
	}
}

// Net returns the circuit as a net with one unit a wire. The units of the inputs
// look at themselves alone, with weight 1 and threshold 1/2, and keep their
// state. Updated all at once, the net shows the signals of the circuit after as many
// steps as the longest way through the gates has, whatever the gates were at first.
func (c Circuit) Net() Net {
	wires, inputs := c.Len(), len(c.Inputs)
	n := Net{Thresholds: make([]float64, wires)}
	for i := range wires {
		row := make([]float64, wires)
		if i < inputs {
			row[i], n.Thresholds[i] = 1, 0.5
		} else {
			g := c.Gates[i-inputs]
			for k, from := range g.From {
				row[from] += g.Unit.Weights[k]
			}
			n.Thresholds[i] = g.Unit.Threshold
		}
		n.Weights = append(n.Weights, row)
	}
	return n
}
