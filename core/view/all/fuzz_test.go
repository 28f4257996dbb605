package all_test

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/all"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// fuzzBytes bounds a part, and with it how long it takes to draw.
const fuzzBytes = 4096

// FuzzDraw draws two parts of any bytes beside the good parts of a picture, and
// points at it: whatever the format lets through, a view neither panics nor draws a
// number that is not finite.
func FuzzDraw(f *testing.F) {
	pictures := append(pictures(f), viewtest.Race(3, 1), viewtest.Holes())
	for at, p := range pictures { // each part once, and every view in turn: all views with all parts take longer than a run
		parts := p.Parts()
		for i := range parts {
			v := (at + i) % len(all.Views())
			f.Add(byte(at), byte(v), wire.Encode(parts[i]), wire.Encode(parts[(i+1)%len(parts)]), 30.0, 40.0)
		}
	}
	f.Fuzz(func(t *testing.T, at, v byte, one, other []byte, x, y float64) {
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
		drawn := all.Views()[int(v)%len(all.Views())].New()
		list := drawn.Draw(p, view.Room{W: 320, H: 256}, draw.Theme{})
		if why := drawtest.Unsound(list); why != "" {
			t.Error(why)
		}
		drawn.Hit(p, view.Room{W: 320, H: 256}, x, y, 10)
	})
}
