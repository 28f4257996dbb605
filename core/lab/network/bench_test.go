package network

import (
	"slices"
	"testing"
	"time"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// rate is that of the gradient descent that is timed.
const rate = 1e-3

// BenchmarkStep says where the time of a step of gradient descent on 250 points goes: the
// loss and its gradient alone, the method that asks for them, the race that pulls the
// method and records its steps, and the page with the live boundary, which takes its share
// of the time, and an update every 16 ms. All are timed in turns, and the least times count.
func BenchmarkStep(b *testing.B) {
	const steps = 1000
	for _, net := range []struct{ name, features, hidden string }{
		{"2-8-8-1", "x,y", "8,8"}, {"7-8-8-8-8-8-8-1", "x,y,x2,y2,xy,sin-x,sin-y", "8,8,8,8,8,8"},
	} {
		b.Run(net.name, func(b *testing.B) {
			link := "lab=network&race=gd&gd.rate=0.001&steps=1000&tol=0&network.data=circle&network.circle-n=250&network.train=1&network.features=" + net.features + "&network.hidden=" + net.hidden
			least := [4]time.Duration{time.Hour, time.Hour, time.Hour, time.Hour}
			took := func(i int, f func()) {
				at := time.Now()
				f()
				least[i] = min(least[i], time.Since(at)/steps)
			}
			for b.Loop() {
				s := newSession(secondsSince(time.Now()))
				s.Open(link + "&show=slice&step=0")
				f, x := s.st.made().Objective, s.X0
				took(0, func() { evaluate(f, x, steps) })
				took(1, func() { descend(f, x, steps) })
				took(2, func() {
					for s.Progress().Runs && s.Last() < steps {
						s.Pull(func() bool { return true }, s.between)
					}
				})
				s.Close()
				s = newSession(secondsSince(time.Now()))
				s.Open(link + "&step=1000")
				s.Update(false)
				took(3, func() { trainShown(s) })
				s.Close()
			}
			for i, what := range []string{"numbers", "method", "race", "shown"} {
				b.ReportMetric(float64(least[i].Nanoseconds())/1e3, what+"-µs/step")
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

func secondsSince(start time.Time) func() float64 {
	return func() float64 { return time.Since(start).Seconds() }
}

// evaluate asks for so many gradients and losses, on the way that gradient descent takes.
func evaluate(f objective.Objective, x0 []float64, steps int) {
	x, g := slices.Clone(x0), make([]float64, len(x0))
	for range steps {
		at := f.At(x)
		at.Gradient(g)
		at.Value()
		floats.AddScaled(x, -rate, g)
	}
}

// descend takes so many steps of gradient descent.
func descend(f objective.Objective, x []float64, steps int) {
	m := method.NewGradientDescent()
	m.Rate = rate
	for range m.Run(f, x) {
		if steps--; steps < 0 {
			return
		}
	}
}

// trainShown takes the run to its end as the worker does: 8 ms of work at a time, and an
// update after two of them.
func trainShown(s *session) {
	for busy := true; busy; {
		for i := 0; i < 2 && busy; i++ {
			until := time.Now().Add(8 * time.Millisecond)
			busy = s.Advance(func() bool { return time.Now().Before(until) })
		}
		s.Update(false)
		s.Reported()
	}
}
