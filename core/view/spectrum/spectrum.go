// Package spectrum draws the eigenvalues of the recurrent weights of a net on the complex
// plane, beside the unit circle: at the start of a training and now.
package spectrum

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws p.Spectrum. It reads out the eigenvalue that p.Look.Hover names: of layer 0 one
// at the start, of layer 1 one of now.
type View struct{}

var _ view.View = View{}

// Marks, in pixels.
const (
	startSize = 4.4 // radius
	nowSize   = 3.6
	reach     = 9.0 // from which a mark is found
)

// Draw returns the drawing of p.Spectrum, with what p.Look says is looked at.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	g, ok := newPlan(p, room)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No spectrum yet")}}
	}
	pal := theme.Palette()
	var ground, marks, texts draw.Layer
	ground.Fill(pal.Surface, draw.Rect{W: w, H: h}.Outline())
	g.plane(&ground, theme)
	marks.Clip = g.f.Plot
	marks.Ring(pal.Faint, 1.4, g.rings()...)
	now := g.dots(g.s.Now)
	marks.Line(pal.Surface, 2*nowSize+2, nil, now...)
	marks.Line(theme.SignColor(1), 2*nowSize, nil, now...)
	if !g.bare {
		g.write(&texts, theme)
	}
	if p.Look != nil {
		g.read(&texts, p.Look.Hover, theme)
	}
	return draw.List{W: w, H: h, Layers: []draw.Layer{ground, marks, texts}}
}

// plane draws the axes, and the unit circle with what lies within.
func (g *plan) plane(l *draw.Layer, theme draw.Theme) {
	pal := theme.Palette()
	circle := draw.Placed(draw.Regular(120, 1, 0), g.f.Pixel(0, 0), g.f.Pixel(1, 0).X-g.f.Pixel(0, 0).X)
	l.Fill(theme.Middle(), circle)
	zero, r := g.f.Pixel(0, 0), g.f.Plot
	l.Line(pal.Grid, 1, nil, draw.Path{{X: r.X, Y: zero.Y}, {X: r.X + r.W, Y: zero.Y}}, draw.Path{{X: zero.X, Y: r.Y}, {X: zero.X, Y: r.Y + r.H}})
	l.Ring(pal.Ink, 1.2, circle)
	if g.bare {
		l.Ring(pal.Rule, 1, r.Outline())
		return
	}
	plot.Axes(l, g.f, plot.Around{}, "Re λ", "Im λ", pal)
	at := g.f.Pixel(math.Sqrt2/2, -math.Sqrt2/2)
	name := draw.Label(draw.Pt(at.X+5, at.Y+5), "|λ| = 1", pal.Ink, draw.Start, draw.Top)
	name.Halo = pal.Surface
	l.Text(name)
}

// at returns where an eigenvalue is drawn: at the edge one that is far away.
func (g *plan) at(z [2]float64) draw.Point {
	w := g.f.Window
	return g.f.Pixel(math.Max(w.X0, math.Min(w.X1, z[0])), math.Max(w.Y0, math.Min(w.Y1, z[1])))
}

// dots returns the places of eigenvalues that are numbers.
func (g *plan) dots(list [][2]float64) []draw.Path {
	var paths []draw.Path
	for _, z := range list {
		if draw.Finite(z[0], z[1]) {
			paths = append(paths, draw.Path{g.at(z)})
		}
	}
	return paths
}

// rings returns the marks of the start.
func (g *plan) rings() []draw.Path {
	paths := g.dots(g.s.Start)
	for i, p := range paths {
		paths[i] = draw.Placed(draw.Regular(16, 1, 0), p[0], startSize)
	}
	return paths
}

// Hit returns the eigenvalue at the pointer, to be read: of layer 0 one at the start, of layer
// 1 one of now, which is preferred.
func (View) Hit(p wire.Picture, room view.Room, x, y, slack float64) view.Target {
	g, ok := newPlan(p, room)
	if !ok || !draw.Finite(x, y) {
		return view.Target{}
	}
	best, spot := math.Max(reach, slack), wire.Spot{}
	for layer, list := range [][][2]float64{g.s.Start, g.s.Now} {
		for i, z := range list {
			if !draw.Finite(z[0], z[1]) {
				continue
			}
			at := g.at(z)
			d := math.Hypot(at.X-x, at.Y-y)
			if d < best || d == best && layer > spot.Layer {
				best, spot = d, wire.Spot{Kind: wire.SpotReading, Layer: layer, Unit: i}
			}
		}
	}
	if spot.Kind == 0 {
		return view.Target{}
	}
	spot.Text = g.text(spot)
	return view.Target{Kind: view.HitSpot, Spot: spot}
}

// read marks the eigenvalue that a spot names, and writes it beside.
func (g *plan) read(l *draw.Layer, s *wire.Spot, theme draw.Theme) {
	if s == nil || s.Kind != wire.SpotReading {
		return
	}
	z, ok := g.named(*s)
	if !ok || !draw.Finite(z[0], z[1]) {
		return
	}
	at := g.at(z)
	ring := draw.Placed(draw.Regular(24, 1, 0), at, startSize+3)
	l.Ring(theme.Palette().Surface, 4.4, ring)
	l.Ring(theme.Accent(), 2.2, ring)
	if !g.bare {
		plot.Tip(l, theme, g.text(*s), draw.Rect{X: at.X, Y: at.Y}.Grown(startSize+3), g.all)
	}
}

// named returns the eigenvalue of a spot.
func (g *plan) named(s wire.Spot) ([2]float64, bool) {
	list := g.s.Now
	if s.Layer == 0 {
		list = g.s.Start
	}
	if s.Layer < 0 || s.Layer > 1 || s.Unit < 0 || s.Unit >= len(list) {
		return [2]float64{}, false
	}
	return list[s.Unit], true
}
