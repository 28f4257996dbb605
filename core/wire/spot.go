package wire

import (
	"errors"
	"strconv"
	"strings"
)

// Spot is a part of a net with what is to be written beside it.
type Spot struct {
	Kind  SpotKind
	Layer int // index into Net.Layers; −1 for the inputs
	Unit  int
	From  int    // unit of the layer before, of a weight
	Text  string // "w = 0.532"; no part of the name
}

// SpotKind is a kind of part of a net.
type SpotKind uint8

// The kinds of part of a net.
const (
	SpotWeight SpotKind = 1
	SpotBias   SpotKind = 2
	SpotUnit   SpotKind = 3

	// SpotReading is a number that a picture shows and that cannot be changed: of Unit in
	// Layer, at the place From, such as the state of a unit at a step of a sequence. It is no
	// part of a net, and no setting names one.
	SpotReading SpotKind = 4

	// SpotStep is a step of a sequence, at the place From, where a plot has the values of all
	// runs. No setting names one.
	SpotStep SpotKind = 5
)

// biasMark is written for a bias in the place of the source of a weight.
const biasMark = "b"

// readingMark begins the place of a number that can only be read.
const readingMark = "t"

// maxSpotDigits bounds the digits of a number in the name of a part.
const maxSpotDigits = 4

// String returns the name of the part in links and gestures: a unit 1.2, the
// weight 1.2.3 that it gives to unit 3 of the layer before, or its bias 1.2.b.
// Units, and layers from the first hidden one, are counted from 1; the inputs are
// layer 0. A number that can only be read is 1.2.t3 at the third place, and a step t3. A Spot without a
// kind has no name.
func (s Spot) String() string {
	unit := strconv.Itoa(s.Layer+1) + "." + strconv.Itoa(s.Unit+1)
	switch s.Kind {
	case SpotUnit:
		return unit
	case SpotWeight:
		return unit + "." + strconv.Itoa(s.From+1)
	case SpotBias:
		return unit + "." + biasMark
	case SpotReading:
		return unit + "." + readingMark + strconv.Itoa(s.From+1)
	case SpotStep:
		return readingMark + strconv.Itoa(s.From+1)
	}
	return ""
}

// ParseReading reads the name of a number that can only be read, as String writes it.
func ParseReading(name string) (s Spot, ok bool) {
	cell, at, ok := strings.Cut(name, "."+readingMark)
	if !ok {
		return Spot{}, false
	}
	s, err := ParseSpot(cell)
	place, ok := Counted(at, 1)
	if err != nil || s.Kind != SpotUnit || !ok {
		return Spot{}, false
	}
	return Spot{Kind: SpotReading, Layer: s.Layer, Unit: s.Unit, From: place - 1}, true
}

// ParseStep reads the name of a step of a sequence, as String writes it.
func ParseStep(name string) (s Spot, ok bool) {
	at, ok := strings.CutPrefix(name, readingMark)
	place, counted := Counted(at, 1)
	if !ok || !counted {
		return Spot{}, false
	}
	return Spot{Kind: SpotStep, From: place - 1}, true
}

// ParseSpot reads the name of a part of a net as String writes it. The error says what a name looks
// like.
func ParseSpot(name string) (Spot, error) {
	want := errors.New("a unit such as 1.2 (layer, unit), a weight such as 1.2.1 (layer, unit, from) or a bias such as 1.2.b")
	parts := strings.Split(name, ".")
	if len(parts) < 2 || len(parts) > 3 {
		return Spot{}, want
	}
	s := Spot{Kind: SpotUnit}
	layer, isLayer := Counted(parts[0], 0)
	unit, isUnit := Counted(parts[1], 1)
	s.Layer, s.Unit = layer-1, unit-1
	isSource := true
	if len(parts) == 3 {
		if s.Kind = SpotBias; parts[2] != biasMark {
			s.Kind = SpotWeight
			s.From, isSource = Counted(parts[2], 1)
			s.From--
		}
	}
	if !isLayer || !isUnit || !isSource || s.Kind != SpotUnit && s.Layer < 0 {
		return Spot{}, want
	}
	return s, nil
}

// Counted reads a whole number that is at least first.
func Counted(text string, first int) (int, bool) {
	n, err := strconv.ParseUint(text, 10, 31)
	return int(n), err == nil && int(n) >= first && len(text) <= maxSpotDigits
}

// maxOffset bounds how many places further something can be wanted.
const maxOffset = 20000

// Offset reads how many places further something is wanted: 1, or −1 for one back.
func Offset(text string) (by int, ok bool) {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !(-maxOffset <= x && x <= maxOffset) || x != float64(int(x)) {
		return 0, false
	}
	return int(x), true
}
