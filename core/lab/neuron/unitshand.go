package neuron

import (
	"fmt"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// acts are the net's: its state at the start, and a net of the reader's own.
func (u *unitsExercise) acts() map[wire.Act]lab.Act {
	return map[wire.Act]lab.Act{wire.ActFlip: u.flip, wire.ActOwn: u.takeOver}
}

// flip changes a unit at the start, counted from 1.
func (u *unitsExercise) flip(q *param.Query, object string) *param.Error {
	n := len(u.names)
	i, ok := wire.Counted(object, 1)
	if !ok || i > n {
		return param.Fault(wire.KeyAct, "There is no unit %q: the net has %s.", param.Shorten(object), words.Plural(n, "unit"))
	}
	start := u.orbit.States[0]
	q.Set("neuron.state", start.With(i-1, !start.Fires(i-1)).Format(n))
	q.Set("step", "0") // which is what has changed
	return nil
}

// takeOver makes the net that is shown the reader's own, with the state in which
// it starts.
func (u *unitsExercise) takeOver(q *param.Query, _ string) *param.Error {
	q.Set("neuron.net", ownNet)
	q.Set("neuron.matrix", param.FormatList(slices.Concat(u.net.Weights...)))
	q.Set("neuron.thresholds", param.FormatList(u.net.Thresholds))
	q.Set("neuron.state", u.orbit.States[0].Format(len(u.names)))
	return nil
}

// press changes a unit at the start.
func (u *unitsExercise) press(q *param.Query, at wire.Spot) *param.Error {
	if at.Kind != wire.SpotUnit {
		return nil
	}
	return u.flip(q, fmt.Sprint(at.Unit+1))
}

// drag sets a weight of the reader's own net.
func (u *unitsExercise) drag(q *param.Query, at wire.Spot, value string) *param.Error {
	v, err := dragged(value, maxSignal)
	size := len(u.names)
	switch {
	case err != nil:
		return err
	case !u.own:
		return param.Fault(wire.KeyWeight, "The weights of this net cannot be moved. Make it your own net first.")
	case at.Kind != wire.SpotWeight || at.Layer != 0 || at.Unit >= size || at.From >= size:
		return param.Fault("pick", "%s is not a weight between units from 1 to %d, such as 1.2.1.", at, size)
	}
	matrix := slices.Concat(u.net.Weights...)
	matrix[at.Unit*size+at.From] = v
	q.Set("neuron.matrix", param.FormatList(matrix))
	q.Set("neuron.state", u.orbit.States[0].Format(size))
	return nil
}

func (u *unitsExercise) dragPoint(*param.Query, string) *param.Error { return noPoints() }
