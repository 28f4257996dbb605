// Package plot holds what pictures have in common: a plane on a drawing with axes
// and ticks, scales of values, keys and marks, numbers as they are written, and how
// weights are drawn. It knows no picture.
package plot

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// Frame maps the plane to the plot area.
type Frame struct {
	Plot   draw.Rect
	Window wire.Window
}

// Pixel returns where (x, y) of the plane is drawn.
func (f Frame) Pixel(x, y float64) draw.Point {
	return draw.Pt(f.Plot.X+f.Plot.W*(x-f.Window.X0)/(f.Window.X1-f.Window.X0), f.Plot.Y+f.Plot.H*(f.Window.Y1-y)/(f.Window.Y1-f.Window.Y0))
}

// Place returns what of the plane is drawn at (x, y): the inverse of Pixel.
func (f Frame) Place(x, y float64) (float64, float64) {
	return f.Window.X0 + (f.Window.X1-f.Window.X0)*(x-f.Plot.X)/f.Plot.W,
		f.Window.Y1 - (f.Window.Y1-f.Window.Y0)*(y-f.Plot.Y)/f.Plot.H
}

// mostStretch is the proportion of a window beyond which it does not keep it.
const mostStretch = 4.0

// Fitted returns the largest rectangle with the proportions of win that fits
// into w × h; of a window that is very long or high, all of w × h.
func Fitted(w, h float64, win wire.Window) draw.Rect {
	w, h = math.Max(w, 1), math.Max(h, 1)
	ratio := (win.X1 - win.X0) / (win.Y1 - win.Y0)
	if !(ratio > 1/mostStretch && ratio < mostStretch) {
		return draw.Rect{W: w, H: h}
	}
	return draw.Rect{W: math.Min(w, h*ratio), H: math.Min(h, w/ratio)}
}

// InMiddle returns the upper left corner of a box of w × h in the middle of r.
func InMiddle(r draw.Rect, w, h float64) draw.Point {
	return draw.Pt(math.Round(r.X+math.Max(0, (r.W-w)/2)), math.Round(r.Y+math.Max(0, (r.H-h)/2)))
}
