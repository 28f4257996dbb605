package neuron

import (
	"slices"

	"hfplayground/core/param"
)

// stateless returns the edit with the state at the start forgotten where the edit
// makes another net, whose units are others.
func (l *Lab) stateless(edit param.Query) param.Query {
	if _, given := edit.Get("neuron.state"); given || l.st.state == "" || !l.st.rewired(edit) {
		return edit
	}
	out := edit.Clone()
	out.Set("neuron.state", "")
	return out
}

// rewired reports whether the edit makes another net, or one with other units.
// What is refused makes none.
func (n *neurons) rewired(edit param.Query) bool {
	next := *n
	for _, f := range next.unitsFields() {
		if text, given := edit.Get(key + "." + f.Key); given {
			_ = f.Set(text) // the reader of the edit notes what is not legal
		}
	}
	names, ok := next.unitNames()
	before, _ := n.unitNames()
	return ok && (next.net != n.net || !slices.Equal(names, before))
}

// unitNames returns what the units of the net are called; false where there is
// no such net.
func (n neurons) unitNames() (names []string, ok bool) {
	var u unitsExercise
	var state string
	err := n.wire(&u, &state)
	return u.names, err == nil
}
