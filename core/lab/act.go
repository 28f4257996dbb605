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
	keyAct   = wire.KeyAct
	keyHover = wire.KeyHover
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
	verb, object := wire.ParseAct(action)
	table := s.actions()
	do, ok := table[verb]
	if !ok {
		verbs := make([]string, 0, len(table))
		for v := range table {
			verbs = append(verbs, string(v))
		}
		slices.Sort(verbs)
		return q, param.Refuse(keyAct, action, "one of "+strings.Join(verbs, ", "))
	}
	err := do(&q, object)
	return q, err
}

type action func(q *param.Query, object string) *param.Error

func (s *Session) actions() map[wire.Act]action {
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
	return map[wire.Act]action{
		wire.ActZoomIn:      window(func(w wire.Window) wire.Window { return scale(w, 1/zoomFactor) }),
		wire.ActZoomOut:     window(func(w wire.Window) wire.Window { return scale(w, zoomFactor) }),
		wire.ActPanLeft:     window(func(w wire.Window) wire.Window { return shift(w, -panShare, 0) }),
		wire.ActPanRight:    window(func(w wire.Window) wire.Window { return shift(w, panShare, 0) }),
		wire.ActPanUp:       window(func(w wire.Window) wire.Window { return shift(w, 0, panShare) }),
		wire.ActPanDown:     window(func(w wire.Window) wire.Window { return shift(w, 0, -panShare) }),
		wire.ActFit:         window(func(wire.Window) wire.Window { return s.fitted() }),
		wire.ActHome:        func(q *param.Query, _ string) *param.Error { q.Set(s.windowKey(), "auto"); return nil },
		wire.ActNudgeLeft:   nudge(-1, 0),
		wire.ActNudgeRight:  nudge(1, 0),
		wire.ActNudgeUp:     nudge(0, 1),
		wire.ActNudgeDown:   nudge(0, -1),
		wire.ActUsualStart:  func(q *param.Query, _ string) *param.Error { q.Set("start", startUsual); return nil },
		wire.ActRandomStart: s.randomStart,
		wire.ActNewWeights:  s.newWeights,
		wire.ActPick:        s.pickBy,
		wire.ActSwitch:      s.fork,
		wire.ActForget:      s.forget,
		wire.ActAnchor:      s.anchorHere,
		wire.ActBest:        s.showBest,
		wire.ActCalm:        s.cure("rate", calmRate, 0),
		wire.ActDamp:        s.cure("damping", moreDamping, leastDamped),
		wire.ActPoint:       s.clicked,
		wire.ActRemovePoint: s.removePoint,
		wire.ActOwn:         s.takeOver,
		wire.ActAddLayer:    s.addLayer,
		wire.ActRemoveLayer: s.removeLayer,
		wire.ActAddUnit:     s.changeUnits(1),
		wire.ActRemoveUnit:  s.changeUnits(-1),
		wire.ActFirst:       cursor(func(int, int) int { return 0 }),
		wire.ActBack:        cursor(func(step, _ int) int { return step - 1 }),
		wire.ActForward:     cursor(func(step, _ int) int { return step + 1 }),
		wire.ActLast:        cursor(func(_, last int) int { return last }),
		wire.ActAdd:         s.add,
		wire.ActRemove:      s.remove,
		wire.ActReset:       s.reset,
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
