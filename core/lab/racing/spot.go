package racing

import (
	"errors"

	"hfplayground/core/neural"
	"hfplayground/core/wire"
)

// spotIn reports whether net has the part.
func spotIn(net neural.Net, s wire.Spot) bool {
	if s.Layer < 0 {
		return s.Kind == wire.SpotUnit && s.Unit < net.Inputs()
	}
	return s.Layer < net.Depth() && s.Unit < net.Layer(s.Layer).Units &&
		(s.Kind != wire.SpotWeight || s.From < net.FanIn(s.Layer))
}

// indexOf returns where the weight or bias stands in the vector of all; −1 for a
// unit. The net has the part.
func indexOf(net neural.Net, s wire.Spot) int {
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

// checkSpot accepts the name of a part of some net, or nothing.
func checkSpot(name string) error {
	if name == "" {
		return nil
	}
	_, err := wire.ParseSpot(name)
	return err
}

// checkWeight accepts the name of a weight or bias, or nothing.
func checkWeight(name string) error {
	if name == "" {
		return nil
	}
	s, err := wire.ParseSpot(name)
	if err == nil && s.Kind == wire.SpotUnit {
		err = errors.New("a weight such as 1.2.1 (layer, unit, from) or a bias such as 1.2.b")
	}
	return err
}

// spot returns the part of the net with a name; false for no name, or where the
// net has no such part.
func (st *state) spot(name string) (wire.Spot, bool) {
	net := st.net()
	if net == nil || name == "" {
		return wire.Spot{}, false
	}
	s, err := wire.ParseSpot(name)
	return s, err == nil && spotIn(net.trained().net, s)
}
