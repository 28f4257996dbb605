//go:build js

package main

import (
	"slices"
	"strings"
	"syscall/js"

	"hfplayground/core/catalog"
	"hfplayground/core/draw"
	"hfplayground/core/term"
	"hfplayground/core/view"
	"hfplayground/core/view/all"
	"hfplayground/core/wire"
	"hfplayground/wasm/port"
)

// room is what the page wants to see beside the parts: which drawings, how
// large, and whether its table is open.
type room struct {
	table   bool
	theme   draw.Theme
	frames  []frame
	picture wire.Picture
	stale   bool        // the drawings are not those of picture and frames
	told    []term.Term // what the page knows of the axes and marks on the canvas
}

// frame is one wanted drawing.
type frame struct {
	entry view.Entry
	view  view.View
	room  view.Room
}

// largest is the side of a drawing beyond which the page has made a mistake, in
// CSS pixels.
const largest = 10_000

// set takes the room that the page describes. Views it does not know and sizes
// that cannot be drawn are left out; a view that stays keeps its caches.
func (r *room) set(v js.Value) {
	var frames []frame
	named := v.Get("named").Truthy()
	for _, item := range port.Items(v.Get("views")) {
		if item.Type() != js.TypeObject {
			continue
		}
		key, _ := port.Text(item.Get("key"))
		room := size(item).Covered(port.Numbers(item.Get("covered")))
		room.Named = named
		if entry, ok := catalog.Find(all.Views(), key); ok && drawable(room) {
			frames = append(frames, frame{entry: entry, view: r.view(entry), room: room})
		}
	}
	r.frames = frames
	r.theme = draw.Theme{Dark: v.Get("dark").Truthy()}
	r.table = v.Get("table").Truthy()
	r.stale = true
}

// size returns the room with the sides w and h of v.
func size(v js.Value) view.Room {
	w, _ := port.Number(v.Get("w"))
	h, _ := port.Number(v.Get("h"))
	return view.Room{W: w, H: h}
}

// drawable reports whether a drawing of that size makes sense.
func drawable(r view.Room) bool { return r.W >= 1 && r.H >= 1 && r.W <= largest && r.H <= largest }

// view returns the view of entry that is in use, or a new one.
func (r *room) view(entry view.Entry) view.View {
	for _, f := range r.frames {
		if f.entry.Key == entry.Key {
			return f.view
		}
	}
	return entry.New()
}

// hit returns what lies at a place of a drawing; nothing for one that is not wanted.
func (r *room) hit(key string, x, y float64) view.Target {
	for _, f := range r.frames {
		if f.entry.Key == key {
			return f.view.Hit(r.picture, f.room, x, y, 0)
		}
	}
	return view.Target{}
}

// drawing is a drawing as SVG, with what its axes and marks mean.
type drawing struct {
	key, svg string
	terms    []term.Term
}

// draw keeps parts and returns the drawings; none when they are
// those of the last call, or when there is no picture yet.
func (r *room) draw(parts []encoded) []drawing {
	for _, p := range parts {
		r.picture.Put(p.Part)
	}
	if !r.stale && len(parts) == 0 || r.picture == (wire.Picture{}) {
		return nil
	}
	r.stale = false
	drawings := make([]drawing, len(r.frames))
	for i, f := range r.frames {
		drawings[i] = drawing{key: f.entry.Key, svg: svg(f.view.Draw(r.picture, f.room, r.theme), f.entry.Label)}
		if e, ok := f.view.(view.Explainer); ok {
			drawings[i].terms = e.Terms(r.picture)
		}
	}
	if terms := r.stage(); !slices.Equal(terms, r.told) {
		drawings = append(drawings, drawing{key: stageKey, terms: terms})
		r.told = terms
	}
	return drawings
}

// stageKey is under what the axes and marks of the view on the canvas go to the page, which
// wants no drawing of it while the canvas is there.
const stageKey = "stage"

// stage returns what the axes and marks of the view on the canvas mean.
func (r *room) stage() []term.Term {
	if r.picture.Look == nil {
		return nil
	}
	if of := all.StageTerms()[r.picture.Look.View]; of != nil {
		return of(r.picture)
	}
	return nil
}

// figure returns the view that the canvas shows, drawn in a room of its own; ""
// when there is no picture yet, or no drawing of that size.
func (r *room) figure(room view.Room, theme draw.Theme, title string) string {
	if r.picture.Look == nil || !drawable(room) {
		return ""
	}
	entry, ok := catalog.Find(all.Stage(), r.picture.Look.View)
	if !ok {
		return ""
	}
	return svg(entry.New().Draw(r.picture, room, theme).OnSurface(theme), title)
}

func svg(list draw.List, title string) string {
	var b strings.Builder
	if err := draw.SVG(&b, list, title); err != nil {
		panic(err) // a Builder takes everything
	}
	return b.String()
}
