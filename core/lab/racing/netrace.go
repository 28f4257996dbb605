package racing

import (
	"fmt"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// NetRace is a race on the loss of one net, with numbers of the weights made beside the runs for
// a picture. A lab embeds one.
type NetRace struct {
	Race
	Aside Aside
	Dirty bool // the state is not reported
}

// Init makes it the race of the lab key. of makes the numbers beside the runs.
func (n *NetRace) Init(key string, env lab.Env, of func(w []float64, rest func()) []float64) {
	n.Key, n.Env, n.Aside.Of = key, env, of
	n.InForce = func(name string, _ int) string { return n.st.Value(name) }
}

// NewNetState returns a first screen with these contenders, which all spend cost gradient
// equivalents. The last step is shown, as far as the runs have come.
func NewNetState(contenders string, cost int) State {
	st := State{Settings: NewSettings(contenders, race.MaxSteps)}
	st.Steps = cost
	st.StopAtSameCost("cost")
	return st
}

// Advance works until more returns false or all runs have ended or wait for helpers.
func (n *NetRace) Advance(more func() bool) (busy bool) { return !n.Aside.Pull(&n.Race, more) }

// Progress says how far the runs have come.
func (n *NetRace) Progress() lab.Progress {
	return lab.Progress{Last: n.Last(), Busy: n.Racing() || n.Aside.Wants(&n.Race), Runs: n.Racing()}
}

// Close ends all runs and forgets what was made of them.
func (n *NetRace) Close() {
	n.Race.Close()
	n.Aside.Close()
	n.Env.Crew.Dismiss()
	n.Dirty = false
}

// Hover notes where the pointer is.
func (n *NetRace) Hover(place string) { n.Dirty = n.Pointer.To(place) || n.Dirty }

// Merge drops the settings of methods that leave, and of another lab what does not go with this race.
func (n *NetRace) Merge(last, edit param.Query, same bool) param.Query {
	if !same { // there may be no state yet
		return Carried(last).Without("steps").Without(keySameCost).Without("tol").Without("budget").Merge(edit)
	}
	next := n.st.Next(edit, true)
	return last.Drop(func(p param.Pair) bool { return Left(p, next, n.Key) }).Merge(edit)
}

// NetShow is what a lab has to show of such a race.
type NetShow struct {
	Curves   func() *wire.Race
	Pictures func() []wire.Part // those that are others than before
	Look     func() *wire.Look
	Rows     func() []lab.Row // of the inspector, beside those of every race
	Table    func() *lab.Table
	Readouts func() []param.Pair
}

// Show says what has changed.
func (n *NetRace) Show(r *lab.Report, s NetShow) {
	n.Changed, n.Dirty = n.Changed || r.All, n.Dirty || r.All
	r.Values = n.st.Values()
	if n.Changed {
		r.Parts = append(r.Parts, s.Curves(), StepParts(&n.Race))
	}
	if news := n.Aside.News(); n.Changed || n.Dirty || news {
		r.Parts = append(append(r.Parts, s.Pictures()...), s.Look())
		r.Inspector = append(n.Inspector(), s.Rows()...)
		if r.Table {
			r.Steps = s.Table()
		}
	}
	r.Readouts = s.Readouts()
	n.Changed, n.Dirty = false, false
}

// Column is one of a table of steps.
type Column struct {
	Head string
	Of   func(t *race.Iterate) float64
}

// StepsTable is the runs as text: the loss by step, and columns of the lab. of names what is trained.
func (n *NetRace) StepsTable(of string, columns ...Column) *lab.Table {
	t := &lab.Table{
		Caption: fmt.Sprintf("%s: loss by step, thinned to at most %d steps a run", of, lab.TableRows),
		Head:    []string{"Method", "Step", "Loss"},
	}
	for _, c := range columns {
		t.Head = append(t.Head, c.Head)
	}
	t.Head = append(t.Head, "Gradient equivalents", "Seconds", "State")
	for _, run := range n.Runs {
		for _, k := range vector.Evenly(len(run.Trace), lab.TableRows) {
			p, state := &run.Trace[k], ""
			if k == len(run.Trace)-1 && run.End != nil {
				state = run.End.String()
			}
			row := []string{run.Label, fmt.Sprint(k), words.Full(p.F)}
			for _, c := range columns {
				row = append(row, words.Full(c.Of(p)))
			}
			t.Rows = append(t.Rows, append(row, words.Full(p.Evals.Cost()), words.Number(p.Seconds), state))
		}
	}
	return t
}
