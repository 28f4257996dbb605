// Package kerneltest checks that an engine keeps the promises of kernel.Ops.
package kerneltest

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/kernel"
)

const (
	// RoundingTol bounds the disagreement of an engine that sums in another order
	// for one term of a sum of numbers of size 1.
	RoundingTol = 4e-16
	// lossTol bounds the disagreement of a loss with its definition.
	lossTol = 1e-14
	// seed makes the operands the same in every run.
	seed = 1
	// allocRuns is how often an operation runs while allocations are counted.
	allocRuns = 5
)

// shapes are those at the edges of what an engine may unroll or tile: single
// entries, rows and columns; a power of two and its neighbours; more than a tile.
func shapes() []shape {
	return []shape{
		{1, 1, 1}, {1, 5, 3}, {5, 1, 3}, {5, 3, 1}, {2, 2, 2}, {3, 4, 5}, {7, 8, 9}, {16, 17, 15},
		{63, 65, 64}, {130, 66, 2}, {257, 4, 2}, {3, 129, 300}, {300, 1, 129},
	}
}

// Check fails t unless ops agrees with naive loops to the bit at many shapes, refuses
// empty and ill-fitting matrices and a product stored in its own factor, allows
// the destinations that kernel.Ops allows, leaves operands alone, carries NaN
// on, gives equal bits in equal calls, and does not allocate.
func Check(t testing.TB, ops kernel.Ops) {
	t.Helper()
	check(t, ops, naive{product})
}

// CheckSingle does what Check does for an engine whose products are in single precision.
func CheckSingle(t testing.TB, ops kernel.Ops) {
	t.Helper()
	check(t, ops, naive{productSingle})
}

func check(t testing.TB, ops, definition kernel.Ops) {
	t.Helper()
	for _, op := range operations() {
		for _, s := range shapes() {
			checkValues(t, ops, definition, op, s, 0)
			checkAlias(t, ops, definition, op, s)
		}
		checkShapes(t, ops, op)
		checkNaN(t, ops, definition, op)
		checkAllocs(t, ops, op)
	}
}

// CheckProducts fails t unless the products of ops agree with naive loops, where a
// term of a sum of numbers of size 1 may cost tol.
func CheckProducts(t testing.TB, ops kernel.Ops, tol float64) {
	t.Helper()
	for _, op := range products() {
		for _, s := range shapes() {
			checkValues(t, ops, naive{product}, op, s, tol)
		}
	}
}

// operands returns matrices for op with normally distributed entries.
func operands(op operation, s shape) []kernel.Mat {
	rnd := rand.New(rand.NewPCG(seed, uint64(s.m)))
	var all []kernel.Mat
	for _, size := range op.sizes(s) {
		m := kernel.NewMat(size[0], size[1])
		for i := range m.Data {
			m.Data[i] = rnd.NormFloat64()
		}
		all = append(all, m)
	}
	return all
}

// clones returns matrices of their own with the same entries.
func clones(all []kernel.Mat) []kernel.Mat {
	out := make([]kernel.Mat, len(all))
	for i, m := range all {
		out[i] = kernel.Mat{Rows: m.Rows, Cols: m.Cols, Data: slices.Clone(m.Data)}
	}
	return out
}

// checkValues compares with naive loops, and a second call with the first.
func checkValues(t testing.TB, ops, definition kernel.Ops, op operation, s shape, tol float64) {
	t.Helper()
	got := operands(op, s)
	again, want := clones(got), clones(got)
	op.run(ops, got)
	op.run(ops, again)
	op.run(definition, want)
	tol = op.tol*float64(s.m*s.n) + tol*float64(s.k+1)
	for i := range want {
		if at := differs(got[i], want[i], tol); at >= 0 {
			t.Errorf("%s %v: operand %d, entry %d = %g, want %g", op.name, s, i, at, got[i].Data[at], want[i].Data[at])
		}
		if !slices.Equal(got[i].Data, again[i].Data) {
			t.Errorf("%s %v: operand %d has other bits when computed again", op.name, s, i)
		}
	}
}

// differs returns the first entry where a and b are apart by more than tol, a
// number or not; −1 for none.
func differs(a, b kernel.Mat, tol float64) int {
	for i, ai := range a.Data {
		bi := b.Data[i]
		if ai != bi && !(math.Abs(ai-bi) <= tol*(1+math.Abs(bi))) && !(math.IsNaN(ai) && math.IsNaN(bi)) {
			return i
		}
	}
	return -1
}

// checkAlias stores each result in one of its operands, where that is allowed.
func checkAlias(t testing.TB, ops, definition kernel.Ops, op operation, s shape) {
	t.Helper()
	for _, i := range op.alias {
		got := operands(op, s)
		want := clones(got)
		got[0] = got[i]
		copy(want[0].Data, want[i].Data)
		op.run(ops, got)
		op.run(definition, want)
		if at := differs(got[0], want[0], op.tol); at >= 0 {
			t.Errorf("%s %v stored in operand %d: entry %d = %g, want %g", op.name, s, i, at, got[0].Data[at], want[0].Data[at])
		}
	}
}

// checkShapes wants a panic at every operand that is too small, too large or
// empty, and at a product stored in its own factor.
func checkShapes(t testing.TB, ops kernel.Ops, op operation) {
	t.Helper()
	if op.any {
		return
	}
	s := shape{4, 4, 4}
	for i := range op.sizes(s) {
		if op.sum && i == 0 { // that one is the result
			continue
		}
		for name, wrong := range map[string]kernel.Mat{
			"too small": kernel.NewMat(3, 3), "too large": kernel.NewMat(5, 5),
			"short of data": {Rows: 4, Cols: 4, Data: make([]float64, 15)},
		} {
			m := operands(op, s)
			m[i] = wrong
			if !panics(func() { op.run(ops, m) }) {
				t.Errorf("%s: operand %d %s does not panic", op.name, i, name)
			}
		}
	}
	for i := 1; op.product && i <= 2; i++ {
		m := operands(op, s)
		m[0] = m[i]
		if !panics(func() { op.run(ops, m) }) {
			t.Errorf("%s stored in factor %d does not panic", op.name, i)
		}
	}
	if op.sizes(s)[1][0] > 1 && !panics(func() { op.run(ops, operands(op, shape{})) }) {
		t.Errorf("%s of empty matrices does not panic", op.name)
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}

// checkNaN puts a NaN into one operand after the other. Wherever naive loops
// carry it to a result, so must the engine; no factor is zero here.
func checkNaN(t testing.TB, ops, definition kernel.Ops, op operation) {
	t.Helper()
	s := shape{5, 6, 7}
	for i := 1; i < len(op.sizes(s)); i++ {
		got, want := operands(op, s), operands(op, s)
		got[i].Data[1], want[i].Data[1] = math.NaN(), math.NaN()
		op.run(ops, got)
		op.run(definition, want)
		if at := differs(got[0], want[0], op.tol); at >= 0 {
			t.Errorf("%s with NaN in operand %d: entry %d = %g, want %g", op.name, i, at, got[0].Data[at], want[0].Data[at])
		}
	}
}

// checkAllocs wants no allocation, at a size beyond any tile too.
func checkAllocs(t testing.TB, ops kernel.Ops, op operation) {
	t.Helper()
	for _, s := range []shape{{3, 4, 5}, {130, 66, 3}} {
		m := operands(op, s)
		if n := testing.AllocsPerRun(allocRuns, func() { op.run(ops, m) }); n > 0 {
			t.Errorf("%s %v allocates %g times, want none", op.name, s, n)
		}
	}
}
