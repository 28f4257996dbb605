// Package racing is what two labs share: a race of methods on something that is
// minimised, with its settings, planes, curves and readouts.
package racing

import (
	"slices"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/plane"
	"hfplayground/core/race"
	"hfplayground/core/testfunc"
	"hfplayground/core/training"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// Lab is a race of methods on a test function or on the loss of a net.
type Lab struct {
	env   lab.Env
	key   string // of the lab
	st    *state
	about testfunc.About
	x0    []float64
	plane plane.Plane
	runs  []*race.Run
	field *fieldJob
	check checkJob

	pointer lab.Pointer

	drawn      *portrait // the last that was finished; nil for none
	sitting    *portrait // the one that is being made
	sittingAt  []float64 // with these weights
	unfinished bool      // Advance was interrupted
	painted    float64   // seconds of drawing a net
	toldBefore float64   // of telling, before the runs that go on
	trained    float64   // and of running, while all were to do

	loaded  *dataset.Set // points that are too many for a link; nil for none
	offered *dataset.Set // those that an act or a gesture asks for
	pending *dataset.Set // those of the edit under way, which may yet be refused

	sent  sent
	dirty dirty
}

var (
	_ lab.Lab    = (*Lab)(nil)
	_ lab.Merger = (*Lab)(nil)
)

// dirty says what the next report has to tell again.
type dirty struct{ state, race, field, look, check, portrait, memory bool }

// sent is what the last report told, so that the next tells only news.
type sent struct {
	field bool    // there was one
	slice slicing // in the plane of this
	curve string  // of which the race has the numbers
}

// Landscape returns the row of the landscape lab: methods on test functions.
func Landscape() lab.Entry {
	return entry(labLandscape, "Landscape", func(l *Lab) lab.Lab { return l }, func() []lab.Owned { return []lab.Owned{{Fields: Fields()}} })
}

// Network returns the row of the network lab: methods on the loss of a net.
func Network() lab.Entry {
	return entry(labNetwork, "Network", func(l *Lab) lab.Lab { return netLab{l} }, func() []lab.Owned {
		return []lab.Owned{{Fields: Fields()}, {Owner: training.Key, Fields: training.New().Fields()}}
	})
}

func entry(key, label string, as func(*Lab) lab.Lab, settings func() []lab.Owned) lab.Entry {
	return lab.Entry{
		Key: key, Label: label, Kept: []string{"problem", "race"},
		New:      func(env lab.Env) lab.Lab { return as(&Lab{env: env, key: key}) },
		Settings: settings,
	}
}

// Take makes st the state in force. Runs, samples and the examples of a net that
// st asks for again are kept.
func (s *Lab) Take(next lab.State) {
	st := next.(*state)
	if s.st != nil && s.st.Identity() == st.Identity() {
		st.f = s.st.f
	}
	if s.loaded != st.loaded {
		s.loaded, s.dirty.memory = st.loaded, true
	}
	s.st = st
	s.about = st.f.About()
	s.x0 = st.startPoint()
	s.setRuns()
	if st.net() == nil {
		s.plane = heldPlane(s.about, s.x0)
		s.setField()
	} else {
		s.setSlice()
	}
	s.dirty.state = true
}

// setRuns makes the runs of the race; those of the same plan go on, and others
// from where their plans part.
func (s *Lab) setRuns() {
	rule := s.stopRule()
	runs := make([]*race.Run, len(s.st.race))
	for i, e := range s.st.race {
		p := s.planFor(e, runs[:i])
		if p.Parent != nil {
			e.Label += " from " + p.Parent.Label
		}
		var last *race.Run
		if j := slices.IndexFunc(s.runs, func(r *race.Run) bool { return r.ID == e.ID }); j >= 0 {
			last = s.runs[j]
		}
		if last != nil && p.Shared(last.Plan) == race.MaxSteps {
			runs[i] = last
			continue
		}
		runs[i] = race.NewRun(e, p, s.x0, rule, last)
	}
	for _, r := range s.runs {
		if !slices.Contains(runs, r) {
			r.Stop()
		}
	}
	if !slices.Equal(runs, s.runs) {
		s.dirty.race = true
	}
	s.runs = runs
}

func (s *Lab) stopRule() race.StopRule {
	d := s.about.Domain
	reach := max(1, vector.MaxAbs(s.x0), vector.MaxAbs(d[0][:]), vector.MaxAbs(d[1][:]))
	rule := race.StopRule{F: s.st.f, Steps: s.st.steps, Tol: s.st.tol, Budget: s.st.budget, Far: race.FarFactor * reach}
	if net := s.st.net(); net != nil {
		rule.Fault, rule.Test, rule.KeepMemory = net.Fault, net.TestLoss, true
	}
	return rule
}

// Close ends all runs and forgets what was made of them.
func (s *Lab) Close() {
	for _, r := range s.runs {
		r.Stop()
	}
	s.runs, s.field, s.drawn, s.sitting, s.check = nil, nil, nil, nil, checkJob{}
	s.pointer, s.unfinished = lab.Pointer{}, false
}

// last returns the end of the timeline: the most steps any run has.
func (s *Lab) last() int {
	last := 0
	for _, r := range s.runs {
		last = max(last, len(r.Trace)-1)
	}
	return last
}

// selected returns the index of the run that is inspected: the one the state
// names, else the last of the race; −1 where there is no run.
func (s *Lab) selected() int {
	if i := slices.IndexFunc(s.runs, func(r *race.Run) bool { return r.ID == s.st.run }); i >= 0 {
		return i
	}
	return len(s.runs) - 1
}

// mark returns a run's exact iterate at the cursor.
func (s *Lab) mark(r *race.Run) wire.Mark {
	t, k, reached := r.At(s.st.step)
	if k < 0 {
		at := s.plane.Project(s.x0)
		return wire.Mark{X: at[0], Y: at[1], F: s.st.f.At(s.x0).Value()}
	}
	at := s.plane.Project(t.X)
	return wire.Mark{Step: k, X: at[0], Y: at[1], F: t.F, Cost: t.Evals.Cost(), Seconds: t.Seconds, Reached: reached}
}

// Progress says how far the runs have come.
func (s *Lab) Progress() lab.Progress {
	return lab.Progress{Last: s.last(), Busy: s.busy(), Runs: s.racing()}
}

func (s *Lab) busy() bool {
	return s.unfinished || s.field != nil && !s.field.done() || s.racing() || s.sit()
}

// onNet reports whether a net is what is minimised.
func (s *Lab) onNet() bool { return s.key == labNetwork }
