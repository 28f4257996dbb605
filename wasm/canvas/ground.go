//go:build js

package main

import (
	"hfplayground/core/view"
	"hfplayground/wasm/canvas/pointer"
)

// ground is the picture of a game as the pointer sees it.
type ground struct{ *game }

var _ pointer.Ground = ground{}

func (g ground) Hit(x, y, slack float64) view.Target {
	return g.view().Hit(g.picture, g.room, x, y, slack)
}

// Plane returns an empty plane, on which no gesture begins, before there is one.
func (g ground) Plane() pointer.Plane {
	planar, ok := g.view().(view.Planar)
	if !ok {
		return pointer.Plane{}
	}
	return pointer.Plane(planar.Plane(g.picture, g.room))
}
