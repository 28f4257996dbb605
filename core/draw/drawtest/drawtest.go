// Package drawtest checks drawings: against files, and for numbers that are sound.
package drawtest

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
)

// Themes returns the themes by name.
func Themes() map[string]draw.Theme {
	return map[string]draw.Theme{"light": {}, "dark": {Dark: true}}
}

// Unsound says what is wrong with the numbers of a drawing, or nothing: each must be
// finite, and no further away than what belongs to the largest drawing.
func Unsound(list draw.List) string {
	const most = 2e5 // pixels: the largest drawing and its margins
	sound := func(v float64) bool { return math.Abs(v) <= most }
	if !(list.W >= 1 && list.H >= 1) || !sound(list.W) || !sound(list.H) {
		return fmt.Sprintf("size %g × %g", list.W, list.H)
	}
	for _, layer := range list.Layers {
		for _, op := range layer.Ops {
			for _, path := range Paths(op) {
				for _, p := range path {
					if !sound(p.X) || !sound(p.Y) {
						return fmt.Sprintf("%T at %v", op, p)
					}
				}
			}
		}
	}
	return ""
}

// Paths returns every place of an operation.
func Paths(op draw.Op) []draw.Path {
	switch op := op.(type) {
	case draw.Fill:
		return op.Paths
	case draw.Bands:
		var paths []draw.Path
		for _, f := range op.Fills() {
			paths = append(paths, f.Paths...)
		}
		return paths
	case draw.Bitmaps:
		var paths []draw.Path
		for _, m := range op.Images {
			paths = append(paths, m.At.Outline())
		}
		return paths
	case draw.Stroke:
		return append([]draw.Path{{{X: op.Width, Y: 0}}}, op.Paths...)
	case draw.Text:
		return []draw.Path{{op.At, {X: op.Size, Y: 0}}}
	}
	return nil
}

// Points returns how many points paths have.
func Points(paths []draw.Path) int {
	n := 0
	for _, p := range paths {
		n += len(p)
	}
	return n
}

// Written returns the texts of layers, in the order in which they are drawn.
func Written(layers ...draw.Layer) []string {
	var all []string
	for _, l := range layers {
		for _, op := range l.Ops {
			if t, ok := op.(draw.Text); ok {
				all = append(all, t.S)
			}
		}
	}
	return all
}
