package lab

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"hfplayground/core/neural"
	"hfplayground/core/wire"
)

// biasMark stands for the bias where the source of a weight would.
const biasMark = "b"

// parseSpot reads the name of a part of a net: a unit 1.2, the weight 1.2.3 that
// it gives to unit 3 of the layer before, or its bias 1.2.b. Units, and layers
// from the first hidden one, are counted from 1; the inputs are layer 0.
func parseSpot(name string) (wire.Spot, error) {
	want := errors.New("a unit such as 1.2 (layer, unit), a weight such as 1.2.1 (layer, unit, from) or a bias such as 1.2.b")
	parts := strings.Split(name, ".")
	if len(parts) < 2 || len(parts) > 3 {
		return wire.Spot{}, want
	}
	s := wire.Spot{Kind: wire.SpotUnit}
	var ok [3]bool
	s.Layer, ok[0] = countedFrom(parts[0], 0)
	s.Unit, ok[1] = countedFrom(parts[1], 1)
	s.Layer, s.Unit, ok[2] = s.Layer-1, s.Unit-1, true
	if len(parts) == 3 {
		if parts[2] == biasMark {
			s.Kind = wire.SpotBias
		} else {
			s.Kind = wire.SpotWeight
			s.From, ok[2] = countedFrom(parts[2], 1)
			s.From--
		}
	}
	if ok != [3]bool{true, true, true} || s.Kind != wire.SpotUnit && s.Layer < 0 {
		return wire.Spot{}, want
	}
	return s, nil
}

// maxSpotDigits bounds the digits of a number in the name of a spot.
const maxSpotDigits = 4

// countedFrom reads a whole number that is at least first.
func countedFrom(text string, first int) (int, bool) {
	n, err := strconv.ParseUint(text, 10, 31)
	return int(n), err == nil && int(n) >= first && len(text) <= maxSpotDigits
}

// spotName is what parseSpot reads.
func spotName(s wire.Spot) string {
	name := fmt.Sprintf("%d.%d", s.Layer+1, s.Unit+1)
	switch s.Kind {
	case wire.SpotWeight:
		name += fmt.Sprintf(".%d", s.From+1)
	case wire.SpotBias:
		name += "." + biasMark
	}
	return name
}

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
	_, err := parseSpot(name)
	return err
}

// checkWeight accepts the name of a weight or bias, or nothing.
func checkWeight(name string) error {
	if name == "" {
		return nil
	}
	s, err := parseSpot(name)
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
	s, err := parseSpot(name)
	return s, err == nil && spotIn(net.trained().net, s)
}
