// Package images draws groups of small images: the inputs of a net over what it makes of
// them, weights, and the images that codes decode to.
package images

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws p.Images. On the plane of a group with a window it marks p.Look.Probe, and of
// the others the images that p.Look.Hover and p.Look.Pick name: image 3 of row 2, counted
// over all groups, is unit 2.3.
type View struct{}

var _ view.Planar = View{}

// Draw returns the drawing of p.Images, with what p.Look says is looked at. The pixels have a key.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	list := draw.List{W: w, H: h}
	groups := newGroups(p, room)
	if len(groups) == 0 {
		list.Layers = []draw.Layer{draw.Empty(w, h, theme, "No images yet")}
		return list
	}
	pal := theme.Palette()
	var ground, edges draw.Layer
	ground.Fill(pal.Surface, draw.Rect{W: w, H: h}.Outline())
	hash := draw.NewHash("images", w, h, theme)
	var pixels draw.Layer
	for i := range groups {
		g := &groups[i]
		shades := shadesOf(g.m, theme)
		pixels.Bitmaps(g.bitmaps(shades))
		g.hash(&hash)
		edges.Ring(pal.Rule.Alpha(edgeShade), 1, g.outlines()...)
		g.write(&edges, shades, pal)
	}
	pixels.Key = hash.Key()
	if p.Look != nil {
		mark(&edges, groups, p.Look, theme)
	}
	list.Layers = []draw.Layer{ground, pixels, edges}
	return list
}

// edgeShade is the opacity of the edges of images.
const edgeShade = 0.45

// mark draws what is looked at.
func mark(l *draw.Layer, groups []group, look *wire.Look, theme draw.Theme) {
	for i := range groups {
		g := &groups[i]
		for _, m := range []struct {
			spot  *wire.Spot
			width float64
		}{{look.Pick, 3}, {look.Hover, 2}} {
			if row, image, ok := g.spotted(m.spot); ok {
				l.Ring(theme.Palette().Surface, m.width+2.5, g.at(row, image).Grown(m.width/2).Outline())
				l.Ring(theme.Accent(), m.width, g.at(row, image).Grown(m.width/2).Outline())
			}
		}
		if at := look.Probe; at != nil && g.planar() && draw.Finite(at[0], at[1]) {
			if place := g.frame().Pixel(at[0], at[1]); g.plot().Holds(place) {
				ring := draw.Placed(draw.Regular(24, 1, 0), place, probeSize)
				l.Ring(theme.Palette().Surface, 5, ring)
				l.Ring(theme.Accent(), 2.4, ring)
			}
		}
	}
}

// probeSize is the radius of the mark on a plane, in pixels.
const probeSize = 6.0

// spotted returns the row and the number of the image that a spot names.
func (g *group) spotted(s *wire.Spot) (row, image int, ok bool) {
	if s == nil || s.Kind != wire.SpotUnit {
		return 0, 0, false
	}
	row = s.Layer - g.before
	return row, s.Unit, row >= 0 && row < len(g.m.Rows) && s.Unit >= 0 && s.Unit < g.shown
}

// Hit returns the place on the plane of a group with a window, the mark on it, or the image under the
// pointer: as the unit of the number of the image in the layer of its row, both counted from
// 0, over all groups.
func (View) Hit(p wire.Picture, room view.Room, x, y, slack float64) view.Target {
	if !draw.Finite(x, y) {
		return view.Target{}
	}
	groups := newGroups(p, room)
	for i := range groups {
		g := &groups[i]
		if g.planar() {
			if g.plot().Holds(draw.Pt(x, y)) {
				return onPlane(g, p.Look, x, y, slack)
			}
			continue
		}
		for row := range g.m.Rows {
			for k := range g.shown {
				if g.at(row, k).Holds(draw.Pt(x, y)) {
					return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: g.before + row, Unit: k}}
				}
			}
		}
	}
	return view.Target{}
}

// onPlane returns the place under the pointer, or the mark that can be dragged.
func onPlane(g *group, look *wire.Look, x, y, slack float64) view.Target {
	t := view.Target{Kind: view.HitPlane}
	t.X, t.Y = g.frame().Place(x, y)
	if look != nil && look.Probe != nil {
		at := g.frame().Pixel(look.Probe[0], look.Probe[1])
		if math.Hypot(at.X-x, at.Y-y) <= probeSize+slack {
			t.Kind, t.Home = view.HitSample, *look.Probe
		}
	}
	return t
}

// Plane returns the plane of the first group with a window.
func (View) Plane(p wire.Picture, room view.Room) view.Plane {
	groups := newGroups(p, room)
	for i := range groups {
		if g := &groups[i]; g.planar() {
			return view.Plane{Plot: g.plot(), Window: g.frame().Window}
		}
	}
	return view.Plane{}
}
