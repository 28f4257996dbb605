package racing

import (
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
)

// Merge returns last with the pairs of edit over it. A new problem brings its own
// start and window, unless the edit names them; settings of the problem and the
// methods that leave are dropped. Of another race the settings of both stay.
func (s *Lab) Merge(last, edit param.Query, same bool) param.Query {
	if !same {
		return last.Drop(ofRace).Merge(edit)
	}
	problem := s.findProblem(chosen(edit, "problem", s.st.settings.problem, problemOptions()))
	moved := problem.Key != s.st.problem.Key
	contenders := s.st.race
	if text, ok := edit.Get("race"); ok {
		if next, err := race.ParseRace(text, s.onNet()); err == nil {
			contenders = next
		}
	}
	q := last.Drop(func(p param.Pair) bool {
		owner := p.Owner()
		ofProblem := owner == s.st.problem.Key
		gone := owner != "" && !ofProblem && !race.Contains(contenders, owner) || p.Key == "select" && !race.Contains(contenders, p.Value)
		return gone || moved && (ofProblem || p.Key == "start" || p.Key == keyWindow)
	})
	for _, key := range []string{"plane", "across", "up", "anchor"} {
		if _, ok := edit.Get(key); ok {
			q = q.Without(keySliceWindow) // which was of another plane
		}
	}
	q = q.Merge(edit)
	s.dropOrphans(&q, contenders)
	return q
}

// ofRace reports whether a setting does not go with another race: those of its
// methods, its problem, its start and its steps.
func ofRace(p param.Pair) bool {
	switch p.Key {
	case "start", keyWindow, "race", "then", "forks", "step", "select":
		return true
	}
	return p.Owner() != ""
}

// dropOrphans drops the changes of runs that are no more, and the forks from them.
func (s *Lab) dropOrphans(q *param.Query, contenders []race.Contender) {
	gone := func(id string) bool { return race.Contains(s.st.race, id) && !race.Contains(contenders, id) }
	text, _ := q.Get("then")
	if changes, err := parseChanges(text); err == nil && text != "" {
		q.Set("then", changesText(slices.DeleteFunc(changes, func(c change) bool { return gone(c.owner) })))
	}
	text, _ = q.Get("forks")
	if forks, err := race.ParseForks(text); err == nil && text != "" {
		q.Set("forks", race.ForksText(slices.DeleteFunc(forks, func(f race.Fork) bool { return gone(f.ID) || gone(f.From) })))
	}
}

// chosen returns the value of a choice in edit, or now where there is no legal
// one.
func chosen(edit param.Query, key, now string, options []param.Option) string {
	text, ok := edit.Get(key)
	if ok && slices.ContainsFunc(options, func(o param.Option) bool { return o.Key == text }) {
		return text
	}
	return now
}

// Hover notes where the pointer is: on the plane or on a part of a net.
func (s *Lab) Hover(place string) { s.pointer, s.dirty.look = lab.Point(place), true }
