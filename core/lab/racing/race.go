package racing

import (
	"math"
	"slices"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/objective"
	"hfplayground/core/plane"
	"hfplayground/core/race"
	"hfplayground/core/testfunc"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// Race is the runs of a race and the moment of them that is shown. A lab whose
// methods race embeds one.
type Race struct {
	Key     string // of the lab, which owns its settings
	Env     lab.Env
	Plane   plane.Plane // in which the paths lie
	Pointer lab.Pointer
	Runs    []*race.Run
	Changed bool // there is news of the runs or their plane

	// InForce returns the value of a control at a step of its owner's run.
	InForce func(name string, step int) string

	About testfunc.About
	X0    []float64 // where all runs start
	farX0 float64   // its largest entry
	f     testfunc.Function
	st    *State
}

// Begin takes what is minimised, and from where.
func (r *Race) Begin(st *State, f testfunc.Function, x0 []float64) {
	if len(x0) == 0 || len(r.X0) == 0 || &x0[0] != &r.X0[0] {
		r.farX0 = vector.MaxAbs(x0)
	}
	r.st, r.f, r.About, r.X0 = st, f, f.About(), x0
}

// StopRule returns when a run ends.
func (r *Race) StopRule() race.StopRule {
	d := r.About.Domain
	reach := max(1, r.farX0, vector.MaxAbs(d[0][:]), vector.MaxAbs(d[1][:]))
	span := max(d[0][1]-d[0][0], d[1][1]-d[1][0])
	return race.StopRule{
		Limits: r.st.limits(len(r.X0)), F: r.f, Tol: r.st.Tol, Far: race.FarFactor * reach, Span: span,
		FlatAdvice: "a stationary point need not be a minimum: move the start a little", Large: r.st.Large,
	}
}

// Enter makes the runs of the contenders, each by its plan, which may name one of
// those before it as its parent. Runs of the same plan go on, also past the limits that
// they had, and others from where their plans part.
func (r *Race) Enter(rule race.StopRule, plan func(e race.Contender, before []*race.Run) race.Plan) {
	runs := make([]*race.Run, len(r.st.Contenders))
	for i, e := range r.st.Contenders {
		p := plan(e, runs[:i])
		if p.Parent != nil {
			e.Label += " from " + p.Parent.Label
		}
		last, _ := catalog.Find(r.Runs, e.ID)
		if last != nil && p.Shared(last.Plan) == race.MaxSteps {
			before := last.End
			if last.Limit(rule.Limits) {
				runs[i] = last
				r.Changed = r.Changed || last.End != before
				continue
			}
		}
		x0 := r.X0
		if p.Start != nil {
			x0 = p.Start
		}
		runs[i] = race.NewRun(e, p, x0, rule, last)
	}
	for _, o := range r.Runs {
		if !slices.Contains(runs, o) {
			o.Stop()
		}
	}
	if !slices.Equal(runs, r.Runs) {
		r.Changed = true
	}
	r.Runs = runs
}

// Pull takes the runs to their ends, one inner iteration of each in turn, so that
// no method waits for another; false where more interrupted it, or where every run waits
// for helpers. between is called after every iteration, with the run and the seconds that it took.
func (r *Race) Pull(more func() bool, between func(run *race.Run, seconds float64)) bool {
	for active := true; active; {
		active = false
		waits := true
		for _, run := range r.Runs {
			if run.End != nil {
				continue
			}
			active = true
			if run.Awaits != nil && !run.Awaits() {
				continue
			}
			waits = false
			began := r.Env.Now()
			run.Advance(r.Env.Now)
			between(run, r.Env.Now()-began)
			r.Changed = true
			if !more() {
				return false
			}
		}
		if active && waits {
			return false
		}
	}
	return true
}

// Close ends all runs and forgets what was made of them.
func (r *Race) Close() {
	for _, run := range r.Runs {
		run.Stop()
	}
	r.Runs, r.Pointer = nil, lab.Pointer{}
}

// Racing reports whether a run goes on.
func (r *Race) Racing() bool {
	return slices.ContainsFunc(r.Runs, func(run *race.Run) bool { return run.End == nil })
}

// Last returns the end of the timeline: the most steps any run has.
func (r *Race) Last() int {
	last := 0
	for _, run := range r.Runs {
		last = max(last, len(run.Trace)-1)
	}
	return last
}

// Selected returns the index of the run that is inspected: the one the state
// names, else the last of the race; −1 where there is no run.
func (r *Race) Selected() int {
	if i := catalog.Index(r.Runs, r.st.Run); i >= 0 {
		return i
	}
	return len(r.Runs) - 1
}

// SelectedID returns the id of the run that is inspected; "" for none.
func (r *Race) SelectedID() string {
	if i := r.Selected(); i >= 0 {
		return r.Runs[i].ID
	}
	return ""
}

// Reached returns the last step up to step that the run of an id has made; of an
// owner that is no run, that any run has.
func (r *Race) Reached(owner string, step int) int {
	last := r.Last()
	if run, ok := catalog.Find(r.Runs, owner); ok {
		last = len(run.Trace) - 1
	}
	return max(0, min(step, last))
}

// Iterate returns x at the moment that is shown: of the selected run, or the start
// where there is none yet.
func (r *Race) Iterate() []float64 {
	if i := r.Selected(); i >= 0 {
		if t, k, _ := r.Runs[i].At(r.st.Step); k >= 0 {
			return t.X
		}
	}
	return r.X0
}

// Objective returns what the selected run minimises at the step shown.
func (r *Race) Objective() objective.Objective {
	if i := r.Selected(); i >= 0 {
		return r.Runs[i].ObjectiveAt(r.st.Step)
	}
	return r.f
}

// Mark returns a run's exact iterate at the cursor.
func (r *Race) Mark(run *race.Run) wire.Mark {
	t, k, reached := run.At(r.st.Step)
	switch {
	case k < 0 && r.st.Large > 0:
		return wire.Mark{F: math.NaN()}
	case r.st.Large > 0:
		return wire.Mark{Step: k, F: t.F, Cost: t.Evals.Cost(), Seconds: t.Seconds, Reached: reached}
	case k < 0:
		at := r.Plane.Project(r.X0)
		return wire.Mark{X: at[0], Y: at[1], F: r.f.At(r.X0).Value()}
	}
	at := r.Plane.Project(t.X)
	return wire.Mark{Step: k, X: at[0], Y: at[1], F: t.F, Cost: t.Evals.Cost(), Seconds: t.Seconds, Reached: reached}
}

// Results returns the runs as far as they have come, in the order of the race.
func (r *Race) Results() []race.Result {
	out := make([]race.Result, len(r.Runs))
	for i, run := range r.Runs {
		out[i] = race.Result{ID: run.ID, Label: run.Label, End: run.End, Steps: make([]race.Step, len(run.Trace))}
		for k, t := range run.Trace {
			out[i].Steps[k] = race.Step{X: t.X, F: t.F, GradNorm: t.GradNorm, Evals: t.Evals, Seconds: t.Seconds, Exam: t.Exam, Facts: t.Facts}
		}
	}
	return out
}
