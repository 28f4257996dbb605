package lab

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// neuronActions are what can be done in the neuron lab: cursor moves the cursor.
func (s *Session) neuronActions(cursor func(to func(step, last int) int) action) map[wire.Act]action {
	return map[wire.Act]action{
		wire.ActFirst:       cursor(func(int, int) int { return 0 }),
		wire.ActBack:        cursor(func(step, _ int) int { return step - 1 }),
		wire.ActForward:     cursor(func(step, _ int) int { return step + 1 }),
		wire.ActLast:        cursor(func(_, last int) int { return last }),
		wire.ActReset:       s.reset,
		wire.ActPoint:       s.clicked,
		wire.ActRemovePoint: s.removePoint,
		wire.ActOwn:         s.takeNet,
		wire.ActPaper:       s.paperWeights,
		wire.ActFlip:        s.flip,
		wire.ActFlipRow:     s.flipRow,
		wire.ActPick:        s.rowBy,
		wire.ActHiddenLayer: s.hiddenLayer,
	}
}

// exerciseOf refuses an action on object that belongs to another exercise.
func (s *Session) exerciseOf(key, object string) *param.Error {
	if n := s.st.neurons; n == nil || n.exercise != key {
		return param.Refuse(keyAct, object, "the exercise "+key+" of the neuron lab")
	}
	return nil
}

// paperWeights gives the unit the weights of the paper, of a gate it has.
func (s *Session) paperWeights(q *param.Query, key string) *param.Error {
	if err := s.exerciseOf(exerciseGate, key); err != nil {
		return err
	}
	for _, g := range neuron.All() {
		if u, ok := g.Paper(); ok && g.Key == key {
			q.Set("neuron.target", key)
			q.Set("neuron.inputs", fmt.Sprint(len(u.Weights)))
			for i, w := range u.Weights {
				q.Set("neuron."+weightKey(i), param.Format(w))
			}
			q.Set("neuron.threshold", param.Format(u.Threshold))
			return nil
		}
	}
	return param.Refuse(keyAct, key, "and, or or not: the gates whose weights the paper gives")
}

// flip changes a unit of the net at the start, counted from 1; of the gate an
// input of the row that is looked at.
func (s *Session) flip(q *param.Query, object string) *param.Error {
	if s.st.neurons == nil {
		return param.Refuse(keyAct, object, "the neuron lab for a unit")
	}
	i, ok := countedFrom(object, 1)
	switch e := s.st.neurons.made.(type) {
	case *gateExercise:
		n := e.target.Inputs()
		if !ok || i > n {
			return param.Refuse(keyAct, object, fmt.Sprintf("an input from 1 to %d", n))
		}
		q.Set("neuron.row", fmt.Sprint(e.row^1<<(n-i)))
		return nil
	case *unitsExercise:
		n := len(e.names)
		if !ok || i > n {
			return param.Refuse(keyAct, object, fmt.Sprintf("a unit from 1 to %d", n))
		}
		start := e.orbit.States[0]
		q.Set("neuron.state", start.With(i-1, !start.Fires(i-1)).Format(n))
		q.Set("step", "0") // which is what has changed
		return nil
	}
	return param.Refuse(keyAct, object, "an exercise with units")
}

// flipRow changes what the reader's own table answers in a row, counted from 0;
// of another target it begins with that one.
func (s *Session) flipRow(q *param.Query, object string) *param.Error {
	if err := s.exerciseOf(exerciseGate, object); err != nil {
		return err
	}
	e := s.st.neurons.made.(*gateExercise)
	r, ok := countedFrom(object, 0)
	if !ok || r >= len(e.target) {
		return param.Refuse(keyAct, object, fmt.Sprintf("a row from 0 to %d", len(e.target)-1))
	}
	table := append(neuron.Table(nil), e.target...)
	table[r] = !table[r]
	q.Set("neuron.target", ownTable)
	q.Set("neuron.table", neuron.FormatTable(table))
	return nil
}

// rowBy looks at the row of the truth table that stands some rows after the one
// that is looked at.
func (s *Session) rowBy(q *param.Query, object string) *param.Error {
	by, ok := wholeStep(object)
	if !ok {
		return param.Refuse(keyAct, object, "how many rows further, such as 1 or -1")
	}
	if err := s.exerciseOf(exerciseGate, object); err != nil {
		return err
	}
	e := s.st.neurons.made.(*gateExercise)
	n := len(e.target)
	q.Set("neuron.row", fmt.Sprint(((e.row+by)%n+n)%n))
	return nil
}

// solvedSeed draws first weights from which Hessian-free teaches a net with one
// hidden layer of two units XOR, and solvedSteps is enough for that.
const (
	solvedSeed  = 3
	solvedSteps = 100
)

// hiddenLayer opens the network lab with the same cases and a net with a hidden
// layer, which learns what no unit can.
func (s *Session) hiddenLayer(q *param.Query, _ string) *param.Error {
	if s.st.neurons == nil {
		return param.Refuse(keyAct, string(wire.ActHiddenLayer), "the neuron lab")
	}
	points, err := s.st.neurons.asPoints()
	if err != nil {
		return err
	}
	for _, p := range []param.Pair{
		{Key: "lab", Value: labNetwork}, {Key: keyData, Value: dataOwn}, {Key: keyPoints, Value: points},
		{Key: "network.train", Value: "1"}, {Key: "network.hidden", Value: "2"}, {Key: "race", Value: "hf"},
		{Key: "seed", Value: fmt.Sprint(solvedSeed)}, {Key: "steps", Value: fmt.Sprint(solvedSteps)}, {Key: "step", Value: fmt.Sprint(solvedSteps)},
	} {
		q.Set(p.Key, p.Value)
	}
	return nil
}

