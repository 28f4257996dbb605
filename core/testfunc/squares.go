package testfunc

import "hfplayground/core/objective"

// leastSquares is a sum of squares f = Σ rᵢ² of two variables, given by the jets
// of its residuals rᵢ.
type leastSquares interface {
	residuals(x, y float64) []jet
}

// squaresPoint is a sum of squares at one x. All questions are answered from the
// jets of the residuals, computed when the first is asked. With J the Jacobian
// of the residuals,
//
//	∇f = 2Jᵀr    ∇²f = 2JᵀJ + 2Σ rᵢ∇²rᵢ    G = 2JᵀJ
type squaresPoint struct {
	position
	f leastSquares
	r []jet
}

var (
	_ objective.Point       = (*squaresPoint)(nil)
	_ objective.GaussNewton = (*squaresPoint)(nil)
)

// ofSquares returns the Point of f at x, length 2.
func ofSquares(name string, f leastSquares, x []float64) *squaresPoint {
	return &squaresPoint{position: at(name, x, 2), f: f}
}

func (p *squaresPoint) residuals() []jet {
	if p.r == nil {
		p.r = p.f.residuals(p.x[0], p.x[1])
	}
	return p.r
}

func (p *squaresPoint) Value() float64 {
	var sum float64
	for _, r := range p.residuals() {
		sum += r.F * r.F
	}
	return sum
}

func (p *squaresPoint) Gradient(dst []float64) {
	p.checkLen("dst", dst)
	dst[0], dst[1] = 0, 0
	for _, r := range p.residuals() {
		dst[0] += 2 * r.F * r.X
		dst[1] += 2 * r.F * r.Y
	}
}

func (p *squaresPoint) HessVec(dst, v []float64) {
	p.GaussNewtonVec(dst, v)
	for _, r := range p.residuals() {
		dst[0] += 2 * r.F * (r.XX*v[0] + r.XY*v[1])
		dst[1] += 2 * r.F * (r.XY*v[0] + r.YY*v[1])
	}
}

func (p *squaresPoint) GaussNewtonVec(dst, v []float64) {
	p.checkLen("dst", dst)
	p.checkLen("v", v)
	dst[0], dst[1] = 0, 0
	for _, r := range p.residuals() {
		jv := r.X*v[0] + r.Y*v[1]
		dst[0] += 2 * jv * r.X
		dst[1] += 2 * jv * r.Y
	}
}
