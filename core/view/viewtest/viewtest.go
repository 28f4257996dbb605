// Package viewtest checks that a view keeps what view.View promises, whatever the
// picture, and has numbers, sizes and pictures for it.
package viewtest

import (
	"bytes"
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// hostile are numbers a picture may hold.
var hostile = [...]float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 1e-300, 0, math.MaxFloat64, 5}

// Hostiles is how many numbers Hostile has.
const Hostiles = len(hostile)

// Hostile returns numbers a picture may hold that a view must bear, such as NaN: all
// of them by k, which goes round, beginning with number i.
func Hostile(i int) func(k int) float64 {
	return func(k int) float64 { return hostile[(i+k)%Hostiles] }
}

// Stage returns the sizes of the stage: of the desktop, an embed and a phone.
func Stage() [][2]float64 { return [][2]float64{{790, 550}, {500, 350}, {390, 390}} }

// sizes are those at which nothing may go wrong; a few of them with -short.
func sizes() [][2]float64 {
	if testing.Short() {
		return [][2]float64{{790, 550}, {60, 60}, {math.NaN(), math.Inf(1)}}
	}
	return append(Stage(), [][2]float64{
		{760, 500}, {700, 200}, {530, 300}, {300, 90}, {150, 141}, {60, 60}, {20, 10},
		{300, 1e4}, {1e5, 150}, {560, 1e5}, {0, -5}, {math.NaN(), math.Inf(1)},
	}...)
}

// Sound draws p and points at it, at sizes that are usual and ones that are not: no
// number that is drawn is without sense, nothing panics, and the picture stays as it
// was.
func Sound(t *testing.T, v view.View, name string, p wire.Picture) {
	t.Helper()
	before := bytesOf(p)
	for _, size := range sizes() {
		if why := drawtest.Unsound(v.Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{})); why != "" {
			t.Errorf("%T of %q at %v: %s", v, name, size, why)
		}
		for _, x := range append([]float64{40, 150, 300}, hostile[:]...) {
			v.Hit(p, view.Room{W: size[0], H: size[1]}, x, 30, 10)
			v.Hit(p, view.Room{W: size[0], H: size[1]}, x, 170, 10)
			v.Hit(p, view.Room{W: size[0], H: size[1]}, 50, x, 10)
			v.Hit(p, view.Room{W: size[0], H: size[1]}, 170, x, 10)
		}
		if planar, ok := v.(view.Planar); ok {
			planar.Plane(p, view.Room{W: size[0], H: size[1]})
		}
	}
	if !bytes.Equal(bytesOf(p), before) {
		t.Errorf("%T changed the picture %q", v, name)
	}
}

// TextsInside draws pictures at the sizes of a stage: no text may leave the drawing.
func TextsInside(t *testing.T, v view.View, all ...wire.Picture) {
	t.Helper()
	for i, p := range all {
		for _, size := range append([][2]float64{{1000, 600}, {640, 300}, {360, 360}, {320, 480}}, Stage()...) {
			page := draw.Rect{W: size[0], H: size[1]}.Grown(2) // estimates of widths are generous
			for _, l := range v.Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers {
				for _, op := range l.Ops {
					x, ok := op.(draw.Text)
					if !ok {
						continue
					}
					if b := draw.BoxOf(x); !page.Holds(draw.Pt(b.X, b.Y)) || !page.Holds(draw.Pt(b.X+b.W, b.Y+b.H)) {
						t.Errorf("%T of picture %d at %v: %q at %v", v, i, size, x.S, b)
					}
				}
			}
		}
	}
}

// bytesOf returns all parts of a picture.
func bytesOf(p wire.Picture) []byte {
	var b []byte
	for _, part := range p.Parts() {
		b = append(b, wire.Encode(part)...)
	}
	return b
}
