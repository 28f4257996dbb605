package neuron_test

import (
	"slices"
	"strings"
	"testing"

	"hfplayground/core/lab/alltest"
	"hfplayground/core/wire"
)

// TestInequalityAsWritten shows as many digits as it takes: what is written must
// not say the opposite of its mark.
func TestInequalityAsWritten(t *testing.T) {
	gate := "lab=neuron&neuron.target=xor&neuron.weight-1=9.999&neuron.weight-2=0.002&neuron.threshold=10&neuron.row=3"
	s := alltest.Opened(t, gate)
	s.Forget()
	if row := s.Update(false).Detail.Rows[4]; row[2] != "10.001 ≤ 10" || row[3] != "✗" {
		t.Errorf("the requirement of row 11 is %q, want 10.001 ≤ 10 ✗", row)
	}
	for _, tt := range []struct{ link, key, want string }{
		{gate, "fires", "10.001 > 10: the unit answers 1"},
		{"lab=neuron&neuron.weight-1=0.1&neuron.weight-2=0.2&neuron.threshold=0.3&neuron.row=3", "fires", "0.3 ≤ 0.3: the unit answers 0"},
		{"lab=neuron&neuron.exercise=units&neuron.net=own&neuron.matrix=0,10.001,0,0&neuron.thresholds=10,0&neuron.state=01", "unit-1", "0; input 10.001 > θ = 10"},
	} {
		if got := alltest.Inspected(t, tt.link, tt.key); got != tt.want {
			t.Errorf("%s: %s is %q, want %q", tt.link, tt.key, got, tt.want)
		}
	}
	s = alltest.Opened(t, "lab=neuron&neuron.exercise=perceptron&step=4")
	alltest.Edited(s, "hover=0.00001,-1")
	if hover := alltest.Readout(s, "hover"); !strings.Contains(hover, "Σ w·x = −0.99999 > θ = −1") {
		t.Errorf("beside the line: %q", hover)
	}
}

// TestPerceptronSentence counts one case as one, and says where a run is left
// that neither ends nor repeats itself.
func TestPerceptronSentence(t *testing.T) {
	for link, want := range map[string]string{
		"neuron.cases=points&neuron.points=1,1,0":              "Own points: the only case is right after 0 steps and 0 modifications.",
		"neuron.cases=clouds&neuron.margin=0.01&step=2000":     "steps and 205 modifications; the run is not continued further.",
		"neuron.cases=clouds&neuron.margin=0.01&step=1999":     "modifications.",
		"neuron.cases=xor&neuron.turns=random&step=2000":       "; these cases are not linearly separable, so the rule never ends.",
		"neuron.cases=points&neuron.points=1,1,0;1,1,1&step=4": "these cases are not linearly separable.",
	} {
		s := alltest.Opened(t, "lab=neuron&neuron.exercise=perceptron&"+link)
		if got := alltest.Readout(s, "sentence"); !strings.HasSuffix(got, want) || strings.HasSuffix(want, "modifications.") && strings.Contains(got, "further") {
			t.Errorf("%s: %q, want %q at its end", link, got, want)
		}
	}
}

// TestCircuitOutputOnce marks a wire that is listed twice once.
func TestCircuitOutputOnce(t *testing.T) {
	s := alltest.Opened(t, "lab=neuron&neuron.exercise=units&neuron.net=circuit&neuron.circuit=in x; n not x; out n n x")
	if names := alltest.PartOf[*wire.Units](t, s).Names; !slices.Equal(names, []string{"x →", "n →"}) {
		t.Errorf("the units are called %q", names)
	}
}

// TestExerciseTables hold the step that is shown, or say what they leave out.
func TestExerciseTables(t *testing.T) {
	for _, tt := range []struct{ link, first, last, caption string }{
		{"neuron.exercise=units&neuron.net=random&neuron.units=16&neuron.net-seed=4&step=60", "48", "71", "step by step"},
		{"neuron.exercise=units&neuron.net=random&neuron.units=16&neuron.net-seed=4&step=75", "52", "75", "step by step"},
		{"neuron.exercise=units&neuron.net=random&neuron.units=16&neuron.net-seed=4&step=3", "0", "23", "step by step"},
		{"neuron.exercise=units&step=3", "0", "12", "step by step"},
		{"neuron.exercise=perceptron&neuron.cases=clouds&neuron.margin=0.01", "0", "2000", "thinned to 23 of 2000 steps"},
		{"neuron.exercise=perceptron", "0", "18", "step by step"},
	} {
		s := alltest.Opened(t, "lab=neuron&"+tt.link)
		s.Forget()
		table := s.Update(true).Table
		first, last := table.Rows[0][0], table.Rows[len(table.Rows)-1][0]
		if first != tt.first || last != tt.last || !strings.HasSuffix(table.Caption, tt.caption) {
			t.Errorf("%s: steps %s to %s under %q, want %s to %s, %s", tt.link, first, last, table.Caption, tt.first, tt.last, tt.caption)
		}
	}
}
