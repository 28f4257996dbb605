package training

import (
	"fmt"
	"math"

	"hfplayground/core/neural"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// Has reports whether net has the part.
func Has(net neural.Net, s wire.Spot) bool {
	if s.Layer < 0 {
		return s.Kind == wire.SpotUnit && s.Unit < net.Inputs()
	}
	return s.Layer < net.Depth() && s.Unit < net.Layer(s.Layer).Units &&
		(s.Kind != wire.SpotWeight || s.From < net.FanIn(s.Layer))
}

// Index returns where the weight or bias is in the vector of all; −1 for a
// unit. The net has the part.
func Index(net neural.Net, s wire.Spot) int {
	if s.Kind == wire.SpotUnit {
		return -1
	}
	at := 0
	for l := range s.Layer {
		at += (net.FanIn(l) + 1) * net.Layer(l).Units
	}
	if s.Kind == wire.SpotBias {
		return at + net.FanIn(s.Layer)*net.Layer(s.Layer).Units + s.Unit
	}
	return at + s.Unit*net.FanIn(s.Layer) + s.From
}

// SpotAt returns the weight or bias at place i of the vector of all.
func SpotAt(net neural.Net, i int) wire.Spot {
	for l := range net.Depth() {
		fan, units := net.FanIn(l), net.Layer(l).Units
		switch {
		case i < fan*units:
			return wire.Spot{Kind: wire.SpotWeight, Layer: l, Unit: i / fan, From: i % fan}
		case i < (fan+1)*units:
			return wire.Spot{Kind: wire.SpotBias, Layer: l, Unit: i - fan*units}
		}
		i -= (fan + 1) * units
	}
	return wire.Spot{}
}

// Parts returns the names of all parts of a net.
func Parts(net neural.Net) []string {
	var names []string
	for u := range net.Inputs() {
		names = append(names, wire.Spot{Kind: wire.SpotUnit, Layer: -1, Unit: u}.String())
	}
	for l := range net.Depth() {
		for u := range net.Layer(l).Units {
			names = append(names, wire.Spot{Kind: wire.SpotUnit, Layer: l, Unit: u}.String())
			for k := range net.FanIn(l) {
				names = append(names, wire.Spot{Kind: wire.SpotWeight, Layer: l, Unit: u, From: k}.String())
			}
			names = append(names, wire.Spot{Kind: wire.SpotBias, Layer: l, Unit: u}.String())
		}
	}
	return names
}

// Shape writes how many inputs and units the layers of a net have: 2-4-2-1.
func Shape(net neural.Net) string {
	text := fmt.Sprint(net.Inputs())
	for l := range net.Depth() {
		text += fmt.Sprintf("-%d", net.Layer(l).Units)
	}
	return text
}

// UnitsAt returns the activations of inputs and layers at a place of the data.
func (t *Objective) UnitsAt(w []float64, at [2]float64) [][]float64 {
	x := t.Design([][2]float64{at})
	t.Evaluator().Evaluate(w, x)
	units := [][]float64{x.Row(0)}
	for l := range t.Net.Depth() {
		units = append(units, append([]float64(nil), t.Evaluator().Activations(l).Row(0)...))
	}
	return units
}

// FirstExample returns where the first example that is trained on lies.
func (t *Objective) FirstExample() [2]float64 { return t.Train.Set.X[0] }

// Nearest returns the example that is trained on nearest to a place.
func (t *Objective) Nearest(at [2]float64) int {
	best, least := 0, math.Inf(1)
	for i, x := range t.Train.Set.X {
		if d := math.Hypot(x[0]-at[0], x[1]-at[1]); d < least {
			best, least = i, d
		}
	}
	return best
}

// SourceName is what a unit of the layer before is called.
func (t *Objective) SourceName(layer, from int) string {
	if layer == 0 {
		return t.Features[from].Label
	}
	return fmt.Sprintf("%d.%d", layer, from+1)
}

// CheckSpot accepts the name of a part of some net, or nothing.
func CheckSpot(name string) error {
	if name == "" {
		return nil
	}
	if _, err := wire.ParseSpot(name); err != nil {
		return param.Want(err.Error())
	}
	return nil
}

// CheckWeight accepts the name of a weight or bias, or nothing.
func CheckWeight(name string) error {
	if name == "" {
		return nil
	}
	if s, err := wire.ParseSpot(name); err != nil || s.Kind == wire.SpotUnit {
		return param.Want("a weight such as 1.2.1 (layer, unit, from) or a bias such as 1.2.b")
	}
	return nil
}

// SpotOf returns the part of a net with a name; false for no name, or where the net
// has no such part.
func SpotOf(net neural.Net, name string) (wire.Spot, bool) {
	if name == "" {
		return wire.Spot{}, false
	}
	s, err := wire.ParseSpot(name)
	return s, err == nil && Has(net, s)
}
