package network

import (
	"slices"

	"hfplayground/core/dataset"
	"hfplayground/core/lab/racing"
	"hfplayground/core/lab/trained"
	"hfplayground/core/race"
	"hfplayground/core/training"
)

// subjectOf is what is trained in a state, on points of a file with a mark. The settings of the race stand in the state already.
func subjectOf(st *state, mark string) trained.Subject {
	of := trained.Subject{
		Key: key, Label: label, Dim: st.net.Dim(), Parts: trained.Layers(st.made().Net), Contenders: st.Contenders,
		Whole: true, Changes: []string{"then", "forks"},
		Made: racing.Made(training.Key+".", st.net.Fields(), nil) + st.Text("seed", "tol") + changesText(firstChanges(st.changes)) + mark,
	}
	if len(st.forks) > 0 || len(firstChanges(st.changes)) < len(st.changes) {
		of.Changed = st.Text(of.Changes...)
	}
	return of
}

// firstChanges are those of the first weights of all runs.
func firstChanges(list []change) []change {
	return slices.DeleteFunc(slices.Clone(list), func(c change) bool { return c.owner != "" })
}

// pastOf returns the weights at which a run begins, or the steps of its training that was left; see
// trained.Start.Of. Where it changes or another leaves it before their end, what its method carried there is not
// known: it makes them again, from where all runs start.
func pastOf(st *state, e race.Contender) (w []float64, past []race.Iterate) {
	w, past = st.start.Of(e)
	last := len(past) - 1
	cut := slices.ContainsFunc(st.changes, func(c change) bool {
		return (c.owner == e.ID || c.owner == training.Key) && c.step < last
	})
	left := slices.ContainsFunc(st.forks, func(f race.Fork) bool { return f.ID == e.ID || f.From == e.ID && f.Step < last })
	if cut || left {
		past = nil
	}
	return w, past
}

// mark tells points of a file from others; "" for points that the settings hold.
func (o *ownPoints) mark(own *dataset.Own) string {
	if own.Points != dataset.FromFile || own.Loaded == nil {
		return ""
	}
	if o.marked != own.Loaded {
		o.marked, o.text = own.Loaded, dataset.FormatCSV(*own.Loaded)
	}
	return o.text
}
