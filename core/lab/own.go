package lab

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"hfplayground/core/dataset"
	"hfplayground/core/param"
	"hfplayground/core/words"
)

// Keys of the data set of the reader's own points.
const (
	dataOwn   = "own"
	keyData   = "network.data"
	keyPoints = "network.own-points"
	keyLoad   = "csv" // what notes of a loaded text stand under
)

// ownReach is how near a click must come to a point to mean it, as a share of
// the window.
const ownReach = 0.015

// points returns the examples in force, in the order in which they are drawn.
func (s *Session) points() dataset.Set {
	if p := s.perceptron(); p != nil {
		return p.set()
	}
	net := s.st.net()
	if net == nil {
		return dataset.Set{}
	}
	return net.set().Make(net.random())
}

// perceptron returns the exercise of that name; nil where it is not shown.
func (s *Session) perceptron() *perceptronExercise {
	if s.st.neurons == nil {
		return nil
	}
	p, _ := s.st.neurons.made.(*perceptronExercise)
	return p
}

// ownData reports whether the points that are shown are the reader's own.
func (s *Session) ownData() bool {
	if s.perceptron() != nil {
		return s.st.neurons.cases == casesPoints
	}
	net := s.st.net()
	return net != nil && net.data == dataOwn
}

// clicked is a click on the data at "x,y". Of own points it does what the brush
// says, and a class is given to the point that is there already; on others it
// moves the probe.
func (s *Session) clicked(q *param.Query, object string) *param.Error {
	at, err := s.parsePlace(keyAct, object)
	if err != nil {
		return err
	}
	brush := s.st.brush
	if s.perceptron() != nil {
		brush = s.st.neurons.brush
	}
	class, isClass := param.Number(brush)
	switch {
	case !s.ownData() && s.perceptron() != nil:
		return nil // the cases of a gate stay
	case !s.ownData() || brush == brushProbe:
		q.Set("probe", param.FormatList(at[:]))
		return nil
	case !isClass:
		return s.erase(q, at)
	}
	set := cloneSet(s.points())
	i := s.pointAt(at)
	if i < 0 {
		i = set.Len()
		set.X = append(set.X, at)
		if set.Task() == dataset.Regression {
			set.Target = append(set.Target, 0)
		} else {
			set.Class = append(set.Class, 0)
		}
	}
	if set.Task() == dataset.Regression {
		set.Target[i] = class
	} else {
		set.Class[i] = int(class)
		set.Classes = max(set.Classes, int(class)+1)
	}
	return s.setOwn(q, set)
}

// parsePlace reads the place of a click, with no more digits than can be seen.
// What it refuses stands under key.
func (s *Session) parsePlace(key, text string) ([2]float64, *param.Error) {
	var at []float64
	if s.st.net() == nil && s.perceptron() == nil {
		return [2]float64{}, param.Refuse(key, s.st.lab, "the network lab or a perceptron for a click on data")
	}
	if err := param.Floats(&at, keyPoint, param.Linear(-maxCoord, maxCoord), 2, 2, "").Set(text); err != nil {
		return [2]float64{}, param.Refuse(key, text, "two numbers x,y")
	}
	w := s.dataWindow()
	return [2]float64{round(at[0], w[0][1]-w[0][0]), round(at[1], w[1][1]-w[1][0])}, nil
}

// dataWindow returns the part of the plane that the data are shown in.
func (s *Session) dataWindow() [2][2]float64 {
	if p := s.perceptron(); p != nil {
		w := p.window
		return [2][2]float64{{w.X0, w.X1}, {w.Y0, w.Y1}}
	}
	return s.about.Domain
}

// erase removes the own point at a place.
func (s *Session) erase(q *param.Query, at [2]float64) *param.Error {
	i := s.pointAt(at)
	if i < 0 {
		return nil // nothing there to erase
	}
	return s.deletePoint(q, i)
}

// pointAt returns the own point that a click at a place means; −1 for none.
func (s *Session) pointAt(at [2]float64) int {
	w := s.dataWindow()
	best, near := -1, ownReach*math.Hypot(w[0][1]-w[0][0], w[1][1]-w[1][0])
	for i, x := range s.points().X {
		if d := math.Hypot(x[0]-at[0], x[1]-at[1]); d < near {
			best, near = i, d
		}
	}
	return best
}

// removePoint removes the own point of a number, counted from 0.
func (s *Session) removePoint(q *param.Query, object string) *param.Error {
	i, ok := s.ownPoint(object)
	if !ok {
		return param.Refuse(keyAct, object, "one of the own points")
	}
	return s.deletePoint(q, i)
}

