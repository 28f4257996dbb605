package neuron_test

import (
	"fmt"
	"strings"
	"testing"

	"hfplayground/core/lab/alltest"
	"hfplayground/core/wire"
)

// TestGateExercise goes from a unit that is wrong to one that is right, by every
// way a reader has.
func TestGateExercise(t *testing.T) {
	s := alltest.Opened(t, "lab=neuron")
	if done := alltest.Readout(s, "done"); done != "" {
		t.Fatalf("done = %q at the start: there would be nothing to do", done)
	}
	if g := alltest.PartOf[*wire.Gate](t, s); g.Name != "AND" || len(g.Sums) != 4 || len(g.Claims) != 4 {
		t.Errorf("part = %+v, want AND of two inputs with four claims", g)
	}
	alltest.Edited(s, "pick=1.1.b&weight=1.5")
	if done := alltest.Readout(s, "done"); !strings.Contains(done, "AND") {
		t.Errorf("with θ = 1.5 done = %q, want that AND is computed", done)
	}
	alltest.Edited(s, "pick=1.1.2&weight=0.2")
	if done := alltest.Readout(s, "done"); done != "" {
		t.Errorf("with w₂ = 0.2 done = %q, want nothing", done)
	}
	for _, key := range []string{"and", "or", "not"} {
		if notes := alltest.Edited(s, "act=paper:"+key); len(notes) > 0 {
			t.Fatal(notes)
		}
		if done := alltest.Readout(s, "done"); !strings.Contains(done, strings.ToUpper(key)) {
			t.Errorf("with the paper's weights of %s done = %q", key, done)
		}
	}
	alltest.Edited(s, "neuron.target=and&neuron.inputs=2", "act=flip-row:1", "act=flip-row:2", "act=flip-row:3")
	if link := s.Link(); !strings.Contains(link, "neuron.target=table") || strings.Contains(link, "neuron.table") {
		t.Errorf("AND with three rows flipped is %s, want the table 0110, its default", link)
	}
}

// TestGateTargets goes on to every target from every number of inputs, and from the
// last row of their table.
func TestGateTargets(t *testing.T) {
	for _, target := range []string{"and", "or", "not", "nand", "majority", "xor", "table"} {
		for n := 2; n <= 4; n++ {
			s := alltest.Opened(t, fmt.Sprintf("lab=neuron&neuron.target=xor&neuron.inputs=%d&neuron.row=%d&neuron.table=01101001", n, 1<<n-1))
			if notes := alltest.Edited(s, "neuron.target="+target); len(notes) > 0 {
				t.Error(notes)
			}
			g := alltest.PartOf[*wire.Gate](t, s)
			if g.Case >= len(g.Sums) {
				t.Errorf("%s of %d inputs looks at row %d of %d", target, n, g.Case, len(g.Sums))
			}
		}
	}
}

// TestXORContradicts derives the contradiction from whatever weights are set: at
// least one of the four requirements fails, and the last line never holds.
func TestXORContradicts(t *testing.T) {
	for _, w := range []string{"1&neuron.threshold=0.5", "1&neuron.threshold=1.5", "-1&neuron.weight-2=2&neuron.threshold=0", "0&neuron.weight-2=0&neuron.threshold=-3"} {
		s := alltest.Opened(t, "lab=neuron&neuron.target=xor&neuron.weight-1="+w)
		s.Forget()
		proof := s.Update(false).Detail
		if proof == nil || len(proof.Rows) != 7 {
			t.Fatalf("weights %s: proof = %+v, want seven lines", w, proof)
		}
		failed := 0
		for _, i := range []int{0, 1, 3, 4} {
			if row := proof.Rows[i]; row[len(row)-1] == "✗" {
				failed++
			}
		}
		if last := proof.Rows[6]; failed == 0 || last[len(last)-1] != "✗" {
			t.Errorf("weights %s: %d requirements fail and the last line is %q", w, failed, last)
		}
		if sentence := alltest.Readout(s, "sentence"); !strings.Contains(sentence, "No single unit computes it") {
			t.Errorf("sentence = %q", sentence)
		}
	}
}

// TestHiddenLayer opens the network lab with the cases of XOR and a net that
// learns them.
func TestHiddenLayer(t *testing.T) {
	for _, link := range []string{"lab=neuron&neuron.target=xor", "lab=neuron&neuron.exercise=perceptron&neuron.cases=xor"} {
		s := alltest.Opened(t, link)
		if notes := alltest.Edited(s, "act=hidden-layer"); len(notes) > 0 {
			t.Fatal(notes)
		}
		if link := s.Link(); !strings.Contains(link, "lab=network") || !strings.Contains(link, "network.data=own") {
			t.Fatalf("link = %s", link)
		}
		if accuracy := alltest.Readout(s, "train-accuracy"); accuracy != "100.0 %" {
			t.Errorf("from %s the net ends with accuracy %s, want 100.0 %%", link, accuracy)
		}
	}
}

