package racing

import (
	"slices"

	"hfplayground/core/param"
	"hfplayground/core/race"
)

// Carried returns what of the settings of another lab goes with a race: all but
// those that name what was there, its start and its steps.
func Carried(last param.Query) param.Query {
	return last.Drop(func(p param.Pair) bool {
		own := []string{"start", KeyWindow, "race", "step", "select"}
		return p.Owner() != "" || slices.Contains(own, p.Key)
	})
}

// Next returns the contenders that an edit leaves in the race.
func (st *State) Next(edit param.Query, onLoss bool) []race.Contender {
	if text, ok := edit.Get("race"); ok {
		if next, err := race.ParseRace(text, onLoss); err == nil {
			return next
		}
	}
	return st.Contenders
}

// Left reports whether a setting is of a contender that is not among next, or
// selects one; owners that are no contender are named by kept.
func Left(p param.Pair, next []race.Contender, kept string) bool {
	owner := p.Owner()
	gone := owner != "" && owner != kept && !race.Contains(next, owner)
	return gone || p.Key == "select" && !race.Contains(next, p.Value)
}
