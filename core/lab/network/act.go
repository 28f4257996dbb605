package network

import (
	"fmt"
	"maps"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// maxSeedStep is the seed after which acts begin again at 0.
const maxSeedStep = 1 << 30

// Acts are what can be done: to the cursor, the window, the race, the runs, the net
// and its data.
func (s *Lab) Acts() map[wire.Act]lab.Act {
	acts := lab.Cursor(s.st.Step, s.Last())
	key, now := racing.KeyWindow, s.Window
	if s.view() != viewNetwork {
		key, now = keySliceWindow, s.sliceWindow
	}
	maps.Copy(acts, s.WindowActs(key, now))
	maps.Copy(acts, s.ContenderActs())
	for act, do := range s.Remedies() {
		acts[act] = s.fromBest(do)
	}
	maps.Copy(acts, map[wire.Act]lab.Act{
		wire.ActNewWeights:  s.newWeights,
		wire.ActPick:        s.pickBy,
		wire.ActSwitch:      s.fork,
		wire.ActForget:      s.forget,
		wire.ActAnchor:      s.anchorHere,
		wire.ActPoint:       s.clicked,
		wire.ActRemovePoint: s.removePoint,
		wire.ActOwn:         s.takeOver,
		wire.ActAddLayer:    s.addLayer,
		wire.ActRemoveLayer: s.removeLayer,
		wire.ActAddUnit:     s.changeUnits(1),
		wire.ActRemoveUnit:  s.changeUnits(-1),
	})
	return acts
}

// fromBest returns a remedy that begins at the best step of the run: what came
// before was good.
func (s *Lab) fromBest(remedy lab.Act) lab.Act {
	return func(q *param.Query, id string) *param.Error {
		if err := remedy(q, id); err != nil {
			return err
		}
		return s.ShowBest(q, id)
	}
}

// fork adds a run that goes on with another method from where the selected one
// stands.
func (s *Lab) fork(q *param.Query, method string) *param.Error {
	i := s.Selected()
	if i < 0 || len(s.Runs[i].Trace) == 0 {
		return param.Refuse(wire.KeyAct, method, "a run to go on from")
	}
	if err := s.Add(q, method); err != nil {
		return err
	}
	id, _ := q.Get("select")
	from := s.Runs[i].ID
	forks := append(slices.Clone(s.st.forks), race.Fork{ID: id, From: from, Step: s.Reached(from, s.st.Step)})
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
	if id := s.SelectedID(); id != "" {
		q.Set("anchor", fmt.Sprint(s.Reached(id, s.st.Step)))
	}
	return nil
}

// pickBy chooses the part of the net that stands some places after the one that
// is chosen: the inputs come first, and each further unit is followed by its
// weights and its bias.
func (s *Lab) pickBy(q *param.Query, object string) *param.Error {
	by, ok := wire.Offset(object)
	if !ok {
		return param.Refuse(wire.KeyAct, object, "how many parts further, such as 1 or -1")
	}
	names := training.Parts(s.st.made().Net)
	at := slices.Index(names, s.st.pick)
	if at < 0 && by < 0 {
		at = 0
	}
	q.Set("pick", names[((at+by)%len(names)+len(names))%len(names)])
	return nil
}

// changesText says what was changed at which step; "" for nothing.
func (s *Lab) changesMade() string {
	if n := len(s.st.changes); n > 0 {
		last := s.st.changes[n-1]
		return fmt.Sprintf("%s, the last at step %d: %s = %s", words.Plural(n, "change"), last.step, last.name(), last.value)
	}
	return ""
}

// actsFrom says from where on a change of a setting acts.
func (s *Lab) actsFrom() string {
	i := s.Selected()
	if i < 0 {
		return ""
	}
	k := s.Reached(s.Runs[i].ID, s.st.Step)
	if k == 0 {
		return "Step 0 is shown: changes act on the whole run."
	}
	return fmt.Sprintf("Changes act from step %d on; at step 0, on the whole run.", k)
}
