// Package landscape is the lab where methods race on test functions: contours, the
// paths over them, and the curves.
package landscape

import (
	"fmt"
	"maps"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

const key = "landscape"

// viewKey is that of the view that draws the lab.
const viewKey = "landscape"

// firstRate makes gradient descent bounce from wall to wall of the valley before it
// creeps along its floor. At its default rate it creeps at once; that stays what a
// link means that says nothing of the rate.
const firstRate = "gd.rate=0.0024"

// Entry is the row of the lab in the table of labs.
func Entry() lab.Entry {
	return lab.Entry{
		Key: key, Label: "Landscape", Kept: []string{keyProblem, "race"}, Old: append([]string{keyProblem}, racing.Old()...),
		First:    firstRate,
		New:      func(env lab.Env) lab.Lab { return newLab(env) },
		Settings: func() []lab.Owned { return []lab.Owned{{Fields: newState().fields()}} },
	}
}

// Lab is a race of methods on a test function.
type Lab struct {
	racing.Race
	st    *state
	field *racing.Sampling
	news  news
	drawn bool // a field was reported
}

// news is what the next report has to say.
type news struct{ state, field bool }

var (
	_ lab.Lab    = (*Lab)(nil)
	_ lab.Merger = (*Lab)(nil)
)

func newLab(env lab.Env) *Lab {
	s := &Lab{}
	s.Env = env
	s.InForce = func(name string, _ int) string { return s.st.Value(name) }
	return s
}

// Take makes st the state in force. Runs and samples that st asks for again are
// kept.
func (s *Lab) Take(next lab.State) {
	st := next.(*state)
	if s.st != nil && s.st.Identity() == st.Identity() {
		st.f = s.st.f
	}
	s.st = st
	s.Begin(&st.State, st.f, st.startPoint())
	s.Enter(s.StopRule(), s.planFor)
	s.Plane = racing.HeldPlane(s.About, s.X0)
	s.setField()
	s.news.state = true
}

// planFor returns a plan of one segment: nothing changes on the way.
func (s *Lab) planFor(e race.Contender, _ []*race.Run) race.Plan {
	own := e.Copy()
	return race.Plan{
		Base:     runBase{s.st.Identity(), s.st.Text("start", "seed", "tol")},
		Segments: []race.Segment{{Method: own.Method, F: s.st.f, Text: own.Text()}},
	}
}

// runBase is what runs from the same start have in common.
type runBase struct {
	problem any
	rule    string // settings of the start, and the tolerance
}

// Grid points of the samples behind the contours. Marching squares on the log
// of f is smooth to a fraction of a pixel at this size.
const (
	gridX = 145
	gridY = 109
)

// setField starts sampling where problem, slice or window have changed, and
// takes over how contours are drawn.
func (s *Lab) setField() {
	of := s.st.Text(s.st.problem.Key+".", keyProblem, racing.KeyWindow)
	if len(s.X0) > 2 && len(s.About.Minima) == 0 {
		of += s.st.Text("start", "seed") // where the further coordinates are held
	}
	job := s.field
	if job == nil || job.Of != of {
		job = racing.NewSampling(of, s.st.f, s.Plane, racing.KeyWindow, s.Window(), gridX, gridY)
		s.addKnown(job)
	}
	if next := s.st.Contoured(job, s.field); next != s.field {
		s.field, s.news.field = next, true
	}
}

// addKnown adds the stationary points that are known of the function.
func (s *Lab) addKnown(job *racing.Sampling) {
	f := &job.Field
	for _, m := range s.About.Minima {
		job.Least = append(job.Least, m.F)
		at := s.Plane.Project(m.X)
		if m.Global {
			f.Minima = append(f.Minima, at)
		} else {
			f.Local = append(f.Local, at)
		}
	}
	for _, x := range s.About.Saddles {
		f.Saddles = append(f.Saddles, s.Plane.Project(x))
	}
}

// Advance works until more returns false or nothing is left to do, and reports
// whether there is more to do. It asks between any two rows of samples and any
// two inner iterations. The samples come first, so that a reader who moves the
// window need not wait for the runs.
func (s *Lab) Advance(more func() bool) (busy bool) {
	return !s.field.Finish(more) || !s.Pull(more, func(*race.Run, float64) {}) || !racing.Advise(&s.Race, more)
}

// Progress says how far the runs have come.
func (s *Lab) Progress() lab.Progress {
	return lab.Progress{Last: s.Last(), Busy: s.busy(), Runs: s.Racing()}
}

func (s *Lab) busy() bool {
	return s.field != nil && !s.field.Done() || s.Racing() || racing.Advising(&s.Race)
}

// Close ends all runs and forgets what was made of them.
func (s *Lab) Close() {
	s.Race.Close()
	s.field, s.news, s.drawn = nil, news{}, false
}

// Hover notes where the pointer is.
func (s *Lab) Hover(place string) { s.news.state = s.Pointer.To(place) || s.news.state }

// Translate passes an edit on: no gesture of the landscape is more than a setting.
func (s *Lab) Translate(edit param.Query) (param.Query, []*param.Error) { return edit, nil }

// Title names the picture in one line.
func (s *Lab) Title() string { return s.st.problem.Label + ": contours of f" + s.Titled() }

// Report says what has changed. A Field is reported when all of it is sampled: until
// then the picture keeps the one before, and where there is none yet, no part is
// reported.
func (s *Lab) Report(r *lab.Report) {
	if r.All {
		s.news, s.Changed, s.drawn = news{state: true, field: true}, true, false
	}
	r.Values = s.st.Values()
	r.Readouts = s.readouts()
	if s.news.field && s.field.Done() {
		f := s.field.Field
		r.Parts = append(r.Parts, &f)
		s.news.field, s.drawn = false, true
	}
	if r.Withheld = !s.drawn; r.Withheld {
		return
	}
	if s.Changed {
		r.Parts = append(r.Parts, s.Paths(false, nil))
	}
	if s.Changed || s.news.state {
		look := s.Look(viewKey, wire.CurveValue)
		s.AddModel(look)
		r.Parts = append(r.Parts, look)
		r.Inspector = s.Inspector()
		if r.Table {
			r.Steps = s.Steps(fmt.Sprintf("%s from (%s)", s.st.problem.Label, param.FormatList(s.X0[:2])))
		}
	}
	s.Changed, s.news.state = false, false
}

// readouts returns the texts of the page by the key of their place.
func (s *Lab) readouts() []param.Pair {
	hover := racing.NewStrip(&s.Race).Marked()
	if at := s.Pointer.At; at != nil {
		hover = s.Place(*at, s.field.F)
	}
	return slices.Concat([]param.Pair{
		{Key: "title", Value: s.Title()},
		{Key: "sentence", Value: s.Sentence(places{s.st.f, s.About, s.X0})},
		{Key: "caption", Value: s.st.problem.Label + ": " + s.st.problem.Help},
		{Key: "hover", Value: hover},
		s.Offered(s.st.f, s.st.start == startRandom),
	}, s.Readouts(s.busy()))
}

// Acts are what can be done: to the cursor, the window, the start and the race.
func (s *Lab) Acts() map[wire.Act]lab.Act {
	acts := lab.Cursor(s.st.Step, s.Last())
	maps.Copy(acts, s.WindowActs(racing.KeyWindow, s.Window))
	maps.Copy(acts, s.startActs())
	maps.Copy(acts, s.ContenderActs())
	maps.Copy(acts, s.st.MoreActs(len(s.X0)))
	maps.Copy(acts, s.Remedies())
	return acts
}
