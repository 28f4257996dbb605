package neuron_test

import (
	"strings"
	"testing"

	"hfplayground/core/lab/alltest"
)

// TestRefusedNetKeepsState keeps what fires at the start where an edit makes no
// other net: it is refused, or sets a net that is not shown.
func TestRefusedNetKeepsState(t *testing.T) {
	for _, edit := range []string{"neuron.net=nothing", "neuron.circuit=and", "neuron.circuit=in a; out a", "neuron.units=99", "neuron.units=7", "neuron.matrix=1,2,3"} {
		s := alltest.Opened(t, "lab=neuron&neuron.exercise=units&neuron.net=xor&neuron.state=110000")
		if alltest.Edited(s, edit); !strings.Contains(s.Link(), "neuron.state=110000") {
			t.Errorf("after %s the link is %s, want the state kept", edit, s.Link())
		}
	}
	s := alltest.Opened(t, "lab=neuron&neuron.exercise=units&neuron.net=own&neuron.state=01")
	if alltest.Edited(s, "neuron.matrix=1,2,3"); !strings.Contains(s.Link(), "neuron.state=01") {
		t.Errorf("after a matrix that is refused the link is %s, want the state kept", s.Link())
	}
}

// TestResetExercise puts every exercise back without a word of complaint.
func TestResetExercise(t *testing.T) {
	for _, exercise := range []string{"gate", "units", "perceptron"} {
		s := alltest.Opened(t, "lab=neuron&neuron.exercise="+exercise+"&neuron.threshold=2&neuron.units=9&neuron.cases=or")
		if notes := alltest.Edited(s, "act=reset"); len(notes) > 0 || strings.Contains(s.Link(), "threshold") {
			t.Errorf("reset of %s: notes %q, link %s", exercise, notes, s.Link())
		}
	}
}

// TestRefusedLab keeps the defaults of the lab in force where an edit names none
// that there is.
func TestRefusedLab(t *testing.T) {
	for _, lab := range []string{"neuron", "network"} {
		s := alltest.Opened(t, "lab="+lab+"&speed=9")
		want := s.Link()
		s = alltest.Opened(t, "lab="+lab)
		if notes := alltest.Edited(s, "lab=nowhere&speed=9"); len(notes) != 1 || s.Link() != want {
			t.Errorf("%s: notes %q, link %s, want one and %s", lab, notes, s.Link(), want)
		}
	}
}
