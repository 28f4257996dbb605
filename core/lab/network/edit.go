package network

import (
	"slices"

	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// Translate turns gestures on a net and its data into settings.
func (s *Lab) Translate(edit param.Query) (param.Query, []*param.Error) {
	var notes []*param.Error
	edit, err := s.translateDrag(edit)
	if err != nil {
		notes = append(notes, err)
	}
	s.pending, s.offered = s.offered, nil
	edit, refused := s.asChanges(edit)
	return edit.Without(wire.KeyWeight).Without(wire.KeyPoint), append(notes, refused...)
}

// asChanges returns the edit with what it sets of the runs of a net turned into
// changes at the step that is shown: what came before stays. At step 0 a setting
// is set for the whole run. What does not outlive the weights forgets all
// changes, for they would be made to another net.
func (s *Lab) asChanges(edit param.Query) (changed param.Query, refused []*param.Error) {
	if to, told := edit.Get("lab"); told && to != key {
		return edit, nil
	}
	if _, told := edit.Get("then"); told {
		return edit, nil
	}
	var rest param.Query // of its own: the edit is read again
	if s.restarts(edit) {
		rest = edit.Clone()
		rest.Set("then", "")
		rest.Set("forks", "")
		return rest, nil
	}
	changes := s.st.changes
	for _, p := range edit.Pairs() {
		c, now, ok := s.changeBy(edit, p)
		if !ok {
			rest.Set(p.Key, p.Value)
			continue
		}
		var want string
		switch c.value, want = s.st.legal(c); {
		case want != "":
			refused = append(refused, param.Refuse(p.Key, p.Value, want))
		case c.step == 0 && !c.ofWeight():
			changes = without(changes, c.name(), 0)
			rest.Set(p.Key, p.Value)
		default:
			if changes = without(changes, c.name(), c.step); c.value != now {
				changes = with(changes, c)
			}
		}
	}
	if !slices.Equal(changes, s.st.changes) {
		rest.Set("then", changesText(changes))
	}
	return rest, refused
}

// changeBy returns the change that a pair of an edit stands for, and the value in
// force before it; false for a pair that is none.
func (s *Lab) changeBy(edit param.Query, p param.Pair) (c change, before string, ok bool) {
	step := s.st.Step
	if text, told := edit.Get("step"); told {
		if v, ok := param.Number(text); ok && v >= 0 && v <= race.MaxSteps {
			step = int(v)
		}
	}
	owner := p.Owner()
	switch {
	case p.Key == wire.KeyWeight:
		return s.weightBy(edit, p.Value, step)
	case owner == training.Key && isPenalty(p.Key[len(training.Key)+1:]):
	case race.Contains(s.st.Contenders, owner):
	default:
		return change{}, "", false
	}
	c = newChange(s.Reached(owner, step), p.Key, p.Value)
	return c, s.inForce(p.Key, c.step-1), true
}

// weightBy is changeBy for the weight that is picked. Written before the first
// step, it is one of the first weights of all runs.
func (s *Lab) weightBy(edit param.Query, value string, step int) (c change, before string, ok bool) {
	name, told := edit.Get("pick")
	if !told {
		name = s.st.pick
	}
	i := s.Selected()
	if id, told := edit.Get("select"); told {
		i = slices.IndexFunc(s.Runs, func(r *race.Run) bool { return r.ID == id })
	}
	if i < 0 {
		return newChange(0, "/"+name, value), "", true
	}
	if step = s.Reached(s.Runs[i].ID, step); step == 0 {
		return newChange(0, "/"+name, value), "", true
	}
	return newChange(step, s.Runs[i].ID+"/"+name, value), "", true
}

// inForce returns the value of a control at a step of its owner's runs.
func (s *Lab) inForce(name string, step int) string {
	value := s.st.Value(name)
	for _, c := range s.st.changes {
		if !c.ofWeight() && c.name() == name && c.step <= step {
			value = c.value
		}
	}
	return value
}

// restarts reports whether the edit sets anything that the weights of a net do
// not outlive.
func (s *Lab) restarts(edit param.Query) bool {
	for _, key := range []string{"seed", "network.data", "network.features", "network.hidden", "network.init", "network.loss"} {
		if text, told := edit.Get(key); told && text != s.inForce(key, 0) {
			return true
		}
	}
	return false
}

// values returns every control as it is in force at the step that is shown.
func (s *Lab) values() []param.Pair {
	values := s.st.Values()
	for _, c := range s.st.changes {
		if c.ofWeight() || c.step > s.shownStep(c.owner) {
			continue
		}
		i := slices.IndexFunc(values, func(p param.Pair) bool { return p.Key == c.name() })
		values[i].Value = c.value // a change of a setting there is
	}
	return append(values, param.Pair{Key: wire.KeyWeight, Value: s.pickedWeight()})
}

// shownStep returns the step of a run that is shown, or will be when the run has
// come so far.
func (s *Lab) shownStep(owner string) int {
	for _, r := range s.Runs {
		if r.ID == owner && r.End != nil {
			return s.Reached(owner, s.st.Step)
		}
	}
	return s.st.Step
}

// weightDigits is how many significant digits of a weight are shown to be edited.
const weightDigits = 6

// pickedWeight returns the value of the weight that is picked; "" for none.
func (s *Lab) pickedWeight() string {
	spot, ok := s.st.spot(s.st.pick)
	if !ok {
		return ""
	}
	i := training.Index(s.st.made().Net, spot)
	if i < 0 {
		return ""
	}
	return param.Format(words.Rounded(s.Iterate()[i], weightDigits))
}
