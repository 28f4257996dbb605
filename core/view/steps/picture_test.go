package steps

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/wire"
)

func series(id, label string, slot int) wire.Series {
	return wire.Series{Run: id, Label: label, Style: wire.Style{Hue: wire.Hue(slot), Marker: wire.Marker(slot)}}
}

// trained is λ, ρ and the iterations of CG of one or two Hessian-free runs; ρ of a few
// steps is far below 0, and of one is missing.
func trained(runs, last, step int) wire.Picture {
	s := &wire.Steps{Last: last, Quantities: []wire.Quantity{
		{Name: "Damping λ", Log: true},
		{Name: "Reduction ratio ρ", Levels: []wire.Level{{Name: "1/4", Value: 0.25}, {Name: "3/4", Value: 0.75}}},
		{Name: "CG iterations"},
	}}
	rnd := rand.New(rand.NewPCG(5, 6))
	for r := range runs {
		lambda, ratio, count := series("hf", "Hessian-free", 2), series("hf", "Hessian-free", 2), series("hf", "Hessian-free", 2)
		if r > 0 {
			lambda, ratio, count = series("hf-2", "Hessian-free 2", 3), series("hf-2", "Hessian-free 2", 3), series("hf-2", "Hessian-free 2", 3)
		}
		damping := 45.0
		for k := range last {
			rho := 0.6 + 0.35*rnd.NormFloat64()
			switch {
			case k%17 == 9:
				rho = -40
			case k == 5:
				rho = math.NaN()
			}
			for _, q := range []struct {
				s *wire.Series
				v float64
			}{{&lambda, damping}, {&ratio, rho}, {&count, math.Min(250, 8+0.9*float64(k)+12*rnd.Float64()+40*float64(r))}} {
				q.s.Step, q.s.Values = append(q.s.Step, int32(k)), append(q.s.Values, q.v)
			}
			switch {
			case rho > 0.75:
				damping *= 2.0 / 3
			case rho < 0.25:
				damping *= 1.5
			}
		}
		for i, one := range []wire.Series{lambda, ratio, count} {
			s.Quantities[i].Runs = append(s.Quantities[i].Runs, one)
		}
	}
	return wire.Picture{Steps: s, Look: &wire.Look{Step: step, Last: last, Selected: 0}}
}

// starved is the gradient by layer of three runs of a deep net: that of one falls by
// orders of magnitude towards the middle.
func starved() wire.Picture {
	l := &wire.Layers{Title: "‖∂f/∂W‖ by layer at step 40", Names: []string{"784→400", "400→200", "200→100", "100→50", "50→25", "25→6", "6→25", "25→50", "50→100", "100→200", "200→400", "400→784"}}
	for slot, label := range []string{"Gradient descent", "Adam", "Hessian-free"} {
		r := series(label, label, slot)
		for i := range l.Names {
			depth := 6 - math.Abs(float64(i)-5.5)
			r.Values = append(r.Values, math.Exp(-depth*[]float64{1.4, 0.5, 0.12}[slot])*(1+0.3*math.Sin(float64(3*i+slot))))
		}
		l.Runs = append(l.Runs, r)
	}
	return wire.Picture{Layers: l}
}
