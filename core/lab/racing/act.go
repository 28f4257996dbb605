package racing

import (
	"slices"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/method/all"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// ContenderActs returns the acts that change who is in the race.
func (r *Race) ContenderActs() map[wire.Act]lab.Act {
	return map[wire.Act]lab.Act{wire.ActAdd: r.Add, wire.ActRemove: r.remove}
}

// Add puts a further method at the end of the race, and selects it.
func (r *Race) Add(q *param.Query, key string) *param.Error {
	if table := all.Methods(); catalog.Index(table, key) < 0 {
		return param.Fault("race", "%s", race.NoMethod(key))
	}
	if len(r.st.Contenders) == race.MaxContenders {
		return param.Fault("race", "At most %d methods can race. Remove one first.", race.MaxContenders)
	}
	id := race.FreeID(r.st.Contenders, key)
	q.Set("race", strings.TrimPrefix(race.IDs(r.st.Contenders)+","+id, ","))
	q.Set("select", id)
	return nil
}

// remove takes a run out of the race.
func (r *Race) remove(q *param.Query, id string) *param.Error {
	i := catalog.Index(r.st.Contenders, id)
	if i < 0 {
		return param.Fault("race", "%s", race.NoRun(r.st.Contenders, id))
	}
	rest := slices.Delete(slices.Clone(r.st.Contenders), i, i+1)
	q.Set("race", race.IDs(rest))
	return nil
}
