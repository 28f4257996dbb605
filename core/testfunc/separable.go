package testfunc

import "hfplayground/core/objective"

// separable is a sum f(x) = Σ φ(xᵢ) over n variables.
type separable interface {
	// term returns φ, φ′ and φ″ at x.
	term(x float64) (f, d1, d2 float64)
}

// separablePoint is a separable sum at one x. Its Hessian is diagonal; every
// question costs n terms.
type separablePoint struct {
	position
	f separable
}

var _ objective.Point = (*separablePoint)(nil)

func (p *separablePoint) Value() float64 {
	var sum float64
	for _, xi := range p.x {
		fi, _, _ := p.f.term(xi)
		sum += fi
	}
	return sum
}

func (p *separablePoint) Gradient(dst []float64) {
	p.checkLen("dst", dst)
	for i, xi := range p.x {
		_, dst[i], _ = p.f.term(xi)
	}
}

func (p *separablePoint) HessVec(dst, v []float64) {
	p.checkLen("dst", dst)
	p.checkLen("v", v)
	for i, xi := range p.x {
		_, _, d2 := p.f.term(xi)
		dst[i] = d2 * v[i]
	}
}
