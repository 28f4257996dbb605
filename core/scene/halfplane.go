package scene

import (
	"math"

	"hfplayground/core/draw"
)

// Shades of the places where a unit fires and where it is silent, on the
// diverging map.
const (
	firesShade  = 0.3
	silentShade = -0.26
)

// halfPlane is the places with a·x + b·y > c.
type halfPlane struct{ a, b, c float64 }

// newHalfPlane returns the places with a·x + b·y > c in numbers of moderate size,
// and whether they can be told.
func newHalfPlane(a, b, c float64) (halfPlane, bool) {
	most := math.Max(math.Max(math.Abs(a), math.Abs(b)), math.Abs(c))
	if !(most < draw.Far) {
		return halfPlane{}, false
	}
	if most == 0 {
		return halfPlane{}, true
	}
	return halfPlane{a / most, b / most, c / most}, true
}

// shifted returns the half-plane with the line d further along (a, b), in the
// units of the plane; the same where it has no line.
func (p halfPlane) shifted(d float64) halfPlane {
	p.c += d * math.Hypot(p.a, p.b)
	return p
}

// above returns how far the place drawn at q is above the line: a linear function
// of q that is positive within the half-plane.
func (p halfPlane) above(f frame, q draw.Point) float64 {
	x, y := f.plane(q.X, q.Y)
	return p.a*x + p.b*y - p.c
}

// cut returns the part of the plot within the half-plane, nil for none.
//
// Source: I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping",
// Communications of the ACM 17(1), 1974.
func (p halfPlane) cut(f frame, path draw.Path) draw.Path {
	var part draw.Path
	for i, q := range path {
		last := path[(i+len(path)-1)%len(path)]
		from, to := p.above(f, last), p.above(f, q)
		if from > 0 != (to > 0) {
			part = append(part, draw.Partway(last, q, from/(from-to)))
		}
		if to > 0 {
			part = append(part, q)
		}
	}
	return part
}

// line returns the ends of the line on the plot, nil where it passes by.
func (p halfPlane) line(f frame) draw.Path {
	var ends draw.Path
	corners := f.plot.Outline()
	for i, q := range corners {
		last := corners[(i+3)%4]
		from, to := p.above(f, last), p.above(f, q)
		if from > 0 != (to > 0) {
			ends = append(ends, draw.Partway(last, q, from/(from-to)))
		}
	}
	if len(ends) != 2 {
		return nil
	}
	return ends
}

// normal returns the direction on the drawing in which p.above grows.
func (p halfPlane) normal(f frame) draw.Point {
	return draw.Toward(draw.Point{}, draw.Point{
		X: p.a * (f.window.X1 - f.window.X0) / f.plot.W,
		Y: -p.b * (f.window.Y1 - f.window.Y0) / f.plot.H,
	})
}

// sides shades the plot: where the unit fires, and where it is silent.
func (p halfPlane) sides(l *draw.Layer, f frame, theme draw.Theme) {
	l.Fill(theme.Diverging(silentShade), f.plot.Outline())
	if part := p.cut(f, f.plot.Outline()); len(part) > 2 {
		l.Fill(theme.Diverging(firesShade), part)
	}
}

// flipped returns the other side of the line.
func (p halfPlane) flipped() halfPlane { return halfPlane{-p.a, -p.b, -p.c} }
