package racing

import (
	"fmt"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// remedy is a change of one setting that a run which has diverged is offered.
type remedy struct {
	act    wire.Act
	key    string // of the setting, of methods that have it
	label  string // on the button, before the new value
	factor float64
	least  float64 // the value that a smaller one becomes
}

// remedies are tried on every method: whoever has the setting is offered the change.
var remedies = []remedy{
	{wire.ActCalm, "rate", "Rate", 0.25, 0},
	{wire.ActDamp, "damping", "Damping", 10, 1e-3},
}

// remedyDigits is how many significant digits a remedy writes.
const remedyDigits = 3

// Run returns the run with an id that has begun.
func (r *Race) Run(id string) (*race.Run, *param.Error) {
	i := catalog.Index(r.Runs, id)
	if i < 0 || len(r.Runs[i].Trace) == 0 {
		return nil, param.Fault(wire.KeyAct, "%s", race.NoRun(r.st.Contenders, id))
	}
	return r.Runs[i], nil
}

// ShowBest moves the cursor to the best step of a run, and selects it.
func (r *Race) ShowBest(q *param.Query, id string) *param.Error {
	run, err := r.Run(id)
	if err != nil {
		return err
	}
	q.Set("select", id)
	q.Set(wire.KeyStep, fmt.Sprint(run.Best()))
	return nil
}

// Remedies returns the acts that change a setting of a run which has diverged.
func (r *Race) Remedies() map[wire.Act]lab.Act {
	acts := map[wire.Act]lab.Act{wire.ActBest: r.ShowBest}
	for _, m := range remedies {
		acts[m.act] = func(q *param.Query, id string) *param.Error {
			run, err := r.Run(id)
			if err != nil {
				return err
			}
			text, ok := m.of(run, r.InForce)
			if !ok {
				return param.Fault(wire.KeyAct, "The %s of %s cannot be changed further.", m.key, id)
			}
			q.Set(id+"."+m.key, text)
			return nil
		}
	}
	return acts
}

// of returns what the remedy would set of a run; false where the run has no such
// setting, or its range ends. inForce is as in Race.
func (m remedy) of(run *race.Run, inForce func(name string, step int) string) (string, bool) {
	i := catalog.Index(run.Fields, m.key)
	best := run.Best()
	if i < 0 || !run.Fields[i].Acts(func(key string) string { return inForce(run.ID+"."+key, best) }) {
		return "", false
	}
	now, _ := param.Number(inForce(run.ID+"."+m.key, best))
	text := param.Format(words.Rounded(max(m.least, now*m.factor), remedyDigits))
	return text, run.Fresh().Field(m.key).Set(text) == nil && text != param.Format(now)
}

// offers returns what a run that has diverged is offered, as texts of buttons by
// the key of their place; empty where there is nothing to offer.
func (r *Race) offers(run *race.Run) []param.Pair {
	prefix := "run." + run.ID + "."
	diverged := run.End != nil && run.End.Key == race.EndDiverged && len(run.Trace) > 0
	best := ""
	if diverged {
		best = fmt.Sprintf("Best state: step %d", run.Best())
	}
	out := []param.Pair{{Key: prefix + string(wire.ActBest), Value: best}}
	for _, m := range remedies {
		text := ""
		if diverged {
			if value, ok := m.of(run, r.InForce); ok {
				text = m.label + " " + value
			}
		}
		out = append(out, param.Pair{Key: prefix + string(m.act), Value: text})
	}
	return out
}
