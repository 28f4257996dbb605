package neuron

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// The nets that the reader writes.
const (
	ownCircuit = "circuit"
	ownNet     = "own"
)

// mostOrbit is how many steps a net of binary units is followed: all its states
// may come before the first comes again, but nobody watches so long.
const mostOrbit = 400

func (n *neurons) unitsFields() []param.Field {
	sized := catalog.Keys(neuron.Nets())
	nets := slices.Concat(
		param.Explained(neuron.Circuits()), []param.Option{{Key: ownCircuit, Label: "Own circuit", Help: "You type the circuit."}},
		param.Explained(netPresets()), param.Explained(neuron.Nets()), []param.Option{{Key: ownNet, Label: "Own net", Help: "You type the weights and thresholds."}},
	)
	return []param.Field{
		param.Choice(&n.net, "net", nets, "This is a net of binary units.").Called("Net", "").In("Units"),
		param.Text(&n.circuit, "circuit", 400, checkCircuit, "This is your own circuit: inputs, gates and outputs separated by semicolons, such as in x y; s and x y; out s.").Called("Circuit", "").In("Units").If("net", ownCircuit),
		param.Int(&n.size, "units", param.Linear(2, neuron.MaxUnits), "This is the number of units.").Called("Units", "N").In("Units").If("net", sized...),
		param.Int(&n.netSeed, "net-seed", param.Linear(0, 1<<31-1), "This is the seed of the random weights.").Called("Weight seed", "").In("Units").If("net", sized...),
		param.Floats(&n.matrix, "matrix", param.Linear(-maxSignal, maxSignal), 1, neuron.MaxUnits*neuron.MaxUnits, "These are the N×N weights of your own net, row by row: a row holds the incoming weights of one unit.").Called("Weights", "").In("Units").If("net", ownNet),
		param.Floats(&n.ownThresholds, "thresholds", param.Linear(-maxSignal, maxSignal), 1, neuron.MaxUnits, "These are the thresholds of your own net, one per unit; missing ones are 0.").Called("Thresholds", "θ").In("Units").If("net", ownNet),
		param.Text(&n.state, "state", neuron.MaxUnits, checkBits, "These units fire at the start, one digit per unit; empty means the preset's state.").Called("Initial state", "").In("Units"),
		param.Choice(&n.order, "order", orderOptions(false), "These units are updated in each step.").Called("Order", "").In("Units"),
		param.Int(&n.orderSeed, "order-seed", param.Linear(0, 1<<31-1), "This is the seed of the random order.").Called("Order seed", "").In("Units").If("order", "random"),
	}
}

func checkBits(text string) error {
	if strings.Trim(text, "01") != "" {
		return param.Want("digits 0 and 1, one per unit")
	}
	return nil
}

func checkCircuit(text string) error {
	_, err := neuron.ParseCircuit(text)
	return err
}

// netPreset is a net that is no circuit.
type netPreset struct {
	key, label, help string
	names            []string
	net              neuron.Net
	state            string
}

// Name returns the key and the label.
func (p netPreset) Name() (key, label string) { return p.key, p.label }

// Explain returns the help.
func (p netPreset) Explain() string { return p.help }

// netPresets returns nets with a purpose: one bit that is kept, and patterns that
// are.
func netPresets() []netPreset {
	latch := netPreset{
		key: "latch", label: "Latch", help: "Keeps one bit: 1 after set has fired, 0 after reset.", names: []string{"set", "reset", "Q", "not Q"}, state: "0001",
		net: neuron.Net{
			Weights:    [][]float64{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, -1, 0, -1}, {-1, 0, -1, 0}},
			Thresholds: []float64{0.5, 0.5, -0.5, -0.5},
		},
	}
	return []netPreset{latch, memory()}
}

// memory stores two patterns of six units by Hebb's rule on signals of ±1, with
// thresholds that make the rule one on signals of 0 and 1.
//
// Source: J. J. Hopfield, "Neural networks and physical systems with emergent
// collective computational abilities", PNAS 79, 1982.
func memory() netPreset {
	patterns := [][]float64{{1, 1, 1, -1, -1, -1}, {1, -1, 1, -1, 1, -1}}
	p := netPreset{key: "memory", label: "Memory", help: "Two patterns of six units, each found again from a part of it.", state: "110000"}
	for i := range 6 {
		row, sum := make([]float64, 6), 0.0
		for j := range row {
			for _, x := range patterns {
				if i != j {
					row[j] += x[i] * x[j]
				}
			}
			sum += row[j]
		}
		p.names = append(p.names, fmt.Sprint(i+1))
		p.net.Weights, p.net.Thresholds = append(p.net.Weights, row), append(p.net.Thresholds, sum/2)
	}
	return p
}

// unitsExercise is a net of binary units from its start to where it repeats
// itself.
type unitsExercise struct {
	label  string
	own    bool // the reader's own net
	names  []string
	net    neuron.Net
	places [][2]float64
	given  []bool
	order  neuron.Order
	orbit  neuron.Orbit
}

