package scene

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// fuzzBytes bounds a part, and with it how long it takes to draw.
const fuzzBytes = 4096

// FuzzDraw draws two parts of any bytes beside the good parts of a picture, and
// points at it: whatever the format lets through, a view neither panics nor draws a
// number that is not finite.
func FuzzDraw(f *testing.F) {
	pictures := []wire.Picture{race(3, 1), nanPicture(), andGate(), xorCircuit(), xorRule(), checkPicture(1e-3), lookedAt(usualNet, 8, 6, nil, &wire.Spot{Kind: wire.SpotUnit, Layer: 1}, &[2]float64{-3, 2.5})}
	for view := range All() {
		for at, p := range pictures {
			parts := partsOf(p)
			for i := range parts {
				f.Add(byte(at), byte(view), wire.Encode(parts[i]), wire.Encode(parts[(i+1)%len(parts)]), 30.0, 40.0)
			}
		}
	}
	f.Fuzz(func(t *testing.T, at, view byte, one, other []byte, x, y float64) {
		p := pictures[int(at)%len(pictures)]
		for _, b := range [][]byte{one, other} {
			if len(b) > fuzzBytes {
				return
			}
			part, err := wire.Decode(b)
			if err != nil {
				return
			}
			p.Put(part)
		}
		v := All()[int(view)%len(All())].New()
		list := v.Draw(p, 320, 256, draw.Theme{})
		if why := unsound(list); why != "" {
			t.Error(why)
		}
		v.Hit(p, 320, 256, x, y, 10)
	})
}

// partsOf returns the parts of a picture.
func partsOf(p wire.Picture) []wire.Part {
	var parts []wire.Part
	add := func(there bool, part wire.Part) {
		if there {
			parts = append(parts, part)
		}
	}
	add(p.Field != nil, p.Field)
	add(p.Race != nil, p.Race)
	add(p.Look != nil, p.Look)
	add(p.Net != nil, p.Net)
	add(p.Surface != nil, p.Surface)
	add(p.Samples != nil, p.Samples)
	add(p.Check != nil, p.Check)
	add(p.Gate != nil, p.Gate)
	add(p.Units != nil, p.Units)
	add(p.Perceptron != nil, p.Perceptron)
	return parts
}
