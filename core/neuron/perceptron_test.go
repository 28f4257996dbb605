package neuron_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/neuron"
)

// cyclic is a perceptron that starts from 0 and takes the cases in their order.
func cyclic(cases []neuron.Case) neuron.Perceptron {
	order := make(neuron.Sequence, len(cases))
	for k := range order {
		order[k] = k
	}
	return neuron.Perceptron{Cases: cases, Order: order, Start: make([]float64, len(cases[0].X)+1)}
}

// learn returns the unit after one case, by the rule as it is printed: where
// S = T nothing changes; where S = 1 and T = 0, wᵢ becomes wᵢ − xᵢ and θ becomes
// θ + 1; where S = 0 and T = 1, wᵢ becomes wᵢ + xᵢ and θ becomes θ − 1.
func learn(u neuron.Unit, c neuron.Case) neuron.Unit {
	s := u.Fires(c.X)
	if s == c.T {
		return u
	}
	by := 1.0
	if s {
		by = -1
	}
	next := neuron.Unit{Weights: make([]float64, len(u.Weights)), Threshold: decimal(u.Threshold - by)}
	for i, w := range u.Weights {
		next.Weights[i] = decimal(w + by*c.X[i])
	}
	return next
}

// decimal returns the number of nine decimals that is nearest to x.
func decimal(x float64) float64 { return math.Round(x*1e9)/1e9 + 0 }

// settle runs a perceptron until no case is wrong, until it repeats itself, or for at most
// limit steps, and returns the last one: of number 0 where no case is wrong at the start.
func settle(p neuron.Perceptron, limit int) neuron.Step {
	last := neuron.Step{After: p.Start, Wrong: p.Wrong(p.Start)}
	for s := range p.Steps() {
		last = s
		if s.Cycle.Period > 0 || s.Number >= limit {
			break
		}
	}
	return last
}

// onesCases is all questions of n bits in order, to fire from least ones on.
func onesCases(n, least int) []neuron.Case {
	cases := make([]neuron.Case, 1<<n)
	for r := range cases {
		ones := 0
		for _, x := range neuron.Row(n, r) {
			ones += int(x)
		}
		cases[r] = neuron.Case{X: neuron.Row(n, r), T: ones >= least}
	}
	return cases
}

// The rule as printed and that of vectors agree to the bit, for cases and starts
// that no float64 writes exactly.
func TestBothFormsOfTheRule(t *testing.T) {
	rnd := seeded(10)
	modified := 0
	for range 300 {
		n := 1 + rnd.IntN(4)
		w := randomVector(rnd, n+1)
		u := neuron.FromVector(slices.Clone(w))
		for range 100 {
			c := neuron.Case{X: randomVector(rnd, n), T: rnd.IntN(2) == 1}
			s := neuron.FromVector(w).Fires(c.X)
			if s != c.T {
				modified++
			}
			w, u = neuron.Correct(w, c.Vector(), c.T, s), learn(u, c)
			if !slices.Equal(u.Vector(), w) {
				t.Fatalf("the printed rule gives %v, that of vectors %v", u.Vector(), w)
			}
		}
	}
	if modified < 1000 {
		t.Errorf("only %d modifications", modified)
	}
}

// randomVector draws tenths, half of them at 0.
func randomVector(rnd *rand.Rand, n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		if rnd.IntN(2) == 0 {
			v[i] = float64(rnd.IntN(41)-20) / 10
		}
	}
	return v
}

// Known runs: from 0, in the order of the table.
func TestKnownCounts(t *testing.T) {
	tests := []struct {
		name          string
		cases         []neuron.Case
		modifications int
		bound         float64
	}{
		{"AND", onesCases(2, 2), 10, 51},
		{"OR", onesCases(2, 1), 4, 27},
		{"majority of 5", onesCases(5, 3), 42, 270},
		{"AND of 10", onesCases(10, 10), 387, 4411},
	}
	for _, tt := range tests {
		p := cyclic(tt.cases)
		last := settle(p, 1<<20)
		if last.Wrong != 0 || last.Modifications != tt.modifications {
			t.Errorf("%s: %s, want converged after %d modifications", tt.name, last.Name(), tt.modifications)
		}
		proof, ok := neuron.Prove(p.Cases, p.Start, neuron.Separate(p.Cases).W)
		if !ok || proof.Bound < tt.bound-1e-6 || proof.Bound > tt.bound+1e-6 {
			t.Errorf("%s: bound %g, want %g", tt.name, proof.Bound, tt.bound)
		}
	}
}

