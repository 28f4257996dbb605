package race

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/curvature"
	"hfplayground/core/objective"
	"hfplayground/core/words"
)

const (
	// nearShare is how far Newton's step may still lead, as a share of what the problem and
	// the run are wide, for a run to have arrived. In a steep valley the gradient can be
	// small beside that on its walls while the way to go is long.
	nearShare = 1e-6

	// lookShare is by how much the gradient must have fallen since for the Hessian to be
	// formed again.
	lookShare = 0.5
)

// arrival returns the end of a run whose gradient has fallen below the tolerance, or
// nil. Where the curvature shows how far the stationary point still is, the run goes
// on until that is near.
func (r StopRule) arrival(run *Run, s Iterate, k int) *End {
	if k == 0 {
		return r.stationaryStart(s)
	}
	small := s.GradNorm <= r.Tol*run.firstGradient()
	if !small && !(s.GradNorm <= r.Tol*s.steepest) {
		return nil
	}
	if small {
		if end := r.trained(s, k); end != nil {
			return end
		}
	}
	if s.GradNorm > lookShare*s.looked {
		return nil
	}
	run.Trace[k].looked = s.GradNorm
	when := "in " + words.Plural(k, "step")
	if r.Large > 0 {
		return r.tolerance(when)
	}
	nature, near := r.near(run, s)
	switch {
	case near:
		return r.arrived(s, k, nature)
	case small && (nature.Kind == curvature.Unknown || objective.Examples(r.F) > 0):
		return r.tolerance(when)
	}
	return nil
}

// tolerance is the end of a run of which no more is known than that its gradient is small.
func (r StopRule) tolerance(when string) *End {
	return &End{Key: EndTolerance, Text: "reached a gradient below the tolerance", When: when, Point: true, Advice: r.FlatAdvice}
}

// exhausted returns the end of a run that ends for want of steps or progress and has
// arrived nevertheless, as near as rounding allows; nil where it has not. A valley
// floor that is flat to rounding counts only where the method itself cannot go on.
func (r StopRule) exhausted(run *Run, k int, stuck bool) *End {
	if k <= 0 || r.Large > 0 {
		return nil
	}
	s := run.Trace[k]
	if !(s.GradNorm <= math.Sqrt(r.Tol)*s.steepest) {
		return nil
	}
	if nature, near := r.near(run, s); near || stuck && nature.Kind == curvature.Flat {
		return r.arrived(s, k, nature)
	}
	return nil
}

// near says what kind of stationary point there is by a step of a run, and whether
// the run has arrived there.
func (r StopRule) near(run *Run, s Iterate) (curvature.Nature, bool) {
	extent := extent(run)
	if r.Span > 0 {
		extent = min(extent, r.Span)
	}
	nature := curvature.Classify(r.F, s.X, extent)
	return nature, nature.Kind != curvature.Unknown && nature.Way <= nearShare*extent
}

// arrived returns the end of a run at a stationary point, or of a net that has none to
// arrive at since it has every example right.
func (r StopRule) arrived(s Iterate, k int, nature curvature.Nature) *End {
	if end := r.trained(s, k); end != nil {
		return end
	}
	when := "in " + words.Plural(k, "step")
	end := &End{Key: EndConverged, Text: convergedTo + nature.Words, When: when, Point: true, Minimum: nature.Kind == curvature.Minimum}
	if !end.Minimum {
		end.Advice = r.FlatAdvice
	}
	return end
}

// stationaryStart returns the end of a run whose gradient is zero at the start, or nil.
func (r StopRule) stationaryStart(s Iterate) *End {
	if s.GradNorm != 0 {
		return nil
	}
	end := &End{Key: EndStationary, Text: "starts at a stationary point", Advice: "move the start"}
	if r.Large > 0 {
		return end
	}
	if nature := curvature.Classify(r.F, s.X, r.Far/FarFactor); nature.Kind != curvature.Unknown {
		end.Text += ": " + nature.Words
	}
	return end
}

// trained returns the end of a net that has every example right, or nil.
func (r StopRule) trained(s Iterate, k int) *End {
	if r.Trained == nil {
		return nil
	}
	if said := r.Trained(s.X); said != "" {
		return &End{Key: EndTrained, Text: "trained in " + words.Plural(k, "step") + ": " + said, Loss: true}
	}
	return nil
}

// oncePerStep returns a Trained that remembers the answer at the last x: several rules ask it of
// one step, and an answer can cost an evaluation of all examples. nil stays nil.
func oncePerStep(ask func(x []float64) string) func(x []float64) string {
	if ask == nil {
		return nil
	}
	var at *float64
	said := ""
	return func(x []float64) string {
		if at != &x[0] {
			at, said = &x[0], ask(x)
		}
		return said
	}
}

// firstGradient returns ‖∇f‖ where the run began or, where what is minimised was
// changed on the way, the largest where one of its parts began.
func (r *Run) firstGradient() float64 {
	first := r.Trace[0].GradNorm
	for i, segment := range r.Plan.Segments[:r.segment+1] {
		if i > 0 && segment.F != r.Plan.Segments[i-1].F && segment.From < len(r.Trace) {
			first = max(first, r.Trace[segment.From].GradNorm)
		}
	}
	return first
}

// extent returns how far the run has been from where it is.
func extent(r *Run) float64 {
	most, here := 0.0, r.Trace[len(r.Trace)-1].X
	for _, s := range r.Trace {
		most = max(most, floats.Distance(s.X, here, 2))
	}
	return most
}
