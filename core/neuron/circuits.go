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

// Circuits returns the table of circuits in the order they are offered. All are
// wired from the paper's AND, OR and NOT. A new circuit is a new row.
func Circuits() []CircuitEntry {
	return []CircuitEntry{
		{"xor", "XOR", "What no single unit can: one input or the other, and not both.",
			"in x y; either or x y; both and x y; less not both; xor and either less; out xor"},
		{"half-adder", "Half adder", "Adds two digits: their sum is XOR and their carry AND.",
			"in x y; either or x y; carry and x y; less not carry; sum and either less; out carry sum"},
		{"full-adder", "Full adder", "Adds two digits and a carry: two half adders in a row.",
			"in x y z; e1 or x y; c1 and x y; n1 not c1; half and e1 n1; " +
				"e2 or half z; c2 and half z; n2 not c2; sum and e2 n2; carry or c1 c2; out carry sum"},
	}
}

// Layers returns a circuit of two layers that computes t, whatever t is: a unit
// for each row of the rarer answer, which fires for that row alone, and one that
// asks whether any of those does. So finitely many threshold units compute any
// table; unbounded memory, and with it every computation, takes more.
//
// It has at most half as many units in the first layer as t has rows.
func Layers(t Table) Circuit {
	n := t.Inputs()
	c := Circuit{Inputs: []string{"x₁", "x₂", "x₃", "x₄"}[:n]}
	fires := 0
	for _, answer := range t {
		if answer {
			fires++
		}
	}
	rare := 2*fires <= len(t)
	last := Wired{Name: "S", Unit: Unit{Threshold: 0.5}}
	weight := 1.0
	if !rare { // fires unless one of the silent rows is there
		last.Unit.Threshold, weight = -0.5, -1
	}
	for r, answer := range t {
		if answer != rare {
			continue
		}
		last.From = append(last.From, n+len(c.Gates))
		last.Unit.Weights = append(last.Unit.Weights, weight)
		c.Gates = append(c.Gates, Wired{Name: FormatTable(t.row(r)), Unit: t.only(r), From: members(n)})
	}
	c.Gates = append(c.Gates, last)
	c.Outputs = []int{n + len(c.Gates) - 1}
	return c
}

// only returns the unit that fires for row r alone: it gains 1 for each input
// that is 1 in the row, loses 1 for each other, and wants all of the former.
func (t Table) only(r int) Unit {
	u := Unit{Threshold: -0.5}
	for _, one := range t.row(r) {
		if one {
			u.Weights, u.Threshold = append(u.Weights, 1), u.Threshold+1
		} else {
			u.Weights = append(u.Weights, -1)
		}
	}
	return u
}

// row returns the inputs of row r as signals.
func (t Table) row(r int) []bool {
	var signals []bool
	for _, x := range Row(t.Inputs(), r) {
		signals = append(signals, x == 1)
	}
	return signals
}
