package cg

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// times returns the product with the matrix of the given rows.
func times(rows ...[]float64) Product {
	return func(dst, v []float64) {
		for i, row := range rows {
			dst[i] = floats.Dot(row, v)
		}
	}
}

// diagonal returns the product with the diagonal matrix of the given entries.
func diagonal(entries ...float64) Product {
	return func(dst, v []float64) { floats.MulTo(dst, entries, v) }
}

// poisson returns the product with the second differences on n points.
func poisson(n int) Product {
	return func(dst, v []float64) {
		for i := range n {
			dst[i] = 2 * v[i]
			if i > 0 {
				dst[i] -= v[i-1]
			}
			if i < n-1 {
				dst[i] -= v[i+1]
			}
		}
	}
}

// quadraticValue returns ½ dᵀBd + gᵀd by the definition.
func quadraticValue(b Product, g, d []float64) float64 {
	bd := make([]float64, len(d))
	b(bd, d)
	return floats.Dot(d, bd)/2 + floats.Dot(g, d)
}

// iterates runs to the end, or for most iterations, and returns every d.
func iterates(c *Run, most int) ([][]float64, Outcome) {
	all := [][]float64{slices.Clone(c.D)}
	for len(all) <= most {
		if went := c.Advance(); went != Advanced {
			return all, went
		}
		all = append(all, slices.Clone(c.D))
	}
	return all, Advanced
}

// A well-known 2 × 2 example: [4 1; 1 3] x = (1, 2) from (2, 1), with every
// iterate. r₀ = b, without Ax₀, would lead to (2.0909, 1.6364), and a plus in
// the update of the residual to (0.427, 0.821) even from zero.
func TestConjugateExample(t *testing.T) {
	a, minusB := times([]float64{4, 1}, []float64{1, 3}), []float64{-1, -2}
	got, _ := iterates(New(a, nil, minusB, []float64{2, 1}), 2)
	want := [][]float64{{2, 1}, {78. / 331, 112. / 331}, {1. / 11, 7. / 11}}
	for i := range want {
		if !floats.EqualApprox(got[i], want[i], 1e-14) {
			t.Errorf("iterate %d = %v, want %v", i, got[i], want[i])
		}
	}
	fromZero, _ := iterates(New(a, nil, minusB, nil), 2)
	if !floats.EqualApprox(fromZero[2], want[2], 1e-14) {
		t.Errorf("from zero %v, want %v", fromZero[2], want[2])
	}
}

// TestConjugateInvariants follows the textbook through a run: residuals are
// orthogonal, directions conjugate, φ is what its definition says and falls, the
// error in the norm of A falls, and n iterations are enough.
func TestConjugateInvariants(t *testing.T) {
	const n = 6
	b, g := poisson(n), []float64{1, -2, 3, 0.5, -1, 2}
	c := New(b, nil, g, nil)
	var residuals, directions [][]float64
	phi := c.Phi
	for range n {
		residuals, directions = append(residuals, slices.Clone(c.R)), append(directions, slices.Clone(c.p))
		if went := c.Advance(); went != Advanced {
			t.Fatalf("outcome %v after %d iterations, want advanced", went, len(residuals))
		}
		if want := quadraticValue(b, g, c.D); math.Abs(c.Phi-want) > 1e-13*math.Abs(want) {
			t.Errorf("φ = %g, want %g", c.Phi, want)
		}
		if !(c.Phi < phi) {
			t.Errorf("φ goes from %g to %g, want it to fall", phi, c.Phi)
		}
		phi = c.Phi
	}
	for i := range n {
		for j := range i {
			bp := make([]float64, n)
			b(bp, directions[i])
			if dot := floats.Dot(residuals[i], residuals[j]); math.Abs(dot) > 1e-10 {
				t.Errorf("r%d·r%d = %g, want 0", i, j, dot)
			}
			if dot := floats.Dot(bp, directions[j]); math.Abs(dot) > 1e-10 {
				t.Errorf("p%d·Bp%d = %g, want 0", i, j, dot)
			}
		}
	}
	if norm(c.R) > 1e-10 {
		t.Errorf("‖r‖ = %g after n iterations, want 0", norm(c.R))
	}
}

// φ and the error in the norm of A fall at every step. The residual need not:
// here it does not.
func TestConjugateResidualMayRise(t *testing.T) {
	b, g := diagonal(1, 100), []float64{-1, -1}
	c := New(b, nil, g, nil)
	before, phi := norm(c.R), c.Phi
	c.Advance()
	if !(norm(c.R) > 0.9*before) || !(c.Phi < phi) {
		t.Errorf("‖r‖ from %g to %g and φ from %g to %g, want φ alone to fall much", before, norm(c.R), phi, c.Phi)
	}
	c = New(b, nil, []float64{-1, -0.1}, nil)
	before = norm(c.R)
	c.Advance()
	if !(norm(c.R) > 2*before) {
		t.Errorf("‖r‖ from %g to %g, want it to rise", before, norm(c.R))
	}
}

// TestConjugateDistinctEigenvalues needs as many iterations as there are
// distinct eigenvalues, whatever n is.
func TestConjugateDistinctEigenvalues(t *testing.T) {
	g := []float64{1, 2, 3, 4, 5, 6, 7}
	c := New(diagonal(1, 1, 5, 5, 5, 9, 9), nil, g, nil)
	iterates(c, 3)
	if norm(c.R) > 1e-12*norm(g) {
		t.Errorf("‖r‖ = %g after 3 iterations, want 0", norm(c.R))
	}
}

