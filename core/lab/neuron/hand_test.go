package neuron_test

import (
	"slices"
	"testing"

	"hfplayground/core/lab/alltest"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// TestNeuronInputs brings the number of inputs and the row to what the target has,
// and leaves what it sets in a link that opens the same.
func TestNeuronInputs(t *testing.T) {
	tests := []struct {
		edits       []string
		inputs, row string
	}{
		{[]string{"neuron.row=3", "neuron.target=not"}, "1", "1"},
		{[]string{"neuron.target=majority"}, "3", "0"},
		{[]string{"neuron.target=xor&neuron.inputs=4&neuron.row=15"}, "4", "15"},
		{[]string{"neuron.target=table&neuron.table=01101001"}, "3", "0"},
	}
	for _, tt := range tests {
		s := alltest.Opened(t, "lab=neuron")
		if notes := alltest.Edited(s, tt.edits...); len(notes) > 0 {
			t.Errorf("%s: notes %q", tt.edits, notes)
		}
		s.Forget()
		for _, p := range s.Update(false).Values {
			if p.Key == "neuron.inputs" && p.Value != tt.inputs || p.Key == "neuron.row" && p.Value != tt.row {
				t.Errorf("%s: %s = %s, want %s inputs and row %s", tt.edits, p.Key, p.Value, tt.inputs, tt.row)
			}
		}
		if again := alltest.Opened(t, s.Link()); again.Link() != s.Link() {
			t.Errorf("%s: link %s opens as %s", tt.edits, s.Link(), again.Link())
		}
	}
}

// TestNeuronHover tells what is under the pointer, and nothing of what is not
// there.
func TestNeuronHover(t *testing.T) {
	tests := []struct{ link, hover, want string }{
		{"", "w:1.1.2", "w₂ = 1: drag it up or down"},
		{"", "w:1.1.b", "θ = 0.5: drag it up or down"},
		{"&neuron.row=1", "w:0.2", "x₂ = 1: click to change it"},
		{"", "w:1.1.3", ""},
		{"", "w:0.3", ""},
		{"", "0.5,0.5", ""},
		{"&neuron.exercise=units", "w:1.1", "x is 1; its input is 1, θ = 0.5: click to change it at the start"},
		{"&neuron.exercise=units", "w:1.3.2", "from y to either: weight 1"},
		{"&neuron.exercise=units", "w:1.9", ""},
		{"&neuron.exercise=units", "w:2.1", ""},
		{"&neuron.exercise=units", "w:0.1", ""},
		{"&neuron.exercise=perceptron", "0.5,0.25", "x₁ = 0.5, x₂ = 0.25: Σ w·x = 0 ≤ θ = 0, the unit is silent"},
		{"&neuron.exercise=perceptron", "w:1.1", ""},
		{"&neuron.exercise=perceptron", "", ""},
	}
	for _, tt := range tests {
		s := alltest.Opened(t, "lab=neuron"+tt.link)
		before := s.Link()
		alltest.Edited(s, "hover="+tt.hover)
		if got := alltest.Readout(s, "hover"); got != tt.want || s.Link() != before {
			t.Errorf("%s, hover %s: %q and the link %s, want %q and %s", tt.link, tt.hover, got, s.Link(), tt.want, before)
		}
	}
}

// TestAnotherNet forgets the state at the start with the net it was of, in every
// order in which a reader may come there.
func TestAnotherNet(t *testing.T) {
	s := alltest.Opened(t, "lab=neuron&neuron.exercise=units")
	for _, edit := range []string{
		"act=flip:2", "neuron.net=full-adder", "act=flip:1", "neuron.net=ring", "act=flip:3", "neuron.units=9",
		"act=flip:9", "neuron.net=circuit", "act=flip:1", "neuron.circuit=in a; n not a; out n", "act=flip:1", "neuron.net=own",
	} {
		if notes := alltest.Edited(s, edit); len(notes) > 0 {
			t.Errorf("%s: notes %q", edit, notes)
		}
	}
	s = alltest.Opened(t, "lab=neuron&neuron.exercise=units&step=3")
	if alltest.Edited(s, "act=flip:1"); alltest.Readout(s, "step") != "0" {
		t.Error("a unit that is changed at the start is not shown there")
	}
}

// TestOwnNet takes over every net, moves a weight, and makes the net larger and
// smaller.
func TestOwnNet(t *testing.T) {
	for _, net := range []string{"xor", "half-adder", "full-adder", "circuit", "latch", "memory", "ring", "rivals", "symmetric", "random"} {
		s := alltest.Opened(t, "lab=neuron&neuron.exercise=units&neuron.net="+net)
		want := alltest.PartOf[*wire.Units](t, s)
		if notes := alltest.Edited(s, "act=own"); len(notes) > 0 {
			t.Fatalf("%s: notes %q", net, notes)
		}
		got := alltest.PartOf[*wire.Units](t, s)
		if !slices.Equal(got.Weights, want.Weights) || !slices.Equal(got.Thresholds, want.Thresholds) || !slices.Equal(got.On, want.On) {
			t.Errorf("%s is not the same net when it is the reader's own", net)
		}
		if notes := alltest.Edited(s, "pick=1.2.1&weight=0.25"); len(notes) > 0 || alltest.PartOf[*wire.Units](t, s).Weights[len(want.Names)] != 0.25 {
			t.Errorf("%s: weight from 1 to 2 = %g, notes %q", net, alltest.PartOf[*wire.Units](t, s).Weights[len(want.Names)], notes)
		}
	}
	s := alltest.Opened(t, "lab=neuron&neuron.exercise=units&neuron.net=own")
	for _, tt := range []struct{ matrix, thresholds string }{{"0,1,0,0,0,1,1,0,0", "-0.5,-0.5,0"}, {"0", "-0.5"}, {"0,1,1,0", "-0.5,0"}} {
		if notes := alltest.Edited(s, "neuron.matrix="+tt.matrix); len(notes) > 0 {
			t.Errorf("matrix %s: notes %q", tt.matrix, notes)
		}
		if got := param.FormatList(alltest.PartOf[*wire.Units](t, s).Thresholds); got != tt.thresholds {
			t.Errorf("matrix %s: thresholds %s, want %s", tt.matrix, got, tt.thresholds)
		}
	}
}

// TestOffer opens a way on exactly where no unit can, but a net with two inputs.
func TestOffer(t *testing.T) {
	for link, want := range map[string]bool{
		"":                                             false,
		"&neuron.target=xor":                           true,
		"&neuron.target=xor&neuron.inputs=3":           false,
		"&neuron.target=table&neuron.table=1001":       true,
		"&neuron.exercise=units":                       false,
		"&neuron.exercise=perceptron":                  false,
		"&neuron.exercise=perceptron&neuron.cases=xor": true,
		"&neuron.exercise=perceptron&neuron.cases=points&neuron.points=0,0,1;2,2,1;2,0,0;0,2,0": true,
	} {
		s := alltest.Opened(t, "lab=neuron"+link)
		if got := alltest.Readout(s, "offer") != ""; got != want {
			t.Errorf("%s: a hidden layer is offered: %v, want %v", link, got, want)
		}
		if !want {
			continue
		}
		if notes := alltest.Edited(s, "act=hidden-layer"); len(notes) > 0 || alltest.Readout(s, "train-accuracy") != "100.0 %" {
			t.Errorf("%s: with a hidden layer the accuracy is %s; notes %q", link, alltest.Readout(s, "train-accuracy"), notes)
		}
	}
}
