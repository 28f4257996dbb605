package neural_test

import (
	"fmt"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// BenchmarkQuestions asks one fresh Point after another for its gradient, and one
// Point for products: the ratios to the gradient are the figures of merit, 2 and
// 4/3 by the count of products, which leaves the kept forward pass out.
func BenchmarkQuestions(b *testing.B) {
	for _, units := range []int{50, 100} {
		f := build(b, problem(chain(b, "tanh", "linear", units, units, units, units), lossOf(b, "squared"), 250))
		w, v, dst := objectivetest.Normal(f.Dim(), 1), objectivetest.Normal(f.Dim(), 2), make([]float64, f.Dim())
		p := f.At(w).(objective.SquaredGradients)
		q := p.(objective.Point)
		p.SquaredGradients(dst) // a warm Point
		q.HessVec(dst, v)
		ask := func(name string, question func()) {
			b.Run(fmt.Sprintf("%s/%d", name, units), func(b *testing.B) {
				for b.Loop() {
					question()
				}
			})
		}
		ask("gradient", func() { f.At(w).Gradient(dst) })
		ask("hessvec", func() { q.HessVec(dst, v) })
		ask("gaussnewton", func() { p.GaussNewtonVec(dst, v) })
	}
}

// BenchmarkExamples is the cost of a gradient and a Gauss–Newton product by the
// number of examples: per example it should be flat.
func BenchmarkExamples(b *testing.B) {
	net := chain(b, "tanh", "linear", 50, 50, 50, 50)
	for _, rows := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			f := build(b, problem(net, lossOf(b, "squared"), rows))
			benchmarkStep(b, f, rows)
		})
	}
}

// BenchmarkSmall is the same for the nets of the page, at 250 points.
func BenchmarkSmall(b *testing.B) {
	for _, sizes := range [][]int{{2, 4, 2, 1}, {7, 8, 8, 8, 8, 8, 8, 1}, {2, 20, 20, 1}} {
		b.Run(fmt.Sprint(sizes), func(b *testing.B) {
			f := build(b, problem(chain(b, "tanh", "tanh", sizes[0], sizes[1:]...), lossOf(b, "squared"), 250))
			benchmarkStep(b, f, 250)
		})
	}
}

// benchmarkStep times a gradient at a fresh Point and one product there.
func benchmarkStep(b *testing.B, f *neural.Objective, rows int) {
	w, v, dst := objectivetest.Normal(f.Dim(), 1), objectivetest.Normal(f.Dim(), 2), make([]float64, f.Dim())
	b.ReportAllocs()
	for b.Loop() {
		p := f.At(w)
		p.Gradient(dst)
		p.(objective.GaussNewton).GaussNewtonVec(dst, v)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/example")
}

// BenchmarkEpoch is one step of gradient descent on all of 1,000 examples, with
// the loss that is shown on the way: what a net costs without any driver.
func BenchmarkEpoch(b *testing.B) {
	const rate = 1e-3
	for _, sizes := range [][]int{{2, 4, 2, 1}, {7, 8, 8, 8, 8, 8, 8, 1}} {
		b.Run(strings.Trim(strings.ReplaceAll(fmt.Sprint(sizes), " ", "-"), "[]"), func(b *testing.B) {
			p := problem(chain(b, "tanh", "linear", sizes[0], sizes[1:]...), lossOf(b, "logistic"), 1000)
			for i := range p.Targets.Data {
				p.Targets.Data[i] = float64(i % 2)
			}
			f := build(b, p)
			w, g := objectivetest.Normal(f.Dim(), 1), make([]float64, f.Dim())
			b.ReportAllocs()
			for b.Loop() {
				at := f.At(w)
				at.Gradient(g)
				at.Value()
				floats.AddScaled(w, -rate, g)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "epochs/s")
		})
	}
}
