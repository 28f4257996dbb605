//go:build js

package main

import (
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/view/all"
	"hfplayground/core/wire"
	"hfplayground/wasm/canvas/paint"
	"hfplayground/wasm/canvas/pointer"
	"hfplayground/wasm/port"
)

// game is the ebiten.Game. The functions that JavaScript calls only run while
// the engine waits, for js/wasm has one thread and does not interrupt Go.
type game struct {
	page    js.Value
	painter *paint.Painter
	views   view.Shown
	theme   draw.Theme
	picture wire.Picture
	hand    pointer.Hand
	events  []pointer.Event // since the last Update

	w, h    float64 // of the canvas, in CSS pixels
	scale   float64 // device pixels to one of those
	stale   bool    // what is on the screen is not the picture
	pending int     // parts messages that have not been painted
}

func newGame(page js.Value) (*game, error) {
	painter, err := paint.New()
	if err != nil {
		return nil, err
	}
	return &game{page: page, painter: painter, views: view.Shown{Table: all.Stage()}, theme: draw.Theme{Live: true}, stale: true}, nil
}

// view returns the view that the picture names. Without a name, or with one that
// only a worker of another version knows, it is the first: it still shows what it
// can.
func (g *game) view() view.View {
	if g.picture.Look == nil {
		return g.views.Of("")
	}
	return g.views.Of(g.picture.Look.View)
}

// functions returns the object hfView.
func (g *game) functions() js.Value {
	v := js.Global().Get("Object").New()
	for name, f := range map[string]func(args []js.Value) any{
		"parts":   g.parts,
		"dark":    g.dark,
		"pointer": g.pointer,
		"grabs":   g.grabs,
	} {
		v.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args) }))
	}
	return v
}

// parts takes the parts of one message. A part that cannot be read comes from
// another version of the worker; no later one would be better.
func (g *game) parts(args []js.Value) any {
	for _, item := range port.Items(args[0]) {
		b, ok := port.Bytes(item.Get("buffer"))
		part, err := wire.Decode(b)
		if !ok || err != nil {
			g.page.Call("failed", "canvas: a part of the picture cannot be read")
			return nil
		}
		g.picture.Put(part)
	}
	g.pending++
	g.stale = true
	return nil
}

func (g *game) dark(args []js.Value) any {
	g.theme.Dark = args[0].Truthy()
	g.stale = true
	return nil
}

func (g *game) pointer(args []js.Value) any {
	g.events = append(g.events, pointer.Event{
		Kind: wire.Pointing(args[0].String()), ID: args[1].Int(), Touch: args[2].Truthy(),
		X: args[3].Float(), Y: args[4].Float(), Factor: args[5].Float(), Alt: args[6].Truthy(),
	})
	return nil
}

func (g *game) grabs(args []js.Value) any {
	return pointer.Grabs(ground{g}, args[0].Float(), args[1].Float(), args[2].Truthy())
}

// LayoutF makes the screen as large as the canvas in device pixels.
func (g *game) LayoutF(w, h float64) (float64, float64) {
	scale := ebiten.Monitor().DeviceScaleFactor()
	if w != g.w || h != g.h || scale != g.scale {
		g.w, g.h, g.scale, g.stale = w, h, scale, true
	}
	return max(w*scale, 1), max(h*scale, 1)
}

// Layout is there for the interface: the engine prefers LayoutF.
func (g *game) Layout(w, h int) (int, int) { return w, h }

// Update follows the pointer and sends its edits.
func (g *game) Update() error {
	for _, e := range g.events {
		g.hand.Take(e, ground{g})
	}
	g.events = g.events[:0]
	for _, e := range g.hand.Edits() {
		g.page.Call("edit", e.Query, string(e.Phase))
	}
	ebiten.SetCursorShape(cursor(g.hand.Over()))
	return nil
}

// cursor returns the shape that says what a press would do.
func cursor(over view.Hit) ebiten.CursorShapeType {
	return map[view.Hit]ebiten.CursorShapeType{
		view.HitStart:   ebiten.CursorShapeMove,
		view.HitIterate: ebiten.CursorShapePointer,
		view.HitPlane:   ebiten.CursorShapeCrosshair,
		view.HitWeight:  ebiten.CursorShapeNSResize,
		view.HitBias:    ebiten.CursorShapeNSResize,
		view.HitUnit:    ebiten.CursorShapePointer,
		view.HitSample:  ebiten.CursorShapeMove,
		view.HitButton:  ebiten.CursorShapePointer,
	}[over]
}

// Draw paints the picture, if it is not the one on the screen.
func (g *game) Draw(screen *ebiten.Image) {
	if !g.stale {
		return
	}
	screen.Clear()
	g.painter.Paint(screen, g.view().Draw(g.picture, g.w, g.h, g.theme), g.scale)
	g.stale = false
	if g.pending > 0 {
		g.page.Call("shown", g.pending)
		g.pending = 0
	}
}