// Every step follows the rule; the counters count; the run ends at the first
// step after which no case is wrong.
func TestSteps(t *testing.T) {
	rnd := seeded(11)
	for _, e := range neuron.Orders() {
		if !e.Single {
			continue
		}
		p := cyclic((&neuron.Clouds{N: 30, Margin: 0.3}).Make(rnd).Cases)
		p.Order, p.Start = e.New(len(p.Cases), 5), []float64{0.5, -1, 2}
		w, number, modifications, wrong := p.Start, 0, 0, p.Wrong(p.Start)
		for s := range p.Steps() {
			if wrong == 0 {
				t.Fatalf("%s: a step after the last", e.Key)
			}
			c := p.Cases[s.Case]
			if s.Case != p.Order.Turn(number)[0] || s.T != c.T || s.S != neuron.FromVector(w).Fires(c.X) || !slices.Equal(s.Before, w) {
				t.Fatalf("%s: step %d: %+v", e.Key, number, s)
			}
			number++
			if s.Modified() {
				modifications++
			}
			w, wrong = learn(neuron.FromVector(w), c).Vector(), p.Wrong(s.After)
			if s.Number != number || s.Modifications != modifications || s.Wrong != wrong || !slices.Equal(s.After, w) {
				t.Fatalf("%s: step %d: %+v", e.Key, number, s)
			}
		}
		if wrong != 0 || number == 0 {
			t.Errorf("%s: ends after %d steps with %d wrong", e.Key, number, wrong)
		}
	}
	p := cyclic(onesCases(2, 2))
	p.Start = []float64{1.5, 1, 1}
	for range p.Steps() {
		t.Error("a step from the paper's weights of AND")
	}
	if name := settle(p, 10).Name(); name != "converged after 0 modifications" {
		t.Errorf("from the paper's weights: %s", name)
	}
}

// The first step of AND that modifies is at x·w = 0: the unit is silent there.
func TestFirstModification(t *testing.T) {
	for s := range cyclic(onesCases(2, 2)).Steps() {
		if !s.Modified() {
			continue
		}
		if s.Case != 3 || s.S || !s.T || !slices.Equal(s.After, []float64{-1, 1, 1}) {
			t.Errorf("first modification %+v", s)
		}
		break
	}
}

// Powers of two times all numbers, x₀ too, change no answer: from 0 the weights
// are the same multiple at every step.
func TestScale(t *testing.T) {
	cases := (&neuron.Clouds{N: 20, Margin: 0.2}).Make(seeded(12)).Cases
	const scale = 0.125
	w, scaled := make([]float64, 3), make([]float64, 3)
	fires := func(w, x []float64) bool { // w·x > 0, by a unit that sees x₀ too
		return neuron.Unit{Weights: w}.Fires(x)
	}
	for k := range 20 * len(cases) {
		c := cases[k%len(cases)]
		x := c.Vector()
		times := make([]float64, len(x))
		for i := range x {
			times[i] = scale * x[i]
		}
		w = neuron.Correct(w, x, c.T, fires(w, x))
		scaled = neuron.Correct(scaled, times, c.T, fires(scaled, times))
		for i := range w {
			if scaled[i] != scale*w[i] {
				t.Fatalf("step %d: %v is not %g times %v", k, scaled, scale, w)
			}
		}
	}
}

