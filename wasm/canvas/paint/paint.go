//go:build js

// Package paint draws a display list on an image of the engine.
package paint

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hfplayground/core/draw"
	"hfplayground/wasm/canvas/mesh"
	"hfplayground/wasm/canvas/raster"
)

// Painter draws display lists. It keeps what is dear to make and may come again:
// the pixels of layers with a key, lines of text, and a mask. It belongs to
// one canvas.
type Painter struct {
	shaders shaders
	mask    mask
	mesh    mesh.Mesh // kept for its memory; empty between layers
	pixels  mask      // of bands and bitmaps, on their way to the canvas
	texts   texts
	layers  map[uint64]*ebiten.Image
	spare   []*ebiten.Image // of layers that were forgotten: a net that trains has new ones every frame
	w, h    int
	scale   float64
}

// New returns a Painter that keeps nothing yet. The error is one of the engine's
// shader compiler.
func New() (*Painter, error) {
	s, err := newShaders()
	if err != nil {
		return nil, err
	}
	return &Painter{shaders: s, texts: newTexts(), layers: map[uint64]*ebiten.Image{}}, nil
}

// Paint draws list over dst, scale pixels of dst to one of the list. It forgets
// the layers whose keys are not in list any more, and all when size or scale have
// changed.
func (p *Painter) Paint(dst *ebiten.Image, list draw.List, scale float64) {
	size := dst.Bounds().Size()
	if size.X != p.w || size.Y != p.h || scale != p.scale {
		p.forget(nil)
		p.discard()
		p.mask.resize(size.X, size.Y)
		p.pixels.resize(size.X, size.Y)
		p.texts.clear()
		p.w, p.h, p.scale = size.X, size.Y, scale
	}
	p.forget(list.Layers)
	p.texts.age()
	for _, layer := range list.Layers {
		if layer.Key == 0 {
			p.layer(dst, layer)
			continue
		}
		kept, ok := p.layers[layer.Key]
		if !ok {
			kept = p.blank()
			p.layer(kept, layer)
			p.layers[layer.Key] = kept
		}
		dst.DrawImage(kept, nil)
	}
}

// newImage returns an image with a texture of its own: one of this size would
// only push others around in the engine's shared one.
func newImage(w, h int) *ebiten.Image {
	return ebiten.NewImageWithOptions(image.Rect(0, 0, w, h), &ebiten.NewImageOptions{Unmanaged: true})
}

// forget makes spare images of the layers that are not in use.
func (p *Painter) forget(use []draw.Layer) {
	for key, kept := range p.layers {
		if !uses(use, key) {
			p.spare = append(p.spare, kept)
			delete(p.layers, key)
		}
	}
}

// blank returns an empty image of the size of the canvas.
func (p *Painter) blank() *ebiten.Image {
	last := len(p.spare) - 1
	if last < 0 {
		return newImage(p.w, p.h)
	}
	img := p.spare[last]
	p.spare = p.spare[:last]
	img.Clear()
	return img
}

// discard gives the spare images back: those of another size are of no use.
func (p *Painter) discard() {
	for _, img := range p.spare {
		img.Deallocate()
	}
	p.spare = nil
}

func uses(layers []draw.Layer, key uint64) bool {
	for _, l := range layers {
		if l.Key == key {
			return true
		}
	}
	return false
}

// layer draws one layer inside its clip.
func (p *Painter) layer(dst *ebiten.Image, layer draw.Layer) {
	if layer.Clip != (draw.Rect{}) {
		clip := pixels(layer.Clip, p.scale).Intersect(dst.Bounds())
		if clip.Empty() {
			return
		}
		dst = dst.SubImage(clip).(*ebiten.Image)
	}
	b := brush{Painter: p, dst: dst}
	for _, op := range layer.Ops {
		switch op := op.(type) {
		case draw.Fill:
			b.fill(op)
		case draw.Bands:
			b.pixelwise(raster.Area(op, b.scale), func(area image.Rectangle) *image.RGBA { return raster.Bands(op, b.scale, area) })
		case draw.Bitmaps:
			b.pixelwise(raster.BitmapsArea(op, b.scale), func(area image.Rectangle) *image.RGBA { return raster.Bitmaps(op, b.scale, area) })
		case draw.Stroke:
			b.stroke(op)
		case draw.Text:
			b.text(op)
		}
	}
	b.flush()
}

