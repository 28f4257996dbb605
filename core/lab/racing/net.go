package racing

import (
	"fmt"
	"maps"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// What labs share that race on the loss of one net, whose methods have defaults of their own there.

// NetFields declares the settings of such a race: its seed, what runs, when it stops, and the
// moment that is shown.
func (s *Settings) NetFields() []param.Field {
	return slices.Concat([]param.Field{s.SeedField()}, s.RunFields(), s.MomentFields())
}

// NetActs returns what can be done in such a race: to the cursor, to the runs and their limit, and that new
// first weights are drawn.
func NetActs(r *Race) map[wire.Act]lab.Act {
	last := r.Last()
	acts := lab.Cursor(min(r.st.Step, last), last)
	maps.Copy(acts, r.ContenderActs())
	maps.Copy(acts, r.st.MoreActs(len(r.X0)))
	acts[wire.ActNewWeights] = func(q *param.Query, _ string) *param.Error {
		q.Set("seed", fmt.Sprint((r.st.Seed+1)%(maxSeed+1)))
		return nil
	}
	return acts
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

// TrainedBy ends the title of a picture of the weights of the selected run; "" for none.
func TrainedBy(r *Race) string {
	if i := r.Selected(); i >= 0 {
		return ", trained by " + r.Runs[i].Label
	}
	return ""
}
