package neuron_test

import (
	"reflect"
	"testing"

	"hfplayground/core/neuron"
)

// The nets of the table do what their rows say, at every size.
func TestNets(t *testing.T) {
	longest := 0
	for _, e := range neuron.Nets() {
		for n := 2; n <= neuron.MaxUnits; n++ {
			net := e.New(n, seeded(uint64(n)))
			if net.Len() != n || !reflect.DeepEqual(net, e.New(n, seeded(uint64(n)))) {
				t.Fatalf("%s of %d: %+v, and another from the same seed", e.Key, n, net)
			}
			if symmetric := e.Key == "rivals" || e.Key == "symmetric" || e.Key == "ring" && n == 2; net.Symmetric() != symmetric {
				t.Errorf("%s of %d is symmetric: %t, want %t", e.Key, n, net.Symmetric(), symmetric)
			}
			together := net.Follow(1, neuron.AtOnce(n), 1<<17)
			turns := net.Follow(0, neuron.Orders()[2].New(n, 0), 1<<17)
			switch e.Key {
			case "ring":
				if together.Period != n || turns.Period != 1 {
					t.Errorf("ring of %d: %s at once, %s in sequence", n, together.Name(), turns.Name())
				}
			case "rivals":
				none := net.Follow(0, neuron.AtOnce(n), 10)
				if none.Name() != "cycle of 2" || turns.Name() != "fixed point" || turns.States[n] != 1 {
					t.Errorf("rivals, %d: %s at once, in sequence %s at %s", n, none.Name(), turns.Name(), turns.States[n].Format(n))
				}
			case "random":
				longest = max(longest, together.Period)
			}
		}
	}
	if longest < 4 {
		t.Errorf("no random net has a cycle longer than %d", longest)
	}
}
