//go:build wasm || (amd64 && !purego)

package kernel

import (
	"testing"
	"time"
)

// BenchmarkCeiling is a large product by its transposes against the micro kernel
// alone, on a panel that stays in the nearest cache: the share of its speed that
// packing, edges and memory leave; and against the same product in single precision.
// All are timed in turns, and the least times count.
func BenchmarkCeiling(b *testing.B) {
	needVectors(b)
	const m, n, k = 256, 400, 784
	a, across, c := NewMat(m, k), NewMat(k, m), NewMat(m, n)
	wide, tall := NewMat(k, n), NewMat(n, k)
	for _, v := range [][]float64{a.Data, across.Data, wide.Data, tall.Data} {
		for i := range v {
			v[i] = float64(i%7) - 3
		}
	}
	for _, p := range []struct {
		name     string
		multiply func(ops Ops)
	}{
		{"MulNT", func(ops Ops) { ops.MulNT(c, a, tall, false) }},
		{"MulNN", func(ops Ops) { ops.MulNN(c, a, wide, false) }},
		{"MulTN", func(ops Ops) { ops.MulTN(c, across, wide, false) }},
	} {
		b.Run(p.name, func(b *testing.B) {
			double, single := Vectors(), VectorsSingle()
			whole, half, alone := time.Hour.Seconds(), time.Hour.Seconds(), time.Hour.Seconds()
			for b.Loop() {
				whole = min(whole, seconds(func() { p.multiply(double) }))
				half = min(half, seconds(func() { p.multiply(single) }))
				for range 5 {
					alone = min(alone, kernelAlone())
				}
			}
			b.ReportMetric(alone*m*n*k/whole, "of-ceiling")
			b.ReportMetric(2*m*n*k/whole/1e9, "GFLOP/s")
			b.ReportMetric(whole/half, "single/double")
		})
	}
}

// seconds returns how many f takes.
func seconds(f func()) float64 {
	at := time.Now()
	f()
	return time.Since(at).Seconds()
}

// kernelAlone returns how many seconds a product and its sum take in the micro kernel.
func kernelAlone() float64 {
	const times = 200
	var panel [panelWidth * someTerms]float64
	var tile [4 * panelWidth]float64
	at := time.Now()
	for range times {
		wideTiles(panelWidth, &tile[0], 8*panelWidth, &tile[0], 8*panelWidth, &panel[0], 8, 8*panelWidth, &panel[0], 8*panelWidth, 1, someTerms)
	}
	return time.Since(at).Seconds() / times / (4 * panelWidth * someTerms)
}
