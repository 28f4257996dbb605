package hessianfree_test

import (
	"runtime"
	"testing"

	"hfplayground/core/objective"
)

// wide is half the squared length of a million variables, but for what a Point of it evaluates: nothing is
// allocated beside its x.
type wide struct{ n int }

func (f wide) Dim() int                       { return f.n }
func (f wide) At(x []float64) objective.Point { return &widePoint{x: append([]float64(nil), x...)} }

type widePoint struct{ x []float64 }

func (p *widePoint) X() []float64 { return p.x }
func (p *widePoint) Value() float64 {
	sum := 0.0
	for i, v := range p.x {
		sum += float64(1+i%50) * v * v / 2
	}
	return sum
}
func (p *widePoint) Gradient(dst []float64) { p.HessVec(dst, p.x) }
func (p *widePoint) HessVec(dst, v []float64) {
	for i := range dst {
		dst[i] = float64(1+i%50) * v[i]
	}
}

// TestLiveVectors counts the vectors that a run holds in the middle of a step: beside x and the gradient there,
// which are yielded, those of conjugate gradients, of the step before, and the iterates that are kept.
func TestLiveVectors(t *testing.T) {
	const n, most = 1 << 17, 14 // 8 of them kept
	m := set(t, "cg-max=10 stop=off")
	x := make([]float64, n)
	for i := range x {
		x[i] = 1
	}
	live := func() int {
		var s runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&s)
		return int(s.HeapAlloc)
	}
	before, highest, pulls := live(), 0, 0
	for it := range m.Run(wide{n}, x) {
		if pulls++; it.Partial {
			highest = max(highest, live()-before)
		}
		if pulls == 40 {
			break
		}
	}
	if vectors := float64(highest) / (8 * n); vectors > most+0.5 {
		t.Errorf("a step holds %.1f vectors, want at most %d", vectors, most)
	}
}
