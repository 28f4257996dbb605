package network

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// change is what the reader did to runs of the network lab at a step: what they
// were before it stays, and from it on they go on with what was set.
type change struct {
	step   int
	owner  string // id of a run, or of the problem for all runs; "" for the first weights of all
	key    string // of a setting; "" for a weight
	weight string // name of a weight or bias
	value  string
}

// ofWeight reports whether a weight or bias was written.
func (c change) ofWeight() bool { return c.key == "" }

// Limits of changes.
const (
	maxChangesBytes = 1200 // in a link of 2 KB
	maxWeight       = 1e6  // of a weight that is written
	maxStepDigits   = 5
)

// name is the key of the setting in the link; of a weight it has a slash in the
// place of the point.
func (c change) name() string {
	if c.ofWeight() {
		return c.owner + "/" + c.weight
	}
	return c.owner + "." + c.key
}

// newChange takes a name apart.
func newChange(step int, name, value string) change {
	c := change{step: step, value: value}
	if owner, weight, ok := strings.Cut(name, "/"); ok {
		c.owner, c.weight = owner, weight
		return c
	}
	c.owner, c.key, _ = strings.Cut(name, ".")
	return c
}

// parseChanges reads "20:gd.rate:0.1,35:hf/1.2.b:-0.5": step, what, value.
func parseChanges(text string) ([]change, error) {
	if text == "" {
		return nil, nil
	}
	var list []change
	for part := range strings.SplitSeq(text, ",") {
		fields := strings.Split(part, ":")
		if len(fields) != 3 || fields[1] == "" {
			return nil, fmt.Errorf("%q is not a change. A change is step:setting:value, such as 20:gd.rate:0.1.", param.Shorten(part))
		}
		step, err := strconv.ParseUint(fields[0], 10, 31)
		if err != nil || step > race.MaxSteps || len(fields[0]) > maxStepDigits {
			return nil, fmt.Errorf("The change %q must begin with a step from 0 to %d.", param.Shorten(part), race.MaxSteps)
		}
		list = append(list, newChange(int(step), fields[1], fields[2]))
	}
	return list, nil
}

// changesText is what parseChanges reads, in the order of the steps.
func changesText(list []change) string {
	parts := make([]string, len(list))
	for i, c := range list {
		parts[i] = fmt.Sprintf("%d:%s:%s", c.step, c.name(), c.value)
	}
	return strings.Join(parts, ",")
}

func checkChanges(text string) error {
	_, err := parseChanges(text)
	return err
}

// with returns the changes with one more: a later change of the same thing is
// gone, and what was done to it at the same step is replaced.
func with(list []change, c change) []change {
	list = without(list, c.name(), c.step)
	at, _ := slices.BinarySearchFunc(list, c.step+1, func(o change, step int) int { return o.step - step })
	return slices.Insert(list, at, c)
}

// without returns a copy of the changes without those of name from a step on.
func without(list []change, name string, from int) []change {
	return slices.DeleteFunc(slices.Clone(list), func(o change) bool { return o.name() == name && o.step >= from })
}

// admit returns the changes that go with the state, in the order of their steps,
// and what is wrong with the others. Of two changes of the same thing at the same
// step the last holds.
func (st *state) admit(list []change) (kept []change, left []lab.LeftOut) {
	slices.SortStableFunc(list, func(a, b change) int { return a.step - b.step })
	kept = make([]change, 0, len(list))
	for _, c := range list {
		value, problem := st.legal(c)
		if problem != "" {
			left = append(left, lab.LeftOut{Text: changesText([]change{c}), Problem: problem})
			continue
		}
		c.value = value
		same := func(o change) bool { return o.step == c.step && o.name() == c.name() }
		if i := slices.IndexFunc(kept, same); i >= 0 {
			left = append(left, lab.LeftOut{Text: changesText(kept[i : i+1]), Problem: "A setting changes once at a step: the last change is used."})
			kept = slices.Delete(kept, i, i+1)
		}
		kept = append(kept, c)
	}
	return kept, left
}

// legal returns the value of a change as its field writes it, and in a sentence why
// the change does not go with the state; "" where it does.
func (st *state) legal(c change) (value, problem string) {
	switch {
	case c.ofWeight():
		return st.legalWeight(c)
	case c.owner == training.Key && training.IsPenalty(c.key):
		return legalSetting(training.New().Fields(), c)
	}
	for _, e := range st.Contenders {
		if e.ID == c.owner {
			return legalSetting(e.Fresh().Fields, c)
		}
	}
	return "", fmt.Sprintf("%s is no setting of a method in the race, nor network.l1 or network.l2.", c.name())
}

func (st *state) legalWeight(c change) (value, problem string) {
	if c.owner != "" && !race.Contains(st.Contenders, c.owner) {
		return "", race.NoRun(st.Contenders, c.owner).Error()
	}
	if c.owner == "" && c.step != 0 {
		return "", "A weight of all runs changes at step 0 only."
	}
	if c.weight == "" {
		return "", "No weight or bias is selected. Select one first."
	}
	if s, ok := st.spot(c.weight); !ok || training.Index(st.made().Net, s) < 0 {
		return "", fmt.Sprintf("%q must be %s.", param.Shorten(c.weight), partWant(st.made().Net, true))
	}
	var v float64
	return taken(weightField(&v), wire.KeyWeight, c.value)
}

// weightField declares a weight that the reader writes: no setting, and in no link.
func weightField(v *float64) param.Field {
	return param.Float(v, wire.KeyWeight, param.Linear(-maxWeight, maxWeight), "This is the value of the selected weight or bias at the step shown.").Called("Weight", "w")
}

func legalSetting(fields []param.Field, c change) (value, problem string) {
	i := catalog.Index(fields, c.key)
	if i < 0 {
		return "", fmt.Sprintf("%s has no setting %q.", c.owner, param.Shorten(c.key))
	}
	return taken(fields[i], c.name(), c.value)
}

// taken returns a value as the field of that full name writes it, or in a sentence
// why it is refused.
func taken(f param.Field, name, text string) (value, problem string) {
	if f.Set(text) != nil {
		return "", f.Refuse(name, text, f.Want()).Text()
	}
	return f.String(), ""
}

// inForce returns the value of a control at a step of its owner's runs.
func (st *state) inForce(name string, step int) string {
	value := st.Value(name)
	for _, c := range st.changes {
		if !c.ofWeight() && c.name() == name && c.step <= step {
			value = c.value
		}
	}
	return value
}

// restarts reports whether the edit sets anything that the weights of a net do
// not outlive.
func (st *state) restarts(edit param.Query) bool {
	for _, key := range append([]string{"seed", keyFrom}, training.Drawn()...) {
		if text, given := edit.Get(key); given && text != st.inForce(key, 0) {
			return true
		}
	}
	return false
}

// dropOrphans drops the changes of runs that are no more, and the branches from
// them.
func (st *state) dropOrphans(q *param.Query, next []race.Contender) {
	gone := func(id string) bool { return race.Contains(st.Contenders, id) && !race.Contains(next, id) }
	text, _ := q.Get("then")
	if changes, err := parseChanges(text); err == nil && text != "" {
		q.Set("then", changesText(slices.DeleteFunc(changes, func(c change) bool { return gone(c.owner) })))
	}
	text, _ = q.Get("forks")
	if forks, err := race.ParseForks(text); err == nil && text != "" {
		q.Set("forks", race.ForksText(slices.DeleteFunc(forks, func(f race.Fork) bool { return gone(f.ID) || gone(f.From) })))
	}
}
