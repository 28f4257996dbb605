package hessianfree

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/cg"
	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// residualFloor ends conjugate gradients when ‖Bd + g‖ has fallen to this share
// of ‖g‖: what follows would be rounding errors. The published code for
// recurrent nets has the same number, as an absolute bound.
const residualFloor = 1e-10

// innerRun is a finished run of conjugate gradients.
type innerRun struct {
	*method.Inner             // apart from the vectors below: readers keep that of every step
	candidates    []candidate // what a step can be made of, the last iterate last
	last          []float64   // last iterate of conjugate gradients proper, for the warm start
	phi           []float64   // φ of every iterate
	broken        bool        // not even the first product was finite
	remarks       []method.Fact
}

// candidate is an iterate of conjugate gradients that is kept.
type candidate struct {
	index int // in Iters
	d     []float64
	phi   float64
}

// solve runs conjugate gradients on (C + λI)d = −g from start, nil for zero, with
// C of the sample, and calls pause after every iteration; when that returns false
// it gives up and returns nil.
func (h *Method) solve(p method.Place, on sample, lambda float64, start []float64, pause func() bool) *innerRun {
	b, remarks := h.curvature(on.p, lambda)
	inverse, remark := h.inverse(p.Point, lambda)
	run := &innerRun{Inner: new(method.Inner), remarks: slices.Concat(on.remarks, remarks, remark)}
	c, cold := cg.New(b, inverse, p.G, start), start == nil // start is a vector to be let go of
	run.record(c)
	grid := h.Storage.grid(h.CGMax)
	for i := 1; run.Stop == ""; i++ {
		if went := c.Advance(); went != cg.Advanced {
			run.last = slices.Clone(c.D)
			run.halt(c, went, i == 1 && cold, math.Max(1, floats.Norm(p.X(), 2)))
			break
		}
		run.record(c)
		if _, kept := slices.BinarySearch(grid, i); kept && h.Backtrack {
			run.offer(c, slices.Clone(c.D))
		}
		run.Stop = h.reason(run, floats.Norm(p.G, 2))
		if !pause() {
			return nil
		}
	}
	run.offer(c, c.D) // nothing advances c any more
	if run.last == nil {
		run.last = run.candidates[len(run.candidates)-1].d
	}
	if h.Stop {
		run.Epsilon, run.Window = h.Progress.Epsilon, h.Progress.window(len(run.Iters)-1)
	}
	return run
}

// curvature returns the product with B = C + λI at p, and a remark where C is
// not the matrix that was asked for.
func (h *Method) curvature(p objective.Point, lambda float64) (cg.Product, []method.Fact) {
	c, remarks := cg.Product(p.HessVec), []method.Fact(nil)
	if h.Curvature == curvatureGaussNewton {
		if gn, ok := p.(objective.GaussNewton); ok {
			c = gn.GaussNewtonVec
			if s, ok := h.structural(p); ok {
				c = func(dst, v []float64) { s.StructuralVec(dst, v, h.Structural*lambda) }
			}
		} else {
			remarks = []method.Fact{method.Words(&curvatureUsed, "Hessian: this function has no Gauss–Newton matrix")}
		}
	}
	return func(dst, v []float64) {
		c(dst, v)
		floats.AddScaled(dst, lambda, v)
	}, remarks
}

// structural returns p as one whose hidden states are damped, where they are to be.
func (h *Method) structural(p objective.Point) (objective.Structural, bool) {
	s, ok := p.(objective.Structural)
	return s, ok && h.Structural > 0 && h.Curvature == curvatureGaussNewton
}

// start returns where conjugate gradients start after a run that ended at last,
// nil for zero. It is their last iterate that counts, not the one the step was
// made of. A run that met negative curvature at once ended at zero: then there is
// nothing to start from, and the next run may leave along −g too.
func (h *Method) start(last []float64) []float64 {
	if !h.WarmStart || h.Decay == 0 || floats.Norm(last, 2) == 0 {
		return nil
	}
	return vector.Scaled(h.Decay, last)
}

// reason returns why conjugate gradients end at the iterate recorded last; ""
// where they go on.
func (h *Method) reason(run *innerRun, gradient float64) string {
	i := len(run.Iters) - 1
	switch {
	case run.Iters[i].Residual <= residualFloor*gradient:
		return "the system is solved"
	case h.Stop && i >= h.CGMin && h.Progress.met(run.phi):
		return "progress below ε"
	case i >= h.CGMax:
		return "iteration limit reached"
	}
	return ""
}

// halt says why conjugate gradients could not go on. Negative curvature along
// the very first direction has no iterate before it: the step goes along it.
func (r *innerRun) halt(c *cg.Run, went cg.Outcome, first bool, bound float64) {
	switch {
	case went == cg.Solved:
		r.Stop = "the system is solved"
	case went == cg.Negative && first:
		r.Stop = "negative curvature along −g: the step goes along it"
		if c.Preconditioned() {
			r.Stop = "negative curvature along −M⁻¹g: the step goes along it"
		}
		c.Escape(bound)
		r.record(c)
	case went == cg.Negative:
		r.Stop = "negative curvature: the previous iterate is used"
	default:
		r.Stop = "a product was not finite: the previous iterate is used"
		r.broken = first
	}
}

// record notes the numbers of the present iterate.
func (r *innerRun) record(c *cg.Run) {
	r.Iters, r.phi = append(r.Iters, method.NewInnerIter(c)), append(r.phi, c.Phi)
}

// offer makes the present iterate d a candidate, once. It is not written to afterwards.
func (r *innerRun) offer(c *cg.Run, d []float64) {
	index := len(r.Iters) - 1
	if n := len(r.candidates); n > 0 && r.candidates[n-1].index == index {
		return
	}
	r.Iters[index].Stored = true
	r.candidates = append(r.candidates, candidate{index: index, d: d, phi: c.Phi})
}
