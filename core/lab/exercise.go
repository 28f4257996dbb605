package lab

import (
	"fmt"
	"slices"

	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// neuronKey owns the settings of the neuron lab.
const neuronKey = "neuron"

// exercise is what the neuron lab shows in the place of a race.
type exercise interface {
	view() string // key of the view that draws it
	last() int    // end of the timeline

	// What there is to show at a step of the timeline.
	part(step int) wire.Part
	sentence(step int) string
	rows(step int) []Row
	table(step int) *Table
	proof(step int) *Table // what is worked out beside the picture; nil for nothing

	// done says in words that the exercise is at its end; "" while it is not.
	done(step int) string

	title() string                        // what the picture shows
	caption() string                      // what the exercise is about
	beyond() bool                         // no unit can, but a net with a hidden layer
	over(step int, at wire.Spot) string   // of a part under the pointer, by its name; "" for none
	under(step int, at [2]float64) string // of a place under the pointer
}

// The exercises.
const (
	exerciseGate       = "gate"
	exerciseUnits      = "units"
	exercisePerceptron = "perceptron"
)

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

	net       string // preset, or the reader's own
	circuit   string
	size      int // of a net of any size
	netSeed   int
	matrix    []float64
	barriers  []float64 // thresholds of the reader's own net
	state     string    // of the units at the start; "" for the preset's
	order     string
	orderSeed int

	cases     string
	points    string
	brush     string
	clouds    *neuron.Clouds
	cloudSeed int
	turns     string
	turnSeed  int

	made exercise
}

func newNeurons() *neurons {
	return &neurons{
		exercise: exerciseGate,
		inputs:   2, target: "and", truth: "0110", weights: [neuron.MaxInputs]float64{1, 1, 1, 1}, threshold: 0.5,
		net: "xor", circuit: "in x y; s and x y; out s", size: 5, netSeed: 1, matrix: []float64{0, -1, -1, 0}, barriers: []float64{-0.5, -0.5}, order: "sequence", orderSeed: 1,
		cases: "and", points: defaultCases, brush: "1", clouds: neuron.NewClouds(), cloudSeed: 1, turns: "sequence", turnSeed: 1,
	}
}

// Exercises declares the settings of the neuron lab, and the key that owns them.
func Exercises() (key string, fields []param.Field) { return neuronKey, newNeurons().Fields() }

// Fields declares the settings of all exercises.
func (n *neurons) Fields() []param.Field {
	fields := []param.Field{
		param.Choice(&n.exercise, "exercise", []param.Option{
			{Key: exerciseGate, Label: "Gate"}, {Key: exerciseUnits, Label: "Net"}, {Key: exercisePerceptron, Label: "Perceptron"},
		}, "which exercise").In("Exercise"),
	}
	return slices.Concat(fields, n.gateFields(), n.unitsFields(), n.perceptronFields())
}

// check makes the exercise, or says what is wrong with the settings together.
func (n *neurons) check() *param.Error {
	var err *param.Error
	switch n.exercise {
	case exerciseUnits:
		n.made, err = n.newUnits()
	case exercisePerceptron:
		n.made, err = n.newPerceptron()
	default:
		n.made, err = n.newGate()
	}
	return err
}

// exerciseStep is the step of the exercise that is shown.
func (s *Session) exerciseStep() int { return max(0, min(s.st.step, s.last())) }

// workedOut is what is worked out beside the picture: of a part of a net, or of
// an exercise; nil for nothing.
func (s *Session) workedOut() *Table {
	if s.st.neurons != nil {
		return s.st.neurons.made.proof(s.exerciseStep())
	}
	return s.partTable()
}

// exerciseReadouts returns the texts of the page for an exercise.
func (s *Session) exerciseReadouts() []param.Pair {
	e, step := s.st.neurons.made, s.exerciseStep()
	return []param.Pair{
		{Key: "title", Value: e.title()},
		{Key: "sentence", Value: e.sentence(step)},
		{Key: "done", Value: e.done(step)},
		{Key: "caption", Value: e.caption()},
		{Key: "formula", Value: ""},
		{Key: "slice", Value: ""},
		{Key: "step", Value: fmt.Sprint(step)},
		{Key: "last", Value: fmt.Sprint(e.last())},
		{Key: "hover", Value: s.hoveredExercise()},
		{Key: "offer", Value: s.offer()},
		{Key: "status", Value: "done"},
		{Key: "selected", Value: ""},
		{Key: "picked", Value: ""},
		{Key: "part", Value: ""},
		{Key: "exercise", Value: s.st.neurons.exercise},
	}
}

// offer is the way on from what no unit can; "" where there is none.
func (s *Session) offer() string {
	if s.st.neurons.made.beyond() {
		return "Add a hidden layer"
	}
	return ""
}

// hoveredExercise tells what is under the pointer.
func (s *Session) hoveredExercise() string {
	e, step := s.st.neurons.made, s.exerciseStep()
	if at, err := wire.ParseSpot(s.over); err == nil {
		return e.over(step, at)
	}
	if s.hover != nil {
		return e.under(step, *s.hover)
	}
	return ""
}

// orderOptions returns the orders in which units or cases come.
func orderOptions(single bool) []param.Option {
	var options []param.Option
	for _, e := range neuron.Orders() {
		if !single || e.Single {
			options = append(options, param.Option{Key: e.Key, Label: e.Label})
		}
	}
	return options
}

// orderOf returns the order under key of n that take turns.
func orderOf(key string, n, seed int) neuron.Order {
	table := neuron.Orders()
	i := slices.IndexFunc(table, func(e neuron.OrderEntry) bool { return e.Key == key })
	return table[i].New(n, uint64(seed)) // checked by its field
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

// against returns how the input of a unit stands to its threshold.
func against(fires bool) (relation string) {
	if fires {
		return neuron.Above
	}
	return neuron.AtMost
}
