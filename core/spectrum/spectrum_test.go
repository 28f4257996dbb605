package spectrum_test

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/cmplx"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/spectrum"
)

// eigenvalues returns those of a matrix that has them.
func eigenvalues(t *testing.T, n int, a []float64) []complex128 {
	t.Helper()
	before := slices.Clone(a)
	values, err := spectrum.Eigenvalues(n, a)
	if err != nil || len(values) != n {
		t.Fatalf("%d eigenvalues, want %d; %v", len(values), n, err)
	}
	if !slices.Equal(a, before) {
		t.Fatal("the matrix was changed")
	}
	return values
}

// scaled returns a by a power of two with its largest number between ½ and 1, and the
// values by the same.
func scaled(a []float64, values []complex128) ([]float64, []complex128) {
	largest := 0.0
	for _, x := range a {
		largest = max(largest, math.Abs(x))
	}
	_, s := math.Frexp(largest)
	b, v := slices.Clone(a), slices.Clone(values)
	for i := range b {
		b[i] = math.Ldexp(b[i], -s)
	}
	for i := range v {
		v[i] = complex(math.Ldexp(real(v[i]), -s), math.Ldexp(imag(v[i]), -s))
	}
	return b, v
}

// Each λ is that of a matrix near a: the smallest singular value of A − λI is its
// distance from a matrix that has λ exactly.
func TestBackwardError(t *testing.T) {
	for _, m := range matrices() {
		t.Run(fmt.Sprintf("%s %d", m.name, m.n), func(t *testing.T) {
			values := eigenvalues(t, m.n, m.a)
			if m.name == "subnormal" {
				return // the eigenvalues are rounded to a multiple of the smallest number
			}
			a, values := scaled(m.a, values)
			if m.n > 8 {
				values = values[:min(3, len(values))] // each costs a decomposition
			}
			for _, z := range values {
				if d := distance(m.n, a, z); d > 20*float64(m.n)*0x1p-52*frobenius(a) {
					t.Errorf("%v is the eigenvalue of a matrix at the distance %.2g of one of norm %.2g", z, d, frobenius(a))
				}
			}
		})
	}
}

func frobenius(a []float64) float64 {
	sum := 0.0
	for _, x := range a {
		sum += x * x
	}
	return math.Sqrt(sum)
}

// distance is the smallest singular value of A − zI, by the real matrix of twice the size.
func distance(n int, a []float64, z complex128) float64 {
	b := mat.NewDense(2*n, 2*n, nil)
	for i := range n {
		for j := range n {
			b.Set(i, j, a[i*n+j])
			b.Set(n+i, n+j, a[i*n+j])
		}
		b.Set(i, i, a[i*n+i]-real(z))
		b.Set(n+i, n+i, a[i*n+i]-real(z))
		b.Set(i, n+i, imag(z))
		b.Set(n+i, i, -imag(z))
	}
	var svd mat.SVD
	svd.Factorize(b, mat.SVDNone)
	return slices.Min(svd.Values(nil))
}

// The sum of all is the trace, and of their squares that of A²: so all are there, and each
// as often as it should be.
func TestTraces(t *testing.T) {
	for _, m := range matrices() {
		if m.name == "subnormal" {
			continue
		}
		a, values := scaled(m.a, eigenvalues(t, m.n, m.a))
		var sum, squares complex128
		for _, z := range values {
			sum += z
			squares += z * z
		}
		var trace, traceOfSquare float64
		for i := range m.n {
			trace += a[i*m.n+i]
			for j := range m.n {
				traceOfSquare += a[i*m.n+j] * a[j*m.n+i]
			}
		}
		norm := frobenius(a)
		tol := 100 * float64(m.n) * 0x1p-52
		if d := cmplx.Abs(sum - complex(trace, 0)); d > tol*norm {
			t.Errorf("%s %d: the sum is %v, and the trace %v", m.name, m.n, sum, trace)
		}
		if d := cmplx.Abs(squares - complex(traceOfSquare, 0)); d > tol*norm*norm {
			t.Errorf("%s %d: the sum of squares is %v, and the trace of A² %v", m.name, m.n, squares, traceOfSquare)
		}
	}
}

// Pairs are neighbours, the positive imaginary part first, the same to the bit.
func TestPairs(t *testing.T) {
	for _, m := range matrices() {
		values := eigenvalues(t, m.n, m.a)
		for i := 0; i < len(values); i++ {
			if imag(values[i]) == 0 {
				continue
			}
			if !(imag(values[i]) > 0) || i+1 == len(values) || values[i+1] != cmplx.Conj(values[i]) {
				t.Fatalf("%s %d: %v", m.name, m.n, values)
			}
			i++
		}
	}
}

