package racing

import (
	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
)

// Build makes the next state: the settings of the race, then those of the
// problem, then those of its methods.
func (s *Lab) Build(r *lab.Reader) (lab.State, *param.Error) {
	st := &state{settings: *newSettings(s.onNet()), loaded: s.loaded}
	if s.pending != nil && !r.Anew() { // those of an edit that was refused are gone
		st.loaded = s.pending
	}
	before, after := st.runFields(), st.viewFields() // declared at the defaults
	r.Read("", before)
	r.Read("", after)

	st.problem = s.findProblem(st.settings.problem)
	st.f = st.problem.New()
	functionFields := st.f.Fields()
	r.Read(st.problem.Key+".", functionFields)
	if net := st.net(); net != nil {
		loadPoints(r, net, st.loaded)
		if s.st != nil {
			net.Adopt(s.st.net())
		}
	}
	st.race, _ = race.ParseRace(st.settings.race, s.onNet()) // checked by its field
	for _, e := range st.race {
		r.Read(e.ID+".", e.Fields)
	}
	if st.run != "" && !race.Contains(st.race, st.run) {
		r.Note(param.Refuse("select", st.run, "one of "+race.IDs(st.race)))
		st.run = ""
	}
	r.Unknown()
	r.Refit(st.misfits())
	st.cutStart()
	if err := st.check(); err != nil {
		return nil, err
	}
	if r.Stuck() {
		return nil, nil
	}
	follow(r, st)
	st.list(before, functionFields, after)
	return st, nil
}

// loadPoints gives the net the points that its link stands for but does not carry.
func loadPoints(b *lab.Reader, net *training.Problem, loaded *dataset.Set) {
	own := net.Own()
	own.Loaded = loaded
	if own.Points == dataset.FromFile && loaded == nil {
		if net.Data == training.DataOwn { // else nobody misses them
			b.Note(param.Refuse(training.KeyPoints, own.Points, "the file of the points again: a link does not carry so many"))
		}
		own.Points = dataset.NewOwn().Points
	}
}

// follow takes the changes and the forks that go with the rest of the state, and
// drops the choice of a part that the net does not have.
func follow(b *lab.Reader, st *state) {
	forks, _ := race.ParseForks(st.forkd) // checked by their fields
	changes, _ := parseChanges(st.then)
	var left []lab.LeftOut
	st.forks, left = st.admitForks(forks)
	b.Omit("forks", left)
	st.changes, left = st.admit(changes)
	b.Omit("then", left)
	st.forkd, st.then = race.ForksText(st.forks), changesText(st.changes)
	chosenParts(b, st)
}
