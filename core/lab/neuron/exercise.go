package neuron

import (
	"slices"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// exercise is what the neuron lab shows in the place of a race.
type exercise interface {
	view() string // key of the view that draws it
	last() int    // end of the timeline

	// What there is to show at a step of the timeline.
	part(step int) wire.Part
	sentence(step int) string
	rows(step int) []lab.Row
	table(step int) *lab.Table
	proof(step int) *lab.Table // what is worked out beside the picture; nil for nothing

	// done says in words that the exercise is at its end; "" while it is not.
	done(step int) string

	title() string                                // what the picture shows
	caption() string                              // what the exercise is about
	needsHiddenLayer() bool                       // no unit can, but a net with a hidden layer
	describePart(step int, at wire.Spot) string   // of a part under the pointer; "" for none
	describePlace(step int, at [2]float64) string // of a place under the pointer

	// What a reader can do: acts by verb, a press on a part, and a drag of a part to
	// a value or of a point to a place. Each adds settings to q.
	acts() map[wire.Act]lab.Act
	press(q *param.Query, at wire.Spot) *param.Error
	drag(q *param.Query, at wire.Spot, value string) *param.Error
	dragPoint(q *param.Query, text string) *param.Error
}

// neurons are the settings of the neuron lab. What follows from them is made
// once, by build.
type neurons struct {
	exercise string

	inputs    int // of the gate
	target    string
	truth     string // the reader's own table
	weights   [neuron.MaxInputs]float64
	threshold float64
	row       int // of the table, looked at

	net           string // preset, or the reader's own
	circuit       string
	size          int // of a net of any size
	netSeed       int
	matrix        []float64
	ownThresholds []float64 // thresholds of the reader's own net
	state         string    // of the units at the start; "" for the preset's
	order         string
	orderSeed     int

	cases     string
	points    string
	brush     string
	clouds    *neuron.Clouds
	cloudSeed int
	turns     string
	turnSeed  int
}

func newNeurons() *neurons {
	return &neurons{
		exercise: exercises()[0].key,
		inputs:   2, target: "and", truth: "0110", weights: [neuron.MaxInputs]float64{1, 1, 1, 1}, threshold: 0.5,
		net: "xor", circuit: "in x y; s and x y; out s", size: 5, netSeed: 1, matrix: []float64{0, -1, -1, 0}, ownThresholds: []float64{-0.5, -0.5}, order: "sequence", orderSeed: 1,
		cases: "and", points: defaultCases, brush: "1", clouds: neuron.NewClouds(), cloudSeed: 1, turns: "sequence", turnSeed: 1,
	}
}

// exerciseRow is a row of the table of exercises.
type exerciseRow struct {
	key, label string
	fields     func(*neurons) []param.Field
	misfits    func(*neurons) []lab.Misfit
	make       func(*neurons) (exercise, *param.Error)
}

// Name returns the key and the label.
func (e exerciseRow) Name() (key, label string) { return e.key, e.label }

func exercises() []exerciseRow {
	return []exerciseRow{
		{"gate", "Gate", (*neurons).gateFields, (*neurons).gateMisfits, (*neurons).newGate},
		{"units", "Net", (*neurons).unitsFields, (*neurons).unitsMisfits, (*neurons).newUnits},
		{"perceptron", "Perceptron", (*neurons).perceptronFields, (*neurons).perceptronMisfits, (*neurons).newPerceptron},
	}
}

// chosen returns the row of the exercise that is shown.
func (n *neurons) chosen() exerciseRow {
	return catalog.Get(exercises(), n.exercise)
}

// Fields declares the settings of all exercises.
func (n *neurons) Fields() []param.Field {
	var own []param.Field
	for _, e := range exercises() {
		own = append(own, e.fields(n)...)
	}
	return append([]param.Field{param.Choice(&n.exercise, "exercise", param.Options(exercises()), "This exercise is shown.").Called("Exercise", "").In("Exercise")}, own...)
}

// orderOptions returns the orders in which units or cases come.
func orderOptions(single bool) []param.Option {
	return param.Explained(slices.DeleteFunc(neuron.Orders(), func(e neuron.OrderEntry) bool { return single && !e.Single }))
}

// orderOf returns the order under key of n that take turns.
func orderOf(key string, n, seed int) neuron.Order {
	return catalog.Get(neuron.Orders(), key).New(n, uint64(seed))
}

// tick writes whether something holds.
func tick(holds bool) string {
	if holds {
		return "✓"
	}
	return "✗"
}

// digit writes a signal.
func digit(fires bool) string {
	if fires {
		return "1"
	}
	return "0"
}

// sides writes both numbers of an inequality with four digits, or with as many as
// it takes until what is written is as true as the inequality: a sum of 10.001 is
// not written 10 > 10. Numbers that count as equal may look so.
func sides(left float64, relation string, right float64, holds bool) (l, r string) {
	apart := holds == (relation == neuron.Above) // no equal numbers would be so
	for digits := 4; ; digits++ {
		l, r = words.Significant(left, digits), words.Significant(right, digits)
		if !apart || l != r || digits == 17 {
			return l, r
		}
	}
}

// compared writes an inequality in numbers.
func compared(left float64, relation string, right float64, holds bool) string {
	l, r := sides(left, relation, right, holds)
	return l + " " + relation + " " + r
}

// against compares the input of a unit with its threshold, in words.
func against(fires bool) (relation string) {
	if fires {
		return neuron.Above
	}
	return neuron.AtMost
}
