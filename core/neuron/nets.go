package neuron

import (
	"math/rand/v2"

	"hfplayground/core/catalog"
)

// NetEntry is a row of the table Nets. New returns a net of n units, 2 to MaxUnits.
// Only nets with random weights draw from rnd: whole numbers, so that their energies
// are exact.
type NetEntry = catalog.Entry[func(n int, rnd *rand.Rand) Net]

// Nets returns the table of nets in the order they are offered. A new net is a
// new row.
func Nets() []NetEntry {
	return []NetEntry{
		{Key: "ring", Label: "Ring", Help: "Every unit does what the one before it did: all at once, a pattern goes round forever.",
			New: func(n int, _ *rand.Rand) Net {
				return wired(n, 0.5, func(i, j int) float64 { return indicator(j == (i+n-1)%n) })
			}},
		{Key: "rivals", Label: "Rivals", Help: "Each unit inhibits all others. Updated in sequence, one wins; all at once, none does.",
			New: func(n int, _ *rand.Rand) Net {
				return wired(n, -0.5, func(i, j int) float64 { return -indicator(i != j) })
			}},
		{Key: "symmetric", Label: "Symmetric", Help: "The weights are random, the same both ways: there is an energy, and it never rises one at a time.",
			New: func(n int, rnd *rand.Rand) Net { return mirrored(anyNet(n, rnd)) }},
		{Key: "random", Label: "Random", Help: "The weights are random, and lead to anything from rest to long cycles.", New: anyNet},
	}
}

// wired returns a net with one threshold for all and the weights given.
func wired(n int, threshold float64, weight func(i, j int) float64) Net {
	net := Net{}
	for i := range n {
		row := make([]float64, n)
		for j := range row {
			row[j] = weight(i, j) + 0 // −0 + 0 = 0
		}
		net.Weights = append(net.Weights, row)
		net.Thresholds = append(net.Thresholds, threshold)
	}
	return net
}

// strongest is the largest size of a random weight.
const strongest = 3

// anyNet draws weights from −3 … 3, those of a unit to itself too. Thresholds are
// half a unit off whole numbers: no input is equal to one.
func anyNet(n int, rnd *rand.Rand) Net {
	net := wired(n, 0, func(int, int) float64 { return float64(rnd.IntN(2*strongest+1) - strongest) })
	for i := range net.Thresholds {
		net.Thresholds[i] = float64(rnd.IntN(2*strongest)-strongest) + 0.5
	}
	return net
}

// mirrored returns net with the weights above the diagonal put below it too, and
// none on it.
func mirrored(net Net) Net {
	for i, row := range net.Weights {
		row[i] = 0
		for j := range i {
			row[j] = net.Weights[j][i]
		}
	}
	return net
}

func indicator(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
