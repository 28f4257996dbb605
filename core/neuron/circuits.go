package neuron

// CircuitEntry is a row of the table Circuits.
type CircuitEntry struct {
	Key   string // in links: lower-case, hyphens; never changes
	Label string
	Help  string // one sentence
	Text  string // as ParseCircuit reads it
}

// Name returns the key and the label.
func (e CircuitEntry) Name() (key, label string) { return e.Key, e.Label }

// Explain returns the help.
func (e CircuitEntry) Explain() string { return e.Help }

// Circuits returns the table of circuits in the order they are offered. All are
// wired from the paper's AND, OR and NOT. A new circuit is a new row.
func Circuits() []CircuitEntry {
	return []CircuitEntry{
		{"xor", "XOR", "It says whether one input or the other is 1, and not both, which no single unit can.",
			"in x y; either or x y; both and x y; less not both; xor and either less; out xor"},
		{"half-adder", "Half adder", "It adds two digits: their sum is XOR and their carry AND.",
			"in x y; either or x y; carry and x y; less not carry; sum and either less; out carry sum"},
		{"full-adder", "Full adder", "It adds two digits and a carry: it is two half adders in a row.",
			"in x y z; e1 or x y; c1 and x y; n1 not c1; half and e1 n1; " +
				"e2 or half z; c2 and half z; n2 not c2; sum and e2 n2; carry or c1 c2; out carry sum"},
	}
}
