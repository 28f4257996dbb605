//go:build wasm || (amd64 && !purego)

package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

const (
	// guard is how many numbers before and after an operand are watched.
	guard = 9
	// guardBits is what they hold: a NaN that no operation makes.
	guardBits = 0x7ff8dead_beef0001
)

// rounds is how many random products, and how many vectors, are compared.
func rounds() int {
	if testing.Short() {
		return 500
	}
	return 3000
}

// needVectors fails a test that this machine cannot run.
func needVectors(t testing.TB) {
	t.Helper()
	if !hasVectors() {
		t.Fatal("this machine has no AVX2: test with -tags noasm,purego")
	}
}

// guarded is a number of entries between guards, in memory of its own that begins at
// any number: so addresses are multiples of 8 and not always of 16.
type guarded struct{ all, own []float64 }

func newGuarded(rnd *rand.Rand, n int, draw func() float64) guarded {
	before := guard + rnd.IntN(2)
	all := make([]float64, before+n+guard)
	for i := range all {
		all[i] = math.Float64frombits(guardBits)
	}
	own := all[before : before+n : before+n]
	for i := range own {
		own[i] = draw()
	}
	return guarded{all, own}
}

// twin returns a copy with the same entries.
func (g guarded) twin() guarded {
	all := append([]float64(nil), g.all...)
	at := len(g.all) - guard - len(g.own)
	return guarded{all, all[at : at+len(g.own) : at+len(g.own)]}
}

// compare fails t unless both hold the same bits, guards included. NaN is NaN.
func compare(t *testing.T, what string, got, want guarded) {
	t.Helper()
	at := len(got.all) - guard - len(got.own)
	for i, g := range got.all {
		w := want.all[i]
		if math.Float64bits(g) != math.Float64bits(w) && (i < at || i >= at+len(got.own) || !math.IsNaN(g) || !math.IsNaN(w)) {
			t.Fatalf("%s: entry %d of %d is %v (%#x), want %v (%#x)", what, i-at, len(got.own), g, math.Float64bits(g), w, math.Float64bits(w))
		}
	}
}

// extent draws a length: mostly short, where tails are, now and then beyond a panel.
func extent(rnd *rand.Rand) int {
	switch rnd.IntN(12) {
	case 0:
		return 1 + rnd.IntN(600)
	case 1, 2:
		return 1 + rnd.IntN(80)
	}
	return 1 + rnd.IntN(12)
}

// anything draws numbers of every size, and now and then none.
func anything(rnd *rand.Rand) func() float64 {
	special := []float64{0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.NaN(), 5e-324, -1e-310, 22, -22, 709.8, -745.2, -708.4, 1e308, -1e308, 0.5, 1}
	return func() float64 {
		switch rnd.IntN(10) {
		case 0:
			return special[rnd.IntN(len(special))]
		case 1:
			return math.Float64frombits(rnd.Uint64())
		case 2:
			return 800 * rnd.NormFloat64()
		}
		return 3 * rnd.NormFloat64()
	}
}

