package racing

import (
	"math"

	"hfplayground/core/catalog"
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

// Paths returns the paths of all runs, long ones thinned; fixed where the start
// cannot be dragged. add, where it is not nil, adds to a run what its steps are
// further judged by.
func (r *Race) Paths(fixed bool, add func(out *wire.Run, run *race.Run)) *wire.Race {
	out := &wire.Race{Start: project(r, r.X0), Fixed: fixed, Runs: make([]wire.Run, len(r.Runs))}
	for i, run := range r.Runs {
		out.Runs[i] = path(r, run)
		if add != nil {
			add(&out.Runs[i], run)
		}
	}
	return out
}

// project returns where x lies in the plane of a race; the middle where there is none.
func project(r *Race, x []float64) [2]float64 {
	if r.st.Large > 0 {
		return [2]float64{}
	}
	return r.Plane.Project(x)
}

// path returns the steps of one run from where it is its own.
func path(r *Race, run *race.Run) wire.Run {
	out := wire.Run{ID: run.ID, Label: run.Label, Style: run.Style}
	if run.End != nil {
		out.End = run.End.Key
	}
	for _, k := range Thinned(len(run.Trace)) {
		if k < run.Own {
			continue
		}
		t := &run.Trace[k]
		at := project(r, t.X)
		out.Step = append(out.Step, int32(k))
		out.X, out.Y = append(out.X, at[0]), append(out.Y, at[1])
		out.F = append(out.F, t.F)
		out.GradNorm = append(out.GradNorm, t.GradNorm)
		out.Cost = append(out.Cost, t.Evals.Cost())
		out.Seconds = append(out.Seconds, t.Seconds)
		out.Epochs = append(out.Epochs, t.Evals.Epochs()-run.Trace[0].Evals.Epochs())
		if !math.IsNaN(t.Test) {
			out.Test = append(out.Test, t.Test)
		}
	}
	return out
}

// Thinned returns the indices of a list of n that are sent, the first and the
// last among them.
func Thinned(n int) []int {
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

// Look returns the moment that is shown, for a view and its curves.
func (r *Race) Look(view, curve string) *wire.Look {
	last := r.Last()
	l := &wire.Look{View: view, Step: min(r.st.Step, last), Last: last, Selected: r.Selected(), Axis: catalog.Get(axes(), r.st.axis).wire, Curve: curve}
	for _, run := range r.Runs {
		l.Marks = append(l.Marks, r.Mark(run))
	}
	if l.Selected < 0 {
		return l
	}
	l.Inner = NewStrip(r).Inner
	return l
}

// axis is what can be on the horizontal axis of the curves.
type axis struct {
	key, label string
	wire       wire.Axis
	at         func(run *race.Run, k int) float64 // how far along it step k of a run is
}

// Name returns the key and the label.
func (a axis) Name() (key, label string) { return a.key, a.label }

// axes returns the table of axes; the first is the usual one.
func axes() []axis {
	return []axis{
		{"steps", "Steps", wire.AxisSteps, func(_ *race.Run, k int) float64 { return float64(k) }},
		{"epochs", "Epochs", wire.AxisEpochs, func(r *race.Run, k int) float64 { return r.Trace[k].Evals.Epochs() - r.Trace[0].Evals.Epochs() }},
		{"cost", "Gradient equivalents", wire.AxisCost, func(r *race.Run, k int) float64 { return r.Trace[k].Evals.Cost() }},
		{"seconds", "Seconds", wire.AxisSeconds, func(r *race.Run, k int) float64 { return r.Trace[k].Seconds }},
	}
}

// AddModel adds what is known around the selected iterate, as far as the settings
// ask for it: the quadratic model, and the steps that could be taken.
func (r *Race) AddModel(l *wire.Look) {
	if l.Selected < 0 {
		return
	}
	run := r.Runs[l.Selected]
	t, k, _ := run.At(r.st.Step)
	if k < 0 {
		return
	}
	p := r.Objective().At(t.X)
	if r.st.model {
		l.Model = r.Plane.Model(p)
	}
	if r.st.arrows {
		l.Arrows = stepsFrom(r, p, run, k)
	}
}

// stepsFrom returns the steps that could be taken from p: against the gradient to
// the model's minimum on that line, Newton's, and that of a method that makes its
// steps of the model too.
func stepsFrom(r *Race, p objective.Point, run *race.Run, k int) []wire.Arrow {
	var arrows []wire.Arrow
	add := func(name string, d []float64) {
		if d != nil && !math.IsNaN(vector.Norm(d)) && !math.IsInf(vector.Norm(d), 0) && vector.Norm(d) > 0 {
			to := r.Plane.Direction(d)
			arrows = append(arrows, wire.Arrow{Name: name, DX: to[0], DY: to[1]})
		}
	}
	add("−∇f", curvature.CauchyStep(p))
	if d, whole := curvature.NewtonStep(p, curvature.FlatShare); whole {
		add("Newton", d)
	}
	add(modelStep(r.st.Contenders, p.X(), run, k))
	return arrows
}

// maxModelStep is the largest dimension for which a step is tried from an iterate
// that no such step has left.
const maxModelStep = 100

// modelStep returns the name and the step from x of a method that makes its steps
// of the model: the step the run took, where its method is one; else that of the
// first of the race begun afresh at x, or of the first of all at its defaults.
func modelStep(contenders []race.Contender, x []float64, run *race.Run, k int) (string, []float64) {
	if m, ok := run.MethodAt(k).(method.ModelStepper); ok && k+1 < len(run.Trace) {
		return m.StepName(), vector.Difference(run.Trace[k+1].X, x)
	}
	m := modelStepper(contenders)
	if m == nil || len(x) > maxModelStep {
		return "", nil
	}
	for it, err := range m.Run(run.ObjectiveAt(k), x) {
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
func modelStepper(contenders []race.Contender) method.ModelStepper {
	for _, e := range contenders {
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
