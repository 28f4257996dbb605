package hessianfree

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// stepMade is what became of a run of conjugate gradients.
type stepMade struct {
	reached objective.Point // where the step leads; nil where it was refused
	length  float64         // ‖x_k − x_{k−1}‖; 0 where it was refused
	rho     float64         // what λ is to follow
	last    []float64       // iterate the next warm start comes from; nil for none
	facts   []method.Fact
	inner   *method.Inner
	err     error // why the step was refused
}

// step chooses among the candidates, and how far to go along the chosen one.
//
// The reduction ratio is that of the full step. It compares f(x + d) with f(x),
// wherever conjugate gradients started, and leaves the damping out of the model,
// since it is to judge the curvature and not λ. Both values are of the examples
// that the curvature is of. A refused step counts as −∞.
func (h *Method) step(f objective.Objective, p method.Place, on sample, run *innerRun, lambda float64) stepMade {
	if run.broken {
		return stepMade{err: fmt.Errorf("%w: the curvature product is not finite", method.ErrBreakdown)}
	}
	judged := f // what the candidates are compared on
	if h.OnBatch {
		judged = on.f
	}
	chosen, full := h.choose(judged, p, run)
	d := chosen.d
	promised := chosen.phi - lambda/2*floats.Dot(d, d)
	if s, ok := h.structural(on.p); ok {
		promised = undamped(s, p.G, d)
	}
	rho := on.ratio(full, promised, h.OnBatch)
	if h.OnBatch && !on.whole {
		full = objective.Keep(f, full.X())
	}
	slope := floats.Dot(p.G, d)
	made := stepMade{reached: full, rho: rho, inner: run.Inner}
	if slope < 0 {
		made.last = run.last
	}
	run.Taken, run.Rate = chosen.index, 1
	if h.LineSearch {
		made.reached, run.Rate, made.err = h.Armijo.Search(f, p, slope, d, full)
	} else if vector.Stays(p.X(), 1, d) {
		made.err = method.ErrStalled
	}
	if made.err != nil {
		made.rho = math.Inf(-1)
	} else {
		made.length = floats.Distance(made.reached.X(), p.X(), 2)
	}
	made.facts = run.facts(rho, lambda, on.whole, made.err)
	return made
}

// undamped returns ½ dᵀGd + gᵀd, at the cost of one more product: what structural
// damping adds to φ is known for no single d.
func undamped(p objective.GaussNewton, g, d []float64) float64 {
	gd := make([]float64, len(d))
	p.GaussNewtonVec(gd, d)
	return floats.Dot(d, gd)/2 + floats.Dot(g, d)
}

// choose returns the candidate to make a step of, compared by the values of f, and the
// Point of f that the full step leads to.
func (h *Method) choose(f objective.Objective, p method.Place, run *innerRun) (candidate, objective.Point) {
	points := make([]objective.Point, len(run.candidates))
	value := func(j int) float64 {
		if j+2 < len(points) {
			points[j+2] = nil // j+1 is lower: of a million weights each is 8 MB
		}
		points[j] = objective.Keep(f, floats.AddTo(make([]float64, len(p.G)), p.X(), run.candidates[j].d))
		return points[j].Value()
	}
	j := lookBack(len(points), value)
	return run.candidates[j], points[j]
}
