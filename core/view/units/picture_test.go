package units

import (
	"math"
	"math/rand/v2"
	"strconv"

	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// netWire is a wire of a net in a test.
type netWire struct {
	to, from int
	weight   float64
}

// unitsOf returns a net of named units at places, with wires.
func unitsOf(names []string, at [][2]float64, thresholds []float64, wires ...netWire) *wire.Units {
	n := len(names)
	u := &wire.Units{Names: names, Weights: make([]float64, n*n), Thresholds: thresholds,
		On: make([]bool, n), Changed: make([]bool, n), Next: make([]bool, n), Given: make([]bool, n)}
	for _, p := range at {
		u.X, u.Y = append(u.X, p[0]), append(u.Y, p[1])
	}
	for _, k := range wires {
		u.Weights[k.to*n+k.from] = k.weight
	}
	return u
}

// xorCircuit is XOR from an OR, a NAND and an AND, with both inputs given.
func xorCircuit() wire.Picture {
	u := unitsOf([]string{"x₁", "x₂", "OR", "NAND", "AND"},
		[][2]float64{{0, 0.85}, {0, 0.15}, {0.5, 0.85}, {0.5, 0.15}, {1, 0.5}}, []float64{0, 0, 0.5, -1.5, 1.5},
		netWire{2, 0, 1}, netWire{2, 1, 1}, netWire{3, 0, -1}, netWire{3, 1, -1}, netWire{4, 2, 1}, netWire{4, 3, 1})
	u.Given[0], u.Given[1] = true, true
	u.On[0], u.On[2], u.On[3] = true, true, true
	u.Changed[2], u.Changed[3], u.Next[4] = true, true, true
	return wire.Picture{Units: u}
}

// ring returns n places on a circle, from the top on.
func ring(n int) (at [][2]float64) {
	for i := range n {
		s, c := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		at = append(at, [2]float64{0.5 + 0.5*s, 0.5 + 0.5*c})
	}
	return at
}

// symmetricNet is n units with weights of chance, the same both ways, after some
// steps.
func symmetricNet(n, steps int) wire.Picture {
	rnd := rand.New(rand.NewPCG(3, 4))
	var names []string
	for i := range n {
		names = append(names, "S"+plot.Subscript(i+1))
	}
	u := unitsOf(names, ring(n), make([]float64, n))
	for i := range n {
		u.On[i] = rnd.IntN(2) == 0
		u.Thresholds[i] = float64(rnd.IntN(5)-2) / 2
		for j := range i {
			w := float64(rnd.IntN(9)-4) / 2
			u.Weights[i*n+j], u.Weights[j*n+i] = w, w
		}
	}
	e := 3.5
	for k := range steps + 4 {
		u.Energy = append(u.Energy, e)
		if k%2 == 1 && k < 9 {
			e -= 1.5
		}
	}
	u.Step, u.Changed[1%n], u.Next[2%n], u.Next[1%n] = steps, true, true, n == 6
	return wire.Picture{Units: u}
}

// denseNet is 16 units with weights of chance, unlike both ways, and to themselves.
func denseNet() wire.Picture {
	const n = 16
	rnd := rand.New(rand.NewPCG(5, 6))
	var names []string
	for i := range n {
		names = append(names, strconv.Itoa(i+1))
	}
	u := unitsOf(names, ring(n), make([]float64, n))
	for i := range n {
		u.On[i], u.Next[i] = rnd.IntN(2) == 0, true
		for j := range n {
			u.Weights[i*n+j] = math.Round(20*rnd.NormFloat64()) / 20
		}
	}
	u.Cycle = "cycle of 4"
	return wire.Picture{Units: u}
}

// flipFlop is two units that hold each other down, each with a wire to itself.
func flipFlop() wire.Picture {
	u := unitsOf([]string{"set", "reset", "clock"}, [][2]float64{{0, 0.5}, {1, 0.5}, {0.5, 0.5}}, []float64{0.5, -12.25, 0},
		netWire{0, 1, -1}, netWire{1, 0, -1.5}, netWire{0, 0, 2}, netWire{1, 1, -2}, netWire{2, 2, 1})
	u.On[0], u.Cycle = true, "fixed point"
	return wire.Picture{Units: u}
}
