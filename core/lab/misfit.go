package lab

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// misfit is a setting that is legal by itself and does not go with the others: the
// row of a table that has fewer, or a number for a unit that the net does not have.
type misfit struct{ name, want string }

// refit puts what was told and does not fit back to what it was, and notes it. What
// fits no longer because the reader has changed something else is no error: it is
// cut to size without a word, by whoever makes use of it.
func (b *builder) refit(misfits []misfit) {
	for _, m := range misfits {
		text, told := b.told(m.name)
		if !told {
			continue
		}
		b.notes = append(b.notes, param.Refuse(m.name, text, m.want))
		f := b.fields[m.name]
		if good, ok := b.last.Get(m.name); !ok || f.Set(good) != nil {
			race.MustSet(f, f.Default)
		}
	}
}

// told returns the value that a link or an edit gives to a key; false where it is
// that of the state before.
func (b *builder) told(name string) (string, bool) {
	text, given := b.given.Get(name)
	before, ok := b.last.Get(name)
	return text, given && !(ok && before == text)
}

// misfits returns what does not fit before anything is made of the settings.
func (st *state) misfits() []misfit {
	var out []misfit
	if len(st.probe) == 1 {
		out = append(out, misfit{"probe", fmt.Sprintf("auto or two numbers x,y, each in [-%s, %[1]s]", param.Format(maxCoord))})
	}
	if want := st.startWant(); want != "" {
		out = append(out, misfit{"start", want})
	}
	if st.neurons != nil {
		out = append(out, st.neurons.misfits()...)
	}
	return out
}

// startWant says what the start should be where it does not fit; "" where it does.
func (st *state) startWant() string {
	switch {
	case st.start == startUsual:
	case st.neurons != nil:
		return "usual: nothing is minimised in this lab"
	case st.net() != nil:
		return "usual: a net starts from weights, which the seed draws"
	case st.start == startRandom:
	default:
		n := st.f.Dim()
		if numbers, _ := parseStart(st.start); len(numbers) > n {
			return fmt.Sprintf("usual, random or at most %s, one a dimension, each in [-%s, %[2]s]", words.Plural(n, "number"), param.Format(maxCoord))
		}
	}
	return ""
}

// cutStart takes off the numbers of a start that are more than the dimension.
func (st *state) cutStart() {
	if st.startWant() == "" || st.f == nil || st.net() != nil {
		return
	}
	numbers, _ := parseStart(st.start)
	st.start = param.FormatList(numbers[:st.f.Dim()])
}

// misfits returns what does not fit the exercise that is shown.
func (n *neurons) misfits() []misfit {
	switch n.exercise {
	case exerciseGate:
		return n.gateMisfits()
	case exerciseUnits:
		size := int(math.Sqrt(float64(len(n.matrix))))
		if n.net == ownNet && size*size == len(n.matrix) && len(n.barriers) > size {
			return []misfit{{"neuron.thresholds", fmt.Sprintf("at most %s, one a unit, each in [-%d, %[2]d]", words.Plural(size, "number"), maxSignal)}}
		}
	}
	return nil
}

func (n *neurons) gateMisfits() []misfit {
	var out []misfit
	table := n.gateTable()
	switch inputs := table.Inputs(); {
	case n.inputs == inputs:
	case n.target == ownTable:
		out = append(out, misfit{"neuron.inputs", fmt.Sprintf("%d, which the table of %s has", inputs, words.Plural(len(table), "row"))})
	default:
		e := gateEntry(n.target)
		out = append(out, misfit{"neuron.inputs", fmt.Sprintf("from %d to %d inputs: so many %s is offered for", e.Least, e.Most, e.Label)})
	}
	if n.row >= len(table) {
		out = append(out, misfit{"neuron.row", fmt.Sprintf("a row from 0 to %d: so many the table has", len(table)-1)})
	}
	return out
}

// chosenParts sees to the parts of the net that are chosen by name, once the net is
// made.
func (b *builder) chosenParts(st *state) {
	chosen := []struct {
		name    string
		value   *string
		weights bool // alone
	}{{"pick", &st.pick, false}, {"across", &st.across, true}, {"up", &st.up, true}}
	for _, c := range chosen {
		if _, ok := st.spot(*c.value); *c.value != "" && !ok {
			b.refit([]misfit{{c.name, st.partWant(c.weights)}})
		}
		if _, ok := st.spot(*c.value); !ok {
			*c.value = ""
		}
	}
	if st.up != "" && st.up == st.across {
		name := "across"
		if _, told := b.told("up"); told {
			name = "up"
		}
		b.refit([]misfit{{name, "another weight than that of the other direction: one spans no plane"}})
	}
}

// partWant says which parts may be chosen, or weights and biases alone.
func (st *state) partWant(weights bool) string {
	if st.net() == nil {
		return "none: only the network lab has parts to choose"
	}
	net := st.net().trained().net
	last := wire.Spot{Kind: wire.SpotUnit, Layer: net.Depth() - 1, Unit: net.Outputs() - 1}
	unit := last.String()
	last.Kind, last.From = wire.SpotWeight, net.FanIn(last.Layer)-1
	weight := last.String()
	last.Kind = wire.SpotBias
	want := fmt.Sprintf("a weight from 1.1.1 to %s or a bias from 1.1.b to %s of the net %s", weight, last.String(), shape(net))
	if weights {
		return want
	}
	return fmt.Sprintf("a unit from 0.1 to %s, %s", unit, want)
}

// leftOut is a part of a list that does not go with the state, and what it should be.
type leftOut struct{ text, want string }

// omit notes what was left out of a list under key: the first part by name, others
// by their number. What the list had before is no error now.
func (b *builder) omit(key string, left []leftOut) {
	before, _ := b.last.Get(key)
	had := strings.Split(before, ",")
	left = slices.DeleteFunc(left, func(l leftOut) bool { return slices.Contains(had, l.text) })
	if len(left) == 0 {
		return
	}
	want := left[0].want
	if more := len(left) - 1; more > 0 {
		want += fmt.Sprintf("; %d more left out", more)
	}
	b.notes = append(b.notes, param.Refuse(key, left[0].text, want))
}

// gateTable is what the unit is to compute, with as many inputs as that has.
func (n *neurons) gateTable() neuron.Table {
	if n.target == ownTable {
		table, _ := neuron.ParseTable("neuron.table", n.truth) // checked by its field
		return table
	}
	e := gateEntry(n.target)
	return e.Table(max(e.Least, min(e.Most, n.inputs)))
}
