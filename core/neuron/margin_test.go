package neuron_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"hfplayground/core/neuron"
)

// signedCases returns [2T − 1]x of each case.
func signedCases(cases []neuron.Case) [][]float64 {
	z := make([][]float64, len(cases))
	for k, c := range cases {
		z[k] = c.Vector()
		for i := range z[k] {
			if !c.T {
				z[k][i] *= -1
			}
		}
	}
	return z
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// smallest returns min z·w.
func smallest(z [][]float64, w []float64) float64 {
	least := math.Inf(1)
	for _, p := range z {
		least = min(least, dot(p, w))
	}
	return least
}

// brute returns the distance of the origin from the hull of z: the smallest over
// all flats through up to d + 1 points whose nearest point lies among them.
func brute(z [][]float64) float64 {
	best := math.Inf(1)
	for set := 1; set < 1<<len(z); set++ {
		var points [][]float64
		for k := range z {
			if set>>k&1 == 1 {
				points = append(points, z[k])
			}
		}
		if len(points) > len(z[0])+1 {
			continue
		}
		if p, inside := flatFoot(points); inside {
			best = min(best, math.Sqrt(dot(p, p)))
		}
	}
	return best
}

// flatFoot returns the foot of the origin on the flat through points, and whether
// it lies among them, by Gaussian elimination of |Σ sᵢpᵢ|² with Σ sᵢ = 1.
func flatFoot(points [][]float64) (foot []float64, inside bool) {
	n := len(points)
	a := make([][]float64, n+1) // bordered Gram matrix and right side
	for i := range a {
		a[i] = make([]float64, n+2)
		for j := range n {
			if i < n {
				a[i][j] = dot(points[i], points[j])
			} else {
				a[i][j] = 1
			}
		}
		if i < n {
			a[i][n] = 1
		} else {
			a[i][n+1] = 1
		}
	}
	s, ok := solve(a)
	foot = make([]float64, len(points[0]))
	for i := range n {
		if !ok || s[i] < -1e-12 {
			return nil, false
		}
		for j, x := range points[i] {
			foot[j] += s[i] * x
		}
	}
	return foot, true
}

// solve eliminates with the largest pivot; ok is false for a matrix without one.
func solve(a [][]float64) (x []float64, ok bool) {
	n := len(a)
	for col := range n {
		pivot := col
		for r := col; r < n; r++ {
			if math.Abs(a[r][col]) > math.Abs(a[pivot][col]) {
				pivot = r
			}
		}
		if math.Abs(a[pivot][col]) < 1e-9 {
			return nil, false
		}
		a[col], a[pivot] = a[pivot], a[col]
		for r := range n {
			if f := a[r][col] / a[col][col]; r != col {
				for c := col; c <= n; c++ {
					a[r][c] -= f * a[col][c]
				}
			}
		}
	}
	x = make([]float64, n)
	for i := range x {
		x[i] = a[i][n] / a[i][i]
	}
	return x, true
}

// checkSeparation checks both certificates: the margin of w′, and the length of
// the combination, which no margin exceeds.
func checkSeparation(t *testing.T, cases []neuron.Case, s neuron.Separation) {
	t.Helper()
	z := signedCases(cases)
	sum, total, longest := make([]float64, len(z[0])), 0.0, 0.0
	for k, share := range s.Shares {
		if share < 0 {
			t.Errorf("share %d is %g", k, share)
		}
		total, longest = total+share, max(longest, math.Sqrt(dot(z[k], z[k])))
		for i, x := range z[k] {
			sum[i] += share * x
		}
	}
	if len(s.Shares) != len(cases) || math.Abs(total-1) > 1e-12 || math.Abs(math.Sqrt(dot(sum, sum))-s.Upper) > 1e-12 {
		t.Errorf("shares of sum %g combine to %v, upper %g", total, sum, s.Upper)
	}
	if !s.Separable() {
		if s.Upper > 1e-10 || s.Margin != 0 {
			t.Errorf("not separable: upper %g, margin %g", s.Upper, s.Margin)
		}
		return
	}
	if math.Abs(dot(s.W, s.W)-1) > 1e-12 || math.Abs(smallest(z, s.W)-s.Margin) > 1e-12*s.Upper {
		t.Errorf("w′ = %v has margin %g, said to be %g", s.W, smallest(z, s.W), s.Margin)
	}
	// Upper is a sum of cases: it is off by the rounding of the longest.
	if off := 1e-14 * longest / s.Upper; s.Margin > s.Upper*(1+off) || s.Margin < s.Upper*(1-off-1e-10) {
		t.Errorf("margin %g and upper %g", s.Margin, s.Upper)
	}
}

// Small sets, with a grid of coordinates for many ties: the margin is that of
// brute force to 10⁻⁹, and separable sets are told from others.
func TestSeparateAgainstBruteForce(t *testing.T) {
	rnd := seeded(20)
	separable := 0
	for range 1500 {
		cases := gridCases(rnd, 1+rnd.IntN(3), 1+rnd.IntN(8))
		s := neuron.Separate(cases)
		checkSeparation(t, cases, s)
		want := brute(signedCases(cases))
		if s.Separable() {
			separable++
			if math.Abs(s.Margin-want) > 1e-9*want {
				t.Errorf("margin %g, want %g, of %v", s.Margin, want, cases)
			}
		} else if want > 1e-6 {
			t.Errorf("not separable with margin %g: %v", want, cases)
		}
	}
	if separable < 300 || separable > 1200 {
		t.Errorf("%d of 1500 sets are separable", separable)
	}
}

// gridCases draws points of a grid of halves.
func gridCases(rnd *rand.Rand, n, count int) []neuron.Case {
	cases := make([]neuron.Case, count)
	for k := range cases {
		cases[k] = neuron.Case{X: make([]float64, n), T: rnd.IntN(2) == 1}
		for i := range n {
			cases[k].X[i] = float64(rnd.IntN(13)-6) / 2
		}
	}
	return cases
}

// Tables are separable exactly if they have a unit.
func TestSeparateTables(t *testing.T) {
	rnd := seeded(21)
	all := append(append(tables(1), tables(2)...), tables(3)...)
	for range 500 {
		all = append(all, anyTable(rnd, 4), unitOfHalves(rnd, 4).Table())
	}
	for _, table := range all {
		s := neuron.Separate(table.Cases())
		checkSeparation(t, table.Cases(), s)
		if _, ok := neuron.Realise(table); ok != s.Separable() {
			t.Errorf("%s: has a unit %t, separable %t", neuron.FormatTable(table), ok, s.Separable())
		}
	}
	// All four rows of XOR have a share of 1/4.
	for r, share := range neuron.Separate(gate(t, "xor").Table(2).Cases()).Shares {
		if math.Abs(share-0.25) > 1e-12 {
			t.Errorf("row %d of XOR has share %g, want 1/4", r, share)
		}
	}
}

// Hard sets: many points, narrow gaps, points almost on each other, the same
// question with both answers.
func TestSeparateHardSets(t *testing.T) {
	rnd := seeded(22)
	for _, margin := range []float64{1, 0.01, 1e-4, 1e-6, 1e-8, 1e-10} {
		for range 20 {
			n, theta := 1+rnd.IntN(10), rnd.Float64()
			var cases []neuron.Case
			for k := range 300 { // on both sides of x₁ = θ
				x := make([]float64, n)
				for i := range x {
					x[i] = 6 * (2*rnd.Float64() - 1)
				}
				off := margin
				if k > n {
					off += rnd.Float64()
				}
				x[0] = theta + float64(2*(k%2)-1)*off
				cases = append(cases, neuron.Case{X: x, T: k%2 == 1})
			}
			s := neuron.Separate(cases)
			checkSeparation(t, cases, s)
			// The gap itself is rounded to the last bit of the points, which lie within 24.
			if least := margin/math.Sqrt(1+theta*theta) - 24*0x1p-52; !s.Separable() || s.Margin < least*(1-1e-9) {
				t.Errorf("margin %g, want at least %g", s.Margin, least)
			}
			both := append(cases, neuron.Case{X: cases[7].X, T: !cases[7].T})
			if s := neuron.Separate(both); s.Separable() {
				t.Errorf("a question with both answers is separable by %v", s.W)
			} else {
				checkSeparation(t, both, s)
			}
		}
	}
}

// The clouds have the margin they say, in both senses, and touch it.
func TestClouds(t *testing.T) {
	rnd := seeded(23)
	for range 300 {
		g := neuron.Clouds{N: 4 + rnd.IntN(60), Margin: float64(1+rnd.IntN(200)) / 100}
		seed := rnd.Uint64()
		s, again := g.Make(seeded(seed)), g.Make(seeded(seed))
		if len(s.Cases) != g.N {
			t.Fatalf("%d points, want %d", len(s.Cases), g.N)
		}
		z := signedCases(s.Cases)
		if got := smallest(z, s.Best); math.Abs(got-g.Margin) > 1e-14 || s.Margin != g.Margin {
			t.Errorf("%+v: nearest point at %g", g, got)
		}
		best := neuron.Separate(s.Cases)
		checkSeparation(t, s.Cases, best)
		if want := g.Margin / math.Sqrt(dot(s.Best, s.Best)); math.Abs(best.Margin-want) > 1e-10*want {
			t.Errorf("%+v: margin %g, want %g", g, best.Margin, want)
		}
		for k, c := range s.Cases {
			if c.T != (k%2 == 1) || math.Abs(c.X[0]) > 6 || math.Abs(c.X[1]) > 6 || again.Cases[k].X[0] != c.X[0] {
				t.Errorf("%+v: point %d is %+v, then %+v", g, k, c, again.Cases[k])
			}
		}
	}
}

// The fields of the clouds give all legal settings a set.
func TestCloudFields(t *testing.T) {
	for _, tt := range []struct{ n, margin string }{{"4", "0.01"}, {"200", "2"}, {"5", "2"}, {"200", "0.01"}} {
		g := neuron.NewClouds()
		for _, f := range g.Fields() {
			if err := f.Set(map[string]string{"n": tt.n, "margin": tt.margin}[f.Key]); err != nil {
				t.Error(err)
			}
		}
		if s := g.Make(seeded(1)); !neuron.Separate(s.Cases).Separable() {
			t.Errorf("%+v is not separable", g)
		}
	}
}
