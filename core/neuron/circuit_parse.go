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
// The error is a sentence that names the statement.
func ParseCircuit(text string) (Circuit, error) {
	statements := strings.Split(text, ";")
	last := len(statements) - 1
	var c Circuit
	for i, statement := range statements {
		words := strings.Fields(statement)
		var problem string
		switch {
		case i == 0:
			problem = c.parseInputs(words)
		case i == last:
			c.Outputs, problem = c.parseWires(words, "out")
		default:
			problem = c.parseGate(words)
		}
		if problem != "" {
			return Circuit{}, fmt.Errorf("Statement %d of the circuit, %q, cannot be read: %s.", i+1, param.Shorten(strings.TrimSpace(statement)), problem)
		}
	}
	if last == 0 {
		return Circuit{}, fmt.Errorf("The circuit %q must end with out and the wires to show.", param.Shorten(text))
	}
	return c, nil
}

// parseInputs reads "in x y", or says what is wrong with it.
func (c *Circuit) parseInputs(words []string) (problem string) {
	if len(words) < 2 || len(words) > 1+MaxInputs || words[0] != "in" {
		return fmt.Sprintf("the first statement is in and the names of 1 to %d inputs", MaxInputs)
	}
	for _, name := range words[1:] {
		if problem := c.checkName(name); problem != "" {
			return problem
		}
		c.Inputs = append(c.Inputs, name)
	}
	return ""
}

// parseGate reads "both and x y", or says what is wrong with it.
func (c *Circuit) parseGate(words []string) (problem string) {
	if len(words) < 3 {
		return "a statement is a new name, a gate and the wires that it reads"
	}
	if len(c.Inputs)+len(c.Gates) == MaxUnits {
		return fmt.Sprintf("a circuit has at most %d wires, with its inputs", MaxUnits)
	}
	if problem := c.checkName(words[0]); problem != "" {
		return problem
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
		from, problem := c.parseWires(words[1:], g.Key)
		if problem != "" {
			return problem
		}
		if n := len(from); n < g.Least || n > g.Most {
			return fmt.Sprintf("%s reads %s", g.Key, counted(g.Least, g.Most, "wire"))
		}
		u, _ := Realise(g.Table(len(from)))
		c.Gates = append(c.Gates, Wired{words[0], g.Key, u, from})
		return ""
	}
	return fmt.Sprintf("there is no gate %q, only %s", param.Shorten(words[1]), strings.Join(keys, ", "))
}

// parseWires reads the word given and then names of wires.
func (c *Circuit) parseWires(words []string, word string) (wires []int, problem string) {
	if len(words) < 2 || words[0] != word {
		return nil, fmt.Sprintf("names of wires come after %s", word)
	}
	for _, name := range words[1:] {
		wire := slices.Index(c.names(), name)
		if wire < 0 {
			return nil, fmt.Sprintf("%s is none of the wires before it, %s", param.Shorten(name), strings.Join(c.names(), ", "))
		}
		wires = append(wires, wire)
	}
	return wires, ""
}

// checkName says what is wrong with the name of a new wire; "" for nothing.
func (c *Circuit) checkName(name string) (problem string) {
	switch {
	case len(name) > maxName:
		return fmt.Sprintf("a name has at most %d bytes", maxName)
	case name == "in" || name == "out":
		return "no wire can be called in or out"
	case slices.Contains(c.names(), name):
		return fmt.Sprintf("%s is the name of another wire", name)
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
