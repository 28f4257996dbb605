package lab

import (
	"hfplayground/core/catalog"
	"hfplayground/core/param"
)

// Trainer is a lab whose weights are saved as files of package weights, and begin from such files.
type Trainer interface {
	Keeper
	// Weights returns a file that names a link: of the selected run at the step shown, or of all
	// runs where they are. It is empty where they are not kept.
	Weights(all bool, link string) Saved
	// LoadWeights returns the edit that makes the weights of a file the start of the runs. name is
	// that of the file; "" for what Weights had returned of all runs.
	LoadWeights(file []byte, name string) (param.Query, *param.Error)
}

// Saved is a file of weights.
type Saved struct {
	File    []byte // nil for none
	Name    string // what the file may be called
	Step    int    // of the selected run, or of all the one that has most, with those before it was taken up
	All     int    // steps of all runs together, where the file is of all
	Refused string // why there is no file of the step shown; "" where there is one
}

// KeyWeights is the key of notes on weights that are not taken.
const KeyWeights = "weights"

// Weights returns the weights of the lab in force; see Trainer. Why there are none of the step shown is noted.
func (s *Session) Weights(all bool) Saved {
	t, ok := s.Lab().(Trainer)
	if !ok {
		return Saved{}
	}
	saved := t.Weights(all, s.Link())
	if saved.Refused != "" && !all {
		s.notes = append(s.notes, param.Fault(KeyWeights, "%s", saved.Refused))
	}
	return saved
}

// LoadWeights makes the weights of a file those that the runs of the lab in force begin
// with. What cannot be read or does not fit is noted, and nothing changes.
func (s *Session) LoadWeights(file []byte, name string) {
	t, ok := s.Lab().(Trainer)
	if !ok {
		s.notes = append(s.notes, param.Fault(KeyWeights, "The %s lab takes no weights from a file.", catalog.Get(s.table, s.st.lab).Label))
		return
	}
	q, refused := t.LoadWeights(file, name)
	s.loaded(q, refused, KeyWeights, "The weights do not go with the settings.")
}