// Against gonum's, where eigenvalues depend on the matrix as smoothly as its entries do.
func TestAgainstGonum(t *testing.T) {
	for _, m := range matrices() {
		switch m.name {
		case "random", "symmetric", "skew", "orthogonal", "all ones", "cyclic permutation", "huge", "tiny", "no diagonal":
		default:
			continue
		}
		t.Run(fmt.Sprintf("%s %d", m.name, m.n), func(t *testing.T) {
			var eigen mat.Eigen
			if !eigen.Factorize(mat.NewDense(m.n, m.n, slices.Clone(m.a)), mat.EigenNone) {
				t.Fatal("gonum finds none")
			}
			_, want := scaled(m.a, eigen.Values(nil))
			a, got := scaled(m.a, eigenvalues(t, m.n, m.a))
			for _, z := range want {
				near := 0
				for i, v := range got {
					if cmplx.Abs(v-z) < cmplx.Abs(got[near]-z) {
						near = i
					}
				}
				if d := cmplx.Abs(got[near] - z); d > 1e-12*frobenius(a)*float64(m.n) {
					t.Errorf("gonum finds %v; the nearest is %v", z, got[near])
				}
				got = slices.Delete(got, near, near+1)
			}
		})
	}
}

// Known ones to the bit, where the matrix is triangular or has two rows.
func TestKnown(t *testing.T) {
	for _, c := range []struct {
		n    int
		a    []float64
		want []complex128
	}{
		{0, nil, nil},
		{3, []float64{1, 5, 6, 0, 2, 7, 0, 0, 3}, []complex128{1, 2, 3}},
		{2, []float64{0, -1, 1, 0}, []complex128{1i, -1i}},
		{2, []float64{3, 4, 4, -3}, []complex128{5, -5}},
		{2, []float64{0, 1e100, 1e-200, 0}, []complex128{1e-50, -1e-50}},
		{3, []float64{0, 1e60, 0, 0, 0, 1e60, 1e-120, 0, 0}, []complex128{complex(-0.5, math.Sqrt(0.75)), complex(-0.5, -math.Sqrt(0.75)), 1}},
		{2, []float64{1, 0, 1e300, 1}, []complex128{1, 1}},
	} {
		values := eigenvalues(t, c.n, c.a)
		for i, z := range c.want {
			if cmplx.Abs(values[i]-z) > 1e-15*cmplx.Abs(z) {
				t.Errorf("eigenvalues of %v: %v, want %v", c.a, values, c.want)
				break
			}
		}
	}
}

// The same bits on every machine: the hash of the eigenvalues of some matrices.
func TestBits(t *testing.T) {
	hash := fnv.New64a()
	for _, m := range matrices() {
		if m.name == "random" || m.name == "small integers" || m.name == "cyclic permutation" {
			fmt.Fprintf(hash, "%b", eigenvalues(t, m.n, m.a))
		}
	}
	if got := hash.Sum64(); got != 0x38b25d454a8a0817 {
		t.Errorf("the eigenvalues have the hash %#x", got)
	}
}

// A number that is not finite gives an error, and a wrong length panics.
func TestRefused(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if values, err := spectrum.Eigenvalues(2, []float64{1, 2, x, 4}); err != spectrum.ErrNone || values != nil {
			t.Errorf("%v: %v, %v", x, values, err)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a matrix of three numbers has eigenvalues")
		}
	}()
	_, _ = spectrum.Eigenvalues(2, make([]float64, 3))
}

// Whatever the numbers: eigenvalues, all finite but where they leave the range, and pairs.
func FuzzEigenvalues(f *testing.F) {
	f.Add(uint64(1), uint8(5), uint8(3), int16(0))
	f.Add(uint64(2), uint8(9), uint8(0), int16(-300))
	f.Add(uint64(3), uint8(3), uint8(200), int16(200))
	f.Fuzz(func(t *testing.T, seed uint64, size, spread uint8, exponent int16) {
		rng := rand.New(rand.NewPCG(seed, 0))
		n := int(size) % 13
		a := square(n, func(int, int) float64 {
			if rng.IntN(3) == 0 {
				return 0
			}
			return math.Ldexp(float64(rng.IntN(7)-3), int(exponent)%700+rng.IntN(int(spread)+1))
		})
		values, err := spectrum.Eigenvalues(n, a)
		if err != nil {
			t.Fatalf("%v: %v", a, err)
		}
		a, values = scaled(a, values)
		sum, trace := complex128(0), 0.0
		for i, z := range values {
			sum += z
			trace += a[i*n+i]
		}
		if !(cmplx.Abs(sum-complex(trace, 0)) <= 1e-12*(1+frobenius(a))) {
			t.Fatalf("%v: %v", a, values)
		}
	})
}
