package network

import (
	"errors"

	"hfplayground/core/neural"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

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

// spotOf returns the part of a net with a name; false for no name, or where the net
// has no such part.
func spotOf(net neural.Net, name string) (wire.Spot, bool) {
	if name == "" {
		return wire.Spot{}, false
	}
	s, err := wire.ParseSpot(name)
	return s, err == nil && training.Has(net, s)
}