func (n *neurons) newUnits() (exercise, *param.Error) {
	u := &unitsExercise{own: n.net == ownNet}
	state := ""
	if err := n.wire(u, &state); err != nil {
		return nil, err
	}
	size := len(u.names)
	if n.state != "" {
		state = n.state
	}
	if state == "" {
		state = strings.Repeat("0", size)
	}
	s, err := neuron.ParseState(state, size)
	if err != nil {
		return nil, param.Refuse("neuron.state", state, err.Error())
	}
	u.order = orderOf(n.order, size, n.orderSeed)
	u.orbit = u.net.Follow(s, u.order, mostOrbit)
	return u, nil
}

// wire fills in the net and where its units are drawn.
func (n *neurons) wire(u *unitsExercise, state *string) *param.Error {
	if e, ok := catalog.Find(neuron.Circuits(), n.net); ok {
		c, _ := neuron.ParseCircuit(e.Text) // a row of the table
		u.circuit(e.Label, c)
		*state = u.firstGiven()
		return nil
	}
	if n.net == ownCircuit {
		c, _ := neuron.ParseCircuit(n.circuit) // checked by its field
		u.circuit("The circuit", c)
		*state = u.firstGiven()
		return nil
	}
	if e, ok := catalog.Find(neuron.Nets(), n.net); ok {
		u.label, u.net = e.Label, e.New(n.size, rand.New(rand.NewPCG(uint64(n.netSeed), 1)))
		u.number(n.size)
		*state = "1" + strings.Repeat("0", n.size-1)
		return nil
	}
	if p, ok := catalog.Find(netPresets(), n.net); ok {
		u.label, u.names, u.net, *state = p.label, p.names, p.net, p.state
		u.circle()
		return nil
	}
	size := int(math.Sqrt(float64(len(n.matrix))))
	if len(n.matrix) != size*size {
		return param.Fault("neuron.matrix", "N units take N×N weights, for N from 1 to %d: %d or %d of them, not the %d of %s.", neuron.MaxUnits, size*size, (size+1)*(size+1), len(n.matrix), param.Shorten(param.FormatList(n.matrix)))
	}
	ownThresholds := make([]float64, size)
	copy(ownThresholds, n.ownThresholds)
	n.ownThresholds = ownThresholds
	u.label = "Own net"
	u.net.Thresholds = n.ownThresholds
	for i := range size {
		u.net.Weights = append(u.net.Weights, n.matrix[i*size:(i+1)*size])
	}
	u.number(size)
	*state = "1" + strings.Repeat("0", size-1)
	return nil
}

// number names the units by numbers and places them on a circle.
func (u *unitsExercise) number(size int) {
	for i := range size {
		u.names = append(u.names, fmt.Sprint(i+1))
	}
	u.circle()
}

// circuit takes a circuit as a net, with its gates in columns by their depth.
func (u *unitsExercise) circuit(label string, c neuron.Circuit) {
	u.label, u.net = label, c.Net()
	depth := make([]int, 0, c.Len())
	for _, name := range c.Inputs {
		u.names, u.given, depth = append(u.names, name), append(u.given, true), append(depth, 0)
	}
	for _, g := range c.Gates {
		d := 0
		for _, from := range g.From {
			d = max(d, depth[from]+1)
		}
		u.names, u.given, depth = append(u.names, g.Name), append(u.given, false), append(depth, d)
	}
	for wire := range u.names {
		if slices.Contains(c.Outputs, wire) {
			u.names[wire] += " →"
		}
	}
	count, seen := map[int]int{}, map[int]int{}
	for _, d := range depth {
		count[d]++
	}
	deepest := slices.Max(depth)
	for _, d := range depth {
		seen[d]++
		u.places = append(u.places, [2]float64{float64(d) / float64(max(1, deepest)), 1 - float64(seen[d])/float64(count[d]+1)})
	}
}

// firstGiven is the state in which the first input of a circuit fires alone.
func (u *unitsExercise) firstGiven() string { return "1" + strings.Repeat("0", len(u.names)-1) }

// circle places the units on a circle, the first at the top.
func (u *unitsExercise) circle() {
	for i := range u.names {
		angle := 2 * math.Pi * float64(i) / float64(len(u.names))
		u.places = append(u.places, [2]float64{0.5 + 0.5*math.Sin(angle), 0.5 + 0.5*math.Cos(angle)})
	}
	u.given = make([]bool, len(u.names))
}

func (u *unitsExercise) view() string { return "units" }
func (u *unitsExercise) last() int    { return len(u.orbit.States) - 1 }

func (u *unitsExercise) part(step int) wire.Part {
	size := len(u.names)
	p := &wire.Units{
		Names: u.names, Thresholds: u.net.Thresholds, Given: u.given, Step: step,
		On: make([]bool, size), Changed: make([]bool, size), Next: make([]bool, size),
	}
	for i := range size {
		p.X, p.Y = append(p.X, u.places[i][0]), append(p.Y, u.places[i][1])
		p.Weights = append(p.Weights, u.net.Weights[i]...)
		p.On[i] = u.orbit.States[step].Fires(i)
		p.Changed[i] = step > 0 && u.orbit.States[step-1].Fires(i) != p.On[i]
	}
	if step < u.last() {
		for _, i := range u.order.Turn(step) {
			p.Next[i] = true
		}
	}
	if u.net.Symmetric() {
		for _, s := range u.orbit.States {
			e, _ := u.net.Energy(s)
			p.Energy = append(p.Energy, e)
		}
	}
	if step >= u.orbit.Transient && u.orbit.Period > 0 {
		p.Cycle = u.orbit.Name()
	}
	return p
}
