package neuron

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/param"
)

// maxName is the most bytes of the name of a wire.
const maxName = 12

// ParseCircuit reads a circuit from statements with semicolons between:
//
//	in x y; either or x y; both and x y; less not both; xor and either less; out xor
//
// The first names the inputs, 1 to MaxInputs. The last names the wires to show.
// Each other names a new wire, a gate of the table All, and the wires it reads,
// which are inputs or come before it. XOR is no such gate: no unit computes it.
// A circuit has at most MaxUnits wires, so that it is a net as well.
//
// The error is a *param.Error under key, which names the statement and what is
// wanted instead.
func ParseCircuit(key, text string) (Circuit, error) {
	statements := strings.Split(text, ";")
	last := len(statements) - 1
	var c Circuit
	for i, statement := range statements {
		words := strings.Fields(statement)
		var want string
		switch {
		case i == 0:
			want = c.parseInputs(words)
		case i == last:
			c.Outputs, want = c.parseWires(words, "out")
		default:
			want = c.parseGate(words)
		}
		if want != "" {
			return Circuit{}, param.Refuse(key, strings.TrimSpace(statement), want)
		}
	}
	if last == 0 {
		return Circuit{}, param.Refuse(key, text, "out and the wires to show at the end")
	}
	return c, nil
}

// parseInputs reads "in x y", or says what it wants instead.
func (c *Circuit) parseInputs(words []string) (want string) {
	if len(words) < 2 || len(words) > 1+MaxInputs || words[0] != "in" {
		return fmt.Sprintf("in and the names of 1 to %d inputs first", MaxInputs)
	}
	for _, name := range words[1:] {
		if want := c.checkName(name); want != "" {
			return want
		}
		c.Inputs = append(c.Inputs, name)
	}
	return ""
}

// parseGate reads "both and x y", or says what it wants instead.
func (c *Circuit) parseGate(words []string) (want string) {
	if len(words) < 3 {
		return "a new name, a gate and the wires it reads"
	}
	if len(c.Inputs)+len(c.Gates) == MaxUnits {
		return fmt.Sprintf("at most %d wires, with the inputs", MaxUnits)
	}
	if want := c.checkName(words[0]); want != "" {
		return want
	}
	var keys []string
	for _, g := range All() {
		if _, ok := Realise(g.Table(g.Least)); !ok {
			continue
		}
		keys = append(keys, g.Key)
		if g.Key != words[1] {
			continue
		}
		from, want := c.parseWires(words[1:], g.Key)
		if want != "" {
			return want
		}
		if n := len(from); n < g.Least || n > g.Most {
			return fmt.Sprintf("%s of %s", g.Key, counted(g.Least, g.Most, "wire"))
		}
		u, _ := Realise(g.Table(len(from)))
		c.Gates = append(c.Gates, Wired{words[0], g.Key, u, from})
		return ""
	}
	return "one of the gates " + strings.Join(keys, ", ")
}

// parseWires reads the word given and then names of wires.
func (c *Circuit) parseWires(words []string, word string) (wires []int, want string) {
	if len(words) < 2 || words[0] != word {
		return nil, word + " and the names of wires"
	}
	for _, name := range words[1:] {
		wire := slices.Index(c.names(), name)
		if wire < 0 {
			return nil, "wires that come before it: " + strings.Join(c.names(), ", ")
		}
		wires = append(wires, wire)
	}
	return wires, ""
}

// checkName says what is wanted instead of a name for a new wire, "" for nothing.
func (c *Circuit) checkName(name string) (want string) {
	switch {
	case len(name) > maxName:
		return fmt.Sprintf("names of at most %d bytes", maxName)
	case name == "in" || name == "out":
		return "names other than in and out"
	case slices.Contains(c.names(), name):
		return "a new name for each wire: " + name + " is one already"
	}
	return ""
}

// names returns the names of the wires so far.
func (c *Circuit) names() []string {
	names := slices.Clone(c.Inputs)
	for _, g := range c.Gates {
		names = append(names, g.Name)
	}
	return names
}

// counted writes a range of numbers of things: "1 wire", "2 to 4 wires".
func counted(least, most int, thing string) string {
	switch {
	case most == 1:
		return "1 " + thing
	case least == most:
		return fmt.Sprintf("%d %ss", most, thing)
	default:
		return fmt.Sprintf("%d to %d %ss", least, most, thing)
	}
}
