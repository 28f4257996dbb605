package trained

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// Start is where the runs of a state begin.
type Start struct {
	From string // the setting

	of   Subject
	file *File            // from which they begin; nil where weights are drawn
	runs map[string]begin // by run; under "" that of all others

	// origin is "" for drawn weights, "." and a name of the file with which the training began, or "." where the link
	// wants one that is not there.
	origin string
}

// begin is where a run begins.
type begin struct {
	w        []float64
	past     []race.Iterate // its steps until there; nil where it begins anew
	settings string         // of the run that made them; see Start.running
	resumed  bool           // it goes on with what its method carried
}

// KeyFrom is the setting that says where the first weights come from, FromDraw and FromFile its values.
const (
	KeyFrom  = "weights"
	FromDraw = "drawn"
	FromFile = "file"
)

// NewStart returns that of weights that are drawn.
func NewStart() Start { return Start{From: FromDraw} }

// Field declares the setting.
func (s *Start) Field() param.Field {
	return param.Choice(&s.From, KeyFrom, []param.Option{{Key: FromDraw, Label: "Drawn"}, {Key: FromFile, Label: "File"}},
		"Training begins here: at weights that are drawn, or at those of a file that was loaded, which no link carries.").Called("Start from", "")
}

// Drawn returns the act that draws new weights: draw, and then they are of no file.
func (k *Keeper) Drawn(draw lab.Act) lab.Act {
	return func(q *param.Query, object string) *param.Error {
		q.Set(k.race.Key+"."+KeyFrom, FromDraw)
		return draw(q, object)
	}
}

// Acts are what can be done in a race on one net: racing.NetActs, where new weights are of no file.
func (k *Keeper) Acts() map[wire.Act]lab.Act {
	acts := racing.NetActs(k.race)
	acts[wire.ActNewWeights] = k.Drawn(acts[wire.ActNewWeights])
	return acts
}

// Find finds where the runs of a subject begin, once the setting is read. A file that is not there, or is of
// another net, is noted, and weights are drawn.
func (k *Keeper) Find(r *lab.Reader, s *Start, of Subject) {
	s.of = of
	if s.From != FromFile {
		return
	}
	from := k.offered(r)
	s.origin = "."
	err := fmt.Errorf("This link begins with weights that no link can hold: they are in a file, which “Load weights” takes, or in a training that a browser has kept.")
	if from != nil {
		s.runs, err = from.fit(of)
	}
	if err != nil {
		r.Note(param.Fault(k.race.Key+"."+KeyFrom, "%s", err.Error()))
		s.From = FromDraw
		return
	}
	s.file, s.origin = from, from.meta[metaOrigin]
	if from.name != "" || slices.ContainsFunc(of.Contenders, s.begins) { // a training that was left and goes on with other settings is another
		s.origin = "." + from.sum
	}
}

// File returns the file from which the runs begin; nil for none. Of one that differs no run goes on.
func (s *Start) File() *File { return s.file }

// base is what is minimised, from which weights.
type base struct {
	made string
	from *File
}

// Base is what the segments of all runs share; see race.Plan. It is also the identity of the state.
func (s *Start) Base() any { return base{s.of.Made, s.file} }

// Plan returns the plan of a run of one segment: nothing changes on the way.
func (s *Start) Plan(e race.Contender, f objective.Objective) race.Plan {
	w, past := s.Of(e)
	return race.Plan{Base: s.Base(), Start: w, Past: past, Segments: []race.Segment{{Method: e.Method, F: f, Text: e.Text()}}}
}

// First returns the weights at which a run begins that has none of its own: those of the file, or else
// what draw returns. They are not to be written to.
func (s *Start) First(draw func() []float64) []float64 {
	if b, ok := s.runs[""]; ok {
		return b.w
	}
	return draw()
}

// Of returns the weights at which a run begins, nil where all runs do; or the steps with which it begins, of
// its training that was left, where its settings are the same.
func (s *Start) Of(e race.Contender) (w []float64, past []race.Iterate) {
	b, ok := s.runs[e.ID]
	switch {
	case !ok:
		return nil, nil
	case b.past != nil && b.settings == s.running(e):
		return nil, b.past
	}
	return b.w, nil
}

// begins reports whether a run begins anew at weights of its own that were left.
func (s *Start) begins(e race.Contender) bool {
	w, _ := s.Of(e)
	return w != nil
}

// Said says what the runs begin with, to go behind the number of weights; "" for weights that are drawn.
func (s *Start) Said() string {
	switch {
	case s.file == nil:
		return ""
	case s.file.name != "":
		return fmt.Sprintf(". The runs start from the weights of %s.", s.file.name)
	}
	return strings.TrimSuffix(". "+s.TakenUp()+" "+s.anew(), " ")
}

// anew says which runs do not go on exactly as they were left; "" for none.
func (s *Start) anew() string {
	var methods, curves []string
	for _, e := range s.of.Contenders {
		b, ok := s.runs[e.ID]
		switch {
		case s.begins(e):
			curves = append(curves, e.Label)
		case ok && !b.resumed:
			methods = append(methods, e.Label)
		}
	}
	said := ""
	if len(methods) > 0 {
		said = fmt.Sprintf("The weights go on, and what the method keeps beside them began anew: %s. ", strings.Join(methods, "; "))
	}
	if len(curves) > 0 {
		said += fmt.Sprintf("Steps and costs are counted from there, and what methods keep beside the weights, such as momentum and damping, began anew: %s.", strings.Join(curves, "; "))
	}
	return strings.TrimSpace(said)
}

// TakenUp says from where a training that was left goes on; "" where none was.
func (s *Start) TakenUp() string {
	if s.file == nil || s.file.name != "" {
		return ""
	}
	return fmt.Sprintf("Taken up from step %s of the training you left.", param.Shorten(s.file.meta[metaStep]))
}
