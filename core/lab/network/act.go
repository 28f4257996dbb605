package network

import (
	"maps"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// maxSeedStep is the seed after which acts begin again at 0.
const maxSeedStep = 1 << 30

// Acts are what can be done: to the cursor, the window, the race, the runs, the net
// and its data.
func (s *Lab) Acts() map[wire.Act]lab.Act {
	acts := lab.Cursor(s.st.Step, s.Last())
	key, now := racing.KeyWindow, s.Window
	if s.st.view() != viewNetwork {
		key, now = keySliceWindow, func() wire.Window { return sliceWindow(s) }
	}
	maps.Copy(acts, s.WindowActs(key, now))
	maps.Copy(acts, s.ContenderActs())
	maps.Copy(acts, s.st.MoreActs(len(s.X0)))
	for act, do := range s.Remedies() {
		acts[act] = inTurn(do, s.ShowBest) // it begins at the best step: what came before was good
	}
	runs, data, net := s.timeline(), desk{s.st, &s.own}, s.st.layers()
	maps.Copy(acts, map[wire.Act]lab.Act{
		wire.ActSwitch:      runs.fork,
		wire.ActAnchor:      runs.anchorHere,
		wire.ActForget:      func(q *param.Query, _ string) *param.Error { q.Set("then", ""); return nil },
		wire.ActPoint:       data.clicked,
		wire.ActRemovePoint: data.removePoint,
		wire.ActOwn:         data.takeOver,
		wire.ActNewWeights:  s.Drawn(s.st.newWeights),
		wire.ActPick:        s.st.pickBy,
		wire.ActAddLayer:    net.add,
		wire.ActRemoveLayer: net.remove,
		wire.ActAddUnit:     net.change(1),
		wire.ActRemoveUnit:  net.change(-1),
	})
	return acts
}

// inTurn returns an act that does both, unless the first is refused.
func inTurn(first, then lab.Act) lab.Act {
	return func(q *param.Query, object string) *param.Error {
		if err := first(q, object); err != nil {
			return err
		}
		return then(q, object)
	}
}
