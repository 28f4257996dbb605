//go:build js

package main

import (
	"hfplayground/core/view"
	"hfplayground/core/wire"
	"hfplayground/wasm/canvas/pointer"
)

// ground is the picture of a game as the pointer sees it.
type ground struct{ *game }

var _ pointer.Ground = ground{}

func (g ground) Hit(x, y, slack float64) view.Target {
	return g.view().Hit(g.picture, g.w, g.h, x, y, slack)
}

// Plane returns an empty plane, on which no gesture begins, before there is one.
func (g ground) Plane() pointer.Plane {
	view, ok := g.view().(view.Planar)
	if !ok {
		return pointer.Plane{}
	}
	return pointer.Plane(view.Plane(g.picture, g.w, g.h))
}

func (g ground) Start() (float64, float64) {
	if g.picture.Race == nil {
		return 0, 0
	}
	return g.picture.Race.Start[0], g.picture.Race.Start[1]
}

func (g ground) Sample(i int) (float64, float64) {
	s := g.picture.Samples
	if p := g.picture.Perceptron; p != nil && g.picture.Look != nil && g.picture.Look.View == "perceptron" {
		s = &wire.Samples{X: p.X, Y: p.Y}
	}
	if s == nil || i < 0 || i >= min(len(s.X), len(s.Y)) {
		return 0, 0
	}
	return s.X[i], s.Y[i]
}

func (g ground) ID(run int) string {
	if g.picture.Race == nil || run < 0 || run >= len(g.picture.Race.Runs) {
		return ""
	}
	return g.picture.Race.Runs[run].ID
}
