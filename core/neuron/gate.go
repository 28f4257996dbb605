package neuron

import "fmt"

// Gate is a row of the table All: a Boolean function for a unit to compute. Each
// asks only how many of its inputs are 1.
type Gate struct {
	Key         string // in links: lower-case, hyphens; never changes
	Label       string
	Help        string // one sentence
	Least, Most int    // numbers of inputs it is offered for

	answer func(ones, n int) bool
	paper  func() Unit // the unit the paper gives; nil for none
}

// Name returns the key and the label.
func (g Gate) Name() (key, label string) { return g.Key, g.Label }

// Explain returns the help.
func (g Gate) Explain() string { return g.Help }

// All returns the table of gates in the order they are offered. A new gate is a
// new row.
func All() []Gate {
	return []Gate{
		{"and", "AND", "The unit fires when all inputs do.", 2, MaxInputs,
			func(ones, n int) bool { return ones == n }, andUnit},
		{"or", "OR", "The unit fires when any input does.", 2, MaxInputs,
			func(ones, _ int) bool { return ones > 0 }, orUnit},
		{"not", "NOT", "The unit fires when its input is silent.", 1, 1,
			func(ones, _ int) bool { return ones == 0 }, notUnit},
		{"nand", "NAND", "The unit fires unless all inputs do: a circuit of nothing else computes any table.", 2, MaxInputs,
			func(ones, n int) bool { return ones < n }, nil},
		{"majority", "Majority", "The unit fires when more than half of its inputs do.", 3, MaxInputs,
			func(ones, n int) bool { return 2*ones > n }, nil},
		{"xor", "XOR", "The answer is 1 when an odd number of inputs are: no single unit can do this.", 2, MaxInputs,
			func(ones, _ int) bool { return ones%2 == 1 }, nil},
	}
}

// The units of section 3 of J. Christianson, "Hessian-Free Optimization and its
// applications to Neural Networks", 2016, after Coolen. Its text calls the third
// gate AND as well; weight and threshold are those of NOT, as its table has it.
func andUnit() Unit { return Unit{[]float64{1, 1}, 1.5} }
func orUnit() Unit  { return Unit{[]float64{1, 1}, 0.5} }
func notUnit() Unit { return Unit{[]float64{-1}, -0.5} }

// Table returns the truth table of the gate for n inputs. It panics for n
// outside [Least, Most].
func (g Gate) Table(n int) Table {
	if n < g.Least || n > g.Most {
		panic(fmt.Sprintf("neuron: gate %s: %d inputs, want %d to %d", g.Key, n, g.Least, g.Most))
	}
	t := make(Table, 1<<n)
	for r := range t {
		ones := 0
		for _, x := range Row(n, r) {
			ones += int(x)
		}
		t[r] = g.answer(ones, n)
	}
	return t
}

// Paper returns the unit that the paper gives for the gate, of Least inputs. ok is false where it gives none.
func (g Gate) Paper() (u Unit, ok bool) {
	if g.paper == nil {
		return Unit{}, false
	}
	return g.paper(), true
}
