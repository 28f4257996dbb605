package neuron

import (
	"fmt"
	"math"

	"hfplayground/core/lab"
	"hfplayground/core/neuron"
	"hfplayground/core/words"
)

// unitsMisfits returns what does not fit the net of units.
func (n *neurons) unitsMisfits() []lab.Misfit {
	size := int(math.Sqrt(float64(len(n.matrix))))
	if n.net == ownNet && size*size == len(n.matrix) && len(n.ownThresholds) > size {
		return []lab.Misfit{{Name: "neuron.thresholds", Want: fmt.Sprintf("at most %s, one per unit, each from -%d to %[2]d", words.Plural(size, "number"), maxSignal)}}
	}
	return nil
}

// perceptronMisfits returns nothing: every setting goes with every other.
func (n *neurons) perceptronMisfits() []lab.Misfit { return nil }

// gateMisfits returns what does not fit the table of the gate.
func (n *neurons) gateMisfits() []lab.Misfit {
	var out []lab.Misfit
	table := n.gateTable()
	switch inputs := table.Inputs(); {
	case n.inputs == inputs:
	case n.target == ownTable:
		out = append(out, lab.Misfit{Name: "neuron.inputs", Want: fmt.Sprintf("%d, which the table of %s has", inputs, words.Plural(len(table), "row"))})
	default:
		e := gateEntry(n.target)
		out = append(out, lab.Misfit{Name: "neuron.inputs", Want: fmt.Sprintf("%s, which %s is offered for", span(e.Least, e.Most), e.Label)})
	}
	if n.row >= len(table) {
		out = append(out, lab.Misfit{Name: "neuron.row", Want: fmt.Sprintf("a row of the table, from 0 to %d", len(table)-1)})
	}
	return out
}

// span writes a range of numbers: "2", "2 to 4".
func span(least, most int) string {
	if least == most {
		return fmt.Sprint(most)
	}
	return fmt.Sprintf("from %d to %d", least, most)
}

// gateTable is what the unit is to compute, with as many inputs as that has.
func (n *neurons) gateTable() neuron.Table {
	if n.target == ownTable {
		table, _ := neuron.ParseTable(n.truth) // checked by its field
		return table
	}
	e := gateEntry(n.target)
	return e.Table(max(e.Least, min(e.Most, n.inputs)))
}
