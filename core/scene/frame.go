package scene

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// frame maps the plane to the plot area.
type frame struct {
	plot   draw.Rect
	window wire.Window
}

// pixel returns where (x, y) of the plane is drawn.
func (f frame) pixel(x, y float64) draw.Point {
	return draw.Point{
		X: f.plot.X + f.plot.W*(x-f.window.X0)/(f.window.X1-f.window.X0),
		Y: f.plot.Y + f.plot.H*(f.window.Y1-y)/(f.window.Y1-f.window.Y0),
	}
}

// plane returns what of the plane is drawn at (x, y): the inverse of pixel.
func (f frame) plane(x, y float64) (float64, float64) {
	return f.window.X0 + (f.window.X1-f.window.X0)*(x-f.plot.X)/f.plot.W,
		f.window.Y1 - (f.window.Y1-f.window.Y0)*(y-f.plot.Y)/f.plot.H
}

// mostStretch is the proportion of a window beyond which it does not keep it.
const mostStretch = 4.0

// fitted returns the largest rectangle with the proportions of win that fits
// into w × h; of a window that is very long or high, all of w × h.
func fitted(w, h float64, win wire.Window) draw.Rect {
	w, h = math.Max(w, 1), math.Max(h, 1)
	ratio := (win.X1 - win.X0) / (win.Y1 - win.Y0)
	if !(ratio > 1/mostStretch && ratio < mostStretch) {
		return draw.Rect{W: w, H: h}
	}
	return draw.Rect{W: math.Min(w, h*ratio), H: math.Min(h, w/ratio)}
}

// inMiddle returns the upper left corner of a box of w × h in the middle of r.
func inMiddle(r draw.Rect, w, h float64) draw.Point {
	return draw.Point{X: math.Round(r.X + math.Max(0, (r.W-w)/2)), Y: math.Round(r.Y + math.Max(0, (r.H-h)/2))}
}
