// Package network is the lab where methods race on the loss of a net: the net with
// its weights and answers, slices of its loss, and changes in the middle of a run.
package network

import (
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/lab/trained"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

const key, label = "network", "Network"

// Entry is the row of the lab in the table of labs.
func Entry() lab.Entry {
	return lab.Entry{
		Key: key, Label: label, Kept: []string{"race"}, Old: append([]string{"show", "curve", "plane", "anchor", keySliceWindow, "brush", "probe"}, racing.Old()...),
		New: func(env lab.Env) lab.Lab { return newLab(env) },
		Settings: func() []lab.Owned {
			st := newState()
			return []lab.Owned{{Fields: st.fields()}, {Owner: training.Key, Fields: netFields(st, training.New())}}
		},
	}
}

// Lab is a race of methods on the loss of a net.
type Lab struct {
	racing.Race
	trained.Keeper
	st     *state
	helped *training.Problem // who helps with this is settled; nil for none
	slice  *racing.Sampling  // nil where the net itself is shown, or it cannot be laid yet
	check  checkJob

	snapshots snapshots
	own       ownPoints
	stopped   bool // Advance was interrupted

	news news
	sent sent
}

var (
	_ lab.Lab         = (*Lab)(nil)
	_ lab.Merger      = (*Lab)(nil)
	_ lab.PointKeeper = (*Lab)(nil)
	_ lab.Trainer     = (*Lab)(nil)
)

// news is what the next report has to say.
type news struct{ state, slice, pointer, check, memory bool }

// sent is what the last report said, so that the next says only what is new.
type sent struct {
	slice plan   // in the plane of this
	curve string // of which the race has the numbers
}

func newLab(env lab.Env) *Lab {
	s := &Lab{}
	s.Env, s.Key = env, key
	s.Keep(&s.Race)
	s.InForce = func(name string, step int) string { return s.st.inForce(name, step) }
	return s
}

// Take makes next the state in force. Runs, samples and examples that it asks for
// again are kept.
func (s *Lab) Take(next lab.State) {
	st := next.(*state)
	if s.st != nil && s.st.Identity() == st.Identity() {
		st.net = s.st.net
	}
	if s.own.loaded != st.loaded {
		s.own.loaded, s.news.memory = st.loaded, true
	}
	s.Keeper.Take(&st.start)
	if s.helped != st.net {
		s.helped = st.net
		share(st, s.Env)
	}
	s.st = st
	s.Begin(&st.State, st.net, st.startPoint())
	rule := s.StopRule()
	rule.FlatAdvice = "the loss is flat to the tolerance here: lower the tolerance or draw new weights" // a start is drawn, not moved
	rule.Fault, rule.Trained, rule.KeepMemory = st.net.Fault, st.net.Trained, true
	rule.Test = func(w []float64, _ func()) race.Exam { return race.LossAlone(st.net.TestLoss(w)) }
	s.Enter(rule, st.planFor)
	s.setSlice()
	s.news.state = true
}

// Close ends all runs and forgets what was made of them.
func (s *Lab) Close() {
	s.Race.Close()
	s.Env.Crew.Dismiss()
	s.helped = nil
	s.slice, s.snapshots, s.check, s.stopped = nil, snapshots{}, checkJob{}, false
	s.news, s.sent = news{}, sent{}
}

// Hover notes where the pointer is: on the plane or on a part of the net.
func (s *Lab) Hover(place string) {
	s.news.state = s.Pointer.To(place) || s.news.state
	s.news.pointer = true
}

// Translate turns gestures on a net and its data into settings.
func (s *Lab) Translate(edit param.Query) (param.Query, []*param.Error) {
	var notes []*param.Error
	edit, err := desk{s.st, &s.own}.drag(edit)
	if err != nil {
		notes = append(notes, err)
	}
	s.own.expect()
	s.Keeper.Expect()
	edit, refused := s.timeline().asChanges(edit)
	return edit.Without(wire.KeyWeight).Without(wire.KeyPoint), append(notes, refused...)
}

// Advance works until more returns false or nothing is left to do, and reports
// whether there is more to do. It asks between any two rows of samples and any
// two inner iterations. The samples come first, so that a reader who moves the
// window need not wait for the runs; these leave the picture of the net its share.
func (s *Lab) Advance(more func() bool) (busy bool) {
	for {
		if !s.slice.Finish(more) || !s.Pull(more, s.between) || !s.snapshots.finish(s.Env, s.shown(), more) || !s.judgeSteps(more) || !racing.Advise(&s.Race, more) {
			s.stopped = true // what follows from the ends of the runs too
			return true
		}
		if !s.setSlice() {
			s.setCheck()
			s.stopped = false
			return false
		}
	}
}

// between is done after every iteration of a run.
func (s *Lab) between(run *race.Run, seconds float64) {
	s.snapshots.between(s.Env, s.shown(), seconds)
	if n := len(run.Trace); n > 0 && s.st.curveShown() == wire.CurveAccuracy {
		s.judge(&run.Trace[n-1])
	}
}

// Progress says how far the runs have come.
func (s *Lab) Progress() lab.Progress {
	return lab.Progress{Last: s.Last(), Busy: busy(s), Runs: s.Racing()}
}

func busy(s *Lab) bool {
	return s.stopped || s.slice != nil && !s.slice.Done() || s.Racing() || s.snapshots.wanted(s.shown())
}

// Report says what has changed. A slice is reported when all of it is sampled: until
// then the picture keeps the one before.
func (s *Lab) Report(r *lab.Report) {
	if r.All {
		s.sent, s.Changed = sent{}, true
		s.news = news{state: true, slice: true, check: true, memory: true}
		s.snapshots.news = true
	}
	r.Memory = s.Keeper.News() || s.news.memory
	r.Values = append(s.timeline().values(), param.Pair{Key: wire.KeyWeight, Value: s.reading().weight()})
	if s.news.slice && s.slice != nil && s.slice.Done() {
		f := s.slice.Field
		r.Parts = append(r.Parts, &f)
		s.news.slice, s.sent.slice = false, s.slice.Of.(slicing).plan
	}
	if s.st.show != showNet {
		s.reportOutline(r)
	}
	s.reportRace(r)
	s.reportNet(r)
	r.Readouts = s.readouts()
	s.news, s.Changed = news{slice: s.news.slice}, false
}

// reportOutline reports what takes the place of a slice that is not there yet, unless the
// one that was reported lies in the same plane and only its window moves.
func (s *Lab) reportOutline(r *lab.Report) {
	if s.slice != nil && (s.slice.Done() || s.slice.Of.(slicing).plan == s.sent.slice) {
		return
	}
	r.Parts = append(r.Parts, outline(s.slice, s.Plane, sliceWindow(s)))
	s.sent.slice = plan{}
}

// reportRace reports the runs and the moment that is shown.
func (s *Lab) reportRace(r *lab.Report) {
	if s.Changed = s.Changed || s.sent.curve != s.st.curveShown(); s.Changed {
		r.Parts = append(r.Parts, s.Paths(true, s.addAccuracy))
		s.sent.curve = s.st.curveShown()
	}
	if s.Changed || s.news.state {
		r.Parts = append(r.Parts, s.look())
		r.Inspector = s.Inspector()
		if r.Table {
			r.Steps = s.Steps(training.Entry().Label)
		}
		if r.Detail = s.reading().table(); r.Detail == nil {
			r.Detail = &lab.Table{}
		}
	} else if s.news.pointer && s.st.view() == viewNetwork {
		r.Parts = append(r.Parts, s.look())
	}
}

// reportNet reports the net: its picture, and how its derivatives were checked.
func (s *Lab) reportNet(r *lab.Report) {
	if s.snapshots.latest == nil {
		s.snapshots.finish(s.Env, s.shown(), func() bool { return true }) // the first picture comes with the first update
	}
	r.Parts = append(r.Parts, s.snapshots.report(s.st.view() == viewNetwork)...)
	if s.news.check {
		part := s.check.part // its own: the next check takes the place of this one
		r.Parts = append(r.Parts, &part)
	}
}

// Merge returns last with the pairs of edit over it. Settings of the methods that
// leave are dropped, with their changes and branches; a slice in another plane has
// another window. Of another lab what goes with a race stays.
func (s *Lab) Merge(last, edit param.Query, same bool) param.Query {
	if !same {
		return racing.Carried(last).Merge(edit)
	}
	next := s.st.Next(edit, true)
	q := last.Drop(func(p param.Pair) bool { return racing.Left(p, next, training.Key) })
	for _, key := range slicedBy(planeWeights) {
		if _, ok := edit.Get(key); ok {
			q = q.Without(keySliceWindow)
		}
	}
	q = q.Merge(edit)
	s.st.dropOrphans(&q, next)
	return q
}