// Products of the assembly have the bits of those in Go, whatever the shape, and
// nothing is written beside C.
func TestVectorsMultiply(t *testing.T) {
	needVectors(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	for range rounds() {
		compareProduct(t, rnd, vectors{}, plain{})
	}
}

// compareProduct fails t where two engines differ in a random product.
func compareProduct(t *testing.T, rnd *rand.Rand, fast, slow loops) {
	t.Helper()
	m, n, k := extent(rnd), extent(rnd), extent(rnd)
	if m*n*k > 1<<22 {
		return
	}
	transposes, start := rnd.IntN(3), rnd.IntN(3)
	what := fmt.Sprintf("m=%d n=%d k=%d transposes=%d start=%d", m, n, k, transposes, start)
	draw := rnd.NormFloat64
	if rnd.IntN(8) == 0 {
		draw = anything(rnd)
	}
	a, b := newGuarded(rnd, m*k, draw), newGuarded(rnd, k*n, draw)
	bias, c := newGuarded(rnd, n, draw), newGuarded(rnd, m*n, draw)
	left, right := factor{a.own, k, 1}, factor{b.own, n, 1}
	switch transposes {
	case 1:
		right = factor{b.own, 1, k}
	case 2:
		left = factor{a.own, 1, m}
	}
	var biases []float64
	if start == 2 {
		biases = bias.own
	}
	want := c.twin()
	fast.multiply(Mat{m, n, c.own}, biases, start == 1, left, right, k)
	slow.multiply(Mat{m, n, want.own}, biases, start == 1, left, right, k)
	compare(t, what, c, want)
}

// entrywise returns the operations entry by entry, on vectors of one length.
func entrywise() map[string]func(l loops, v [][]float64) {
	all := map[string]func(l loops, v [][]float64){
		"hadamard":         func(l loops, v [][]float64) { l.hadamard(v[0], v[1], v[2]) },
		"rBackward":        func(l loops, v [][]float64) { l.rBackward(v[0], v[1], v[2], v[3], v[4]) },
		"dot":              func(l loops, v [][]float64) { v[0][0] = l.dot(v[1], v[2]) },
		"axpy":             func(l loops, v [][]float64) { l.axpy(-1.5, v[1], v[0]) },
		"scale":            func(l loops, v [][]float64) { l.scale(-1.5, v[0]) },
		"exp":              func(l loops, v [][]float64) { l.exp(v[0], v[1]) },
		"logisticLoss":     func(l loops, v [][]float64) { v[0][0] = l.logisticLoss(v[1], v[2]) },
		"logisticGradient": func(l loops, v [][]float64) { l.logisticGradient(v[0], v[1], v[2]) },
		"logisticHessVec":  func(l loops, v [][]float64) { l.logisticHessVec(v[0], v[1], v[2]) },
	}
	for code := NoCode + 1; code < codes; code++ {
		all[fmt.Sprintf("activate %d", code)] = func(l loops, v [][]float64) { l.activate(code, v[0], v[1]) }
		all[fmt.Sprintf("slopes %d", code)] = func(l loops, v [][]float64) { l.slopes(code, v[0], v[1], v[2]) }
		all[fmt.Sprintf("bends %d", code)] = func(l loops, v [][]float64) { l.bends(code, v[0], v[1], v[2], v[3]) }
	}
	return all
}

// Every other loop has the bits of Go on numbers of every size, also stored in an
// operand.
func TestVectorsEntrywise(t *testing.T) {
	needVectors(t)
	rnd := rand.New(rand.NewPCG(3, 4))
	for name, run := range entrywise() {
		for range rounds() / 10 {
			n := extent(rnd)
			var got, want []guarded
			var gots, wants [][]float64
			for range 5 {
				g := newGuarded(rnd, n, anything(rnd))
				got, want = append(got, g), append(want, g.twin())
				gots, wants = append(gots, g.own), append(wants, want[len(want)-1].own)
			}
			if i := rnd.IntN(3); i > 0 {
				gots[0], wants[0] = gots[i], wants[i]
			}
			run(vectors{}, gots)
			run(plain{}, wants)
			for i := range got {
				compare(t, fmt.Sprintf("%s of %d, operand %d", name, n, i), got[i], want[i])
			}
		}
	}
}

func TestVectorsColSums(t *testing.T) {
	needVectors(t)
	rnd := rand.New(rand.NewPCG(5, 6))
	for range rounds() / 3 {
		m, n := extent(rnd), extent(rnd)
		a, dst := newGuarded(rnd, m*n, anything(rnd)), newGuarded(rnd, n, rnd.NormFloat64)
		want := dst.twin()
		vectors{}.colSums(dst.own, Mat{m, n, a.own})
		plain{}.colSums(want.own, Mat{m, n, a.own})
		compare(t, fmt.Sprintf("%d×%d", m, n), dst, want)
	}
}

// Sine and cosine of numbers that none is too large among, which the assembly leaves to
// package math: of all octants, at their ends, and as far out as it goes.
func TestVectorsSine(t *testing.T) {
	needVectors(t)
	rnd := rand.New(rand.NewPCG(11, 12))
	draw := func() float64 {
		switch rnd.IntN(8) {
		case 0:
			return math.Pi / 4 * float64(rnd.IntN(41)-20)
		case 1:
			return math.Copysign(0, rnd.NormFloat64())
		case 2:
			return (1 << 29) * (2*rnd.Float64() - 1)
		case 3:
			return math.Nextafter(1<<29, 0)
		}
		return math.Ldexp(rnd.NormFloat64(), rnd.IntN(24)-12)
	}
	for range rounds() {
		n := extent(rnd)
		z := newGuarded(rnd, n, draw)
		got := newGuarded(rnd, n, draw)
		want := got.twin()
		if !near(z.own) {
			t.Fatal("a number is too large for the assembly, which was not asked")
		}
		for what, run := range map[string]func(l loops, dst []float64){
			"sine":   func(l loops, dst []float64) { l.activate(codeSine, dst, z.own) },
			"cosine": func(l loops, dst []float64) { l.slopes(codeSine, dst, z.own, z.own) },
		} {
			run(vectors{}, got.own)
			run(plain{}, want.own)
			compare(t, what, got, want)
		}
	}
	if near([]float64{0, 1 << 29}) || near([]float64{math.NaN()}) || near([]float64{math.Inf(-1)}) {
		t.Error("numbers beyond what the assembly reduces count as near")
	}
}

// The error function of numbers from all its ranges, at their ends, and of all sizes.
func TestVectorsErf(t *testing.T) {
	needVectors(t)
	rnd := rand.New(rand.NewPCG(13, 14))
	ends := []float64{0, 2.848094538889218e-306, 0x1p-28, 0.84375, 1.25, 1 / 0.35, 6, math.Inf(1)}
	draw := func() float64 {
		x := 7 * rnd.Float64()
		switch rnd.IntN(6) {
		case 0:
			x = ends[rnd.IntN(len(ends))]
			x = [...]float64{x, math.Nextafter(x, 0), math.Nextafter(x, math.Inf(1))}[rnd.IntN(3)]
		case 1:
			x = math.Ldexp(rnd.Float64(), -rnd.IntN(1074))
		case 2:
			x = 0.9 * rnd.Float64()
		}
		return math.Copysign(x, rnd.NormFloat64())
	}
	for range 20 * rounds() {
		n := 1 + rnd.IntN(12)
		z := newGuarded(rnd, n, draw)
		got := newGuarded(rnd, n, draw)
		want := got.twin()
		vectors{}.activate(codeErf, got.own, z.own)
		plain{}.activate(codeErf, want.own, z.own)
		compare(t, fmt.Sprintf("erf of %v", z.own), got, want)
	}
}
