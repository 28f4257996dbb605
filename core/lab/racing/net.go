package racing

import (
	"slices"

	"hfplayground/core/param"
)

// What labs share that race on the loss of one net, whose methods have defaults of their own there.

// NetFields declares the settings of such a race: its seed, what runs, when it stops, and the
// moment that is shown.
func (s *Settings) NetFields() []param.Field {
	return slices.Concat([]param.Field{s.SeedField()}, s.RunFields(), s.MomentFields())
}

// Made joins the values of fields but for those whose keys are beside: the text of what a net and
// its data are made of.
func Made(prefix string, fields []param.Field, beside []string) string {
	text := ""
	for _, f := range fields {
		if !slices.Contains(beside, f.Key) {
			text += prefix + f.Key + "=" + f.String() + "&"
		}
	}
	return text
}

// CarriedToNet returns what of the settings of another lab goes with such a race, in which
// methods have other defaults.
func CarriedToNet(last param.Query) param.Query {
	return Carried(last).Without("steps").Without(keySameCost).Without("tol").Without("budget")
}

// MergeNet adds an edit to the settings last of the lab key, without those of methods that leave.
func (st *State) MergeNet(key string, last, edit param.Query) param.Query {
	next := st.Next(edit, true)
	return last.Drop(func(p param.Pair) bool { return Left(p, next, key) }).Merge(edit)
}