func TestConjugateStart(t *testing.T) {
	b, g := diagonal(1, 4, 16), []float64{-1, -8, -64}
	solution := []float64{1, 2, 4}
	if all, went := iterates(New(b, nil, g, solution), 5); went != Solved || len(all) != 1 {
		t.Errorf("from the solution: %d iterates, outcome %v, want it to stop at once", len(all), went)
	}
	if all, went := iterates(New(b, nil, make([]float64, 3), nil), 5); went != Solved || len(all) != 1 {
		t.Errorf("with g = 0: %d iterates, outcome %v, want it to stop at once", len(all), went)
	}
	for _, start := range [][]float64{nil, {5, -3, 1}, {1e3, 1e3, 1e3}} {
		c := New(b, nil, g, start)
		iterates(c, 3)
		if !floats.EqualApprox(c.D, solution, 1e-9) {
			t.Errorf("from %v to %v, want %v", start, c.D, solution)
		}
	}
}

// TestConjugateScaled multiplies B and g by a power of two, which rounds nothing.
func TestConjugateScaled(t *testing.T) {
	b, g := poisson(5), []float64{1, 2, -1, 0, 3}
	scaled := func(dst, v []float64) { b(dst, v); floats.Scale(1024, dst) }
	want, _ := iterates(New(b, nil, g, nil), 5)
	got, _ := iterates(New(scaled, nil, floats.ScaleTo(make([]float64, 5), 1024, g), nil), 5)
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("iterates %v, want %v", got, want)
	}
}

func TestPreconditioner(t *testing.T) {
	b, g := poisson(5), []float64{1, 2, -1, 0, 3}
	want, _ := iterates(New(b, nil, g, nil), 5)
	identity := func(dst, v []float64) { copy(dst, v) }
	if got, _ := iterates(New(b, identity, g, nil), 5); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("with M = I %v, want the bits of no preconditioner, %v", got, want)
	}
	uneven := New(b, diagonal(1, 0.5, 2, 0.3, 1), g, nil)
	iterates(uneven, 5)
	if !floats.EqualApprox(uneven.D, want[5], 1e-12) {
		t.Errorf("with an uneven M to %v, want %v", uneven.D, want[5])
	}
	exact := New(diagonal(2, 30, 400), diagonal(1./2, 1./30, 1./400), []float64{1, 2, 3}, nil)
	exact.Advance()
	if norm(exact.R) > 1e-14 {
		t.Errorf("with M = B ‖r‖ = %g after one iteration, want 0", norm(exact.R))
	}
}

func TestConjugateOutcomes(t *testing.T) {
	nan := func(dst, _ []float64) { dst[0], dst[1] = math.NaN(), 1 }
	tests := []struct {
		name string
		b    Product
		g    []float64
		want Outcome
	}{
		{"negative at once", diagonal(1, -2), []float64{0, 1}, Negative},
		{"no curvature at all", diagonal(0, 0), []float64{1, 1}, Negative},
		{"no curvature to speak of", diagonal(1e-320, 1e-320), []float64{1e10, 1}, Negative},
		{"infinite product", diagonal(math.Inf(1), 1), []float64{1, 1}, NotFinite},
		{"NaN product", nan, []float64{1, 1}, NotFinite},
		{"NaN gradient", diagonal(1, 1), []float64{math.NaN(), 1}, NotFinite},
		{"infinite gradient", diagonal(1, 1), []float64{math.Inf(1), 1}, NotFinite},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := New(tt.b, nil, tt.g, nil)
			if went := c.Advance(); went != tt.want || norm(c.D) != 0 {
				t.Errorf("outcome %v, d = %v, want %v and d = 0", went, c.D, tt.want)
			}
		})
	}
}

// Negative curvature is found at the second iteration: d keeps the first.
func TestConjugateKeepsIterateBefore(t *testing.T) {
	c := New(diagonal(2, -1), nil, []float64{1, 0.5}, nil)
	if went := c.Advance(); went != Advanced {
		t.Fatalf("first outcome %v, want advanced", went)
	}
	d, r, phi := slices.Clone(c.D), slices.Clone(c.R), c.Phi
	if went := c.Advance(); went != Negative {
		t.Fatalf("second outcome %v, want negative", went)
	}
	if !slices.Equal(c.D, d) || !slices.Equal(c.R, r) || c.Phi != phi {
		t.Errorf("d, r, φ = %v, %v, %g, want those of the iterate before, %v, %v, %g", c.D, c.R, c.Phi, d, r, phi)
	}
}

func TestEscape(t *testing.T) {
	for _, curvature := range []float64{-1e-300, -1e-3, -1, -1e6, 0} {
		g := []float64{3, -4}
		c := New(diagonal(curvature, curvature), nil, g, nil)
		c.Advance()
		c.Escape(2)
		if length := norm(c.D); !(length > 0 && length <= 2+1e-15) || floats.Dot(c.D, g) >= 0 {
			t.Errorf("curvature %g: d = %v, want downhill and no longer than 2", curvature, c.D)
		}
		if !(c.Phi < 0) {
			t.Errorf("curvature %g: φ = %g, want below 0", curvature, c.Phi)
		}
	}
}

// TestConjugateIllConditioned solves the Hilbert matrix of order 6, condition
// 1e7, to the accuracy of its residual.
func TestConjugateIllConditioned(t *testing.T) {
	const n = 6
	h := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			h.SetSym(i, j, 1/float64(i+j+1))
		}
	}
	b := func(dst, v []float64) { mat.NewVecDense(n, dst).MulVec(h, mat.NewVecDense(n, v)) }
	c := New(b, nil, []float64{1, 1, 1, 1, 1, 1}, nil)
	iterates(c, 3*n)
	if norm(c.R) > 1e-9 {
		t.Errorf("‖r‖ = %g after 3n iterations, want below 1e-9", norm(c.R))
	}
}

func norm(v []float64) float64 { return floats.Norm(v, 2) }
