package network

import (
	"fmt"
	"slices"

	"hfplayground/core/catalog"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// timeline is the state with the steps that its runs have come to: where a change
// acts depends on both.
type timeline struct {
	*racing.Race
	st *state
}

func (s *Lab) timeline() timeline { return timeline{&s.Race, s.st} }

// asChanges returns the edit with what it sets of the runs of a net turned into
// changes at the step that is shown: what came before stays. At step 0 a setting
// is set for the whole run. What does not outlive the weights forgets all
// changes, for they would be made to another net.
func (t timeline) asChanges(edit param.Query) (changed param.Query, refused []*param.Error) {
	if to, given := edit.Get("lab"); given && to != key {
		return edit, nil
	}
	if _, given := edit.Get("then"); given {
		return edit, nil
	}
	var rest param.Query // of its own: the edit is read again
	if t.st.restarts(edit) {
		rest = edit.Clone()
		rest.Set("then", "")
		rest.Set("forks", "")
		return rest, nil
	}
	changes := t.st.changes
	for _, p := range edit.Pairs() {
		c, now, ok := t.changeBy(edit, p)
		if !ok {
			rest.Set(p.Key, p.Value)
			continue
		}
		var problem string
		switch c.value, problem = t.st.legal(c); {
		case problem != "":
			refused = append(refused, param.Fault(p.Key, "%s", problem))
		case c.step == 0 && !c.ofWeight():
			changes = without(changes, c.name(), 0)
			rest.Set(p.Key, p.Value)
		default:
			if changes = without(changes, c.name(), c.step); c.value != now {
				changes = with(changes, c)
			}
		}
	}
	if !slices.Equal(changes, t.st.changes) {
		rest.Set("then", changesText(changes))
	}
	return rest, refused
}

// changeBy returns the change that a pair of an edit means, and the value in
// force before it; false for a pair that is none.
func (t timeline) changeBy(edit param.Query, p param.Pair) (c change, before string, ok bool) {
	step := t.st.Step
	if text, given := edit.Get("step"); given {
		if v, ok := param.Number(text); ok && v >= 0 && v <= race.MaxSteps {
			step = int(v)
		}
	}
	owner := p.Owner()
	switch {
	case p.Key == wire.KeyWeight:
		return t.weightBy(edit, p.Value, step)
	case owner == training.Key && training.IsPenalty(p.Key[len(training.Key)+1:]):
	case race.Contains(t.st.Contenders, owner):
	default:
		return change{}, "", false
	}
	c = newChange(t.Reached(owner, step), p.Key, p.Value)
	return c, t.st.inForce(p.Key, c.step-1), true
}

// weightBy is changeBy for the weight that is picked. Written before the first
// step, it is one of the first weights of all runs.
func (t timeline) weightBy(edit param.Query, value string, step int) (c change, before string, ok bool) {
	name, given := edit.Get("pick")
	if !given {
		name = t.st.pick
	}
	i := t.Selected()
	if id, given := edit.Get("select"); given {
		i = catalog.Index(t.Runs, id)
	}
	if i < 0 {
		return newChange(0, "/"+name, value), "", true
	}
	if step = t.Reached(t.Runs[i].ID, step); step == 0 {
		return newChange(0, "/"+name, value), "", true
	}
	return newChange(step, t.Runs[i].ID+"/"+name, value), "", true
}

// values returns every control as it is in force at the step that is shown.
func (t timeline) values() []param.Pair {
	values := t.st.Values()
	for _, c := range t.st.changes {
		if c.ofWeight() || c.step > t.shownStep(c.owner) {
			continue
		}
		i := catalog.Index(values, c.name())
		values[i].Value = c.value // a change of a setting there is
	}
	return values
}

// shownStep returns the step of a run that is shown, or will be when the run has
// come so far.
func (t timeline) shownStep(owner string) int {
	for _, r := range t.Runs {
		if r.ID == owner && r.End != nil {
			return t.Reached(owner, t.st.Step)
		}
	}
	return t.st.Step
}

// fork adds a run that goes on with another method from the step that is shown of
// the selected one.
func (t timeline) fork(q *param.Query, method string) *param.Error {
	i := t.Selected()
	if i < 0 || len(t.Runs[i].Trace) == 0 {
		return param.Fault(wire.KeyAct, "There is no run that %q could continue from.", param.Shorten(method))
	}
	if err := t.Add(q, method); err != nil {
		return err
	}
	id, _ := q.Get("select")
	from := t.Runs[i].ID
	forks := append(slices.Clone(t.st.forks), race.Fork{ID: id, From: from, Step: t.Reached(from, t.st.Step)})
	q.Set("forks", race.ForksText(forks))
	return nil
}

// anchorHere lays the slice through the step that is shown.
func (t timeline) anchorHere(q *param.Query, _ string) *param.Error {
	if id := t.SelectedID(); id != "" {
		q.Set("anchor", fmt.Sprint(t.Reached(id, t.st.Step)))
	}
	return nil
}

// actsFrom says from where on a change of a setting acts.
func (t timeline) actsFrom() string {
	i := t.Selected()
	if i < 0 {
		return ""
	}
	k := t.Reached(t.Runs[i].ID, t.st.Step)
	if k == 0 {
		return "Step 0 is shown: changes apply to the whole run."
	}
	return fmt.Sprintf("Changes apply from step %d; go to step 0 to change the whole run.", k)
}

// changesMade says what was changed at which step; "" for nothing.
func (t timeline) changesMade() string {
	if n := len(t.st.changes); n > 0 {
		last := t.st.changes[n-1]
		return fmt.Sprintf("%s, the last at step %d: %s = %s", words.Plural(n, "change"), last.step, last.name(), last.value)
	}
	return ""
}
