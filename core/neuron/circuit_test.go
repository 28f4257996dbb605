package neuron_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/neuron"
)

// wireName returns what a wire is called.
func wireName(c neuron.Circuit, wire int) string {
	if wire < len(c.Inputs) {
		return c.Inputs[wire]
	}
	return c.Gates[wire-len(c.Inputs)].Name
}

// evaluate returns the signals of all wires for x, which has one entry an input, 0 or 1.
func evaluate(c neuron.Circuit, x []float64) []bool {
	signals := slices.Clone(x)
	fires := make([]bool, len(x), c.Len())
	for i, s := range x {
		fires[i] = s != 0
	}
	for _, g := range c.Gates {
		read := make([]float64, len(g.From))
		for i, from := range g.From {
			read[i] = signals[from]
		}
		fires = append(fires, g.Unit.Fires(read))
		answer := 0.0
		if g.Unit.Fires(read) {
			answer = 1
		}
		signals = append(signals, answer)
	}
	return fires
}

// circuitTable returns the truth table of output k.
func circuitTable(c neuron.Circuit, k int) neuron.Table {
	n := len(c.Inputs)
	t := make(neuron.Table, 1<<n)
	for r := range t {
		t[r] = evaluate(c, neuron.Row(n, r))[c.Outputs[k]]
	}
	return t
}

// depth returns the most gates that a signal passes on its way to any wire.
func depth(c neuron.Circuit) int {
	depth := make([]int, c.Len())
	for i, g := range c.Gates {
		for _, from := range g.From {
			at := len(c.Inputs) + i
			depth[at] = max(depth[at], depth[from]+1)
		}
	}
	return slices.Max(depth)
}

// circuit reads a circuit.
func circuit(t *testing.T, text string) neuron.Circuit {
	t.Helper()
	c, err := neuron.ParseCircuit(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCircuits(t *testing.T) {
	tests := map[string]struct {
		depth, gates int
		tables       []string // one an output
	}{
		"xor":        {3, 4, []string{"0110"}},
		"half-adder": {3, 4, []string{"0001", "0110"}},
		"full-adder": {6, 9, []string{"00010111", "01101001"}},
	}
	for _, e := range neuron.Circuits() {
		c, want := circuit(t, e.Text), tests[e.Key]
		if len(c.Gates) != want.gates || depth(c) != want.depth || len(c.Outputs) != len(want.tables) {
			t.Errorf("%s: %d gates in depth %d with %d outputs, want %+v", e.Key, len(c.Gates), depth(c), len(c.Outputs), want)
			continue
		}
		for k, table := range want.tables {
			if got := neuron.FormatTable(circuitTable(c, k)); got != table {
				t.Errorf("%s: %s is %s, want %s", e.Key, wireName(c, c.Outputs[k]), got, table)
			}
		}
	}
}

// Two digits and a carry add up to twice the carry and the sum.
func TestFullAdderAdds(t *testing.T) {
	c := circuit(t, neuron.Circuits()[2].Text)
	for r := range 8 {
		x := neuron.Row(3, r)
		signals := evaluate(c, x)
		got := 0
		for k, digit := range []int{2, 1} {
			if signals[c.Outputs[k]] {
				got += digit
			}
		}
		if want := int(x[0] + x[1] + x[2]); got != want {
			t.Errorf("%v adds up to %d, want %d", x, got, want)
		}
	}
}

// As a net updated all at once, every circuit shows its answer after as many steps as it is deep
// and keeps it, whatever its gates were at first; from some start it is not there
// one step earlier.
func TestCircuitAsNet(t *testing.T) {
	twice := neuron.CircuitEntry{Key: "a wire read twice", Text: "in x y; n and x x y; m or n n; out m"}
	for _, e := range append(neuron.Circuits(), twice) {
		c := circuit(t, e.Text)
		net, inputs, wires := c.Net(), len(c.Inputs), c.Len()
		late := 0
		for start := range neuron.State(1 << wires) {
			x := make([]float64, inputs)
			for i := range x {
				if start.Fires(i) {
					x[i] = 1
				}
			}
			var want neuron.State
			for i, fires := range evaluate(c, x) {
				want = want.With(i, fires)
			}
			s, before := start, start
			for range depth(c) {
				s, before = net.Step(s, neuron.AtOnce(wires).Turn(0)), s
			}
			if s != want || !net.Settled(s) {
				t.Fatalf("%s from %s: %s, want %s", e.Key, start.Format(wires), s.Format(wires), want.Format(wires))
			}
			if before != want {
				late++
			}
		}
		if late == 0 {
			t.Errorf("%s settles before step %d from everywhere", e.Key, depth(c))
		}
	}
}

func TestCircuitMisusePanics(t *testing.T) {
	one := neuron.Unit{Weights: []float64{1}, Threshold: 0.5}
	tests := []struct {
		name    string
		circuit neuron.Circuit
	}{
		{"no input", neuron.Circuit{}},
		{"backwards", neuron.Circuit{Inputs: []string{"x"}, Gates: []neuron.Wired{{Unit: one, From: []int{1}}}}},
		{"no such wire", neuron.Circuit{Inputs: []string{"x"}, Gates: []neuron.Wired{{Unit: one, From: []int{-1}}}}},
		{"too many wires", neuron.Circuit{Inputs: []string{"x"}, Gates: []neuron.Wired{{Unit: one, From: []int{0, 0}}}}},
		{"no such output", neuron.Circuit{Inputs: []string{"x"}, Outputs: []int{1}}},
	}
	for _, tt := range tests {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s does not panic", tt.name)
				}
			}()
			tt.circuit.Len()
		}()
	}
}

