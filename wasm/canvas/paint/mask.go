//go:build js

package paint

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hfplayground/core/draw"
	"hfplayground/wasm/canvas/mesh"
)

// mask is an image as large as the canvas, for shapes that one pass cannot draw.
type mask struct{ *ebiten.Image }

// resize makes the mask w × h.
func (m *mask) resize(w, h int) {
	if m.Image != nil {
		m.Deallocate()
	}
	m.Image = newImage(w, h)
}

// clear empties area and returns that part of the mask.
func (m mask) clear(area image.Rectangle) *ebiten.Image {
	part := m.SubImage(area).(*ebiten.Image)
	part.Clear()
	return part
}

// invert flips what is under it: dst ← src·(1 − dst) + dst·(1 − src). Channels
// where src is 0 stay. An odd number of flips is inside by the even-odd rule,
// however many there are.
func invert() ebiten.Blend {
	return ebiten.Blend{
		BlendFactorSourceRGB:        ebiten.BlendFactorOneMinusDestinationColor,
		BlendFactorSourceAlpha:      ebiten.BlendFactorOneMinusDestinationAlpha,
		BlendFactorDestinationRGB:   ebiten.BlendFactorOneMinusSourceColor,
		BlendFactorDestinationAlpha: ebiten.BlendFactorOneMinusSourceAlpha,
		BlendOperationRGB:           ebiten.BlendOperationAdd,
		BlendOperationAlpha:         ebiten.BlendOperationAdd,
	}
}

// most keeps the larger of what is there and what comes.
func most() ebiten.Blend {
	return ebiten.Blend{
		BlendFactorSourceRGB:        ebiten.BlendFactorOne,
		BlendFactorSourceAlpha:      ebiten.BlendFactorOne,
		BlendFactorDestinationRGB:   ebiten.BlendFactorOne,
		BlendFactorDestinationAlpha: ebiten.BlendFactorOne,
		BlendOperationRGB:           ebiten.BlendOperationMax,
		BlendOperationAlpha:         ebiten.BlendOperationMax,
	}
}

// samples are the places inside a pixel that are looked at, from its middle, in
// sixteenths, one a channel: the standard pattern of four of Direct3D 11, in
// which no two share a row or a column. Four are enough: fills that are not
// convex are regions of the map and shapes with an outline, and a line runs
// along the edge of both.
var samples = [4]image.Point{{-2, -6}, {6, -2}, {-6, 2}, {2, 6}}

// channel returns the tint that touches only channel i of a mask.
func channel(i int) (t mesh.Tint) {
	*[...]*float32{&t.R, &t.G, &t.B, &t.A}[i] = 1
	return t
}

// fill draws the inside of paths by the even-odd rule.
func (m mask) fill(dst *ebiten.Image, paths []draw.Path, t mesh.Tint, s *shaders) {
	area := cover(mesh.Box(1, paths...)).Intersect(dst.Bounds())
	if area.Empty() {
		return
	}
	part := m.clear(area)
	var fans mesh.Mesh
	for i, at := range samples {
		for _, path := range paths {
			fans.Fan(path, -float64(at.X)/16, -float64(at.Y)/16, channel(i))
		}
	}
	s.draw(part, &fans, s.plain, invert())
	s.resolve(dst, part, area, t)
}

// stroke draws the strokes of lines, which are white, in one tint. They lie in area.
func (m mask) stroke(dst *ebiten.Image, lines *mesh.Mesh, area image.Rectangle, t mesh.Tint, s *shaders) {
	area = area.Intersect(dst.Bounds())
	if area.Empty() || lines.Empty() {
		return
	}
	part := m.clear(area)
	s.draw(part, lines, s.distance, most())
	op := &ebiten.DrawImageOptions{}
	op.GeoM.Translate(float64(area.Min.X), float64(area.Min.Y))
	op.ColorScale.SetR(t.R)
	op.ColorScale.SetG(t.G)
	op.ColorScale.SetB(t.B)
	op.ColorScale.SetA(t.A)
	dst.DrawImage(part, op)
}
