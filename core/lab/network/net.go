package network

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// newLayerUnits is how many units a layer has that is added by a button.
const newLayerUnits = 4

// newWeights draws the first weights anew. Only this and a typed seed do: every
// other reset replays the same.
func (st *state) newWeights(q *param.Query, _ string) *param.Error {
	q.Set("seed", fmt.Sprint((st.Seed+1)%maxSeedStep))
	return nil
}

// layers are the hidden layers of a net as the settings write them.
type layers struct {
	units       []int
	activations []string // one for all, or one each
}

// layers returns the hidden layers of the net in force.
func (st *state) layers() layers {
	units, _ := training.ParseHidden(st.net.Hidden) // checked by its field
	return layers{units, strings.Split(st.net.Activations, ",")}
}

// set makes n of them the hidden layers: where every layer has its own activation,
// a new one takes the last.
func (l layers) set(q *param.Query, n int) {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = strconv.Itoa(l.units[i])
	}
	own := l.activations
	for len(own) > 1 && len(own) < n {
		own = append(own, own[len(own)-1])
	}
	q.Set(training.KeyHidden, strings.Join(parts, ","))
	q.Set(training.KeyActivations, strings.Join(own[:min(len(own), max(n, 1))], ","))
}

// add puts a hidden layer before the outputs.
func (l layers) add(q *param.Query, _ string) *param.Error {
	l.units = append(l.units, newLayerUnits)
	l.set(q, len(l.units))
	return nil
}

// remove takes the last hidden layer away.
func (l layers) remove(q *param.Query, _ string) *param.Error {
	if len(l.units) == 0 {
		return param.Fault(training.KeyHidden, "There is no hidden layer to remove.")
	}
	l.set(q, len(l.units)-1)
	return nil
}

// change adds units to a hidden layer, counted from 1.
func (l layers) change(by int) lab.Act {
	return func(q *param.Query, object string) *param.Error {
		number, ok := param.Number(object)
		i := int(number) - 1
		if !ok || number != float64(i+1) || i < 0 || i >= len(l.units) {
			return param.Fault(wire.KeyAct, "There is no hidden layer %q: the net has %s.", param.Shorten(object), words.Plural(len(l.units), "hidden layer"))
		}
		l.units[i] += by
		l.set(q, len(l.units))
		return nil
	}
}

// pickBy chooses the part of the net some places after the one that
// is chosen: the inputs come first, and each further unit is followed by its
// weights and its bias.
func (st *state) pickBy(q *param.Query, object string) *param.Error {
	by, ok := wire.Offset(object)
	if !ok {
		return param.Fault(wire.KeyAct, "The number of parts to move by is a whole number such as 1 or -1, not %q.", param.Shorten(object))
	}
	names := training.Parts(st.made().Net)
	at := slices.Index(names, st.pick)
	if at < 0 && by < 0 {
		at = 0
	}
	q.Set("pick", names[((at+by)%len(names)+len(names))%len(names)])
	return nil
}
