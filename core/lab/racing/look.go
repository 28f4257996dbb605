package racing

import (
	"math"

	"hfplayground/core/curvature"
	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/objective"
	"hfplayground/core/race"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// keptSteps is how many steps at the beginning of a path are all sent; further
// on every second, every fourth and so on: long paths are long in their tails.
const keptSteps = 1024

// race returns the paths of all runs, long ones thinned.
func (s *Lab) race() *wire.Race {
	out := &wire.Race{Start: s.plane.Project(s.x0), Fixed: s.st.net() != nil, Runs: make([]wire.Run, len(s.runs))}
	for i, r := range s.runs {
		run := wire.Run{ID: r.ID, Label: r.Label, Slot: i}
		if r.End != nil {
			run.End = r.End.Key
		}
		for _, k := range thinned(len(r.Trace)) {
			if k < r.Own {
				continue
			}
			t := &r.Trace[k]
			at := s.plane.Project(t.X)
			run.Step = append(run.Step, int32(k))
			run.X, run.Y = append(run.X, at[0]), append(run.Y, at[1])
			run.F = append(run.F, t.F)
			run.GradNorm = append(run.GradNorm, t.GradNorm)
			run.Cost = append(run.Cost, t.Evals.Cost())
			run.Seconds = append(run.Seconds, t.Seconds)
			run.Epochs = append(run.Epochs, t.Evals.Epochs()-r.Trace[0].Evals.Epochs())
			if !math.IsNaN(t.Test) {
				run.Test = append(run.Test, t.Test)
			}
		}
		if s.curve() == wire.CurveAccuracy {
			s.addAccuracy(&run, r)
		}
		out.Runs[i] = run
	}
	return out
}

// thinned returns the indices of a list of n that are sent, the first and the
// last among them.
func thinned(n int) []int {
	keep := make([]int, 0, min(n, 2*keptSteps))
	stride := 1
	for k := 0; k < n; k += stride {
		keep = append(keep, k)
		if k >= keptSteps*stride {
			stride *= 2
		}
	}
	if last := len(keep) - 1; last >= 0 && keep[last] != n-1 {
		keep = append(keep, n-1)
	}
	return keep
}

// look returns the moment that is shown.
func (s *Lab) look() *wire.Look {
	last := s.last()
	l := &wire.Look{View: s.view(), Step: min(s.st.step, last), Last: last, Selected: s.selected(), Axis: s.axis(), Curve: s.curve()}
	for _, r := range s.runs {
		l.Marks = append(l.Marks, s.mark(r))
	}
	if l.View == viewNetwork {
		s.lookInto(l)
	}
	if l.Selected < 0 {
		return l
	}
	r := s.runs[l.Selected]
	t, k, _ := r.At(s.st.step)
	if k < 0 {
		return l
	}
	if k+1 < len(r.Trace) {
		l.Inner = r.Trace[k+1].Inner
	}
	if s.view() != viewLandscape {
		return l
	}
	p := s.objectiveShown().At(t.X)
	if s.st.model {
		l.Model = s.plane.Model(p)
	}
	if s.st.arrows {
		l.Arrows = s.arrows(p, r, k)
	}
	return l
}

// The views that the canvas shows.
const (
	viewLandscape = "landscape"
	viewNetwork   = "network"
)

// What is shown of a net.
const (
	showNet   = "net"
	showSlice = "slice"
	showBoth  = "both" // the net on the canvas, a drawing of the slice beside it
)

// view returns the key of the view that the canvas shows.
func (s *Lab) view() string {
	if s.st.net() != nil && s.st.show != showSlice {
		return viewNetwork
	}
	return viewLandscape
}

// objectiveShown returns what the selected run minimises at the step shown.
func (s *Lab) objectiveShown() objective.Objective {
	if i := s.selected(); i >= 0 {
		return s.runs[i].ObjectiveAt(s.st.step)
	}
	return s.st.f
}

// curve returns what the curves show.
func (s *Lab) curve() string {
	net := s.st.net()
	switch {
	case net == nil:
		return wire.CurveValue
	case !net.Objective().Train.Set.HasClasses():
		return wire.CurveLoss
	}
	return s.st.curve
}

func (s *Lab) axis() wire.Axis {
	return map[string]wire.Axis{"cost": wire.AxisCost, "seconds": wire.AxisSeconds, "epochs": wire.AxisEpochs}[s.st.axis]
}

// arrows returns the steps that could be taken from p: against the gradient to
// the model's minimum on that line, Newton's, and that of a method that makes its
// steps of the model too.
func (s *Lab) arrows(p objective.Point, r *race.Run, k int) []wire.Arrow {
	var arrows []wire.Arrow
	add := func(name string, d []float64) {
		if d != nil && !math.IsNaN(vector.Norm(d)) && !math.IsInf(vector.Norm(d), 0) && vector.Norm(d) > 0 {
			to := s.plane.Direction(d)
			arrows = append(arrows, wire.Arrow{Name: name, DX: to[0], DY: to[1]})
		}
	}
	add("−∇f", curvature.CauchyStep(p))
	if d, whole := curvature.NewtonStep(p, curvature.FlatShare); whole {
		add("Newton", d)
	}
	add(s.modelStep(p.X(), r, k))
	return arrows
}

// maxModelStep is the largest dimension for which a step is tried from an iterate
// that no such step has left.
const maxModelStep = 100

// modelStep returns the name and the step from x of a method that makes its steps
// of the model: the step the run took, where its method is one; else that of the
// first of the race begun afresh at x, or of the first of all at its defaults.
func (s *Lab) modelStep(x []float64, r *race.Run, k int) (string, []float64) {
	if m, ok := r.MethodAt(k).(method.ModelStepper); ok && k+1 < len(r.Trace) {
		return m.StepName(), vector.Difference(r.Trace[k+1].X, x)
	}
	m := s.modelStepper()
	if m == nil || len(x) > maxModelStep {
		return "", nil
	}
	for it, err := range m.Run(r.ObjectiveAt(k), x) {
		if err != nil {
			break
		}
		if !it.Partial && it.Step > 0 {
			return m.StepName(), vector.Difference(it.X, x)
		}
	}
	return "", nil
}

// modelStepper returns the first method of the race, or else of the table, that
// makes its steps of the model.
func (s *Lab) modelStepper() method.ModelStepper {
	for _, e := range s.st.race {
		if m, ok := e.Method.(method.ModelStepper); ok {
			return m
		}
	}
	for _, e := range all.Methods() {
		if m, ok := e.New().(method.ModelStepper); ok {
			return m
		}
	}
	return nil
}
