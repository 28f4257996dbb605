package method

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

// maxShownDim is the largest n for which the inner iterates themselves are kept
// to be shown, and not only their numbers.
const maxShownDim = 32

// residualFloor ends conjugate gradients when ‖Bd + g‖ has fallen to this share
// of ‖g‖: what follows would be rounding errors. Martens and Sutskever's code
// has the same number, as an absolute bound.
const residualFloor = 1e-10

// hfRun is a finished run of conjugate gradients.
type hfRun struct {
	Inner
	candidates []candidate // what can be gone back to; the last iterate is the last of them
	last       []float64   // last iterate of conjugate gradients proper, for the warm start
	gradient   []float64   // g
	phi        []float64   // φ of every iterate
	broken     bool        // the first product already was not finite
}

// candidate is an iterate of conjugate gradients that a step can be made of.
type candidate struct {
	index int // in Iters
	d     []float64
	phi   float64
}

// curvature returns the product with C + λI at p, and a remark where C is not
// the matrix that was asked for.
func (h *HessianFree) curvature(p objective.Point, lambda float64) (product, []Fact) {
	c, remarks := product(p.HessVec), []Fact(nil)
	if h.Curvature == curvatureGaussNewton {
		if gn, ok := p.(objective.GaussNewton); ok {
			c = gn.GaussNewtonVec
		} else {
			remarks = append(remarks, words("curvature", "Hessian: this function has no Gauss–Newton matrix"))
		}
	}
	return func(dst, v []float64) {
		c(dst, v)
		floats.AddScaled(dst, lambda, v)
	}, remarks
}

// start returns the first iterate of conjugate gradients, nil for zero. last is
// the last iterate of the run before, nil where there is none to start from.
func (h *HessianFree) start(last []float64) []float64 {
	if !h.WarmStart || h.Decay == 0 || last == nil {
		return nil
	}
	return floats.ScaleTo(make([]float64, len(last)), h.Decay, last)
}

// solve runs conjugate gradients on Bd = −g and calls pause after every
// iteration; when that returns false it gives up and returns nil.
func (h *HessianFree) solve(b product, now Iterate, start []float64, pause func() bool) *hfRun {
	c := newConjugate(b, nil, now.Gradient, start)
	run := &hfRun{gradient: now.Gradient}
	run.record(c)
	grid := h.Storage.grid(h.CGMax)
	for i := 1; run.Stop == ""; i++ {
		if went := c.advance(); went != advanced {
			run.last = slices.Clone(c.d)
			run.halt(c, went, i == 1 && start == nil, math.Max(1, norm(now.X)))
			break
		}
		run.record(c)
		if _, kept := slices.BinarySearch(grid, i); kept && h.Backtrack {
			run.keep(c)
		}
		run.Stop = h.reason(run, i)
		if !pause() {
			return nil
		}
	}
	if run.last == nil {
		run.last = slices.Clone(c.d)
	}
	run.keep(c)
	return run
}

// reason returns why conjugate gradients end after iteration i, "" if they do not.
func (h *HessianFree) reason(run *hfRun, i int) string {
	switch {
	case run.Iters[i].Residual <= residualFloor*norm(run.gradient):
		return "the system is solved"
	case h.Stop && i >= h.CGMin && h.Progress.met(run.phi):
		return "progress below ε"
	case i >= h.CGMax:
		return "most iterations reached"
	}
	return ""
}

// halt says why conjugate gradients could not go on. Negative curvature along
// the very first direction has no iterate before it: the step goes along it.
func (r *hfRun) halt(c *conjugate, went outcome, first bool, bound float64) {
	switch {
	case went == solved:
		r.Stop = "the system is solved"
	case went == negative && first:
		r.Stop = "negative curvature along −g: the step goes along it"
		c.escape(bound)
		r.record(c)
	case went == negative:
		r.Stop = "negative curvature: the iterate before it is kept"
	default:
		r.Stop = "a product was not finite"
		r.broken = first
	}
}

// record notes the numbers of the present iterate.
func (r *hfRun) record(c *conjugate) {
	it := InnerIter{Phi: c.phi, Residual: norm(c.r), Curvature: c.curvature}
	if len(c.d) <= maxShownDim {
		it.D = slices.Clone(c.d)
	}
	r.Iters, r.phi = append(r.Iters, it), append(r.phi, c.phi)
}

// keep makes the present iterate a candidate, once.
func (r *hfRun) keep(c *conjugate) {
	index := len(r.Iters) - 1
	if n := len(r.candidates); n > 0 && r.candidates[n-1].index == index {
		return
	}
	r.Iters[index].Stored = true
	r.candidates = append(r.candidates, candidate{index: index, d: slices.Clone(c.d), phi: c.phi})
}

// hfStep is what became of a run of conjugate gradients.
type hfStep struct {
	reached objective.Point // where the step leads; nil where it was refused
	length  float64         // ‖x_k − x_{k−1}‖
	rho     float64         // reduction ratio
	facts   []Fact
	inner   *Inner
	err     error // why the step was refused
}

// step chooses among the candidates and along the chosen one. The reduction
// ratio is that of the full step, compares f(x + d) with f(x), wherever
// conjugate gradients started, and leaves the damping out of the model: it is to
// judge C, not λ.
func (h *HessianFree) step(f objective.Objective, p objective.Point, run *hfRun, lambda float64) hfStep {
	if run.broken {
		return hfStep{err: fmt.Errorf("%w: the curvature product is not finite", ErrBreakdown)}
	}
	points := make([]objective.Point, len(run.candidates))
	value := func(j int) float64 {
		points[j] = f.At(along(p.X(), 1, run.candidates[j].d))
		return points[j].Value()
	}
	j := len(points) - 1
	if h.Backtrack {
		j = lookBack(len(points), value)
	} else {
		value(j)
	}
	d := run.candidates[j].d
	rho := reductionRatio(p.Value(), points[j].Value(), run.candidates[j].phi-lambda/2*floats.Dot(d, d))
	made := hfStep{reached: points[j], rho: rho, inner: &run.Inner}
	run.Taken, run.Rate = run.candidates[j].index, 1
	if h.LineSearch {
		made.reached, run.Rate, made.err = h.Armijo.search(f, p, floats.Dot(run.gradient, d), d, points[j])
	}
	if made.err != nil {
		made.rho = math.Inf(-1)
	} else {
		made.length = floats.Distance(made.reached.X(), p.X(), 2)
	}
	made.facts = h.facts(run, rho, lambda, made.err)
	return made
}

// facts says what there is to say of a step.
func (h *HessianFree) facts(run *hfRun, rho, lambda float64, refused error) []Fact {
	facts := []Fact{
		number("lambda", lambda),
		number("rho", rho),
		number("cg-iterations", float64(len(run.Iters)-1)),
		words("stop", "%s", run.Stop),
		number("taken", float64(run.Taken)),
		number("step-length", run.Rate),
	}
	if refused != nil {
		facts = append(facts, words("step", "refused: %v", refused))
	}
	return facts
}

// adapt returns the next λ.
func (h *HessianFree) adapt(lambda, rho float64) float64 {
	if !h.Adapt {
		return lambda
	}
	return h.Rule.next(lambda, rho)
}
