package curve

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// quantity is something that curves show of every run.
type quantity struct {
	key   string // the wire.Curve key
	name  string // of the vertical axis
	term  term.Term
	train func(*wire.Run) []float64
	test  func(*wire.Run) []float64 // the same on examples that were not trained on
	above bool                      // measured from the base of the field
	share bool                      // in [0, 1], on a linear scale; else on a scale that shows decades
}

func valuesOf(r *wire.Run) []float64       { return r.F }
func testOf(r *wire.Run) []float64         { return r.Test }
func accuracyOf(r *wire.Run) []float64     { return r.Accuracy }
func testAccuracyOf(r *wire.Run) []float64 { return r.TestAccuracy }

// of returns the values of a run that are drawn: of training, and of the test.
func (q *quantity) of(r *wire.Run) [2][]float64 { return [2][]float64{q.train(r), q.test(r)} }

// quantities is the table of what curves can show. The first is taken for a key
// that is not in it.
var quantities = [...]quantity{
	{key: wire.CurveValue, name: "f", term: term.Value, train: valuesOf, test: testOf, above: true},
	{key: wire.CurveLoss, name: "loss", term: term.Loss, train: valuesOf, test: testOf},
	{key: wire.CurveAccuracy, name: "accuracy", term: term.Accuracy, train: accuracyOf, test: testAccuracyOf, share: true},
}

// quantityOf returns what the curves of p show: what the look asks for, or the
// loss where that is an accuracy and no run has one.
func quantityOf(p wire.Picture) *quantity {
	q := &quantities[0]
	if p.Look == nil {
		return q
	}
	for i := range quantities {
		if quantities[i].key == p.Look.Curve {
			q = &quantities[i]
		}
	}
	if q.share && !q.known(p.Race) {
		q = &quantities[1]
	}
	return q
}

// known reports whether a run has the quantity.
func (q *quantity) known(race *wire.Race) bool {
	for i := range race.Runs {
		if len(q.train(&race.Runs[i])) > 0 {
			return true
		}
	}
	return false
}

// tested reports whether a run has the quantity on examples that were not trained
// on.
func (q *quantity) tested(race *wire.Race) bool {
	for i := range race.Runs {
		if len(q.test(&race.Runs[i])) > 0 {
			return true
		}
	}
	return false
}
