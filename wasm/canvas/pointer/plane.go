package pointer

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// Plane is how a window of the plane lies on the canvas: Window fills Plot,
// with Y1 at the top.
type Plane struct {
	Plot   draw.Rect
	Window wire.Window
	Key    string // of the setting that the window is; empty where no gesture moves or zooms it
}

// valid reports whether different positions have different coordinates on it.
func (p Plane) valid() bool {
	w, h := p.Window.X1-p.Window.X0, p.Window.Y1-p.Window.Y0
	return p.Plot.W > 0 && p.Plot.H > 0 && w > 0 && h > 0 && !math.IsInf(w, 0) && !math.IsInf(h, 0)
}

// movable reports whether gestures may move and zoom the window.
func (p Plane) movable() bool { return p.valid() && p.Key != "" }

// At returns the place of the plane under the pixel (x, y).
func (p Plane) At(x, y float64) (float64, float64) {
	fx, fy := p.share(x, y)
	return p.Window.X0 + fx*(p.Window.X1-p.Window.X0), p.Window.Y0 + fy*(p.Window.Y1-p.Window.Y0)
}

// share returns where the pixel (x, y) lies in the plot: (0, 0) is its lower
// left corner, (1, 1) its upper right one.
func (p Plane) share(x, y float64) (float64, float64) {
	return (x - p.Plot.X) / p.Plot.W, (p.Plot.Y + p.Plot.H - y) / p.Plot.H
}

// zoomed returns the plane with the sides of its window multiplied by factor
// and the place at the share (fx, fy) moved to the share (gx, gy).
func (p Plane) zoomed(factor, fx, fy, gx, gy float64) Plane {
	w, h := p.Window.X1-p.Window.X0, p.Window.Y1-p.Window.Y0
	x, y := p.Window.X0+fx*w, p.Window.Y0+fy*h
	w, h = w*factor, h*factor
	x, y = x-gx*w, y-gy*h
	p.Window = wire.Window{X0: x, X1: x + w, Y0: y, Y1: y + h}
	return p
}

// moved returns the plane dragged by (dx, dy) pixels.
func (p Plane) moved(dx, dy float64) Plane {
	return p.zoomed(1, 0, 0, dx/p.Plot.W, -dy/p.Plot.H)
}

// place writes a place of the plane as a list of two numbers, with the digits
// that a pixel can show.
func (p Plane) place(x, y float64) string {
	return round(x, (p.Window.X1-p.Window.X0)/p.Plot.W) + "," + round(y, (p.Window.Y1-p.Window.Y0)/p.Plot.H)
}

// window returns the edit that sets the window: x0, x1, y0, y1, written in the
// same way.
func (p Plane) window() string {
	px, py := (p.Window.X1-p.Window.X0)/p.Plot.W, (p.Window.Y1-p.Window.Y0)/p.Plot.H
	return p.Key + "=" + round(p.Window.X0, px) + "," + round(p.Window.X1, px) + "," +
		round(p.Window.Y0, py) + "," + round(p.Window.Y1, py)
}

// maxDecimals is more than a float64 can tell apart.
const maxDecimals = 20

// round writes x rounded to the power of ten at or below pixel, in the form
// that param.Number reads.
func round(x, pixel float64) string {
	digits := -int(math.Floor(math.Log10(pixel)))
	if digits < 0 {
		unit := math.Pow10(-digits)
		return param.Format(math.Round(x/unit)*unit + 0) // + 0 makes −0 a 0
	}
	text := strconv.FormatFloat(x, 'f', min(digits, maxDecimals), 64)
	near, err := strconv.ParseFloat(text, 64)
	if err != nil {
		near = x
	}
	return param.Format(near + 0)
}