// pointScale is how far the digits of a gate stand apart in the network lab,
// whose data lie in [−6, 6].
const pointScale = 6

// asPoints writes the cases for the network lab.
func (n *neurons) asPoints() (string, *param.Error) {
	var cases []neuron.Case
	scale, shift := 1.0, 0.0
	switch e := n.made.(type) {
	case *gateExercise:
		if e.target.Inputs() == 2 {
			cases, scale, shift = e.target.Cases(), pointScale, -pointScale/2
		}
	case *perceptronExercise:
		cases = e.cases
		if n.cases != casesPoints && n.cases != casesClouds {
			scale, shift = pointScale, -pointScale/2
		}
	}
	if cases == nil {
		return "", param.Refuse(keyAct, string(wire.ActHiddenLayer), "a gate of two inputs, or a perceptron")
	}
	parts := make([]string, len(cases))
	for i, c := range cases {
		parts[i] = param.FormatList([]float64{c.X[0]*scale + shift, c.X[1]*scale + shift}) + "," + digit(c.T)
	}
	return strings.Join(parts, ";"), nil
}

// touched turns what is done on the picture of an exercise into settings: a
// weight or threshold that is dragged, a unit or input that is clicked, a point.
func (s *Session) touched(edit param.Query) (param.Query, *param.Error) {
	if s.st.neurons == nil {
		return edit, nil
	}
	edit = s.stateless(edit)
	if text, ok := edit.Get(keyPoint); ok && s.perceptron() != nil && !s.ownData() {
		return edit.Without(keyPoint), param.Refuse(keyPoint, text, "own points: make these cases yours first")
	}
	name, picked := edit.Get("pick")
	value, weighed := edit.Get(keyWeight)
	if !picked || name == "" && !weighed { // reset picks nothing
		return edit, nil
	}
	rest := edit.Without("pick")
	if weighed {
		rest = withoutKey(rest, keyWeight)
	}
	spot, err := wire.ParseSpot(name)
	switch {
	case err != nil:
		return rest, param.Refuse("pick", name, err.Error())
	case weighed:
		return rest, s.weigh(&rest, spot, value)
	case spot.Kind == wire.SpotUnit:
		return rest, s.flip(&rest, fmt.Sprint(spot.Unit+1))
	}
	return rest, nil
}

// withoutKey is Without for a key that may not be there.
func withoutKey(q param.Query, key string) param.Query {
	if _, ok := q.Get(key); !ok {
		return q
	}
	return q.Without(key)
}

// weigh sets a weight or threshold of the gate, or a weight of the own net.
func (s *Session) weigh(q *param.Query, spot wire.Spot, value string) *param.Error {
	v, ok := param.Number(value)
	switch e := s.st.neurons.made.(type) {
	case *gateExercise:
		if !ok || v < -maxDial || v > maxDial {
			return param.Refuse(keyWeight, value, fmt.Sprintf("a number in [-%d, %d]", maxDial, maxDial))
		}
		return e.weigh(q, spot, words.Rounded(v, curedDigits))
	case *unitsExercise:
		if !ok || v < -maxSignal || v > maxSignal {
			return param.Refuse(keyWeight, value, fmt.Sprintf("a number in [-%d, %d]", maxSignal, maxSignal))
		}
		if s.st.neurons.net == ownNet {
			return e.weigh(q, spot, words.Rounded(v, curedDigits))
		}
		return param.Refuse(keyWeight, value, "an own net, whose weights can be moved: make this one yours first")
	}
	return param.Refuse(keyWeight, value, "a gate or an own net, where weights can be moved")
}

func (g *gateExercise) weigh(q *param.Query, spot wire.Spot, v float64) *param.Error {
	n := len(g.unit.Weights)
	switch {
	case spot.Kind == wire.SpotBias:
		q.Set("neuron.threshold", param.Format(v))
	case spot.Kind == wire.SpotWeight && spot.From < n:
		q.Set("neuron."+weightKey(spot.From), param.Format(v))
	default:
		return param.Refuse("pick", spot.String(), fmt.Sprintf("the threshold 1.1.b, or the weight of an input from 1 to %d such as 1.1.1", n))
	}
	return nil
}

func (u *unitsExercise) weigh(q *param.Query, spot wire.Spot, v float64) *param.Error {
	size := len(u.names)
	if spot.Kind != wire.SpotWeight || spot.Layer != 0 || spot.Unit >= size || spot.From >= size {
		return param.Refuse("pick", spot.String(), fmt.Sprintf("a weight between units from 1 to %d, such as 1.2.1", size))
	}
	matrix := slices.Concat(u.net.Weights...)
	matrix[spot.Unit*size+spot.From] = v
	q.Set("neuron.matrix", param.FormatList(matrix))
	q.Set("neuron.state", u.orbit.States[0].Format(size))
	return nil
}

// ownUnits makes the net that is shown the reader's own, with the state in which
// it starts.
func (u *unitsExercise) ownUnits(q *param.Query) {
	q.Set("neuron.net", ownNet)
	q.Set("neuron.matrix", param.FormatList(slices.Concat(u.net.Weights...)))
	q.Set("neuron.thresholds", param.FormatList(u.net.Thresholds))
	q.Set("neuron.state", u.orbit.States[0].Format(len(u.names)))
}

// takeNet is takeOver for the neuron lab.
func (s *Session) takeNet(q *param.Query, object string) *param.Error {
	if u, ok := s.st.neurons.made.(*unitsExercise); ok {
		u.ownUnits(q)
		return nil
	}
	return s.takeOver(q, object)
}
