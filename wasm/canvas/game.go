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

	room    view.Room // of the canvas
	scale   float64   // device pixels to a CSS pixel
	stale   bool      // what is on the screen is not the picture
	pending int       // parts messages that have not been painted
}

func newGame(page js.Value) (*game, error) {
	painter, err := paint.New()
	if err != nil {
		return nil, err
	}
	return &game{page: page, painter: painter, views: view.Shown{Table: all.Stage()}, theme: draw.Theme{Interactive: true}, stale: true}, nil
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
		"room":    g.enter,
		"pointer": g.pointer,
		"grabs":   g.grabs,
		"drop":    g.drop,
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

// enter takes what the page says of the room but its size: whether it is dark,
// what is laid over the corners, and whether the runs are named beside the picture.
func (g *game) enter(args []js.Value) any {
	g.theme.Dark = args[0].Truthy()
	g.room = g.room.Covered(port.Numbers(args[1]))
	g.room.Named = args[2].Truthy()
	g.stale = true
	return nil
}

func (g *game) pointer(args []js.Value) any {
	g.events = append(g.events, pointer.Event{
		Kind: wire.Pointing(args[0].String()), ID: args[1].Int(), Touch: args[2].Truthy(),
		X: args[3].Float(), Y: args[4].Float(), Factor: args[5].Float(), Alt: args[6].Truthy(), Loose: args[7].Truthy(),
	})
	return nil
}

// drop lets go of what the pointer holds, after what it has done so far.
func (g *game) drop([]js.Value) any {
	g.follow()
	g.hand.Drop()
	return nil
}

func (g *game) grabs(args []js.Value) any {
	return pointer.Grabs(ground{g}, args[0].Float(), args[1].Float(), args[2].Truthy())
}

// LayoutF makes the screen as large as the canvas in device pixels.
func (g *game) LayoutF(w, h float64) (float64, float64) {
	scale := ebiten.Monitor().DeviceScaleFactor()
	if w != g.room.W || h != g.room.H || scale != g.scale {
		g.room.W, g.room.H, g.scale, g.stale = w, h, scale, true
	}
	return max(w*scale, 1), max(h*scale, 1)
}

// Layout is there for the interface: the engine prefers LayoutF.
func (g *game) Layout(w, h int) (int, int) { return w, h }

// Update follows the pointer and sends its edits.
func (g *game) Update() error {
	g.follow()
	for _, e := range g.hand.Edits() {
		g.page.Call("edit", e.Query, string(e.Phase))
	}
	ebiten.SetCursorShape(cursor(g.hand.Over()))
	return nil
}

// follow takes what the pointer has done since it was last asked for.
func (g *game) follow() {
	for _, e := range g.events {
		g.hand.Take(e, ground{g})
	}
	g.events = g.events[:0]
}

// cursor returns the shape that says what a press would do.
func cursor(over view.Target) ebiten.CursorShapeType {
	switch over.Kind {
	case view.HitStart, view.HitSample:
		return ebiten.CursorShapeMove
	case view.HitIterate, view.HitButton:
		return ebiten.CursorShapePointer
	case view.HitPlane:
		return ebiten.CursorShapeCrosshair
	case view.HitSpot:
		switch over.Spot.Kind {
		case wire.SpotUnit:
			return ebiten.CursorShapePointer
		case wire.SpotReading:
			return ebiten.CursorShapeCrosshair
		}
		return ebiten.CursorShapeNSResize
	}
	return ebiten.CursorShapeDefault
}

// Draw paints the picture, if it is not the one on the screen.
func (g *game) Draw(screen *ebiten.Image) {
	if !g.stale {
		return
	}
	screen.Clear()
	g.painter.Paint(screen, g.view().Draw(g.picture, g.room, g.theme), g.scale)
	g.stale = false
	if g.pending > 0 {
		g.page.Call("shown", g.pending)
		g.pending = 0
	}
}
