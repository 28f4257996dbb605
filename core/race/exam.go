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

// LossAlone returns the exam of who counts no right answers.
func LossAlone(loss float64) Exam { return Exam{Test: loss, Right: math.NaN()} }

// examined is the exam of one x.
type examined struct {
	x []float64
	Exam
}

// examine returns the exam of x: the one that was held in the middle of the run, where it
// was that of x.
func (r *Run) examine(x []float64) Exam {
	switch last := r.examined; {
	case r.rule.Test == nil:
		return LossAlone(math.NaN())
	case last != nil && len(x) > 0 && &last.x[0] == &x[0]:
		return last.Exam
	}
	return r.rule.Test(x, func() {})
}

// sit holds the exam of x inside of an evaluation, where others can work after each part of it.
func (r *Run) sit(x []float64) {
	r.examining = true
	r.between() // the time until here is the method's
	r.examined = &examined{x, r.rule.Test(x, r.between)}
	r.examining = false
}

// solved returns the end of a run that has solved its task, or nil.
func (r StopRule) solved(k int, e Exam) *End {
	if r.Solved == 0 || !(e.Right >= r.Solved) {
		return nil
	}
	return &End{Key: EndTrained, Text: fmt.Sprintf("solved the task in %s: %s %% right", words.Plural(k, "step"), words.Rough(100*e.Right))}
}
