package testfunc

import "hfplayground/core/objective"

// jet is a function of two variables at one point, up to second order: its
// value, its gradient (X, Y) and its Hessian (XX, XY; XY, YY).
type jet struct{ F, X, Y, XX, XY, YY float64 }

// surface is a function of two variables given by its jet.
type surface interface {
	jet(x, y float64) jet
}

// surfacePoint is a surface at one x. All questions are answered from one jet,
// computed when the first is asked: in two variables the three second derivatives
// cost no more than one product.
type surfacePoint struct {
	position
	f     surface
	j     jet
	known bool
}

var _ objective.Point = (*surfacePoint)(nil)

// onSurface returns the Point of f at x, length 2.
func onSurface(name string, f surface, x []float64) *surfacePoint {
	return &surfacePoint{position: at(name, x, 2), f: f}
}

func (p *surfacePoint) jet() *jet {
	if !p.known {
		p.j, p.known = p.f.jet(p.x[0], p.x[1]), true
	}
	return &p.j
}

func (p *surfacePoint) Value() float64 { return p.jet().F }

func (p *surfacePoint) Gradient(dst []float64) {
	p.checkLen("dst", dst)
	j := p.jet()
	dst[0], dst[1] = j.X, j.Y
}

func (p *surfacePoint) HessVec(dst, v []float64) {
	p.checkLen("dst", dst)
	p.checkLen("v", v)
	j := p.jet()
	dst[0] = j.XX*v[0] + j.XY*v[1]
	dst[1] = j.XY*v[0] + j.YY*v[1]
}
