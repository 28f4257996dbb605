package lab

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/method"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// Actions are edits that say what to do, not what to be: act=zoom-in. They are
// turned into ordinary pairs before anything else sees them and never stand in
// a link.
const (
	keyAct   = "act"
	keyHover = "hover"
)

const (
	zoomFactor  = 1.5  // of one press of a zoom button
	panShare    = 0.2  // of the window, one press of an arrow
	nudgeShare  = 0.01 // of the window, one press of an arrow on the start
	fitMargin   = 0.08 // of the box that is fitted, on each side
	maxSeedStep = 1 << 30
)

// act returns the pairs that the action stands for in the present state.
func (s *Session) act(action string) (param.Query, *param.Error) {
	var q param.Query
	verb, object, _ := strings.Cut(action, ":")
	table := s.actions()
	do, ok := table[verb]
	if !ok {
		verbs := make([]string, 0, len(table))
		for v := range table {
			verbs = append(verbs, v)
		}
		slices.Sort(verbs)
		return q, param.Refuse(keyAct, action, "one of "+strings.Join(verbs, ", "))
	}
	err := do(&q, object)
	return q, err
}

type action func(q *param.Query, object string) *param.Error

func (s *Session) actions() map[string]action {
	window := func(move func(wire.Window) wire.Window) action {
		return func(q *param.Query, _ string) *param.Error {
			setWindow(q, s.windowKey(), move(s.planeWindow()))
			return nil
		}
	}
	nudge := func(dx, dy float64) action {
		return func(q *param.Query, _ string) *param.Error {
			w := s.window()
			at := s.plane.Project(s.x0)
			at[0] += dx * nudgeShare * (w.X1 - w.X0)
			at[1] += dy * nudgeShare * (w.Y1 - w.Y0)
			q.Set("start", param.FormatList([]float64{round(at[0], w.X1-w.X0), round(at[1], w.Y1-w.Y0)}))
			return nil
		}
	}
	cursor := func(to func(step, last int) int) action {
		return func(q *param.Query, _ string) *param.Error {
			last := s.last()
			q.Set("step", fmt.Sprint(max(0, min(last, to(min(s.st.step, last), last)))))
			return nil
		}
	}
	if s.st.neurons != nil {
		return s.neuronActions(cursor)
	}
	return map[string]action{
		"zoom-in":      window(func(w wire.Window) wire.Window { return scale(w, 1/zoomFactor) }),
		"zoom-out":     window(func(w wire.Window) wire.Window { return scale(w, zoomFactor) }),
		"pan-left":     window(func(w wire.Window) wire.Window { return shift(w, -panShare, 0) }),
		"pan-right":    window(func(w wire.Window) wire.Window { return shift(w, panShare, 0) }),
		"pan-up":       window(func(w wire.Window) wire.Window { return shift(w, 0, panShare) }),
		"pan-down":     window(func(w wire.Window) wire.Window { return shift(w, 0, -panShare) }),
		"fit":          window(func(wire.Window) wire.Window { return s.fitted() }),
		"home":         func(q *param.Query, _ string) *param.Error { q.Set(s.windowKey(), "auto"); return nil },
		"nudge-left":   nudge(-1, 0),
		"nudge-right":  nudge(1, 0),
		"nudge-up":     nudge(0, 1),
		"nudge-down":   nudge(0, -1),
		"usual-start":  func(q *param.Query, _ string) *param.Error { q.Set("start", startUsual); return nil },
		"random-start": s.randomStart,
		"new-weights":  s.newWeights,
		"pick":         s.pickBy,
		"switch":       s.fork,
		"forget":       s.forget,
		"anchor":       s.anchorHere,
		"best":         s.showBest,
		"calm":         s.cure("rate", calmRate, 0),
		"damp":         s.cure("damping", moreDamping, leastDamped),
		"point":        s.clicked,
		"remove-point": s.removePoint,
		"own":          s.takeOver,
		"add-layer":    s.addLayer,
		"remove-layer": s.removeLayer,
		"add-unit":     s.changeUnits(1),
		"remove-unit":  s.changeUnits(-1),
		"first":        cursor(func(int, int) int { return 0 }),
		"back":         cursor(func(step, _ int) int { return step - 1 }),
		"forward":      cursor(func(step, _ int) int { return step + 1 }),
		"last":         cursor(func(_, last int) int { return last }),
		"add":          s.add,
		"remove":       s.remove,
		"reset":        s.reset,
	}
}

// randomStart draws a new start.
func (s *Session) randomStart(q *param.Query, _ string) *param.Error {
	seed := s.st.seed
	if s.st.start == startRandom {
		seed = (seed + 1) % maxSeedStep
	}
	q.Set("start", startRandom)
	q.Set("seed", fmt.Sprint(seed))
	return nil
}

// add puts a further method at the end of the race.
func (s *Session) add(q *param.Query, key string) *param.Error {
	if race.FindMethod(method.All(), key) < 0 {
		return param.Refuse("race", key, "one of "+strings.Join(race.MethodKeys(), ", "))
	}
	if len(s.st.race) == race.MaxContenders {
		return param.Refuse("race", key, fmt.Sprintf("at most %d methods: remove one first", race.MaxContenders))
	}
	id := race.FreeID(s.st.race, key)
	q.Set("race", strings.TrimPrefix(race.IDs(s.st.race)+","+id, ","))
	q.Set("select", id)
	return nil
}

// remove takes a run out of the race.
func (s *Session) remove(q *param.Query, id string) *param.Error {
	i := slices.IndexFunc(s.st.race, func(e race.Contender) bool { return e.ID == id })
	if i < 0 {
		return param.Refuse("race", id, "one of "+race.IDs(s.st.race))
	}
	rest := slices.Delete(slices.Clone(s.st.race), i, i+1)
	q.Set("race", race.IDs(rest))
	return nil
}

// reset puts the settings of this problem, its methods and the view back to
// their defaults; the lab, the problem and the list of methods stay.
func (s *Session) reset(q *param.Query, _ string) *param.Error {
	keep := map[string]bool{"lab": true, "problem": true, "race": true, "neuron.exercise": true, "embed": true, "theme": true, "hide": true, "play": true}
	for _, c := range s.st.values {
		if !keep[c.name] {
			q.Set(c.name, c.deflt)
		}
	}
	return nil
}
