package curve

import (
	"hfplayground/core/term"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

var _ view.Explainer = View{}

// axisTerms explain the horizontal axes.
var axisTerms = [...]term.Term{
	wire.AxisSteps: term.Step, wire.AxisCost: term.Cost, wire.AxisSeconds: term.Seconds, wire.AxisEpochs: term.Epochs,
}

// Terms returns the vertical axis and the horizontal one.
func (View) Terms(p wire.Picture) []term.Term {
	if p.Race == nil || len(p.Race.Runs) == 0 {
		return nil
	}
	axis := wire.AxisSteps
	if p.Look != nil {
		axis = axisOf(p.Look.Axis, p.Race)
	}
	return []term.Term{quantityOf(p).term, axisTerms[axis]}
}
