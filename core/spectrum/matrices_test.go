package spectrum_test

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// square returns the n×n matrix of f.
func square(n int, f func(i, j int) float64) []float64 {
	a := make([]float64, n*n)
	for i := range n {
		for j := range n {
			a[i*n+j] = f(i, j)
		}
	}
	return a
}

// companion returns the matrix whose eigenvalues are the roots of xⁿ + c₀xⁿ⁻¹ + … + cₙ₋₁.
func companion(c ...float64) []float64 {
	return square(len(c), func(i, j int) float64 {
		switch {
		case i == 0:
			return -c[j]
		case i == j+1:
			return 1
		default:
			return 0
		}
	})
}

// orthogonal returns a random n×n matrix Q with QᵀQ = I.
func orthogonal(n int, rng *rand.Rand) []float64 {
	var qr mat.QR
	qr.Factorize(mat.NewDense(n, n, square(n, func(int, int) float64 { return rng.NormFloat64() })))
	var q mat.Dense
	qr.QTo(&q)
	return q.RawMatrix().Data
}

// named is a matrix of the table.
type named struct {
	name string
	n    int
	a    []float64
}

// matrices are what the algorithm may find hard.
func matrices() []named {
	rng := rand.New(rand.NewPCG(1, 2))
	normal := func(int, int) float64 { return rng.NormFloat64() }
	var all []named
	add := func(name string, n int, a []float64) { all = append(all, named{name, n, a}) }
	for _, n := range []int{1, 2, 3, 4, 5, 8, 24} {
		a := square(n, normal)
		add("random", n, a)
		add("symmetric", n, square(n, func(i, j int) float64 { return a[min(i, j)*n+max(i, j)] }))
		add("skew", n, square(n, func(i, j int) float64 { return a[i*n+j] - a[j*n+i] }))
		add("upper triangular", n, square(n, func(i, j int) float64 {
			if i > j {
				return 0
			}
			return a[i*n+j]
		}))
		add("lower triangular", n, square(n, func(i, j int) float64 {
			if i < j {
				return 0
			}
			return a[i*n+j]
		}))
		add("orthogonal", n, orthogonal(n, rng))
		add("zero", n, make([]float64, n*n))
		add("all ones", n, square(n, func(int, int) float64 { return 1 }))
		add("cyclic permutation", n, square(n, func(i, j int) float64 {
			if (j+1)%n == i {
				return 1
			}
			return 0
		}))
		add("Jordan block", n, square(n, func(i, j int) float64 {
			switch j - i {
			case 0:
				return 0.5
			case 1:
				return 1
			}
			return 0
		}))
		add("Jordan block, turned", n, func() []float64 {
			q := mat.NewDense(n, n, orthogonal(n, rng))
			j := mat.NewDense(n, n, square(n, func(i, j int) float64 {
				if j == i || j == i+1 {
					return 1
				}
				return 0
			}))
			var b mat.Dense
			b.Product(q, j, q.T())
			return b.RawMatrix().Data
		}())
		add("rank one", n, square(n, func(i, j int) float64 { return float64(i+1) * float64(j-2) }))
		add("graded", n, square(n, func(i, j int) float64 { return a[i*n+j] * math.Pow(10, -float64(i+j)) }))
		add("steeply graded", n, square(n, func(i, j int) float64 { return a[i*n+j] * math.Pow(10, -10*float64(i+j)) }))
		add("graded upwards", n, square(n, func(i, j int) float64 { return a[i*n+j] * math.Pow(10, float64(i+j-2*n)) }))
		add("no diagonal", n, square(n, func(i, j int) float64 {
			if i == j {
				return 0
			}
			return a[i*n+j]
		}))
		add("sparse", n, square(n, func(i, j int) float64 {
			if rng.IntN(n) > 2 {
				return 0
			}
			return a[i*n+j]
		}))
		add("small integers", n, square(n, func(int, int) float64 { return float64(rng.IntN(3) - 1) }))
		add("huge", n, square(n, func(i, j int) float64 { return a[i*n+j] * 1e305 }))
		add("tiny", n, square(n, func(i, j int) float64 { return a[i*n+j] * 1e-300 }))
		add("subnormal", n, square(n, func(i, j int) float64 { return math.Round(a[i*n+j]*100) * 5e-324 }))
	}
	add("companion of (x−1)…(x−6)", 6, companion(-21, 175, -735, 1624, -1764, 720))
	add("companion of x⁴+1", 4, companion(0, 0, 0, 1))
	add("companion of (x²+1)²", 4, companion(0, 2, 0, 1))
	// Four of its eigenvalues are almost zero and far below its norm: they take 71 steps.
	add("nearly nilpotent", 7, []float64{
		0, 2.513455854232436e-88, 0, 0, 0, 0, 0,
		-3.9918373500076413e-110, 0, 6.791759309120034e-72, 0, 8.720301752336693e-106, -2.420369946780824e-122, 1.210184973390412e-122,
		0, 0, -1.3306124500025471e-110, 0, 0, 6.325318765938314e-81, -2.1289799200040754e-109,
		0, -8.043058733543795e-87, 0, -1.105429575052089e-75, -4.1274630804892193e-135, 0, 2.4129176200631386e-86,
		1.8111358157653425e-71, -1.4981364335015035e-95, -2.010764683385949e-87, 0, -3.2245805316322026e-137, 0, 0,
		2.6612249000050942e-110, 0, 0, 4.4510473808249057e-67, 0, -6.077163357286271e-64, -4.060706939705039e-115,
		0, 2.9545531576914354e-126, 2.6871504430268355e-138, 0, 1.1127618452062264e-67, 1.1591269220898192e-69, -2.2255236904124528e-67,
	})
	return all
}
