package kernel_test

import (
	"testing"
	"time"

	"hfplayground/core/kernel"
	"hfplayground/core/kernel/kerneltest"
)

// BenchmarkProduct is a large product by its transposes in three engines in turns, of
// which the least times count: how often the time of the engine of this machine the
// others take. Without -tags noasm gonum is in its own assembly where it has one, whose
// sums are in another order.
func BenchmarkProduct(b *testing.B) {
	const m, n, k = 256, 400, 784
	a, across, c := filled(m, k), filled(k, m), kernel.NewMat(m, n)
	wide, tall := filled(k, n), filled(n, k)
	engines := []struct {
		name string
		ops  kernel.Ops
	}{{"fastest", kernel.Fastest()}, {"plain", kernel.Plain()}, {"gonum", kerneltest.NewGonum()}}
	for _, p := range []struct {
		name     string
		multiply func(ops kernel.Ops)
	}{
		{"MulNT", func(ops kernel.Ops) { ops.MulNT(c, a, tall, false) }},
		{"MulNN", func(ops kernel.Ops) { ops.MulNN(c, a, wide, false) }},
		{"MulTN", func(ops kernel.Ops) { ops.MulTN(c, across, wide, false) }},
	} {
		b.Run(p.name, func(b *testing.B) {
			least := map[string]float64{}
			for b.Loop() {
				for _, e := range engines {
					at := time.Now()
					p.multiply(e.ops)
					seconds := time.Since(at).Seconds()
					if before, ok := least[e.name]; !ok || seconds < before {
						least[e.name] = seconds
					}
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(2*m*n*k/least["fastest"]/1e9, "GFLOP/s")
			b.ReportMetric(least["gonum"]/least["fastest"], "gonum/fastest")
			b.ReportMetric(least["plain"]/least["fastest"], "plain/fastest")
		})
	}
}

// filled returns a matrix of small whole numbers.
func filled(rows, cols int) kernel.Mat {
	m := kernel.NewMat(rows, cols)
	for i := range m.Data {
		m.Data[i] = float64(i%7) - 3
	}
	return m
}
