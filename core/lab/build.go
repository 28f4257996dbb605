package lab

import (
	"fmt"

	"hfplayground/core/dataset"
	"hfplayground/core/param"
	"hfplayground/core/race"
)

// build makes the state that the pairs of q describe; keys that are not there
// take their defaults. A value that is refused falls back to the value under
// its key in last, else to the default, and is noted. The state is nil when the
// last good values do not go with the new ones, or a limit across keys is
// passed: then nothing changes. loaded are points that no link carries, made is a
// network whose examples are kept where they are the same; nil for none.
func build(q, last param.Query, loaded *dataset.Set, made *network) (*state, []*param.Error) {
	b := builder{given: q, last: last, fields: map[string]param.Field{}}
	lab, _ := last.Get("lab")
	st := &state{settings: *newSettings(chosen(q, "lab", lab, labOptions()))}
	before, after := st.runFields(), st.viewFields() // declared at the defaults
	b.apply("", before)
	b.apply("", after)

	st.problem = findProblem(st.lab, st.settings.problem)
	functionFields := st.setProblem()
	b.apply(st.problem.Key+".", functionFields)

	if net := st.net(); net != nil {
		b.load(net, loaded)
		net.adopt(made)
	}
	st.race, _ = race.ParseRace(st.settings.race, st.lab == labNetwork) // checked by its field
	for _, e := range st.race {
		b.apply(e.ID+".", e.Fields)
	}
	if st.run != "" && !race.Contains(st.race, st.run) {
		b.notes = append(b.notes, param.Refuse("select", st.run, "one of "+race.IDs(st.race)))
		st.run = ""
	}
	b.unknown()
	b.refit(st.misfits())
	st.cutStart()
	if err := st.check(); err != nil {
		return nil, append(b.notes, err)
	}
	if b.stuck {
		return nil, b.notes
	}
	b.follow(st)
	st.list(before, functionFields, after)
	if n := len(st.link()); n > maxLink {
		return nil, append(b.notes, param.Refuse("link", fmt.Sprintf("%d bytes", n), fmt.Sprintf("settings that fit a link of %d bytes", maxLink)))
	}
	return st, b.notes
}

// setProblem makes what the lab is about, and returns its settings.
func (st *state) setProblem() []param.Field {
	if st.lab == labNeuron {
		st.neurons = newNeurons()
		return st.neurons.Fields()
	}
	st.f = st.problem.New()
	return st.f.Fields()
}

// load gives the net the points that its link stands for but does not carry.
func (b *builder) load(net *network, loaded *dataset.Set) {
	own := net.own()
	own.Loaded = loaded
	if own.Points == dataset.FromFile && loaded == nil {
		if net.data == dataOwn { // else nobody misses them
			b.notes = append(b.notes, param.Refuse(keyPoints, own.Points, "the file of the points again: a link does not carry so many"))
		}
		own.Points = dataset.NewOwn().Points
	}
}

// follow takes the changes and the forks that go with the rest of the state, and
// drops the choice of a part that the net does not have.
func (b *builder) follow(st *state) {
	forks, _ := race.ParseForks(st.forkd) // checked by their fields
	changes, _ := parseChanges(st.then)
	var left []leftOut
	st.forks, left = st.admitForks(forks)
	b.omit("forks", left)
	st.changes, left = st.admit(changes)
	b.omit("then", left)
	st.forkd, st.then = race.ForksText(st.forks), changesText(st.changes)
	b.chosenParts(st)
}

// builder reads pairs into fields.
type builder struct {
	given, last param.Query
	fields      map[string]param.Field // that were applied, by their full names
	notes       []*param.Error
	stuck       bool // the last good values do not go with the new ones
}

func (b *builder) apply(prefix string, fields []param.Field) {
	before := len(b.notes)
	conflict := false // a last good value is not legal any more
	for _, f := range fields {
		name := prefix + f.Key
		b.fields[name] = f
		text, ok := b.given.Get(name)
		if !ok {
			continue
		}
		err := f.Set(text)
		if err == nil {
			continue
		}
		b.refuse(name, err)
		if good, ok := b.last.Get(name); ok && f.Set(good) != nil {
			conflict = true
		}
	}
	if conflict {
		b.stuck = true
		b.notes = b.notes[:before]
		b.blame(prefix, fields)
	}
}

// blame notes which of the new values do not go with the last good ones.
func (b *builder) blame(prefix string, fields []param.Field) {
	for _, f := range fields {
		if good, ok := b.last.Get(prefix + f.Key); ok {
			_ = f.Set(good) // they went with each other, in this order
		}
	}
	for _, f := range fields {
		text, ok := b.given.Get(prefix + f.Key)
		if good, _ := b.last.Get(prefix + f.Key); !ok || text == good {
			continue
		}
		if err := f.Set(text); err != nil {
			b.refuse(prefix+f.Key, err)
		}
	}
}

// refuse notes an error of Field.Set under the full name of the control.
func (b *builder) refuse(name string, err error) {
	e := *err.(*param.Error) // Field.Set returns nothing else
	e.Key = name
	b.notes = append(b.notes, &e)
}

// unknown notes the keys that no field has asked for.
func (b *builder) unknown() {
	for _, p := range b.given.Pairs() {
		if _, known := b.fields[p.Key]; !known {
			b.notes = append(b.notes, param.Refuse(p.Key, p.Value, "a key of this problem, its methods or the page (this one is ignored)"))
		}
	}
}
