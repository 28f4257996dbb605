package neuron

import (
	"fmt"
	"slices"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// weightDigits is how many significant digits of a weight a drag writes.
const weightDigits = 3

// acts are the gate's: the paper's weights, and a look at another row or table.
func (g *gateExercise) acts() map[wire.Act]lab.Act {
	return map[wire.Act]lab.Act{
		wire.ActPaper: g.paperWeights, wire.ActFlip: g.flip, wire.ActFlipRow: g.flipRow, wire.ActPick: g.nextRow, wire.ActHiddenLayer: g.hiddenLayer,
	}
}

// paperWeights gives the unit the weights of the paper, of a gate it has.
func (g *gateExercise) paperWeights(q *param.Query, name string) *param.Error {
	e, _ := catalog.Find(neuron.All(), name)
	u, ok := e.Paper()
	if !ok {
		return param.Fault(wire.KeyAct, "The paper gives weights of the gates and, or and not, but none of %q.", param.Shorten(name))
	}
	q.Set("neuron.target", name)
	q.Set("neuron.inputs", fmt.Sprint(len(u.Weights)))
	for i, w := range u.Weights {
		q.Set("neuron."+weightKey(i), param.Format(w))
	}
	q.Set("neuron.threshold", param.Format(u.Threshold))
	return nil
}

// flip changes an input of the row that is looked at, counted from 1.
func (g *gateExercise) flip(q *param.Query, object string) *param.Error {
	n := g.target.Inputs()
	i, ok := wire.Counted(object, 1)
	if !ok || i > n {
		return param.Fault(wire.KeyAct, "There is no input %q: the gate has %s.", param.Shorten(object), words.Plural(n, "input"))
	}
	q.Set("neuron.row", fmt.Sprint(g.row^1<<(n-i)))
	return nil
}

// flipRow changes what the reader's own table answers in a row, counted from 0;
// of another target it begins with that one.
func (g *gateExercise) flipRow(q *param.Query, object string) *param.Error {
	r, ok := wire.Counted(object, 0)
	if !ok || r >= len(g.target) {
		return param.Fault(wire.KeyAct, "There is no row %q: the rows of the table are 0 to %d.", param.Shorten(object), len(g.target)-1)
	}
	table := slices.Clone(g.target)
	table[r] = !table[r]
	q.Set("neuron.target", ownTable)
	q.Set("neuron.table", neuron.FormatTable(table))
	return nil
}

// nextRow looks at the row of the truth table some rows after the one
// that is looked at.
func (g *gateExercise) nextRow(q *param.Query, object string) *param.Error {
	by, ok := wire.Offset(object)
	if !ok {
		return param.Fault(wire.KeyAct, "The number of rows to move by is a whole number such as 1 or -1, not %q.", param.Shorten(object))
	}
	n := len(g.target)
	q.Set("neuron.row", fmt.Sprint(((g.row+by)%n+n)%n))
	return nil
}

// hiddenLayer takes a gate of two inputs to a net, which learns what no unit can.
func (g *gateExercise) hiddenLayer(q *param.Query, _ string) *param.Error {
	if g.target.Inputs() != 2 {
		return param.Fault(wire.KeyAct, "A hidden layer can be added for a gate of two inputs, or for a perceptron.")
	}
	learnByNet(q, g.target.Cases(), pointScale, -pointScale/2)
	return nil
}

// press changes an input.
func (g *gateExercise) press(q *param.Query, at wire.Spot) *param.Error {
	if at.Kind != wire.SpotUnit {
		return nil
	}
	return g.flip(q, fmt.Sprint(at.Unit+1))
}

// drag sets a weight or the threshold.
func (g *gateExercise) drag(q *param.Query, at wire.Spot, value string) *param.Error {
	v, err := dragged(value, maxDial)
	n := len(g.unit.Weights)
	switch {
	case err != nil:
		return err
	case at.Kind == wire.SpotBias:
		q.Set("neuron.threshold", param.Format(v))
	case at.Kind == wire.SpotWeight && at.From < n:
		q.Set("neuron."+weightKey(at.From), param.Format(v))
	default:
		return param.Fault("pick", "%s is not in this gate: it has the threshold 1.1.b and the weights 1.1.1 to 1.1.%d.", at, n)
	}
	return nil
}

func (g *gateExercise) dragPoint(*param.Query, string) *param.Error { return noPoints() }
