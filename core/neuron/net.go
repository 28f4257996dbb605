package neuron

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/param"
)

// MaxUnits is the most units of a net.
const MaxUnits = 16

// State is which units of a net fire: bit i is unit i, counted from 0.
type State uint16

// Fires reports whether unit i fires.
func (s State) Fires(i int) bool { return s>>i&1 == 1 }

// With returns s with unit i firing or silent.
func (s State) With(i int, fires bool) State {
	if fires {
		return s | 1<<i
	}
	return s &^ (1 << i)
}

// Format writes the state of n units as digits, unit 0 first: "0110".
func (s State) Format(n int) string {
	fires := make(Table, n)
	for i := range fires {
		fires[i] = s.Fires(i)
	}
	return FormatTable(fires)
}

// ParseState reads a state of n units from n digits, unit 0 first. The error is a
// param.Want.
func ParseState(text string, n int) (State, error) {
	if len(text) != n || strings.Trim(text, "01") != "" {
		return 0, param.Want(fmt.Sprintf("%d digits, each 0 or 1: one per unit", n))
	}
	var s State
	for i := range n {
		s = s.With(i, text[i] == '1')
	}
	return s, nil
}

// Net is N threshold units that look at each other, up to MaxUnits. Whatever
// they are wired for, a step is that of Unit.
type Net struct {
	Weights    [][]float64 // N × N: Weights[i][j] from unit j to unit i
	Thresholds []float64   // one per unit
}

// Len returns N. It panics where the shapes do not fit, or N is not in
// [1, MaxUnits].
func (n Net) Len() int {
	size := len(n.Thresholds)
	if size < 1 || size > MaxUnits || len(n.Weights) != size {
		panic(fmt.Sprintf("neuron: Net: %d thresholds and %d rows of weights, want as many, 1 to %d", size, len(n.Weights), MaxUnits))
	}
	for i, row := range n.Weights {
		if len(row) != size {
			panic(fmt.Sprintf("neuron: Net: row %d has %d weights, want %d", i, len(row), size))
		}
	}
	return size
}

// Input returns Σⱼ wᵢⱼSⱼ, what unit i is given in state s, and whether it makes
// the unit fire. A net without units firing gives 0.
func (n Net) Input(s State, i int) (sum float64, fires bool) {
	size := 0.0
	for j, w := range n.Weights[i] {
		if s.Fires(j) {
			sum += w
			size += math.Abs(w)
		}
	}
	return sum, exceeds(sum, n.Thresholds[i], size)
}

// Step returns the state after the units listed have been updated, all from what
// they see in s.
func (n Net) Step(s State, units []int) State {
	next := s
	for _, i := range units {
		_, fires := n.Input(s, i)
		next = next.With(i, fires)
	}
	return next
}

// Settled reports whether no unit would change in state s: a fixed point in any
// order.
func (n Net) Settled(s State) bool { return n.Step(s, members(n.Len())) == s }

// Symmetric reports whether wᵢⱼ = wⱼᵢ and no unit looks at itself.
func (n Net) Symmetric() bool {
	for i, row := range n.Weights {
		for j, w := range row[:i] {
			if w != n.Weights[j][i] {
				return false
			}
		}
		if row[i] != 0 {
			return false
		}
	}
	return true
}

// Energy returns
//
//	E = −½ Σᵢⱼ wᵢⱼSᵢSⱼ + Σᵢ θᵢSᵢ
//
// where the net is Symmetric; ok is false elsewhere. Updates of one unit at a
// time never raise it: a unit that changes by ΔS changes it by −ΔS(input − θ).
// Since an update that leaves E alone can only silence a unit, such a net always
// settles.
//
// Source: J. J. Hopfield, "Neural networks and physical systems with emergent
// collective computational abilities", PNAS 79, 1982.
func (n Net) Energy(s State) (e float64, ok bool) {
	if !n.Symmetric() {
		return 0, false
	}
	for i, row := range n.Weights {
		if !s.Fires(i) {
			continue
		}
		e += n.Thresholds[i]
		for j, w := range row[:i] {
			if s.Fires(j) {
				e -= w
			}
		}
	}
	return e, true
}