func TestParseCircuit(t *testing.T) {
	c := circuit(t, " in a b c ;m majority a b c; n  nand m a b c;out n m ")
	if got := neuron.FormatTable(circuitTable(c, 0)) + " " + neuron.FormatTable(circuitTable(c, 1)); got != "11111110 00010111" {
		t.Errorf("computes %s", got)
	}
	if name := wireName(c, 1) + " " + wireName(c, 4); name != "b n" {
		t.Errorf("wires b and n are called %s", name)
	}
	tests := []struct{ text, value, want string }{
		{"", "", "the first statement is in and the names of 1 to 4 inputs"},
		{"x and y", "x and y", "the first statement is in and the names of 1 to 4 inputs"},
		{"in a b c d e; out a", "in a b c d e", "the first statement is in and the names of 1 to 4 inputs"},
		{"in a a; out a", "in a a", "a is the name of another wire"},
		{"in a; a not a; out a", "a not a", "a is the name of another wire"},
		{"in a out; out a", "in a out", "no wire can be called in or out"},
		{"in a; n not b; out n", "n not b", "b is none of the wires before it, a"},
		{"in a; n not n; out n", "n not n", "n is none of the wires before it, a"},
		{"in a b; n not a b; out n", "n not a b", "not reads 1 wire"},
		{"in a b; n and a; out n", "n and a", "and reads 2 to 4 wires"},
		{"in a b; n majority a b; out n", "n majority a b", "majority reads 3 to 4 wires"},
		{"in a b; n xor a b; out n", "n xor a b", "there is no gate \"xor\", only and, or, not, nand, majority"},
		{"in a b; n and; out n", "n and", "a statement is a new name, a gate and the wires that it reads"},
		{"in a b; abcdefghijklm and a b; out a", "abcdefghijklm and a b", "a name has at most 12 bytes"},
		{"in a b; n and a b; out", "out", "names of wires come after out"},
		{"in a b; n and a b; out m", "out m", "m is none of the wires before it, a, b, n"},
		{"in a b; n and a b", "n and a b", "names of wires come after out"},
		{"in a; 2 not a; 3 not a; 4 not a; 5 not a; 6 not a; 7 not a; 8 not a; 9 not a; 10 not a; 11 not a; 12 not a; 13 not a; 14 not a; 15 not a; 16 not a; 17 not a; out a",
			"17 not a", "a circuit has at most 16 wires, with its inputs"},
	}
	for _, tt := range tests {
		_, err := neuron.ParseCircuit(tt.text)
		if want := fmt.Sprintf("of the circuit, %q, cannot be read: %s.", tt.value, tt.want); err == nil || !strings.HasPrefix(err.Error(), "Statement ") || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", tt.text, err, want)
		}
	}
	want := `The circuit "in a b" must end with out and the wires to show.`
	if _, err := neuron.ParseCircuit("in a b"); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
