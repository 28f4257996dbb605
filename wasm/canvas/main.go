//go:build js

// Command canvas is the view: it paints the picture that parts describe and
// turns the pointer into edits. It computes nothing and holds nothing that
// matters, so the page can end it and make another at any time.
//
// web/view.js is between it and the browser. Before the program starts it
// sets the global object hfPage, whose functions the program calls:
//
//	hfPage.ready()              the functions of hfView can be called
//	hfPage.shown(n)             n parts messages have been painted
//	hfPage.edit(query, phase)   the pointer did something
//	hfPage.failed(message)      it cannot go on
//
// The program in turn sets hfView:
//
//	hfView.parts(parts)         [{kind, buffer}]
//	hfView.dark(dark)
//	hfView.pointer(kind, id, touch, x, y, factor, alt, loose)   kind and the rest as in package pointer
//	hfView.grabs(x, y, touch)   true where a press takes hold of something
//	hfView.drop()               what is held is let go of
package main

import (
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"
)

func main() {
	page := js.Global().Get("hfPage")
	g, err := newGame(page)
	if err == nil {
		js.Global().Set("hfView", g.functions())
		page.Call("ready")
		ebiten.SetScreenClearedEveryFrame(false) // a frame without news costs no drawing
		ebiten.SetTPS(ebiten.SyncWithFPS)
		err = ebiten.RunGameWithOptions(g, &ebiten.RunGameOptions{InitUnfocused: true})
	}
	if err != nil {
		page.Call("failed", err.Error())
	}
}
