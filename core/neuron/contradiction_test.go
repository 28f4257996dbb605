package neuron_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/neuron"
)

// seeded returns a source of randomness of its own.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

func TestRequirementsOfXOR(t *testing.T) {
	formulas := []string{"0 ≤ θ", "w₂ > θ", "w₁ > θ", "w₁ + w₂ ≤ θ"}
	tests := []struct {
		w1, w2, theta float64
		holds         []bool
	}{
		{0, 0, 0, []bool{true, false, false, true}},
		{1, 1, 0.5, []bool{true, true, true, false}},
		{1, 1, 1.5, []bool{true, false, false, false}},
		{1, 1, 2, []bool{true, false, false, true}},
		{1, -1, 0.5, []bool{true, false, true, true}},
		{-1, -1, -1.5, []bool{false, true, true, true}},
		{0.1, 0.2, 0.3, []bool{true, false, false, true}},
	}
	for _, tt := range tests {
		u := neuron.Unit{Weights: []float64{tt.w1, tt.w2}, Threshold: tt.theta}
		for r, q := range neuron.Requirements(gate(t, "xor").Table(2), u) {
			if q.Formula != formulas[r] || q.Holds != tt.holds[r] || q.Row != r {
				t.Errorf("%+v row %d: %s holds: %t, want %s %t", u, r, q.Formula, q.Holds, formulas[r], tt.holds[r])
			}
		}
	}
}

// A table meets all its requirements exactly with the units that compute it.
func TestRequirementsAreTheTable(t *testing.T) {
	rnd := seeded(1)
	for range 2000 {
		u := unitOfHalves(rnd, 1+rnd.IntN(4))
		table := anyTable(rnd, len(u.Weights))
		computed := u.Table()
		for r, q := range neuron.Requirements(table, u) {
			if q.Holds != (computed[r] == table[r]) {
				t.Fatalf("%+v for %s: %s holds: %t", u, neuron.FormatTable(table), q.Formula, q.Holds)
			}
		}
	}
}

// anyTable draws a table of n inputs.
func anyTable(rnd *rand.Rand, n int) neuron.Table {
	t := make(neuron.Table, 1<<n)
	for r := range t {
		t[r] = rnd.IntN(2) == 1
	}
	return t
}

// unitOfHalves draws weights and a threshold among the multiples of 1/2 in
// [−2, 2]: equalities are frequent.
func unitOfHalves(rnd *rand.Rand, n int) neuron.Unit {
	u := neuron.Unit{Weights: make([]float64, n), Threshold: float64(rnd.IntN(9)-4) / 2}
	for i := range u.Weights {
		u.Weights[i] = float64(rnd.IntN(9)-4) / 2
	}
	return u
}

// Every table has either a unit or a contradiction.
func TestContradictOrRealise(t *testing.T) {
	for n := 1; n <= neuron.MaxInputs; n++ {
		for _, table := range tables(n) {
			_, unit := neuron.Realise(table)
			c, contradiction := neuron.Contradict(table)
			if unit == contradiction {
				t.Fatalf("%s: unit %t, contradiction %t", neuron.FormatTable(table), unit, contradiction)
			}
			if !contradiction {
				continue
			}
			for i := range n {
				sum := 0.0
				for k := range 2 {
					sum += neuron.Row(n, c.Fires[k])[i] - neuron.Row(n, c.Silent[k])[i]
				}
				if sum != 0 || !table[c.Fires[0]] || !table[c.Fires[1]] || table[c.Silent[0]] || table[c.Silent[1]] {
					t.Fatalf("%s: %+v is no contradiction", neuron.FormatTable(table), c)
				}
			}
		}
	}
}

func TestDeriveXOR(t *testing.T) {
	c, ok := neuron.Contradict(gate(t, "xor").Table(2))
	if !ok {
		t.Fatal("no contradiction in XOR")
	}
	want := []struct {
		formula     string
		left, right float64
		holds       bool
		from        []int
	}{
		{"w₂ > θ", 0.75, 0.5, true, nil},
		{"w₁ > θ", 1, 0.5, true, nil},
		{"w₁ + w₂ > 2θ", 1.75, 1, true, []int{0, 1}},
		{"0 ≤ θ", 0, 0.5, true, nil},
		{"w₁ + w₂ ≤ θ", 1.75, 0.5, false, nil},
		{"w₁ + w₂ ≤ 2θ", 1.75, 1, false, []int{3, 4}},
		{"2θ > 2θ", 1, 1, false, []int{2, 5}},
	}
	lines := c.Derive(neuron.Unit{Weights: []float64{1, 0.75}, Threshold: 0.5})
	if len(lines) != len(want) {
		t.Fatalf("%d lines, want %d", len(lines), len(want))
	}
	for i, w := range want {
		l := lines[i]
		if l.Formula != w.formula || l.Left != w.left || l.Right != w.right || l.Holds != w.holds || !slices.Equal(l.From, w.from) {
			t.Errorf("line %d: %+v, want %+v", i, l, w)
		}
	}
	if why := lines[0].Why; why != "row 01 must fire" {
		t.Errorf("line 0 says %q", why)
	}
	if why := lines[3].Why; why != "row 00 must not fire" {
		t.Errorf("line 3 says %q", why)
	}
}

// Whatever the weights, exactly one of the two sums holds, a sum holds where both
// its parts do, and at least one of the four requirements fails.
func TestDeriveAnyTable(t *testing.T) {
	rnd := seeded(2)
	for range 5000 {
		n := 2 + rnd.IntN(3)
		c, ok := neuron.Contradict(anyTable(rnd, n))
		if !ok {
			continue
		}
		u := unitOfHalves(rnd, n)
		for i := range u.Weights {
			u.Weights[i] *= 0.2 // tenths, which no float64 is
		}
		u.Threshold *= 0.2
		l := c.Derive(u)
		if l[2].Holds == l[5].Holds {
			t.Errorf("%+v: sums hold: %t and %t", u, l[2].Holds, l[5].Holds)
		}
		for _, sum := range []int{2, 5} {
			if l[sum-2].Holds && l[sum-1].Holds && !l[sum].Holds {
				t.Errorf("%+v: line %d fails though its parts hold", u, sum)
			}
		}
		if l[0].Holds && l[1].Holds && l[3].Holds && l[4].Holds || l[6].Holds {
			t.Errorf("%+v meets all requirements", u)
		}
	}
}
