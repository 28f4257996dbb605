package neuron_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/neuron"
	"hfplayground/core/param"
)

// halves draws a net of n units whose weights and thresholds are multiples of
// 1/2 in [−2, 2], so that energies are exact and equalities frequent.
func halves(rnd *rand.Rand, n int, symmetric bool) neuron.Net {
	net := neuron.Net{}
	for i := range n {
		u := unitOfHalves(rnd, n)
		net.Weights = append(net.Weights, u.Weights)
		net.Thresholds = append(net.Thresholds, u.Threshold)
		for j := range i {
			if symmetric {
				net.Weights[j][i] = u.Weights[j]
			}
		}
		if symmetric {
			u.Weights[i] = 0
		}
	}
	return net
}

// One at a time, a symmetric net never gains energy and always settles; all at
// once, it ends in a fixed point or goes to and fro between two states.
func TestSymmetricNets(t *testing.T) {
	rnd := seeded(3)
	names := map[string]int{}
	for range 500 {
		n := 1 + rnd.IntN(neuron.MaxUnits)
		net := halves(rnd, n, true)
		start := neuron.State(rnd.IntN(1 << n))
		for _, e := range neuron.Orders() {
			o := net.Follow(start, e.New(n, rnd.Uint64()), 5000)
			if e.Single && o.Period != 1 || o.Period < 1 || o.Period > 2 {
				t.Errorf("%s: %+v from %s ends in: %s", e.Key, net, start.Format(n), o.Name())
			}
			names[e.Key+": "+o.Name()]++
			for k := 1; k < len(o.States) && e.Single; k++ {
				before, _ := net.Energy(o.States[k-1])
				if after, ok := net.Energy(o.States[k]); !ok || after > before {
					t.Fatalf("%s: %+v: energy rises from %g to %g", e.Key, net, before, after)
				}
			}
		}
	}
	if names["at-once: cycle of 2"] == 0 || names["at-once: fixed point"] == 0 {
		t.Errorf("only %v", names)
	}
}

// The energy is that of its formula, and only symmetric nets have one.
func TestEnergy(t *testing.T) {
	rnd := seeded(4)
	for range 200 {
		n := 2 + rnd.IntN(6)
		net := halves(rnd, n, true)
		s := neuron.State(rnd.IntN(1 << n))
		want := 0.0
		for i := range n {
			for j := range n {
				if s.Fires(i) && s.Fires(j) {
					want -= net.Weights[i][j] / 2
				}
			}
			if s.Fires(i) {
				want += net.Thresholds[i]
			}
		}
		if got, ok := net.Energy(s); !ok || got != want {
			t.Errorf("energy of %s = %g, %t, want %g", s.Format(n), got, ok, want)
		}
		net.Weights[0][1] += 0.5
		if _, ok := net.Energy(s); ok {
			t.Error("a net that is not symmetric has an energy")
		}
		net.Weights[0][1] -= 0.5
		net.Weights[1][1] = 1
		if _, ok := net.Energy(s); ok {
			t.Error("a net with a unit that looks at itself has an energy")
		}
	}
}

// ring is a net in which every unit copies the one before it.
func ring(n int) neuron.Net {
	net := neuron.Net{Thresholds: make([]float64, n)}
	for i := range n {
		row := make([]float64, n)
		row[(i+n-1)%n] = 1
		net.Weights = append(net.Weights, row)
		net.Thresholds[i] = 0.5
	}
	return net
}

// pair is two units that silence each other.
func pair() neuron.Net {
	return neuron.Net{Weights: [][]float64{{0, -1}, {-1, 0}}, Thresholds: []float64{-0.5, -0.5}}
}

func TestFollow(t *testing.T) {
	// The second unit undoes in sequence what the first does: 00, 10, 11, 01.
	turning := neuron.Net{Weights: [][]float64{{0, -1}, {1, 0}}, Thresholds: []float64{-0.5, 0.5}}
	tests := []struct {
		name      string
		net       neuron.Net
		start     string
		order     neuron.Order
		transient int
		period    int
		ends      string
	}{
		{"ring, one fires", ring(5), "10000", neuron.AtOnce(5), 0, 5, "cycle of 5"},
		{"ring, every other fires", ring(6), "101010", neuron.AtOnce(6), 0, 2, "cycle of 2"},
		{"ring, all fire", ring(6), "111111", neuron.AtOnce(6), 0, 1, "fixed point"},
		{"ring in sequence", ring(4), "0001", neuron.Sequence{0, 1, 2, 3}, 3, 1, "fixed point"},
		{"ring backwards", ring(3), "100", neuron.Sequence{2, 1, 0}, 1, 6, "cycle of 6"},
		{"pair at once", pair(), "00", neuron.AtOnce(2), 0, 2, "cycle of 2"},
		{"pair in sequence", pair(), "00", neuron.Sequence{0, 1}, 1, 1, "fixed point"},
		{"pair by the other", pair(), "00", neuron.Sequence{1, 0}, 1, 1, "fixed point"},
		{"turning at once", turning, "00", neuron.AtOnce(2), 0, 4, "cycle of 4"},
		{"turning in sequence", turning, "00", neuron.Sequence{0, 1}, 0, 4, "cycle of 4"},
		{"turning, only one moves", turning, "00", neuron.Sequence{1}, 0, 1, "fixed point"},
		{"turning by chance", turning, "00", neuron.Random{N: 2, Seed: 1}, 0, 0, "no cycle within 1000 steps"},
	}
	for _, tt := range tests {
		n := tt.net.Len()
		start, err := neuron.ParseState(tt.start, n)
		if err != nil {
			t.Fatal(err)
		}
		o := tt.net.Follow(start, tt.order, 1000)
		if o.Transient != tt.transient || o.Period != tt.period || o.Name() != tt.ends {
			t.Errorf("%s: after %d steps %s, want after %d %s", tt.name, o.Transient, o.Name(), tt.transient, tt.ends)
		}
	}
	if o := ring(5).Follow(1, neuron.AtOnce(5), 3); o.Name() != "no cycle within 3 steps" || len(o.States) != 4 {
		t.Errorf("cut at 3 steps: %s with %d states", o.Name(), len(o.States))
	}
}

