package network

import (
	"slices"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/lab/trained"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
)

// ofTraining is what is trained, on points of a file with a mark. The settings of the race stand in the state already.
func ofTraining(st *state, mark string) trained.Subject {
	of := trained.Subject{
		Key: key, Label: label, Dim: st.net.Dim(), Parts: trained.Layers(st.made().Net), Contenders: st.Contenders, Whole: true,
		Made: racing.Made(training.Key+".", st.net.Fields(), nil) + st.Text("seed", "tol") + changesText(firstChanges(st)) + mark,
	}
	if len(st.forks) > 0 || len(firstChanges(st)) < len(st.changes) {
		of.Changed = st.Text("then", "forks")
	}
	return of
}

// firstChanges are those of the first weights of all runs.
func firstChanges(st *state) []change {
	return slices.DeleteFunc(slices.Clone(st.changes), func(c change) bool { return c.owner != "" })
}

// past returns the weights at which a run begins, or the steps of its training that was left; see
// trained.Start.Of. Where it changes or another leaves it before their end, what its method carried there is not
// known: it makes them again, from where all runs start.
func past(st *state, e race.Contender) (w []float64, past []race.Iterate) {
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

// Weights returns weights as a file.
func (s *Lab) Weights(all bool, link string) lab.Saved { return s.st.start.Save(&s.Race, all, link) }

// LoadWeights returns the edit that makes the weights of a file the start of all runs, which forgets what was
// changed of others.
func (s *Lab) LoadWeights(file []byte, name string) (param.Query, *param.Error) {
	q, err := s.kept.Load(file, name, &s.st.start)
	if err == nil && name != "" {
		q.Set("then", "")
		q.Set("forks", "")
	}
	return q, err
}
