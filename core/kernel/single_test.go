//go:build wasm || (amd64 && !purego)

package kernel

import (
	"math/rand/v2"
	"testing"
)

// Products in single precision have the bits of those in Go in the assembly, whatever
// the shape, and nothing is written beside C.
func TestVectorsSingleMultiply(t *testing.T) {
	needVectors(t)
	rnd := rand.New(rand.NewPCG(7, 8))
	fast, slow := VectorsSingle().(engine).loops, PlainSingle().(engine).loops
	for range rounds() {
		compareProduct(t, rnd, fast, slow)
	}
}

// A copy in single precision has the bits of Go, and is as long.
func TestNarrow(t *testing.T) {
	needVectors(t)
	rnd := rand.New(rand.NewPCG(9, 10))
	for range rounds() {
		terms, dstTerm := extent(rnd), 4+rnd.IntN(6)
		term, col := 4, 1
		if rnd.IntN(2) == 0 {
			term, col = 1, terms
		}
		src := newGuarded(rnd, 4*terms, anything(rnd)).own
		got := make([]float32, dstTerm*terms+guard)
		for i := range got {
			got[i] = rnd.Float32()
		}
		want := append([]float32(nil), got...)
		vectorTiles{}.narrow(got, dstTerm, src, term, col, terms)
		plainTiles{}.narrow(want, dstTerm, src, term, col, terms)
		for i, g := range got {
			if w := want[i]; g != w && (g == g || w == w) {
				t.Fatalf("%d terms, %d apart: entry %d is %g, want %g", terms, dstTerm, i, g, w)
			}
		}
	}
}
