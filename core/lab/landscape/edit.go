package landscape

import (
	"fmt"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/plane"
	"hfplayground/core/testfunc"
	"hfplayground/core/wire"
)

const (
	nudgeShare  = 0.01 // of the window, one press of an arrow on the start
	maxSeedStep = 1 << 30
)

// startActs are what can be done to the start.
func (s *Lab) startActs() map[wire.Act]lab.Act {
	nudge := func(dx, dy float64) lab.Act {
		return func(q *param.Query, _ string) *param.Error {
			w := s.Window()
			at := s.Plane.Project(s.X0)
			at[0] += dx * nudgeShare * (w.X1 - w.X0)
			at[1] += dy * nudgeShare * (w.Y1 - w.Y0)
			q.Set("start", param.FormatList([]float64{plane.Round(at[0], w.X1-w.X0), plane.Round(at[1], w.Y1-w.Y0)}))
			return nil
		}
	}
	return map[wire.Act]lab.Act{
		wire.ActNudgeLeft:   nudge(-1, 0),
		wire.ActNudgeRight:  nudge(1, 0),
		wire.ActNudgeUp:     nudge(0, 1),
		wire.ActNudgeDown:   nudge(0, -1),
		wire.ActUsualStart:  func(q *param.Query, _ string) *param.Error { q.Set("start", startUsual); return nil },
		wire.ActRandomStart: s.randomStart,
	}
}

// randomStart draws a new start.
func (s *Lab) randomStart(q *param.Query, _ string) *param.Error {
	seed := s.st.Seed
	if s.st.start == startRandom {
		seed = (seed + 1) % maxSeedStep
	}
	q.Set("start", startRandom)
	q.Set("seed", fmt.Sprint(seed))
	return nil
}

// Merge returns last with the pairs of edit over it. A new problem brings its own
// start and window, unless the edit names them; settings of the problem and the
// methods that leave are dropped. Of another lab what goes with a race stays.
func (s *Lab) Merge(last, edit param.Query, same bool) param.Query {
	if !same {
		return racing.Carried(last).Merge(edit)
	}
	problem := s.st.key
	if text, ok := edit.Get(keyProblem); ok && catalog.Index(testfunc.All(), text) >= 0 {
		problem = text
	}
	moved := problem != s.st.key
	next := s.st.Next(edit, false)
	return last.Drop(func(p param.Pair) bool {
		ofProblem := p.Owner() == s.st.key
		return racing.Left(p, next, s.st.key) || moved && (ofProblem || p.Key == "start" || p.Key == racing.KeyWindow)
	}).Merge(edit)
}
