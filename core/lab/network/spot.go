package network

import (
	"hfplayground/core/neural"
	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// checkSpot accepts the name of a part of some net, or nothing.
func checkSpot(name string) error {
	if name == "" {
		return nil
	}
	if _, err := wire.ParseSpot(name); err != nil {
		return param.Want(err.Error())
	}
	return nil
}

// checkWeight accepts the name of a weight or bias, or nothing.
func checkWeight(name string) error {
	if name == "" {
		return nil
	}
	if s, err := wire.ParseSpot(name); err != nil || s.Kind == wire.SpotUnit {
		return param.Want("a weight such as 1.2.1 (layer, unit, from) or a bias such as 1.2.b")
	}
	return nil
}

// spotOf returns the part of a net with a name; false for no name, or where the net
// has no such part.
func spotOf(net neural.Net, name string) (wire.Spot, bool) {
	if name == "" {
		return wire.Spot{}, false
	}
	s, err := wire.ParseSpot(name)
	return s, err == nil && training.Has(net, s)
}
