package method

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// What Newton does where H + λI is not positive definite.
const (
	indefiniteFlip  = "flip"  // replace every eigenvalue by its absolute value
	indefiniteShift = "shift" // add the least multiple of I that makes it positive definite
	indefiniteNone  = "none"  // solve the system as it is
)

func indefiniteOptions() []param.Option {
	return []param.Option{
		{Key: indefiniteFlip, Label: "flip negative eigenvalues"},
		{Key: indefiniteShift, Label: "shift all eigenvalues"},
		{Key: indefiniteNone, Label: "leave it: may go to a saddle"},
	}
}

// leastEigenvalue is the smallest eigenvalue that flipping and shifting leave,
// as a share of the largest in absolute value; it bounds the step by ‖g‖ over it.
const leastEigenvalue = 1e-3

// denseHessian returns ∇²f(x) + λI from n products with unit vectors, made
// exactly symmetric.
func denseHessian(p objective.Point, lambda float64) *mat.SymDense {
	n := len(p.X())
	columns := mat.NewDense(n, n, nil)
	unit := make([]float64, n)
	for j := range n {
		unit[j] = 1
		p.HessVec(columns.RawRowView(j), unit)
		unit[j] = 0
	}
	h := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			h.SetSym(i, j, columns.At(i, j)/2+columns.At(j, i)/2)
		}
		h.SetSym(i, i, h.At(i, i)+lambda)
	}
	return h
}

// direction returns the Newton step for the damped Hessian h, and what is to be
// said of h.
func (m *Newton) direction(h *mat.SymDense, g []float64) ([]float64, Fact, error) {
	if !allFinite(h.RawSymmetric().Data) {
		return nil, Fact{}, fmt.Errorf("%w: the Hessian is not finite", ErrBreakdown)
	}
	d := mat.NewVecDense(len(g), nil)
	var cholesky mat.Cholesky
	if cholesky.Factorize(h) {
		// A Condition error is a warning: the step is inexact, and the line search
		// or the next step sees to it.
		_ = cholesky.SolveVecTo(d, mat.NewVecDense(len(g), g))
		d.ScaleVec(-1, d)
		if allFinite(d.RawVector().Data) {
			return d.RawVector().Data, words("hessian", "positive definite"), nil
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(h, true) {
		return nil, Fact{}, fmt.Errorf("%w: the eigenvalues of the Hessian were not found", ErrBreakdown)
	}
	values := eigen.Values(nil) // ascending
	done, err := m.mend(values)
	if err != nil {
		return nil, Fact{}, err
	}
	var q mat.Dense
	eigen.VectorsTo(&q)
	var inBasis mat.VecDense
	inBasis.MulVec(q.T(), mat.NewVecDense(len(g), g))
	for i, value := range values {
		inBasis.SetVec(i, -inBasis.AtVec(i)/value)
	}
	d.MulVec(&q, &inBasis)
	if !allFinite(d.RawVector().Data) {
		return nil, Fact{}, fmt.Errorf("%w: the Newton step is not finite", ErrBreakdown)
	}
	return d.RawVector().Data, done, nil
}

// mend makes the ascending eigenvalues fit to divide by, in the way the settings
// say, and says what was done.
func (m *Newton) mend(values []float64) (Fact, error) {
	least := values[0]
	kind := "indefinite"
	switch most := values[len(values)-1]; {
	case most <= 0:
		kind = "not positive"
	case least >= 0:
		kind = "singular"
	}
	scale := math.Max(math.Abs(least), math.Abs(values[len(values)-1]))
	if scale == 0 {
		scale = 1 / leastEigenvalue // no curvature at all: the step becomes −g
	}
	floor := leastEigenvalue * scale
	switch m.Indefinite {
	case indefiniteFlip:
		for i, value := range values {
			values[i] = math.Max(math.Abs(value), floor)
		}
		return words("hessian", "%s: least eigenvalue %.3g, negative ones flipped", kind, least), nil
	case indefiniteShift:
		shift := floor - least
		for i := range values {
			values[i] += shift
		}
		return words("hessian", "%s: least eigenvalue %.3g, shifted by %.3g", kind, least, shift), nil
	}
	for _, value := range values {
		if value == 0 {
			return Fact{}, fmt.Errorf("%w: the Hessian is singular", ErrBreakdown)
		}
	}
	return words("hessian", "%s: least eigenvalue %.3g, left as it is", kind, least), nil
}
