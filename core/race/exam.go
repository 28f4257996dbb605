package race

import (
	"fmt"
	"math"

	"hfplayground/core/words"
)

// Exam is how a net does on examples that it is not trained on.
type Exam struct {
	Test  float64 // its mean loss; NaN where there are no such examples
	Right float64 // share that it answers right; NaN where nobody counts
}

// LossAlone returns the exam of a lab that counts no right answers.
func LossAlone(loss float64) Exam { return Exam{Test: loss, Right: math.NaN()} }

// exams are those of a run.
type exams struct {
	on   bool      // the coming pull goes on with one, which is not the method's work
	x    []float64 // what was examined last; nil for nothing
	last Exam
}

// of returns the exam of x: the one that was held in the middle of the run, where it was
// that of x.
func (e *exams) of(test func(x []float64, rest func()) Exam, x []float64) Exam {
	switch {
	case test == nil:
		return LossAlone(math.NaN())
	case len(e.x) > 0 && &e.x[0] == &x[0]:
		return e.last
	}
	return test(x, func() {})
}

// hold holds that of x inside of an evaluation, where others can work after each part of it.
func (e *exams) hold(test func(x []float64, rest func()) Exam, x []float64, rest func()) {
	e.on = true
	rest() // the time until here is the method's
	e.x, e.last = x, test(x, rest)
	e.on = false
}

// solved returns the end of a run that has solved its task, or nil.
func (r StopRule) solved(k int, e Exam) *End {
	if r.Solved == 0 || !(e.Right >= r.Solved) {
		return nil
	}
	return &End{Key: EndTrained, Text: fmt.Sprintf("solved the task in %s: %s %% right", words.Plural(k, "step"), words.Rough(100*e.Right))}
}
