package plot

import (
	"math"

	"hfplayground/core/draw"
)

// Shades of the places where a unit fires and where it is silent, on the
// diverging map.
const (
	FiresShade  = 0.3
	SilentShade = -0.26
)

// HalfPlane is the places with a·x + b·y > c.
type HalfPlane struct{ A, B, c float64 }

// NewHalfPlane returns the places with a·x + b·y > c, its numbers divided by the largest; false where one is NaN or
// beyond draw.Far. Where all are 0 there is no such place.
func NewHalfPlane(a, b, c float64) (HalfPlane, bool) {
	most := math.Max(math.Max(math.Abs(a), math.Abs(b)), math.Abs(c))
	if !(most < draw.Far) {
		return HalfPlane{}, false
	}
	if most == 0 {
		return HalfPlane{}, true
	}
	return HalfPlane{a / most, b / most, c / most}, true
}

// Shifted returns the half-plane with the line d further along (a, b), in the
// units of the plane; the same where it has no line.
func (p HalfPlane) Shifted(d float64) HalfPlane {
	p.c += d * math.Hypot(p.A, p.B)
	return p
}

// Above returns a·x + b·y − c at the place drawn at q: a linear function of q that is positive within the half-plane.
func (p HalfPlane) Above(f Frame, q draw.Point) float64 {
	x, y := f.Place(q.X, q.Y)
	return p.A*x + p.B*y - p.c
}

// Cut returns the part within the half-plane of the convex area with outline path, in pixels; nil for none.
//
// Source: I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping",
// Communications of the ACM 17(1), 1974.
func (p HalfPlane) Cut(f Frame, path draw.Path) draw.Path {
	var part draw.Path
	for i, q := range path {
		last := path[(i+len(path)-1)%len(path)]
		from, to := p.Above(f, last), p.Above(f, q)
		if from > 0 != (to > 0) {
			part = append(part, draw.Partway(last, q, from/(from-to)))
		}
		if to > 0 {
			part = append(part, q)
		}
	}
	return part
}

// Line returns the two ends of the line on the plot, in pixels; nil where it passes by.
func (p HalfPlane) Line(f Frame) draw.Path {
	var ends draw.Path
	corners := f.Plot.Outline()
	for i, q := range corners {
		last := corners[(i+3)%4]
		from, to := p.Above(f, last), p.Above(f, q)
		if from > 0 != (to > 0) {
			ends = append(ends, draw.Partway(last, q, from/(from-to)))
		}
	}
	if len(ends) != 2 {
		return nil
	}
	return ends
}

// Normal returns the direction on the drawing in which p.Above grows, of length 1.
func (p HalfPlane) Normal(f Frame) draw.Point {
	return draw.Toward(draw.Point{}, draw.Pt(p.A*(f.Window.X1-f.Window.X0)/f.Plot.W, -p.B*(f.Window.Y1-f.Window.Y0)/f.Plot.H))
}

// Shade shades the plot: where the unit fires, and where it is silent.
func (p HalfPlane) Shade(l *draw.Layer, f Frame, theme draw.Theme) {
	l.Fill(theme.Diverging(SilentShade), f.Plot.Outline())
	if part := p.Cut(f, f.Plot.Outline()); len(part) > 2 {
		l.Fill(theme.Diverging(FiresShade), part)
	}
}

// Flipped returns the other side of the line.
func (p HalfPlane) Flipped() HalfPlane { return HalfPlane{-p.A, -p.B, -p.c} }
