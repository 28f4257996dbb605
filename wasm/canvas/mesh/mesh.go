// Package mesh turns the operations of a display list into triangles for a GPU.
// It knows no GPU and no browser.
//
// The engine's own path renderer counts overlapping triangles in four bits of a
// stencil, so a path that crosses itself sixteen times (the zig-zag of gradient
// descent does) comes out wrong. Here strokes are signed distances, which have
// no such limit, and fills are parities.
package mesh

import (
	"math"

	"hfplayground/core/draw"
)

// Vertex is a corner of a triangle. Its fields are those of ebiten.Vertex, so
// that one converts to the other.
//
// Custom0 to Custom3 are u, v, length and radius: the corner lies u along and v
// beside a line from 0 to length, and what is nearer to that line than radius is
// inside.
type Vertex struct {
	DstX, DstY                         float32
	SrcX, SrcY                         float32
	ColorR, ColorG, ColorB, ColorA     float32 // premultiplied
	Custom0, Custom1, Custom2, Custom3 float32
}

// Mesh is triangles: Indices come in threes and point into Vertices.
type Mesh struct {
	Vertices []Vertex
	Indices  []uint32
}

// Empty reports whether there is nothing to draw.
func (m *Mesh) Empty() bool { return len(m.Indices) == 0 }

// Reset forgets the triangles and keeps the memory.
func (m *Mesh) Reset() { m.Vertices, m.Indices = m.Vertices[:0], m.Indices[:0] }

// Tint is a premultiplied colour with channels in [0, 1].
type Tint struct{ R, G, B, A float32 }

// White returns the tint of a mask: it covers fully.
func White() Tint { return Tint{1, 1, 1, 1} }

// TintOf returns c premultiplied.
func TintOf(c draw.Color) Tint {
	a := float32(c.A) / math.MaxUint8
	f := a / math.MaxUint8
	return Tint{float32(c.R) * f, float32(c.G) * f, float32(c.B) * f, a}
}

// Faded returns t with its coverage multiplied by share.
func (t Tint) Faded(share float32) Tint {
	return Tint{t.R * share, t.G * share, t.B * share, t.A * share}
}

// add appends a corner and returns its index.
func (m *Mesh) add(p draw.Point, t Tint, u, v, length, radius float64) uint32 {
	m.Vertices = append(m.Vertices, Vertex{
		DstX: float32(p.X), DstY: float32(p.Y),
		ColorR: t.R, ColorG: t.G, ColorB: t.B, ColorA: t.A,
		Custom0: float32(u), Custom1: float32(v), Custom2: float32(length), Custom3: float32(radius),
	})
	return uint32(len(m.Vertices) - 1)
}

// finite reports whether p can be drawn.
func finite(p draw.Point) bool {
	s := p.X - p.X + p.Y - p.Y // NaN as soon as one is not finite
	return s == s
}

func sub(p, q draw.Point) draw.Point { return draw.Point{X: p.X - q.X, Y: p.Y - q.Y} }
func along(p, d draw.Point, t float64) draw.Point {
	return draw.Point{X: p.X + t*d.X, Y: p.Y + t*d.Y}
}
func cross(a, b draw.Point) float64 { return a.X*b.Y - a.Y*b.X }
func dot(a, b draw.Point) float64   { return a.X*b.X + a.Y*b.Y }
