package method

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// times returns the product with the matrix of the given rows.
func times(rows ...[]float64) product {
	return func(dst, v []float64) {
		for i, row := range rows {
			dst[i] = floats.Dot(row, v)
		}
	}
}

// diagonal returns the product with the diagonal matrix of the given entries.
func diagonal(entries ...float64) product {
	return func(dst, v []float64) { floats.MulTo(dst, entries, v) }
}

// poisson returns the product with the second differences on n points.
func poisson(n int) product {
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
func quadraticValue(b product, g, d []float64) float64 {
	bd := make([]float64, len(d))
	b(bd, d)
	return floats.Dot(d, bd)/2 + floats.Dot(g, d)
}

// iterates runs to the end, or for most iterations, and returns every d.
func iterates(c *conjugate, most int) ([][]float64, outcome) {
	all := [][]float64{slices.Clone(c.d)}
	for len(all) <= most {
		if went := c.advance(); went != advanced {
			return all, went
		}
		all = append(all, slices.Clone(c.d))
	}
	return all, advanced
}

// A well-known 2 × 2 example: [4 1; 1 3] x = (1, 2) from (2, 1), with every
// iterate. r₀ = b, without Ax₀, would lead to (2.0909, 1.6364), and a plus in
// the update of the residual to (0.427, 0.821) even from zero.
func TestConjugateExample(t *testing.T) {
	a, minusB := times([]float64{4, 1}, []float64{1, 3}), []float64{-1, -2}
	got, _ := iterates(newConjugate(a, nil, minusB, []float64{2, 1}), 2)
	want := [][]float64{{2, 1}, {78. / 331, 112. / 331}, {1. / 11, 7. / 11}}
	for i := range want {
		if !floats.EqualApprox(got[i], want[i], 1e-14) {
			t.Errorf("iterate %d = %v, want %v", i, got[i], want[i])
		}
	}
	fromZero, _ := iterates(newConjugate(a, nil, minusB, nil), 2)
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
	c := newConjugate(b, nil, g, nil)
	var residuals, directions [][]float64
	phi := c.phi
	for range n {
		residuals, directions = append(residuals, slices.Clone(c.r)), append(directions, slices.Clone(c.p))
		if went := c.advance(); went != advanced {
			t.Fatalf("outcome %v after %d iterations, want advanced", went, len(residuals))
		}
		if want := quadraticValue(b, g, c.d); math.Abs(c.phi-want) > 1e-13*math.Abs(want) {
			t.Errorf("φ = %g, want %g", c.phi, want)
		}
		if !(c.phi < phi) {
			t.Errorf("φ goes from %g to %g, want it to fall", phi, c.phi)
		}
		phi = c.phi
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
	if norm(c.r) > 1e-10 {
		t.Errorf("‖r‖ = %g after n iterations, want 0", norm(c.r))
	}
}

// φ and the error in the norm of A fall at every step. The residual need not:
// here it does not.
func TestConjugateResidualMayRise(t *testing.T) {
	b, g := diagonal(1, 100), []float64{-1, -1}
	c := newConjugate(b, nil, g, nil)
	before, phi := norm(c.r), c.phi
	c.advance()
	if !(norm(c.r) > 0.9*before) || !(c.phi < phi) {
		t.Errorf("‖r‖ from %g to %g and φ from %g to %g, want φ alone to fall much", before, norm(c.r), phi, c.phi)
	}
	c = newConjugate(b, nil, []float64{-1, -0.1}, nil)
	before = norm(c.r)
	c.advance()
	if !(norm(c.r) > 2*before) {
		t.Errorf("‖r‖ from %g to %g, want it to rise", before, norm(c.r))
	}
}

// TestConjugateDistinctEigenvalues needs as many iterations as there are
// distinct eigenvalues, whatever n is.
func TestConjugateDistinctEigenvalues(t *testing.T) {
	g := []float64{1, 2, 3, 4, 5, 6, 7}
	c := newConjugate(diagonal(1, 1, 5, 5, 5, 9, 9), nil, g, nil)
	iterates(c, 3)
	if norm(c.r) > 1e-12*norm(g) {
		t.Errorf("‖r‖ = %g after 3 iterations, want 0", norm(c.r))
	}
}

func TestConjugateStart(t *testing.T) {
	b, g := diagonal(1, 4, 16), []float64{-1, -8, -64}
	solution := []float64{1, 2, 4}
	if all, went := iterates(newConjugate(b, nil, g, solution), 5); went != solved || len(all) != 1 {
		t.Errorf("from the solution: %d iterates, outcome %v, want it to stop at once", len(all), went)
	}
	if all, went := iterates(newConjugate(b, nil, make([]float64, 3), nil), 5); went != solved || len(all) != 1 {
		t.Errorf("with g = 0: %d iterates, outcome %v, want it to stop at once", len(all), went)
	}
	for _, start := range [][]float64{nil, {5, -3, 1}, {1e3, 1e3, 1e3}} {
		c := newConjugate(b, nil, g, start)
		iterates(c, 3)
		if !floats.EqualApprox(c.d, solution, 1e-9) {
			t.Errorf("from %v to %v, want %v", start, c.d, solution)
		}
	}
}

// TestConjugateScaled multiplies B and g by a power of two, which rounds nothing.
func TestConjugateScaled(t *testing.T) {
	b, g := poisson(5), []float64{1, 2, -1, 0, 3}
	scaled := func(dst, v []float64) { b(dst, v); floats.Scale(1024, dst) }
	want, _ := iterates(newConjugate(b, nil, g, nil), 5)
	got, _ := iterates(newConjugate(scaled, nil, floats.ScaleTo(make([]float64, 5), 1024, g), nil), 5)
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("iterates %v, want %v", got, want)
	}
}

func TestPreconditioner(t *testing.T) {
	b, g := poisson(5), []float64{1, 2, -1, 0, 3}
	want, _ := iterates(newConjugate(b, nil, g, nil), 5)
	identity := func(dst, v []float64) { copy(dst, v) }
	if got, _ := iterates(newConjugate(b, identity, g, nil), 5); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("with M = I %v, want the bits of no preconditioner, %v", got, want)
	}
	uneven := newConjugate(b, diagonal(1, 0.5, 2, 0.3, 1), g, nil)
	iterates(uneven, 5)
	if !floats.EqualApprox(uneven.d, want[5], 1e-12) {
		t.Errorf("with an uneven M to %v, want %v", uneven.d, want[5])
	}
	exact := newConjugate(diagonal(2, 30, 400), diagonal(1./2, 1./30, 1./400), []float64{1, 2, 3}, nil)
	exact.advance()
	if norm(exact.r) > 1e-14 {
		t.Errorf("with M = B ‖r‖ = %g after one iteration, want 0", norm(exact.r))
	}
}

