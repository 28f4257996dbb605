package network

import (
	"fmt"
	"slices"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
)

// runBase is what runs from the same start have in common.
type runBase struct {
	problem identity
	rule    string // settings of the start, and the tolerance
	first   string // weights that are written before the first step
	past    bool   // it begins with the steps of a training that was left
}

// planFor returns how a contender is to run. The runs before it are made.
func (st *state) planFor(e race.Contender, before []*race.Run) race.Plan {
	w, past := pastOf(st, e)
	p := race.Plan{Base: runBase{st.identity(), st.Text("seed", "tol"), changesText(firstChanges(st.changes)), past != nil}, Start: w, Past: past}
	if f, ok := st.forkOf(e.ID); ok {
		i := catalog.Index(before, f.From)
		p.Parent, p.Fork = before[i], f.Step // the forks are checked: the parent comes before
	}
	cuts := []int{p.Fork}
	for _, c := range st.changes {
		if c.step > p.Fork && (c.owner == e.ID || c.owner == training.Key) {
			cuts = append(cuts, c.step)
		}
	}
	for _, from := range slices.Compact(cuts) {
		p.Segments = append(p.Segments, st.segment(e, from))
	}
	return p
}

// segment returns the part of a run that begins at a step.
func (st *state) segment(e race.Contender, from int) race.Segment {
	now := e.Copy()
	l := race.Segment{From: from, Method: now.Method, F: st.net.Loss()}
	var penalties []string
	for _, c := range st.changes {
		switch {
		case c.step > from:
		case c.owner == e.ID && !c.ofWeight():
			now.Field(c.key).MustSet(c.value)
		case c.owner == e.ID && c.step == from:
			spot, _ := st.spot(c.weight) // the changes are checked
			v, _ := param.Number(c.value)
			l.Weights = append(l.Weights, race.HandEdit{Index: training.Index(st.made().Net, spot), Value: v})
		case c.owner == training.Key:
			penalties = append(penalties, c.key+"="+c.value)
		}
	}
	if len(penalties) > 0 {
		l.F = st.net.Penalised(penalties)
	}
	l.Text = fmt.Sprintf("%s%v %v", now.Text(), penalties, l.Weights)
	return l
}

// admitForks returns the forks that go with the race, and what is wrong with the
// others.
func (st *state) admitForks(list []race.Fork) (kept []race.Fork, left []lab.LeftOut) {
	place := func(id string) int {
		return catalog.Index(st.Contenders, id)
	}
	for _, f := range list {
		twice := catalog.Index(kept, f.ID) >= 0
		if i := place(f.From); i >= 0 && place(f.ID) > i && !twice {
			kept = append(kept, f)
		} else {
			left = append(left, lab.LeftOut{Text: race.ForksText([]race.Fork{f}), Problem: "A run branches once, from a run before it in the race."})
		}
	}
	return kept, left
}

func (st *state) forkOf(id string) (race.Fork, bool) {
	return catalog.Find(st.forks, id)
}