// XOR cycles from any start, and is never said to have converged; so does every
// table without a unit. All others converge.
func TestTablesCycleOrConverge(t *testing.T) {
	rnd := seeded(13)
	for n := 2; n <= 3; n++ {
		for _, table := range tables(n) {
			_, realisable := neuron.Realise(table)
			p := cyclic(table.Cases())
			p.Start = randomVector(rnd, n+1)
			last := settle(p, 10000)
			if converged := last.Wrong == 0; converged != realisable || converged == (last.Cycle.Period > 0) {
				t.Errorf("%s from %v: %s, has a unit: %t", neuron.FormatTable(table), p.Start, last.Name(), realisable)
			}
			if last.Cycle.Period > 0 {
				checkCycle(t, p, last.Cycle)
			}
		}
	}
}

// checkCycle checks that a cycle is one, and that no shorter one is there.
func checkCycle(t *testing.T, p neuron.Perceptron, c neuron.Cycle) {
	t.Helper()
	states := [][]float64{p.Start}
	for s := range p.Steps() {
		states = append(states, s.After)
		if s.Number == c.From+2*c.Period {
			break
		}
	}
	same := slices.Equal[[]float64]
	if c.Period%len(p.Cases) != 0 || len(states) != c.From+2*c.Period+1 {
		t.Fatalf("%+v of %d cases, %d states", c, len(p.Cases), len(states))
	}
	for k := c.From; k <= c.From+c.Period; k++ {
		if !same(states[k], states[k+c.Period]) {
			t.Errorf("%+v: the weights of step %d are %v, then %v", c, k, states[k], states[k+c.Period])
		}
	}
	for shorter := len(p.Cases); shorter < c.Period; shorter += len(p.Cases) {
		if same(states[c.From], states[c.From+shorter]) {
			t.Errorf("%+v: they are the same after %d steps", c, shorter)
		}
	}
}

// Cases of tenths that no line parts cycle too, and close to the last bit: each
// of their runs is that of whole numbers, with all ten times as large.
func TestCyclesOfDecimals(t *testing.T) {
	rnd := seeded(14)
	found := 0
	for range 200 {
		n := 1 + rnd.IntN(3)
		cases, start := make([]neuron.Case, 4+rnd.IntN(8)), randomVector(rnd, n+1)
		for k := range cases {
			cases[k] = neuron.Case{X: randomVector(rnd, n), T: rnd.IntN(2) == 1}
		}
		if neuron.Separate(cases).Separable() {
			continue
		}
		found++
		p := cyclic(cases)
		p.Start = start
		last := settle(p, 1<<20)
		if last.Cycle.Period == 0 {
			t.Errorf("%v from %v: %s", cases, start, last.Name())
			continue
		}
		checkCycle(t, p, last.Cycle)
		checkTenfold(t, p, last.Number)
	}
	if found < 100 {
		t.Errorf("%d sets are not separable, want at least 100", found)
	}
}

// checkTenfold compares a run of tenths with the same in whole numbers.
func checkTenfold(t *testing.T, p neuron.Perceptron, steps int) {
	t.Helper()
	whole := tenfold(p.Start)
	for s := range p.Steps() {
		x := tenfold(p.Cases[s.Case].Vector())
		whole = neuron.Correct(whole, x, s.T, neuron.Unit{Weights: whole}.Fires(x))
		for i, w := range s.After {
			if w != whole[i]/10 {
				t.Fatalf("step %d: %v is not a tenth of %v", s.Number, s.After, whole)
			}
		}
		if s.Number == steps {
			return
		}
	}
}

func tenfold(v []float64) []float64 {
	whole := make([]float64, len(v))
	for i, x := range v {
		whole[i] = math.Round(10 * x)
	}
	return whole
}

func TestXORCycles(t *testing.T) {
	p := cyclic(gate(t, "xor").Table(2).Cases())
	last := settle(p, 1000)
	if last.Cycle.Period != 4 || last.Wrong == 0 || last.Name() != "cycle of 4 steps" {
		t.Errorf("%s: %+v", last.Name(), last)
	}
	checkCycle(t, p, last.Cycle)
	p.Order = neuron.Random{N: 4, Seed: 1}
	if last := settle(p, 5000); last.Wrong == 0 || last.Cycle.Period != 0 || last.Number != 5000 {
		t.Errorf("in random order: %+v", last)
	}
}
