package racing

import (
	"fmt"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// Factors of the cures that a run is offered.
const (
	calmRate    = 0.25 // of the rate
	moreDamping = 10   // of the damping
	leastDamped = 1e-3 // the damping that none becomes
)

// runOf returns the run with an id.
func (s *Lab) runOf(id string) (*race.Run, *param.Error) {
	i := slices.IndexFunc(s.runs, func(r *race.Run) bool { return r.ID == id })
	if i < 0 || len(s.runs[i].Trace) == 0 {
		return nil, param.Refuse(wire.KeyAct, id, "one of "+race.IDs(s.st.race))
	}
	return s.runs[i], nil
}

// showBest moves the cursor to the best step of a run, and selects it.
func (s *Lab) showBest(q *param.Query, id string) *param.Error {
	r, err := s.runOf(id)
	if err != nil {
		return err
	}
	q.Set("select", id)
	q.Set("step", fmt.Sprint(r.Best()))
	return nil
}

// cure multiplies a setting of a run. On a net that begins at the best step: what
// came before was good.
func (s *Lab) cure(key string, factor, least float64) lab.Act {
	return func(q *param.Query, id string) *param.Error {
		r, err := s.runOf(id)
		if err != nil {
			return err
		}
		text, ok := s.cured(r, key, factor, least)
		if !ok {
			return param.Refuse(wire.KeyAct, id, "a run whose "+key+" can be changed so")
		}
		q.Set(id+"."+key, text)
		if s.st.net() != nil {
			return s.showBest(q, id)
		}
		return nil
	}
}

// cured returns what a cure would set of a run; false where it has no such
// setting, or its range ends.
func (s *Lab) cured(r *race.Run, key string, factor, least float64) (string, bool) {
	i := slices.IndexFunc(r.Fields, func(f param.Field) bool { return f.Key == key })
	best := r.Best()
	if i < 0 || s.hidden(r, r.Fields[i], best) {
		return "", false
	}
	now, _ := param.Number(s.inForce(r.ID+"."+key, best))
	text := param.Format(words.Rounded(max(least, now*factor), curedDigits))
	return text, r.Fresh().Field(key).Set(text) == nil && text != param.Format(now)
}

// curedDigits is how many significant digits a cure writes.
const curedDigits = 3

// hidden reports whether a setting of a run has no effect beside the others that
// are in force at a step.
func (s *Lab) hidden(r *race.Run, f param.Field, step int) bool {
	return f.When.Key != "" && !slices.Contains(f.When.Values, s.inForce(r.ID+"."+f.When.Key, step))
}

// cures returns what a run that has diverged is offered, as texts of buttons by
// the key of their place; empty where there is nothing to offer.
func (s *Lab) cures(r *race.Run) []param.Pair {
	var best, rate, damping string
	if r.End != nil && r.End.Key == race.EndDiverged && len(r.Trace) > 0 {
		best = fmt.Sprintf("Best state: step %d", r.Best())
		if text, ok := s.cured(r, "rate", calmRate, 0); ok {
			rate = "Rate " + text
		}
		if text, ok := s.cured(r, "damping", moreDamping, leastDamped); ok {
			damping = "Damping " + text
		}
	}
	prefix := "run." + r.ID + "."
	return []param.Pair{{Key: prefix + "best", Value: best}, {Key: prefix + "calm", Value: rate}, {Key: prefix + "damp", Value: damping}}
}

// fork adds a run that goes on with another method from where the selected one
// stands.
func (s *Lab) fork(q *param.Query, key string) *param.Error {
	i := s.selected()
	if s.st.net() == nil || i < 0 || len(s.runs[i].Trace) == 0 {
		return param.Refuse(wire.KeyAct, key, "a run of the network lab to go on from")
	}
	if err := s.add(q, key); err != nil {
		return err
	}
	id, _ := q.Get("select")
	from := s.runs[i]
	forks := append(slices.Clone(s.st.forks), race.Fork{ID: id, From: from.ID, Step: s.reached(from.ID, s.st.step)})
	q.Set("forks", race.ForksText(forks))
	return nil
}

// forget takes back all changes that were made at steps.
func (s *Lab) forget(q *param.Query, _ string) *param.Error {
	q.Set("then", "")
	return nil
}

// anchorHere lays the slice through the step that is shown.
func (s *Lab) anchorHere(q *param.Query, _ string) *param.Error {
	if id := s.selectedID(); id != "" {
		q.Set("anchor", fmt.Sprint(s.reached(id, s.st.step)))
	}
	return nil
}

// changesTold says what was changed at which step; "" for nothing.
func (s *Lab) changesTold() string {
	if n := len(s.st.changes); n > 0 {
		last := s.st.changes[n-1]
		return fmt.Sprintf("%s, the last at step %d: %s = %s", words.Plural(n, "change"), last.step, last.name(), last.value)
	}
	return ""
}

// actsFrom says from where on a change of a setting acts.
func (s *Lab) actsFrom() string {
	i := s.selected()
	if s.st.net() == nil || i < 0 {
		return ""
	}
	k := s.reached(s.runs[i].ID, s.st.step)
	if k == 0 {
		return "Step 0 is shown: changes act on the whole run."
	}
	return fmt.Sprintf("Changes act from step %d on; at step 0, on the whole run.", k)
}
