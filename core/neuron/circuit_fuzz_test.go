package neuron_test

import (
	"fmt"
	"strings"
	"testing"

	"hfplayground/core/neuron"
)

// FuzzParseCircuit asks of any text: it is refused in a sentence, or is a circuit that is wired forwards, answers every input, reads back
// from its own words, and is a net of as many units.
func FuzzParseCircuit(f *testing.F) {
	for _, s := range []string{
		"in x y; either or x y; both and x y; less not both; xor and either less; out xor", "in x; out x", "in x; y not x; out y x y",
		"in a b c d; m majority a b c d; out m", "", ";", "in", "in x;", "in x x; out x", "in x; x and x x; out x", "in x; y xor x x; out y", "in \xff; out \xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := neuron.ParseCircuit(text)
		if err != nil {
			if !strings.HasSuffix(err.Error(), ".") || !strings.Contains(err.Error(), "ircuit") {
				t.Fatalf("ParseCircuit(%q) = %v", text, err)
			}
			return
		}
		x := make([]float64, len(c.Inputs))
		for row := range 1 << len(x) {
			for i := range x {
				x[i] = float64(row >> i & 1)
			}
			if got := len(evaluate(c, x)); got != c.Len() {
				t.Fatalf("%q: %d signals of %d wires", text, got, c.Len())
			}
		}
		again, err := neuron.ParseCircuit(written(c))
		if err != nil || fmt.Sprint(again) != fmt.Sprint(c) {
			t.Fatalf("%q is %v, written %q and read as %v, %v", text, c, written(c), again, err)
		}
	})
}

// written returns the circuit as ParseCircuit reads it.
func written(c neuron.Circuit) string {
	names := func(wires []int) string {
		var list strings.Builder
		for _, w := range wires {
			list.WriteString(" " + wireName(c, w))
		}
		return list.String()
	}
	statements := []string{"in " + strings.Join(c.Inputs, " ")}
	for _, g := range c.Gates {
		statements = append(statements, g.Name+" "+g.Gate+names(g.From))
	}
	return strings.Join(append(statements, "out"+names(c.Outputs)), "; ")
}
