package method

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

// hfStep is what became of a run of conjugate gradients.
type hfStep struct {
	reached objective.Point // where the step leads; nil where it was refused
	length  float64         // ‖x_k − x_{k−1}‖; 0 where it was refused
	rho     float64         // what λ is to follow
	last    []float64       // iterate the next warm start comes from; nil for none
	facts   []Fact
	inner   *Inner
	err     error // why the step was refused
}

// step chooses among the candidates, and how far to go along the chosen one.
//
// The reduction ratio is that of the full step. It compares f(x + d) with f(x),
// wherever conjugate gradients started, and leaves the damping out of the model,
// since it is to judge the curvature and not λ. Both values are of the examples
// that the curvature is of. A refused step counts as −∞.
func (h *HessianFree) step(f objective.Objective, p place, on sample, run *hfRun, lambda float64) hfStep {
	if run.broken {
		return hfStep{err: fmt.Errorf("%w: the curvature product is not finite", ErrBreakdown)}
	}
	chosen, full := h.choose(f, p, run)
	d := chosen.d
	promised := chosen.phi - lambda/2*floats.Dot(d, d)
	rho := on.ratio(full, promised)
	slope := floats.Dot(p.g, d)
	made := hfStep{reached: full, rho: rho, inner: &run.Inner}
	if slope < 0 {
		made.last = run.last
	}
	run.Taken, run.Rate = chosen.index, 1
	if h.LineSearch {
		made.reached, run.Rate, made.err = h.Armijo.search(f, p, slope, d, full)
	} else if stays(p.X(), 1, d) {
		made.err = errStalled
	}
	if made.err != nil {
		made.rho = math.Inf(-1)
	} else {
		made.length = floats.Distance(made.reached.X(), p.X(), 2)
	}
	made.facts = run.facts(rho, lambda, made.err)
	return made
}

// choose returns the candidate to make a step of and the Point the full step
// leads to.
func (h *HessianFree) choose(f objective.Objective, p place, run *hfRun) (candidate, objective.Point) {
	points := make([]objective.Point, len(run.candidates))
	value := func(j int) float64 {
		points[j] = f.At(along(p.X(), 1, run.candidates[j].d))
		return points[j].Value()
	}
	j := lookBack(len(points), value)
	return run.candidates[j], points[j]
}

// facts says what there is to say of the step that was made of a run.
func (r *hfRun) facts(rho, lambda float64, refused error) []Fact {
	facts := []Fact{
		number("lambda", lambda),
		number("rho", rho),
		number("cg-iterations", float64(len(r.Iters)-1)),
		words("stop", "%s", r.Stop),
		number("taken", float64(r.Taken)),
		number("step-length", r.Rate),
	}
	if refused != nil {
		facts = append(facts, words("step", "refused: %v", refused))
	}
	return append(facts, r.remarks...)
}
