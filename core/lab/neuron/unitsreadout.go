package neuron

import (
	"fmt"

	"hfplayground/core/lab"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

func (u *unitsExercise) done(step int) string {
	if u.orbit.Period == 0 || step < u.orbit.Transient {
		return ""
	}
	return fmt.Sprintf("%s has come to a %s after %s.", u.label, u.orbit.Name(), words.Plural(u.orbit.Transient, "step"))
}

func (u *unitsExercise) sentence(step int) string {
	text := fmt.Sprintf("%s at step %d of %d: %s", u.label, step, u.last(), u.orbit.States[step].Format(len(u.names)))
	switch {
	case u.orbit.Period == 0:
		return text + "; " + u.orbit.Name() + "."
	case u.done(step) != "":
		return text + ", in its " + u.orbit.Name() + "."
	}
	return text + "; it ends in a " + u.orbit.Name() + "."
}

func (u *unitsExercise) caption() string {
	return "Net: a unit that is updated fires where the weighted sum of the units that fire is above its threshold. Follow the net until it repeats itself."
}

func (u *unitsExercise) needsHiddenLayer() bool { return false }

func (u *unitsExercise) describePart(step int, at wire.Spot) string {
	size := len(u.names)
	if at.Layer != 0 || at.Unit >= size {
		return ""
	}
	name, s := u.names[at.Unit], u.orbit.States[step]
	switch {
	case at.Kind == wire.SpotUnit:
		sum, _ := u.net.Input(s, at.Unit)
		return fmt.Sprintf("%s is %s; its input is %s, θ = %s: click to change it at the start", name, digit(s.Fires(at.Unit)), words.Number(sum), words.Number(u.net.Thresholds[at.Unit]))
	case at.Kind == wire.SpotWeight && at.From < size:
		return fmt.Sprintf("from %s to %s: weight %s", u.names[at.From], name, words.Number(u.net.Weights[at.Unit][at.From]))
	}
	return ""
}

func (u *unitsExercise) describePlace(int, [2]float64) string { return "" }

func (u *unitsExercise) rows(step int) []lab.Row {
	s := u.orbit.States[step]
	rows := []lab.Row{stepRow.Says("%d of %d", step, u.last()), stateRow.Says("%s", s.Format(len(u.names)))}
	if e, ok := u.net.Energy(s); ok {
		rows = append(rows, energyRow.Says("%s", words.Number(e)))
	}
	for i, name := range u.names {
		sum, fires := u.net.Input(s, i)
		input, theta := sides(sum, against(fires), u.net.Thresholds[i], true)
		rows = append(rows, unitRow(i, name).Says("%s; input %s %s θ = %s", digit(s.Fires(i)), input, against(fires), theta))
	}
	return rows
}

// table lists the steps around the one that is shown.
func (u *unitsExercise) table(step int) *lab.Table {
	t := &lab.Table{Caption: u.label + ": the states of its units, step by step", Head: append([]string{"Step"}, u.names...)}
	rows := min(len(u.orbit.States), lab.TableRows)
	first := max(0, min(step-rows/2, len(u.orbit.States)-rows))
	for k, s := range u.orbit.States[first : first+rows] {
		cells := []string{fmt.Sprint(first + k)}
		for i := range u.names {
			cells = append(cells, digit(s.Fires(i)))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func (u *unitsExercise) proof(step int) *lab.Table { return u.table(step) }
