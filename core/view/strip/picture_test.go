package strip

import (
	"sync"

	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// The nets: what they do is real, after as many steps of training as tests have time for.
// Each is trained once.
var (
	xor    = net(viewtest.Recurrent{Task: "xor", Length: 10, Units: []int{12}, N: 32, Steps: 10, Names: []string{"bit", "mark"}, Class: []string{"same", "different"}})
	shortT = net(viewtest.Recurrent{Task: "addition", Length: 5, Units: []int{5}, N: 32, Steps: 15, Names: []string{"number", "mark"}})
	order  = net(viewtest.Recurrent{Task: "order-2", Length: 30, Units: []int{20, 10}, N: 16, Steps: 3,
		Names: []string{"X", "Y", "a", "b", "c", "d", "start", "end"}, Class: []string{"XX", "XY", "YX", "YY"}})
	memory = net(viewtest.Recurrent{Task: "memory", Length: 20, Units: []int{30}, N: 32, Steps: 6,
		Names: []string{"bit 0", "bit 1", "blank", "recall"}, Class: []string{"bit 0", "bit 1"}})
	text = net(viewtest.Recurrent{Task: "text", Length: 25, Units: []int{20}, N: 100, Steps: 4})
	long = net(viewtest.Recurrent{Task: "addition", Length: 200, Units: []int{200}, N: 1, Steps: 1, Names: []string{"number", "mark"}})
)

// net returns what gives the picture of a training, which is made when it is first asked for.
func net(r viewtest.Recurrent) func() wire.Picture {
	made := sync.OnceValues(func() (wire.Picture, error) { return r.Picture(0) })
	return func() wire.Picture {
		p, err := made()
		if err != nil {
			panic(err)
		}
		return wire.Picture{Sequence: p.Sequence, Look: p.Look}
	}
}

func hovered(p wire.Picture, layer, unit, from int) wire.Picture {
	p.Look = &wire.Look{Hover: &wire.Spot{Kind: wire.SpotReading, Layer: layer, Unit: unit, From: from}}
	return p
}