// What Follow calls a cycle is one: for any net, the steps after it repeat it,
// with no shorter period and no earlier start.
func TestFollowAnyNet(t *testing.T) {
	rnd := seeded(5)
	for range 300 {
		n := 1 + rnd.IntN(6)
		net := halves(rnd, n, false)
		for _, e := range neuron.Orders() {
			order := e.New(n, 1)
			if order.Period() == 0 {
				continue
			}
			s := neuron.State(rnd.IntN(1 << n))
			o := net.Follow(s, order, 1<<12)
			states := []neuron.State{s}
			for k := range o.Transient + 4*n*(o.Period+1) {
				s = net.Step(s, order.Turn(k))
				states = append(states, s)
			}
			if !slices.Equal(o.States, states[:len(o.States)]) {
				t.Fatalf("%s: the states are not those of the net", e.Key)
			}
			after := states[o.Transient:]
			for p := 1; p <= o.Period; p++ {
				if repeats := slices.Equal(after[p:], after[:len(after)-p]); repeats != (p == o.Period) {
					t.Errorf("%s: period %d repeats: %t, found %d", e.Key, p, repeats, o.Period)
				}
			}
			if o.Transient > 0 && states[o.Transient-1] == states[o.Transient-1+o.Period] {
				t.Errorf("%s: the cycle begins before step %d", e.Key, o.Transient)
			}
		}
	}
}

// A step of a net is that of its units, and only of those whose turn it is.
func TestStepIsThatOfUnits(t *testing.T) {
	rnd := seeded(6)
	for range 500 {
		n := 1 + rnd.IntN(neuron.MaxUnits)
		net := halves(rnd, n, false)
		s := neuron.State(rnd.IntN(1 << n))
		x := make([]float64, n)
		for i := range x {
			if s.Fires(i) {
				x[i] = 1
			}
		}
		only := rnd.IntN(n)
		all, one := net.Step(s, neuron.AtOnce(n).Turn(0)), net.Step(s, []int{only})
		for i := range n {
			fires := neuron.Unit{Weights: net.Weights[i], Threshold: net.Thresholds[i]}.Fires(x)
			if all.Fires(i) != fires || i == only && one.Fires(i) != fires || i != only && one.Fires(i) != s.Fires(i) {
				t.Fatalf("unit %d of %+v in %s", i, net, s.Format(n))
			}
		}
	}
}

// Random turns are even, repeat for a seed, and differ between seeds.
func TestRandomOrder(t *testing.T) {
	const steps, n = 8000, 8
	order, same, other := neuron.Random{N: n, Seed: 7}, neuron.Random{N: n, Seed: 7}, neuron.Random{N: n, Seed: 8}
	var count [n]int
	var follows [n][n]int
	agree, last := 0, 0
	for k := range steps {
		at := order.Turn(k)[0]
		if at != same.Turn(k)[0] {
			t.Fatal("two runs differ")
		}
		if at == other.Turn(k)[0] {
			agree++
		}
		count[at]++
		follows[last][at]++
		last = at
	}
	// Five standard deviations of a binomial count.
	for i, c := range count {
		if c < 850 || c > 1150 {
			t.Errorf("%d had %d of %d turns", i, c, steps)
		}
		for j, f := range follows[i] {
			if f < 70 || f > 180 {
				t.Errorf("%d followed %d %d times of %d", j, i, f, steps)
			}
		}
	}
	if agree < 850 || agree > 1150 {
		t.Errorf("two seeds agree in %d of %d turns", agree, steps)
	}
}

func TestParseState(t *testing.T) {
	s, err := neuron.ParseState("0110", 4)
	if err != nil || s.Format(4) != "0110" || s.Fires(0) || !s.Fires(1) {
		t.Errorf("0110 is read as %s, %v", s.Format(4), err)
	}
	for _, text := range []string{"", "011", "01101", "01a0"} {
		if _, err := neuron.ParseState(text, 4); err != param.Want("4 digits, each 0 or 1: one per unit") {
			t.Errorf("ParseState(%q) = %v", text, err)
		}
	}
}
