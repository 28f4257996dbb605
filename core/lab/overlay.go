package lab

import (
	"slices"
	"strings"

	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// overlay returns last with the pairs of edit over it. A new problem brings its
// own start and window, and a new lab its own race, unless the edit names them;
// settings of the problem and the methods that leave are dropped. A lab that was
// left comes back as it was.
func (s *Session) overlay(last, edit param.Query) param.Query {
	var q param.Query
	lab := chosen(edit, "lab", s.st.lab, labOptions())
	if left, ok := s.left[lab]; ok && lab != s.st.lab && len(edit.Pairs()) == 1 {
		return ofPage(left, last)
	}
	problem := findProblem(lab, chosen(edit, "problem", s.st.settings.problem, problemOptions()))
	moved := problem.Key != s.st.problem.Key
	contenders := s.st.race
	if text, ok := edit.Get("race"); ok {
		if next, err := race.ParseRace(text, lab == labNetwork); err == nil {
			contenders = next
		}
	}
	for _, p := range last.Pairs() {
		owner := p.Owner()
		placed := p.Key == "start" || p.Key == "window"
		raced := p.Key == "race" || p.Key == "then" || p.Key == "forks" || p.Key == "step" || p.Key == "select" || owner != "" && owner != s.st.problem.Key
		gone := owner != "" && owner != s.st.problem.Key && !slices.ContainsFunc(contenders, func(e race.Contender) bool { return e.ID == owner })
		gone = gone || p.Key == "select" && !race.Contains(contenders, p.Value)
		if gone || moved && (owner == s.st.problem.Key || placed) || lab != s.st.lab && raced {
			continue
		}
		q.Set(p.Key, p.Value)
	}
	for _, key := range []string{"plane", "across", "up", "anchor"} {
		if _, ok := edit.Get(key); ok {
			q = withoutKey(q, keySliceWindow) // which was of another plane
		}
	}
	for _, p := range edit.Pairs() {
		switch p.Key {
		case keyAct, keyWeight, keyPoint:
		case keyHover:
			s.point(p.Value)
		default:
			q.Set(p.Key, p.Value)
		}
	}
	s.disown(&q, contenders)
	return q
}

// ofPage returns the settings of a lab that was left, with those of the page
// around it as they are now.
func ofPage(left, last param.Query) param.Query {
	var q param.Query
	for _, p := range left.Pairs() {
		q.Set(p.Key, p.Value)
	}
	for _, key := range []string{"theme", "embed", "hide", "speed"} {
		if now, ok := last.Get(key); ok {
			q.Set(key, now)
		}
	}
	return q
}

// disown drops the changes of runs that are no more, and the forks from them.
func (s *Session) disown(q *param.Query, contenders []race.Contender) {
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

// point notes where the pointer is: on the plane or on a part of a net; anything
// else is nowhere.
func (s *Session) point(text string) {
	var at []float64
	s.hover, s.over = nil, ""
	s.dirty.look = true
	if name, part := strings.CutPrefix(text, wire.HoverPart); part {
		s.over = name
		return
	}
	if param.Floats(&at, keyHover, param.Linear(-maxCoord, maxCoord), 2, 2, "").Set(text) == nil {
		s.hover = &[2]float64{at[0], at[1]}
	}
}