// pixels returns r in pixels, its sides rounded to whole ones.
func pixels(r draw.Rect, scale float64) image.Rectangle {
	return image.Rect(
		int(math.Round(r.X*scale)), int(math.Round(r.Y*scale)),
		int(math.Round((r.X+r.W)*scale)), int(math.Round((r.Y+r.H)*scale)))
}

// cover returns the smallest rectangle of whole pixels around r.
func cover(r draw.Rect) image.Rectangle {
	return image.Rect(
		int(math.Floor(r.X)), int(math.Floor(r.Y)),
		int(math.Ceil(r.X+r.W)), int(math.Ceil(r.Y+r.H)))
}

// mostVertices is how many corners gather before they are drawn. WebAssembly gives no
// memory back, and a corner takes 48 bytes here, and again in every buffer of the engine
// on its way: a map of many contours has half a million. A draw call more costs less.
const mostVertices = 1 << 14

// brush draws operations on one image. What needs no mask gathers in one mesh,
// which is one draw call however many operations it holds, up to mostVertices.
type brush struct {
	*Painter
	dst *ebiten.Image
}

// scaled returns paths in pixels.
func (b *brush) scaled(paths []draw.Path) []draw.Path {
	out := make([]draw.Path, len(paths))
	for i, path := range paths {
		out[i] = make(draw.Path, len(path))
		for j, pt := range path {
			out[i][j] = draw.Point{X: pt.X * b.scale, Y: pt.Y * b.scale}
		}
	}
	return out
}

// fill draws shapes that are convex and apart at once, and others by parity.
func (b *brush) fill(op draw.Fill) {
	if op.Color.A == 0 {
		return
	}
	paths, tint := b.scaled(op.Paths), mesh.TintOf(op.Color)
	simple := mesh.Apart(paths)
	for _, path := range paths {
		simple = simple && mesh.Convex(path)
	}
	if !simple {
		b.flush()
		b.mask.fill(b.dst, paths, tint, &b.shaders)
		return
	}
	for _, path := range paths {
		b.mesh.Convex(path, tint)
	}
}

// pixelwise draws the pixels that make returns for an area.
func (b *brush) pixelwise(area image.Rectangle, make func(area image.Rectangle) *image.RGBA) {
	area = area.Intersect(b.dst.Bounds())
	if area.Empty() {
		return
	}
	b.flush()
	part := b.pixels.SubImage(area).(*ebiten.Image)
	part.WritePixels(make(area).Pix)
	draw := &ebiten.DrawImageOptions{}
	draw.GeoM.Translate(float64(area.Min.X), float64(area.Min.Y))
	b.dst.DrawImage(part, draw)
}

// stroke draws an opaque line at once. A translucent one goes through a mask, so
// that it does not show twice where it overlaps itself.
func (b *brush) stroke(op draw.Stroke) {
	if op.Color.A == 0 {
		return
	}
	paths, closed := b.scaled(op.Paths), op.Closed
	if len(op.Dash) > 0 {
		paths, closed = b.dashed(paths, closed, op.Dash), false
	}
	tint, into := mesh.TintOf(op.Color), &b.mesh
	translucent := op.Color.A < math.MaxUint8
	if translucent {
		b.flush()
		into = new(mesh.Mesh)
	}
	for _, path := range paths {
		if translucent {
			into.Stroke(path, closed, op.Width*b.scale, mesh.White())
		} else {
			into.Stroke(path, closed, op.Width*b.scale, tint)
			if len(into.Vertices) > mostVertices {
				b.flush()
			}
		}
	}
	if translucent {
		area := cover(mesh.Box(op.Width*b.scale/2+2, paths...))
		b.mask.stroke(b.dst, into, area, tint, &b.shaders)
	}
}

// dashed cuts paths, which are in pixels, by a pattern in the units of the list.
func (b *brush) dashed(paths []draw.Path, closed bool, dash []float64) []draw.Path {
	pattern := make([]float64, len(dash))
	for i, length := range dash {
		pattern[i] = length * b.scale
	}
	var cut []draw.Path
	for _, path := range paths {
		cut = append(cut, mesh.Dash(path, closed, pattern)...)
	}
	return cut
}

// flush draws what has gathered.
func (b *brush) flush() {
	if !b.mesh.Empty() {
		b.shaders.draw(b.dst, &b.mesh, b.shaders.distance, ebiten.BlendSourceOver)
		b.mesh.Reset()
	}
}
