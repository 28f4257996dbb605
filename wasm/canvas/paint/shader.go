//go:build js

package paint

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hfplayground/wasm/canvas/mesh"
)

// distanceSource covers what is nearer to a line than its radius: custom is
// u, v, length, radius as in mesh.Vertex.
const distanceSource = `//kage:unit pixels

package main

func Fragment(dst vec4, src vec2, color vec4, custom vec4) vec4 {
	beyond := max(max(-custom.x, custom.x-custom.z), 0)
	return color * clamp(custom.w+0.5-length(vec2(beyond, custom.y)), 0, 1)
}
`

// plainSource covers all of a triangle.
const plainSource = `//kage:unit pixels

package main

func Fragment(dst vec4, src vec2, color vec4) vec4 {
	return color
}
`

// shareSource turns four samples of a pixel, one a channel of the mask, into the
// share of it that is covered.
const shareSource = `//kage:unit pixels

package main

func Fragment(dst vec4, src vec2, color vec4) vec4 {
	return color * dot(imageSrc0UnsafeAt(src), vec4(0.25))
}
`

type shaders struct {
	distance, plain, share *ebiten.Shader
	vertices               []ebiten.Vertex // kept for its memory
}

func newShaders() (s shaders, err error) {
	for _, c := range []struct {
		to     **ebiten.Shader
		source string
	}{{&s.distance, distanceSource}, {&s.plain, plainSource}, {&s.share, shareSource}} {
		if *c.to, err = ebiten.NewShader([]byte(c.source)); err != nil {
			return s, err
		}
	}
	return s, nil
}

// draw draws all triangles of m in one call. Indices have 32 bits and the engine
// takes 2³² − 1 vertices a call in js/wasm, so there is nothing to split.
func (s *shaders) draw(dst *ebiten.Image, m *mesh.Mesh, shader *ebiten.Shader, blend ebiten.Blend) {
	s.vertices = s.vertices[:0]
	for _, v := range m.Vertices {
		s.vertices = append(s.vertices, ebiten.Vertex(v))
	}
	dst.DrawTrianglesShader32(s.vertices, m.Indices, shader, &ebiten.DrawTrianglesShaderOptions{Blend: blend})
}

// resolve draws the share of every pixel of area that the samples in mask say is covered.
func (s *shaders) resolve(dst, mask *ebiten.Image, area image.Rectangle, t mesh.Tint) {
	x0, y0, x1, y1 := float32(area.Min.X), float32(area.Min.Y), float32(area.Max.X), float32(area.Max.Y)
	corner := func(x, y float32) ebiten.Vertex {
		return ebiten.Vertex{DstX: x, DstY: y, SrcX: x, SrcY: y, ColorR: t.R, ColorG: t.G, ColorB: t.B, ColorA: t.A}
	}
	dst.DrawTrianglesShader32(
		[]ebiten.Vertex{corner(x0, y0), corner(x1, y0), corner(x0, y1), corner(x1, y1)},
		[]uint32{0, 1, 2, 1, 2, 3}, s.share,
		&ebiten.DrawTrianglesShaderOptions{Images: [4]*ebiten.Image{mask}})
}
