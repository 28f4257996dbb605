//go:build js

package paint

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hfplayground/core/scene"
	"hfplayground/wasm/canvas/mesh"
)

// masks are two images as large as the canvas, for shapes that one pass cannot
// draw.
type masks [2]*ebiten.Image

// resize makes the masks w × h.
func (m *masks) resize(w, h int) {
	for i := range m {
		if m[i] != nil {
			m[i].Deallocate()
		}
		m[i] = newImage(w, h)
	}
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
// sixteenths: the standard pattern of eight of Direct3D 11, in which no two share
// a row or a column.
var samples = [8]image.Point{{1, -3}, {-1, 3}, {5, 1}, {-3, -5}, {-5, 5}, {-7, -1}, {3, 7}, {7, -7}}

// channel returns the tint that touches only channel i of a mask.
func channel(i int) (t mesh.Tint) {
	*[...]*float32{&t.R, &t.G, &t.B, &t.A}[i] = 1
	return t
}

// fill draws the inside of paths by the even-odd rule.
func (m *masks) fill(dst *ebiten.Image, paths []scene.Path, t mesh.Tint, s *shaders) {
	const perMask = len(samples) / len(masks{})
	area := cover(mesh.Box(1, paths...)).Intersect(dst.Bounds())
	if area.Empty() {
		return
	}
	for i, mask := range m {
		part := mask.SubImage(area).(*ebiten.Image)
		part.Clear()
		var fans mesh.Mesh
		for c, at := range samples[perMask*i : perMask*(i+1)] {
			for _, path := range paths {
				fans.Fan(path, -float64(at.X)/16, -float64(at.Y)/16, channel(c))
			}
		}
		s.draw(part, &fans, s.plain, invert())
	}
	s.resolve(dst, m[0], m[1], area, t)
}

// stroke draws the strokes of lines, which are white, in one tint. They lie in area.
func (m *masks) stroke(dst *ebiten.Image, lines *mesh.Mesh, area image.Rectangle, t mesh.Tint, s *shaders) {
	area = area.Intersect(dst.Bounds())
	if area.Empty() || lines.Empty() {
		return
	}
	part := m[0].SubImage(area).(*ebiten.Image)
	part.Clear()
	s.distance(part, lines, most())
	op := &ebiten.DrawImageOptions{}
	op.GeoM.Translate(float64(area.Min.X), float64(area.Min.Y))
	op.ColorScale.SetR(t.R)
	op.ColorScale.SetG(t.G)
	op.ColorScale.SetB(t.B)
	op.ColorScale.SetA(t.A)
	dst.DrawImage(part, op)
}
