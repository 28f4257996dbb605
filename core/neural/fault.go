package neural

import (
	"fmt"
	"slices"

	"hfplayground/core/kernel"
)

// Fault is the first place, on the way forward and then backward, where a net
// holds a number that is not finite.
type Fault struct {
	Layer int    // counted from 1; 0 for the loss
	What  string // "a weight", "a sum", "an activation", "the loss", "an error"
}

// String returns "a sum in layer 2 is not finite".
func (f Fault) String() string {
	if f.Layer == 0 {
		return f.What + " is not finite"
	}
	return fmt.Sprintf("%s in layer %d is not finite", f.What, f.Layer)
}

// Diagnose says where the net with the weights w first goes wrong, and false
// where it does not. It costs a gradient, or less.
func (f *Objective) Diagnose(w []float64) (Fault, bool) {
	f.net.checkLen("w", w)
	p := &point{f: f, x: slices.Clone(w)}
	ws := p.reach(forwarded)
	for l := range f.net.layers {
		switch {
		case !allFinite(f.net.Weights(w, l).Data) || !allFinite(f.net.Biases(w, l)):
			return Fault{l + 1, "a weight"}, true
		case !allFinite(ws.z[l].Data):
			return Fault{l + 1, "a sum"}, true
		case !allFinite(ws.a[l].Data):
			return Fault{l + 1, "an activation"}, true
		}
	}
	if !allFinite([]float64{p.Value()}) {
		return Fault{0, "the loss"}, true
	}
	return firstFault(p.reach(backed).ds, "an error")
}

// firstFault looks for a number that is not finite from the last layer on, in
// the order in which errors are computed.
func firstFault(layers []kernel.Mat, what string) (Fault, bool) {
	for l := len(layers) - 1; l >= 0; l-- {
		if !allFinite(layers[l].Data) {
			return Fault{l + 1, what}, true
		}
	}
	return Fault{}, false
}
