package method

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/vector"
	"hfplayground/core/words"
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
		{Key: indefiniteNone, Label: "unchanged: may converge to a saddle"},
	}
}

// leastEigenvalue is the smallest eigenvalue that flipping and shifting leave,
// as a share of the largest in absolute value; it bounds the step by ‖g‖ over it.
const leastEigenvalue = 1e-3

// denseHessian returns ∇²f(x) from n products with unit vectors, made exactly
// symmetric. It calls pause after every product; when that returns false it
// gives up and returns nil.
func denseHessian(p objective.Point, pause func() bool) *mat.SymDense {
	n := len(p.X())
	rows := mat.NewDense(n, n, nil)
	unit := make([]float64, n)
	for j := range n {
		unit[j] = 1
		p.HessVec(rows.RawRowView(j), unit)
		unit[j] = 0
		if !pause() {
			return nil
		}
	}
	h := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			h.SetSym(i, j, rows.At(i, j)/2+rows.At(j, i)/2)
		}
	}
	return h
}

var hessianFound = Quantity{"hessian", term.Term{
	Name: "Hessian", Symbol: "H",
	Meaning: "H holds the second derivatives of f: where all its eigenvalues are positive, the model has a minimum to jump to, and else H is modified first.",
	Formula: "Hᵢⱼ = ∂²f / ∂xᵢ∂xⱼ",
}}

// direction returns the Newton step for the damped Hessian h, and what is to be
// said of h.
func (m *Newton) direction(h *mat.SymDense, g []float64) ([]float64, Fact, error) {
	if !vector.AllFinite(h.RawSymmetric().Data) {
		return nil, Fact{}, fmt.Errorf("%w: the Hessian is not finite", ErrBreakdown)
	}
	d := mat.NewVecDense(len(g), nil)
	var cholesky mat.Cholesky
	if cholesky.Factorize(h) {
		// The only error is a warning of bad conditioning: the step is then
		// inexact, which is for the line search to judge.
		_ = cholesky.SolveVecTo(d, mat.NewVecDense(len(g), g))
		d.ScaleVec(-1, d)
		if vector.AllFinite(d.RawVector().Data) {
			return d.RawVector().Data, Words(&hessianFound, "positive definite"), nil
		}
	}
	about, err := m.eigenDirection(d, h, g)
	if err == nil && !vector.AllFinite(d.RawVector().Data) {
		err = fmt.Errorf("%w: the Newton step is not finite", ErrBreakdown)
	}
	return d.RawVector().Data, about, err
}

// eigenDirection stores in d the step for an h that is not positive definite,
// −Σ (vᵢᵀg / μᵢ) vᵢ over its eigenvectors vᵢ and mended eigenvalues μᵢ.
func (m *Newton) eigenDirection(d *mat.VecDense, h *mat.SymDense, g []float64) (Fact, error) {
	var eigen mat.EigenSym
	if !eigen.Factorize(h, true) {
		return Fact{}, fmt.Errorf("%w: the eigenvalues of the Hessian were not found", ErrBreakdown)
	}
	values := eigen.Values(nil) // ascending
	about, err := m.mend(values)
	if err != nil {
		return Fact{}, err
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	var coordinates mat.VecDense
	coordinates.MulVec(vectors.T(), mat.NewVecDense(len(g), g))
	for i, value := range values {
		coordinates.SetVec(i, -coordinates.AtVec(i)/value)
	}
	d.MulVec(&vectors, &coordinates)
	return about, nil
}

// mend makes the ascending eigenvalues fit to divide by, in the way the settings
// say, and says what was done.
func (m *Newton) mend(values []float64) (Fact, error) {
	least, most := values[0], values[len(values)-1]
	scale := math.Max(math.Abs(least), math.Abs(most))
	if scale == 0 {
		scale = 1 / leastEigenvalue // no curvature at all: the step becomes −g
	}
	floor := leastEigenvalue * scale
	about := fmt.Sprintf("%s, least eigenvalue %s: ", definiteness(least, most), words.Rough(least))
	switch m.Indefinite {
	case indefiniteFlip:
		for i, value := range values {
			values[i] = math.Max(math.Abs(value), floor)
		}
		return Words(&hessianFound, "%s", about+"negative ones flipped"), nil
	case indefiniteShift:
		for i := range values {
			values[i] += floor - least
		}
		return Words(&hessianFound, "%s", about+"all shifted by "+words.Rough(floor-least)), nil
	}
	for _, value := range values {
		if value == 0 {
			return Fact{}, fmt.Errorf("%w: the Hessian is singular", ErrBreakdown)
		}
	}
	return Words(&hessianFound, "%s", about+"left as it is"), nil
}

// definiteness names a symmetric matrix that is not positive definite.
func definiteness(least, most float64) string {
	switch {
	case least < 0 && most > 0:
		return "indefinite"
	case most < 0:
		return "negative definite"
	case most == 0 && least < 0:
		return "negative semidefinite"
	}
	return "singular"
}