// ownPoint returns which own point is drawn as a number, counted from 0: those that
// are trained on are drawn first.
func (s *Session) ownPoint(number string) (int, bool) {
	i, err := strconv.Atoi(number)
	if !s.ownData() || err != nil || i < 0 {
		return 0, false
	}
	net := s.st.net()
	if net == nil { // a perceptron splits nothing
		return i, i < s.points().Len()
	}
	rnd := net.random()
	all := cloneSet(net.set().Make(rnd))
	for k := range all.X {
		all.X[k][0] = float64(k) // carried along by the split, which does not look at it
	}
	train, test := all.Split(net.train, rnd)
	order := append(train.X, test.X...)
	if i >= len(order) {
		return 0, false
	}
	return int(order[i][0]), true
}

// deletePoint removes own point i.
func (s *Session) deletePoint(q *param.Query, i int) *param.Error {
	set := cloneSet(s.points())
	set.X = slices.Delete(set.X, i, i+1)
	if set.Task() == dataset.Regression {
		set.Target = slices.Delete(set.Target, i, i+1)
	} else {
		set.Class = slices.Delete(set.Class, i, i+1)
	}
	return s.setOwn(q, set)
}

// dragged returns the edit with an own point that is dragged, "i:x,y", turned
// into the points as they are then.
func (s *Session) dragged(edit param.Query) (param.Query, *param.Error) {
	text, ok := edit.Get(keyPoint)
	if !ok {
		return edit, nil
	}
	rest := edit.Without(keyPoint)
	number, place, _ := strings.Cut(text, ":")
	at, err := s.parsePlace(keyPoint, place)
	if err != nil {
		return rest, err
	}
	set := cloneSet(s.points())
	i, ok := s.ownPoint(number)
	if !ok {
		return rest, param.Refuse(keyPoint, text, fmt.Sprintf("one of the %d own points", set.Len()))
	}
	set.X[i] = at
	return rest, s.setOwn(&rest, set)
}

// takeOver makes the examples in force the reader's own, to be changed.
func (s *Session) takeOver(q *param.Query, _ string) *param.Error {
	if s.st.net() == nil && s.perceptron() == nil {
		return param.Refuse(keyAct, s.st.lab, "the network lab or a perceptron for own points")
	}
	return s.setOwn(q, s.points())
}

// setOwn makes set the reader's own points: in the link, or beside it where they
// are too many.
func (s *Session) setOwn(q *param.Query, set dataset.Set) *param.Error {
	if set.Len() > dataset.MaxPoints {
		return param.Refuse(keyPoints, fmt.Sprint(set.Len()), fmt.Sprintf("at most %d points", dataset.MaxPoints))
	}
	if s.perceptron() != nil {
		return setCases(q, set)
	}
	q.Set(keyData, dataOwn)
	if text, err := dataset.FormatPoints(set); err == nil {
		q.Set(keyPoints, text)
		return nil
	}
	q.Set(keyPoints, dataset.FromFile)
	s.offered = &set
	return nil
}

// setCases makes set the own points of the perceptron. They must fit the link.
func setCases(q *param.Query, set dataset.Set) *param.Error {
	text, err := dataset.FormatPoints(set)
	if err != nil {
		return param.Refuse("neuron.points", fmt.Sprintf("%d points", set.Len()), strings.TrimPrefix(err.Error(), "dataset: "))
	}
	q.Set("neuron.cases", casesPoints)
	q.Set("neuron.points", text)
	return nil
}

// Load makes the points of a table the reader's own: x, y and, as task says, a
// "class" or a "target" a line, with commas, semicolons or tabs between. What cannot be
// read is noted with its line and column, what cannot be used with the reason, all
// under one key, and the old data stay.
func (s *Session) Load(csv, task string) {
	set, err := dataset.ParseCSV(csv, dataset.Task(task))
	switch {
	case err != nil:
		s.unusable(strings.TrimPrefix(err.Error(), "dataset: "))
		return
	case set.Len() < fewestExamples:
		s.unusable(fmt.Sprintf("the table has %s, want at least %d: a net is trained on some examples and tested on others", words.Plural(set.Len(), "row"), fewestExamples))
		return
	}
	var q param.Query
	q.Set("lab", labNetwork)
	if refused := s.setOwn(&q, set); refused != nil {
		s.unusable(refused.Text())
		return
	}
	turned, _ := s.placed(q) // it holds nothing to refuse
	before := slices.Clone(s.notes)
	if s.edit(turned, q, nil, true) {
		return
	}
	for i, n := range s.notes {
		if !slices.Contains(before, n) {
			s.notes[i] = param.Fault(keyLoad, "the table does not go with the settings: "+n.Text())
		}
	}
}

// unusable notes what is wrong with a table.
func (s *Session) unusable(problem string) {
	s.notes = append(s.notes, param.Fault(keyLoad, problem))
}

// Table returns the examples in force as a table that Load reads; "" outside of
// the network lab.
func (s *Session) Table() string {
	if s.st.net() == nil {
		return ""
	}
	return dataset.FormatCSV(s.points())
}

// cloneSet returns a copy of set that can be written to.
func cloneSet(set dataset.Set) dataset.Set {
	set.X, set.Class, set.Target = slices.Clone(set.X), slices.Clone(set.Class), slices.Clone(set.Target)
	return set
}
