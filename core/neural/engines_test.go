package neural_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/kernel/kerneltest"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// BenchmarkEngines compares engines on the same questions, in turns, so that what
// else the machine does meets all of them: the least times of one turn each, a
// product against the gradient of its engine, and gonum against the fastest.
func BenchmarkEngines(b *testing.B) {
	engines := []struct {
		name string
		ops  kernel.Ops
	}{{"fastest", kernel.Fastest()}, {"plain", kernel.Plain()}, {"gonum", kerneltest.NewGonum()}}
	for _, sizes := range [][]int{{2, 8, 8, 1}, {7, 8, 8, 8, 8, 8, 8, 1}, {784, 400, 200, 100, 50, 25, 6, 25, 50, 100, 200, 400, 784}} {
		name := strings.Trim(strings.ReplaceAll(fmt.Sprint(sizes), " ", "-"), "[]")
		b.Run(name, func(b *testing.B) {
			var turns []turn
			for _, e := range engines {
				p := problem(chain(b, "tanh", "linear", sizes[0], sizes[1:]...), lossOf(b, "logistic"), 256)
				for i := range p.Targets.Data {
					p.Targets.Data[i] = float64(i % 2)
				}
				p.Ops = e.ops
				f := build(b, p)
				w, v, dst := objectivetest.Normal(f.Dim(), 1), objectivetest.Normal(f.Dim(), 2), make([]float64, f.Dim())
				floats.Scale(0.1, w)
				q := f.At(w).(objective.SquaredGradients)
				turns = append(turns,
					turn{e.name + " gradient", func() { f.At(w).Gradient(dst) }},
					turn{e.name + " hessvec", func() { q.(objective.Point).HessVec(dst, v) }},
					turn{e.name + " gaussnewton", func() { q.GaussNewtonVec(dst, v) }})
			}
			least := map[string]float64{}
			for b.Loop() {
				for _, t := range turns {
					seconds := t.time(sizes[0] < 100)
					if before, ok := least[t.name]; !ok || seconds < before {
						least[t.name] = seconds
					}
				}
			}
			for _, e := range engines {
				gradient := least[e.name+" gradient"]
				b.ReportMetric(gradient*1e6, e.name+"-µs/gradient")
				b.ReportMetric(gradient/least["fastest gradient"], e.name+"/fastest")
				b.ReportMetric(least[e.name+" hessvec"]/gradient, e.name+"-hessvec/gradient")
				b.ReportMetric(least[e.name+" gaussnewton"]/gradient, e.name+"-gaussnewton/gradient")
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// turn is one question of one engine.
type turn struct {
	name string
	ask  func()
}

// time returns how many seconds a question takes; a short one is asked often.
func (t turn) time(short bool) float64 {
	often := 1
	if short {
		often = 50
	}
	at := time.Now()
	for range often {
		t.ask()
	}
	return time.Since(at).Seconds() / float64(often)
}
