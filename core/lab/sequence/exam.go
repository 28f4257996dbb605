package sequence

import (
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/race"
	"hfplayground/core/recurrent"
	"hfplayground/core/sequence"
)

// exam is sequences that nobody trains on, the same for all runs and steps.
type exam struct {
	task   sequence.Task
	loss   neural.Loss
	whole  *recurrent.Objective
	blocks []*recurrent.Objective // of its sequences, in another order
}

// newExam returns the exam on the set of a problem, in blocks as large as there.
func newExam(task sequence.Task, of recurrent.Problem) (*exam, error) {
	whole, err := recurrent.New(of)
	if err != nil {
		return nil, err
	}
	e := &exam{task: task, loss: of.Loss, whole: whole}
	for _, b := range whole.Batches(of.Rows, 0) {
		e.blocks = append(e.blocks, b.(*recurrent.Objective))
	}
	return e, nil
}

// hold examines the weights w, and rests after each block: others may hold an exam in
// between.
func (e *exam) hold(w []float64, rest func()) race.Exam {
	var sum race.Exam
	for _, b := range e.blocks {
		targets := b.Set().Targets
		out := kernel.NewMat(targets.Rows, targets.Cols)
		b.Outputs(out, w)
		share := float64(targets.Rows) / exams
		sum.Test += share * neural.MeanLoss(e.loss, byAnswer(out, e.task), byAnswer(targets, e.task))
		sum.Right += share * e.task.Share(out, targets)
		rest()
	}
	return sum
}

// byAnswer returns m with a row for each step that counts, instead of a row a sequence.
func byAnswer(m kernel.Mat, task sequence.Task) kernel.Mat {
	return kernel.Mat{Rows: len(m.Data) / task.Outputs, Cols: task.Outputs, Data: m.Data}
}
