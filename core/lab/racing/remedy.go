package racing

import (
	"fmt"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/method"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

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

// Remedies returns the acts on a run which has diverged.
func (r *Race) Remedies() map[wire.Act]lab.Act {
	return map[wire.Act]lab.Act{wire.ActBest: r.ShowBest, wire.ActCalm: r.calm}
}

// calm sets of a run what its method declares to help where a run diverges.
func (r *Race) calm(q *param.Query, id string) *param.Error {
	run, err := r.Run(id)
	if err != nil {
		return err
	}
	field, text := remedy(run, r.InForce)
	if text == "" {
		return param.Fault(wire.KeyAct, "%s has no setting that can be changed further against divergence.", id)
	}
	q.Set(id+"."+field.Key, text)
	return nil
}

// remedy returns the setting of a run that its method declares to help against
// divergence, and the value that it would take: that of the advice where a trial has found
// one, else by the first factor; "" where the method has none, or its range ends. inForce
// is as in Race.
func remedy(run *race.Run, inForce func(name string, step int) string) (param.Field, string) {
	best := run.Best()
	of := func(key string) string { return inForce(run.ID+"."+key, best) }
	if tried := run.End.Tried; tried.Key != "" && tried.Value != of(tried.Key) {
		return run.Field(tried.Key), tried.Value
	}
	for cure, field := range run.Remedies(method.Diverged, of) {
		now, _ := param.Number(of(cure.Key))
		text := param.Format(race.RemedyValue(cure, now, cure.Factors[0]))
		if text != param.Format(now) && run.Fresh().Field(cure.Key).Set(text) == nil {
			return field, text
		}
	}
	return param.Field{}, ""
}

// offers returns what a run that has diverged is offered, as texts of buttons by
// the key of their place; empty where there is nothing to offer. inForce is as in Race.
func offers(run *race.Run, inForce func(name string, step int) string) []param.Pair {
	best, calm := "", ""
	if run.End != nil && run.End.Key == race.EndDiverged && len(run.Trace) > 0 {
		best = fmt.Sprintf("Best state: step %d", run.Best())
		if field, text := remedy(run, inForce); text != "" {
			calm = field.Label + " " + text
		}
	}
	prefix := "run." + run.ID + "."
	return []param.Pair{{Key: prefix + string(wire.ActBest), Value: best}, {Key: prefix + string(wire.ActCalm), Value: calm}}
}
