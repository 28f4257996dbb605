// Package landscape draws a function over its window, with the paths of a race.
package landscape

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws the function over its window: filled contours, isolines, axes,
// minima, the paths of the race, and what is known at the selected iterate. It
// keeps the drawing of the map, so that only what moved is made anew. A View must not
// be used by two at once.
type View struct {
	key  uint64
	maps []draw.Layer
}

var _ view.Planar = (*View)(nil)

// Margins around the plot area, in pixels.
const (
	marginTop    = 10
	marginRight  = 12
	marginBottom = 26
	marginLeft   = 40
	barMargin    = 66  // on the right, with the colour bar
	barWidth     = 520 // narrowest drawing that has a colour bar
)

// plotArea returns the part of a landscape of w × h pixels, at least 1 each, that
// shows the plane. It is never empty.
func plotArea(w, h float64) draw.Rect {
	if w < plot.BareSize || h < plot.BareSize {
		return draw.Rect{X: 0, Y: 0, W: w, H: h}
	}
	right := float64(marginRight)
	if w >= barWidth {
		right = barMargin
	}
	return draw.Rect{X: marginLeft, Y: marginTop, W: w - marginLeft - right, H: h - marginTop - marginBottom}
}

// newFrame returns the mapping of p in a room, and whether there is a plane that
// numbers reach across.
func newFrame(p wire.Picture, room view.Room) (plot.Frame, bool) {
	if p.Field == nil {
		return plot.Frame{}, false
	}
	win := p.Field.Window
	ok := draw.Drawable(draw.Pt(win.X0, win.Y0)) && draw.Drawable(draw.Pt(win.X1, win.Y1)) && win.X0 < win.X1 && win.Y0 < win.Y1
	return plot.Frame{Plot: plotArea(room.Size()), Window: win}, ok
}

// Draw returns the drawing of p.Field, p.Race and p.Look. The layers of the map have keys; what moves
// with the race and the cursor is in layers without.
func (v *View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	list := draw.List{W: w, H: h}
	f, ok := newFrame(p, room)
	if !ok {
		list.Layers = []draw.Layer{draw.Empty(w, h, theme, "No function yet")}
		return list
	}
	if key := mapKey(p.Field, room, theme); key != v.key || v.maps == nil {
		v.key, v.maps = key, mapLayers(p.Field, f, room, theme, key)
	}
	list.Layers = append(list.Layers, v.maps...)
	if p.Race == nil {
		return list
	}
	look := p.Look
	if look == nil {
		look = &wire.Look{Step: math.MaxInt, Selected: -1}
	}
	m := moment{Frame: f, race: p.Race, look: look, minima: p.Field.Minima, palette: theme.Palette(), theme: theme, room: room}
	list.Layers = append(list.Layers, m.paths(), m.local(), m.legend(), m.handles())
	return list
}

// Plane returns the plot area and the window of the field.
func (v *View) Plane(p wire.Picture, room view.Room) view.Plane {
	f, ok := newFrame(p, room)
	if !ok {
		return view.Plane{}
	}
	return view.Plane{Plot: f.Plot, Window: f.Window, Key: p.Field.Key}
}

// moment is what the moving layers of a landscape are drawn from.
type moment struct {
	plot.Frame
	race    *wire.Race
	look    *wire.Look
	minima  [][2]float64
	palette *draw.Palette
	theme   draw.Theme
	room    view.Room
	named   []draw.Rect // the labels of marks that are placed already

	startName draw.Text // the word at the start, once it is placed
}

// selected returns the selected run with its exact iterate, and whether there is
// one that can be drawn.
func (m *moment) selected() (*wire.Run, wire.Mark, bool) {
	k := m.look.Selected
	if k < 0 || k >= len(m.race.Runs) || k >= len(m.look.Marks) {
		return nil, wire.Mark{}, false
	}
	mark := m.look.Marks[k]
	return &m.race.Runs[k], mark, draw.Drawable(m.Pixel(mark.X, mark.Y))
}