func TestConjugateOutcomes(t *testing.T) {
	nan := func(dst, _ []float64) { dst[0], dst[1] = math.NaN(), 1 }
	tests := []struct {
		name string
		b    product
		g    []float64
		want outcome
	}{
		{"negative at once", diagonal(1, -2), []float64{0, 1}, negative},
		{"no curvature at all", diagonal(0, 0), []float64{1, 1}, negative},
		{"no curvature to speak of", diagonal(1e-320, 1e-320), []float64{1e10, 1}, negative},
		{"infinite product", diagonal(math.Inf(1), 1), []float64{1, 1}, notFinite},
		{"NaN product", nan, []float64{1, 1}, notFinite},
		{"NaN gradient", diagonal(1, 1), []float64{math.NaN(), 1}, notFinite},
		{"infinite gradient", diagonal(1, 1), []float64{math.Inf(1), 1}, notFinite},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newConjugate(tt.b, nil, tt.g, nil)
			if went := c.advance(); went != tt.want || norm(c.d) != 0 {
				t.Errorf("outcome %v, d = %v, want %v and d = 0", went, c.d, tt.want)
			}
		})
	}
}

// Negative curvature is found at the second iteration: d keeps the first.
func TestConjugateKeepsIterateBefore(t *testing.T) {
	c := newConjugate(diagonal(2, -1), nil, []float64{1, 0.5}, nil)
	if went := c.advance(); went != advanced {
		t.Fatalf("first outcome %v, want advanced", went)
	}
	d, r, phi := slices.Clone(c.d), slices.Clone(c.r), c.phi
	if went := c.advance(); went != negative {
		t.Fatalf("second outcome %v, want negative", went)
	}
	if !slices.Equal(c.d, d) || !slices.Equal(c.r, r) || c.phi != phi {
		t.Errorf("d, r, φ = %v, %v, %g, want those of the iterate before, %v, %v, %g", c.d, c.r, c.phi, d, r, phi)
	}
}

func TestEscape(t *testing.T) {
	for _, curvature := range []float64{-1e-300, -1e-3, -1, -1e6, 0} {
		g := []float64{3, -4}
		c := newConjugate(diagonal(curvature, curvature), nil, g, nil)
		c.advance()
		c.escape(2)
		if length := norm(c.d); !(length > 0 && length <= 2+1e-15) || floats.Dot(c.d, g) >= 0 {
			t.Errorf("curvature %g: d = %v, want downhill and no longer than 2", curvature, c.d)
		}
		if !(c.phi < 0) {
			t.Errorf("curvature %g: φ = %g, want below 0", curvature, c.phi)
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
	c := newConjugate(b, nil, []float64{1, 1, 1, 1, 1, 1}, nil)
	iterates(c, 3*n)
	if norm(c.r) > 1e-9 {
		t.Errorf("‖r‖ = %g after 3n iterations, want below 1e-9", norm(c.r))
	}
}
