package racing

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/method/all"
	"hfplayground/core/param"
	"hfplayground/core/plane"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

const (
	zoomFactor  = 1.5  // of one press of a zoom button
	panShare    = 0.2  // of the window, one press of an arrow
	nudgeShare  = 0.01 // of the window, one press of an arrow on the start
	fitMargin   = 0.08 // of the box that is fitted, on each side
	maxSeedStep = 1 << 30
)

// Acts are what can be done to a race.
func (s *Lab) Acts() map[wire.Act]lab.Act {
	window := func(move func(wire.Window) wire.Window) lab.Act {
		return func(q *param.Query, _ string) *param.Error {
			setWindow(q, s.windowKey(), move(s.planeWindow()))
			return nil
		}
	}
	nudge := func(dx, dy float64) lab.Act {
		return func(q *param.Query, _ string) *param.Error {
			w := s.window()
			at := s.plane.Project(s.x0)
			at[0] += dx * nudgeShare * (w.X1 - w.X0)
			at[1] += dy * nudgeShare * (w.Y1 - w.Y0)
			q.Set("start", param.FormatList([]float64{plane.Round(at[0], w.X1-w.X0), plane.Round(at[1], w.Y1-w.Y0)}))
			return nil
		}
	}
	acts := lab.Cursor(s.st.step, s.last())
	maps.Copy(acts, map[wire.Act]lab.Act{
		wire.ActZoomIn:      window(func(w wire.Window) wire.Window { return plane.Scale(w, 1/zoomFactor) }),
		wire.ActZoomOut:     window(func(w wire.Window) wire.Window { return plane.Scale(w, zoomFactor) }),
		wire.ActPanLeft:     window(func(w wire.Window) wire.Window { return plane.Shift(w, -panShare, 0) }),
		wire.ActPanRight:    window(func(w wire.Window) wire.Window { return plane.Shift(w, panShare, 0) }),
		wire.ActPanUp:       window(func(w wire.Window) wire.Window { return plane.Shift(w, 0, panShare) }),
		wire.ActPanDown:     window(func(w wire.Window) wire.Window { return plane.Shift(w, 0, -panShare) }),
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
		wire.ActAdd:         s.add,
		wire.ActRemove:      s.remove,
	})
	return acts
}

// randomStart draws a new start.
func (s *Lab) randomStart(q *param.Query, _ string) *param.Error {
	seed := s.st.seed
	if s.st.start == startRandom {
		seed = (seed + 1) % maxSeedStep
	}
	q.Set("start", startRandom)
	q.Set("seed", fmt.Sprint(seed))
	return nil
}

// add puts a further method at the end of the race.
func (s *Lab) add(q *param.Query, key string) *param.Error {
	if race.FindMethod(all.Methods(), key) < 0 {
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
func (s *Lab) remove(q *param.Query, id string) *param.Error {
	i := slices.IndexFunc(s.st.race, func(e race.Contender) bool { return e.ID == id })
	if i < 0 {
		return param.Refuse("race", id, "one of "+race.IDs(s.st.race))
	}
	rest := slices.Delete(slices.Clone(s.st.race), i, i+1)
	q.Set("race", race.IDs(rest))
	return nil
}