// TestUnitsExercise follows every net in every order to where it repeats itself.
func TestUnitsExercise(t *testing.T) {
	for _, net := range []string{"xor", "half-adder", "full-adder", "circuit", "latch", "memory", "ring", "rivals", "symmetric", "random"} {
		for _, order := range []string{"at-once", "random", "sequence"} {
			s := alltest.Opened(t, "lab=neuron&neuron.exercise=units&neuron.net="+net+"&neuron.order="+order)
			alltest.Edited(s, "act=last")
			u := alltest.PartOf[*wire.Units](t, s)
			if u.Cycle == "" && order != "random" {
				t.Errorf("%s, %s: no end was found", net, order)
			}
			if circuit := strings.Contains("xor half-adder full-adder", net); circuit && order == "sequence" && u.Cycle != "fixed point" {
				t.Errorf("%s, in sequence: ends in %q, want a fixed point", net, u.Cycle)
			}
			if net == "memory" && len(u.Energy) == 0 {
				t.Error("a symmetric net has no energy")
			}
		}
	}
	s := alltest.Opened(t, "lab=neuron&neuron.exercise=units&neuron.net=ring&neuron.order=at-once")
	alltest.Edited(s, "act=last")
	if cycle := alltest.PartOf[*wire.Units](t, s).Cycle; cycle != "cycle of 5" {
		t.Errorf("a signal that goes round five units is a %q, want a cycle of 5", cycle)
	}
	alltest.Edited(s, "act=flip:2")
	if !strings.Contains(s.Link(), "neuron.state=11000") {
		t.Errorf("link = %s, want unit 2 to fire at the start", s.Link())
	}
}

// TestXORCircuitComputes sets the inputs of the circuit and reads its output.
func TestXORCircuitComputes(t *testing.T) {
	for x := range 4 {
		s := alltest.Opened(t, fmt.Sprintf("lab=neuron&neuron.exercise=units&neuron.net=xor&neuron.order=sequence&neuron.state=%02b0000", x))
		alltest.Edited(s, "act=last")
		u := alltest.PartOf[*wire.Units](t, s)
		for i, name := range u.Names {
			if strings.HasPrefix(name, "xor") && u.On[i] != (x == 1 || x == 2) {
				t.Errorf("%02b: output = %v", x, u.On[i])
			}
		}
	}
}

// TestPerceptronExercise runs the rule on all cases: it ends within the bound,
// but for XOR, which comes again and is never called learned.
func TestPerceptronExercise(t *testing.T) {
	for _, cases := range []string{"and", "or", "nand", "xor", "clouds", "points"} {
		for _, turns := range []string{"sequence", "random"} {
			s := alltest.Opened(t, "lab=neuron&neuron.exercise=perceptron&neuron.cases="+cases+"&neuron.turns="+turns)
			alltest.Edited(s, "act=last")
			p, done := alltest.PartOf[*wire.Perceptron](t, s), alltest.Readout(s, "done")
			if cases == "xor" {
				if p.Converged || len(p.Best) > 0 || turns == "sequence" && (p.Cycle == "" || !strings.Contains(done, "weights repeat")) {
					t.Errorf("xor, %s: converged %v, cycle %q, %q", turns, p.Converged, p.Cycle, done)
				}
				continue
			}
			if !p.Converged || float64(p.Count) > p.Bound || !strings.Contains(done, "Done") {
				t.Errorf("%s, %s: converged %v after %d of at most %g: %q", cases, turns, p.Converged, p.Count, p.Bound, done)
			}
		}
	}
}

// TestPerceptronProof lights every inequality at every modification.
func TestPerceptronProof(t *testing.T) {
	s := alltest.Opened(t, "lab=neuron&neuron.exercise=perceptron&neuron.cases=clouds")
	lit := 0
	for range 200 {
		s.Forget()
		for _, row := range s.Update(false).Detail.Rows {
			if row[len(row)-1] != "✓" {
				t.Fatalf("%s: %s does not hold", row[0], row[1])
			}
			lit++
		}
		before := s.Link()
		if alltest.Edited(s, "act=forward"); s.Link() == before {
			break
		}
	}
	if lit == 0 {
		t.Error("no inequality was shown")
	}
}

