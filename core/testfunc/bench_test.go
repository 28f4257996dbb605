package testfunc_test

import (
	"testing"

	"hfplayground/core/testfunc"
)

// A map of level lines asks for a value at some ten thousand fresh Points.
func BenchmarkValue(b *testing.B) {
	for _, e := range testfunc.All() {
		f := e.New()
		x := start(f)
		b.Run(e.Key, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.At(x).Value()
			}
		})
	}
}

// A run of conjugate gradients asks one Point for many products.
func BenchmarkHessVec(b *testing.B) {
	const n = "1000"
	for _, e := range testfunc.All() {
		f := e.New()
		dimension := field(f, "n")
		if dimension == nil {
			continue
		}
		if err := dimension.Set(n); err != nil {
			b.Fatal(err)
		}
		x := start(f)
		p, hv := f.At(x), make([]float64, f.Dim())
		b.Run(e.Key, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.HessVec(hv, x)
			}
		})
	}
}
