package neuron

import "math/rand/v2"

// Order says whose turn it is at each step: which units of a net are updated, or
// which case a perceptron is shown. The answer depends on the step alone, so that
// a run may be looked up at any step.
type Order interface {
	// Turn returns who moves at step t ≥ 0, counted from 0. Nobody writes to it.
	Turn(t int) []int

	// Period returns after how many steps the same turns come again, 0 for never.
	Period() int
}

// OrderEntry is a row of the table Orders.
type OrderEntry struct {
	Key    string // in links: lower-case, hyphens; never changes
	Label  string
	Help   string // one sentence
	Single bool   // one at a step: it suits a perceptron as well
	New    func(n int, seed uint64) Order
}

// Name returns the key and the label.
func (e OrderEntry) Name() (key, label string) { return e.Key, e.Label }

// Explain returns the help.
func (e OrderEntry) Explain() string { return e.Help }

// Orders returns the table of orders: the three of section 2 of the paper. A new
// order is a new row.
func Orders() []OrderEntry {
	return []OrderEntry{
		{"at-once", "All at once", "Every unit looks at the same moment and all change together.", false,
			func(n int, _ uint64) Order { return AtOnce(n) }},
		{"random", "Random", "Each step picks one by chance.", true,
			func(n int, seed uint64) Order { return Random{n, seed} }},
		{"sequence", "In sequence", "They come one after the other, round and round.", true,
			func(n int, _ uint64) Order { return Sequence(members(n)) }},
	}
}

// AtOnce gives everybody a turn at every step. Its value is their number.
type AtOnce int

// Turn returns 0 … n−1.
func (n AtOnce) Turn(int) []int { return members(int(n)) }

// Period returns 1.
func (n AtOnce) Period() int { return 1 }

// Sequence gives one turn a step, in the order it lists, and begins again.
type Sequence []int

// Turn returns entry t of the list, taken round and round.
func (s Sequence) Turn(t int) []int {
	at := t % len(s)
	return s[at : at+1]
}

// Period returns the length of the list.
func (s Sequence) Period() int { return len(s) }

// Random gives one of N a turn at every step, each with the same chance. Step t
// of a seed is the same on every machine.
type Random struct {
	N    int
	Seed uint64
}

// Turn draws from a source of its own for each step.
func (r Random) Turn(t int) []int {
	return []int{rand.New(rand.NewPCG(r.Seed, uint64(t))).IntN(r.N)}
}

// Period returns 0.
func (r Random) Period() int { return 0 }

// members returns 0 … n−1.
func members(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