// TestPerceptronPoints adds, moves and removes own cases.
func TestPerceptronPoints(t *testing.T) {
	s := alltest.Opened(t, "lab=neuron&neuron.exercise=perceptron&neuron.cases=points&neuron.brush=0")
	before := alltest.PartOf[*wire.Perceptron](t, s)
	alltest.Edited(s, "act=point:0.5,0.5")
	if after := alltest.PartOf[*wire.Perceptron](t, s); len(after.X) != len(before.X)+1 || after.Class[len(after.Class)-1] {
		t.Errorf("after a click there are %d cases, the last of class %v", len(after.X), after.Class)
	}
	alltest.Edited(s, "point=0:-2.5,-1.5")
	if p := alltest.PartOf[*wire.Perceptron](t, s); p.X[0] != -2.5 || p.Y[0] != -1.5 {
		t.Errorf("the first case is at (%g, %g), want (−2.5, −1.5)", p.X[0], p.Y[0])
	}
	alltest.Edited(s, "act=remove-point:0")
	if p := alltest.PartOf[*wire.Perceptron](t, s); len(p.X) != len(before.X) {
		t.Errorf("after removing there are %d cases, want %d", len(p.X), len(before.X))
	}
}

// TestNeuronRefused names key, value and legal range.
func TestNeuronRefused(t *testing.T) {
	tests := []struct{ link, edit, key, part string }{
		{"", "neuron.inputs=5", "neuron.inputs", "4"},
		{"", "neuron.inputs=1", "neuron.inputs", "from 2 to 4"},
		{"", "neuron.weight-1=x", "neuron.weight-1", "a number from -10 to 10"},
		{"", "neuron.threshold=11", "neuron.threshold", "a number from -10 to 10"},
		{"", "neuron.table=012", "neuron.table", "digits"},
		{"", "act=paper:xor", "act", "and, or and not"},
		{"", "act=zoom-in", "act", `no action "zoom-in"`},
		{"", "pick=1.1.9&weight=1", "pick", "2"},
		{"", "pick=1.1.1&weight=1e9", "weight", "10"},
		{"", "pick=1.1&weight=1", "pick", "1.1.b"},
		{"&neuron.exercise=units", "neuron.state=11", "neuron.state", "6 digits"},
		{"&neuron.exercise=units&neuron.net=own", "neuron.matrix=1,2,3", "neuron.matrix", "N×N"},
		{"&neuron.exercise=units", "pick=1.3.1&weight=2", "weight", "your own net first"},
		{"&neuron.exercise=units&neuron.net=own", "pick=1.3.1&weight=2", "pick", "1 to 2"},
		{"&neuron.exercise=perceptron", "pick=1.1.1&weight=2", "weight", "own net"},
		{"&neuron.exercise=perceptron", "point=0:1,1", "point", "your own points first"},
		{"&neuron.exercise=units", "act=flip:99", "act", "has 6 units"},
		{"&neuron.exercise=perceptron", "neuron.points=1,2,7", "neuron.points", "whole numbers from 0 to 1"},
		{"&neuron.exercise=perceptron", "neuron.points=1,2,-1", "neuron.points", "whole numbers from 0 to 1"},
		{"&neuron.exercise=perceptron", "neuron.points=values:1,2,0.5", "neuron.points", "classes 0 and 1"},
		{"&neuron.exercise=perceptron", "act=hidden-layer:", "", ""},
		{"&neuron.exercise=perceptron", "act=flip-row:3", "act", `no action "flip-row:3"`},
		{"&neuron.exercise=units", "neuron.circuit=in x; both and x z; out both", "neuron.circuit", `"both and x z", cannot be read: z is none of the wires before it, x.`},
		{"&neuron.exercise=units", "neuron.circuit=in x%0A; out x", "neuron.circuit", "without control characters"},
	}
	for _, tt := range tests {
		t.Run(tt.edit, func(t *testing.T) {
			s := alltest.Opened(t, "lab=neuron"+tt.link)
			notes := alltest.Edited(s, tt.edit)
			if tt.key == "" {
				if len(notes) > 0 {
					t.Errorf("notes = %q, want none", notes)
				}
				return
			}
			if len(notes) != 1 || !strings.HasPrefix(notes[0], tt.key+": ") || !strings.Contains(notes[0], tt.part) {
				t.Errorf("notes = %q, want one on %s with %q", notes, tt.key, tt.part)
			}
		})
	}
}

// TestThereAndBack goes through the labs: each comes up with its own race.
func TestThereAndBack(t *testing.T) {
	s := alltest.Opened(t, "")
	first := s.Link()
	for _, lab := range []string{"neuron", "network", "neuron", "landscape"} {
		if notes := alltest.Edited(s, "lab="+lab); len(notes) > 0 {
			t.Errorf("to %s: %v", lab, notes)
		}
	}
	if s.Link() != first {
		t.Errorf("back in the landscape the link is %s, want %s", s.Link(), first)
	}
}
