package racing

import (
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/words"
)

// State is what a link says of a race, checked. It is built whole and not changed
// afterwards: an edit builds the next one.
type State struct {
	Settings
	Contenders []race.Contender

	// Large is of how many iterates a run keeps x, where x is too long to keep and to show of
	// all: then there is no plane, and no point is written. 0 for all.
	Large int

	values []lab.Control // every control in force, in the order of the link
}

// Controls returns every control in force, in the order of the link.
func (st *State) Controls() []lab.Control { return st.values }

// ReadContenders makes the contenders that the race names, and reads their
// settings. onLoss is whether they minimise the loss of a net, for which methods
// have defaults of their own; usual are those of the lab, as pairs such as adam-2.batch=100, of
// which the later ones hold.
func (st *State) ReadContenders(r *lab.Reader, onLoss bool, usual ...param.Pair) {
	st.Contenders, _ = race.ParseRace(st.race, onLoss) // checked by its field
	for _, e := range st.Contenders {
		for i := range e.Fields {
			for _, p := range usual {
				if f := &e.Fields[i]; p.Key == e.ID+"."+f.Key {
					f.MustSet(p.Value)
					f.Default = f.String()
				}
			}
		}
		r.Read(e.ID+".", e.Fields)
	}
	if st.Run != "" && !race.Contains(st.Contenders, st.Run) {
		r.Note(param.Fault("select", "%s", race.NoRun(st.Contenders, st.Run)))
		st.Run = ""
	}
}

// Put adds the controls of fields, named with a prefix.
func (st *State) Put(prefix string, fields []param.Field) {
	st.values = append(st.values, lab.Controls(prefix, fields)...)
}

// Default says what a control is by default, where that follows from others.
func (st *State) Default(name, value string) {
	for i := range st.values {
		if c := &st.values[i]; c.Name == name {
			c.Default = value
		}
	}
}

// PutContenders adds the controls of all contenders.
func (st *State) PutContenders() {
	for _, e := range st.Contenders {
		st.Put(e.ID+".", e.Fields)
	}
}

// Check holds the limits that span several keys, in n dimensions.
func (st *State) Check(n int) *param.Error {
	if most := st.mostSteps(n); st.Steps > most {
		return param.Fault("steps", "%d steps of %s in %d dimensions are too many to keep. At most %d steps can be kept here.",
			st.Steps, words.Plural(len(st.Contenders), "run"), n, most)
	}
	return CheckWindow(KeyWindow, st.Window)
}

// mostSteps returns the highest legal step limit, in n dimensions.
func (st *State) mostSteps(n int) int {
	if st.Large > 0 {
		return race.MaxSteps
	}
	return min(race.MaxSteps, maxStored/(n*max(1, len(st.Contenders))))
}

// CheckWindow refuses a window that has no extent.
func CheckWindow(key string, w []float64) *param.Error {
	if len(w) == 0 || len(w) == 4 && w[1]-w[0] >= minExtent && w[3]-w[2] >= minExtent {
		return nil
	}
	return param.Fault(key, "A window is auto or four numbers, from the smaller to the larger x and from the smaller to the larger y, not %s.", param.FormatList(w))
}

// Text joins the values of the controls whose names have one of the prefixes:
// two states with the same text agree on them.
func (st *State) Text(prefixes ...string) string {
	var b strings.Builder
	for _, c := range st.values {
		for _, p := range prefixes {
			if strings.HasPrefix(c.Name, p) {
				b.WriteString(c.Name + "=" + c.Value + "&")
			}
		}
	}
	return b.String()
}

// Value returns the value of a control; "" for none.
func (st *State) Value(name string) string {
	for _, c := range st.values {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

// Values returns every control with its value.
func (st *State) Values() []param.Pair {
	pairs := make([]param.Pair, len(st.values), len(st.values)+1)
	for i, c := range st.values {
		pairs[i] = param.Pair{Key: c.Name, Value: c.Value}
	}
	return pairs
}

// keptNumbers is how many numbers of iterates all runs keep together: 32 MB.
const keptNumbers = 4_000_000

// KeptWeights returns of how many iterates a run keeps its n weights, for State.Large.
func (st *State) KeptWeights(n int) int {
	return max(2, min(64, keptNumbers/(n*max(1, len(st.Contenders)))))
}
