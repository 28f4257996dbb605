package gate

import (
	"strings"

	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// gatePicture is a unit with the target that the digits spell, looked at in a
// case.
func gatePicture(name, target string, weights []float64, threshold float64, looked int) wire.Picture {
	g := &wire.Gate{Weights: weights, Threshold: threshold, Name: name, Case: looked}
	n := len(weights)
	for k := range 1 << n {
		sum := 0.0
		var terms []string
		for i, w := range weights {
			if k>>(n-1-i)&1 == 1 {
				sum += w
				terms = append(terms, "w"+plot.Subscript(i+1))
			}
		}
		if terms == nil {
			terms = []string{"0"}
		}
		one := target[k] == '1'
		relation := " ≤ θ"
		if one {
			relation = " > θ"
		}
		fires := sum > threshold
		g.Sums, g.Fires, g.Target = append(g.Sums, sum), append(g.Fires, fires), append(g.Target, one)
		g.Claims = append(g.Claims, wire.Claim{Text: strings.Join(terms, " + ") + relation, Holds: fires == one})
	}
	return wire.Picture{Gate: g}
}

func andGate() wire.Picture { return gatePicture("AND", "0001", []float64{1, 1}, 1.5, 3) }
func xorGate() wire.Picture { return gatePicture("XOR", "0110", []float64{1.25, -0.8}, 0.4, 1) }
func notGate() wire.Picture { return gatePicture("NOT", "10", []float64{-1}, -0.5, 0) }
func fourGate() wire.Picture {
	return gatePicture("a typed table", "0001011101111111", []float64{1, 1, 1, 0.5}, 1.75, 11)
}
