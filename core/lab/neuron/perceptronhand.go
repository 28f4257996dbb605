package neuron

import (
	"strings"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/points"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// acts are the perceptron's: its cases, and the way on where it cannot learn them.
func (p *perceptronExercise) acts() map[wire.Act]lab.Act {
	return map[wire.Act]lab.Act{wire.ActPoint: p.click, wire.ActRemovePoint: p.removePoint, wire.ActOwn: p.takeOver, wire.ActHiddenLayer: p.hiddenLayer}
}

func (p *perceptronExercise) board() points.Board {
	w := p.window
	return points.Board{Set: p.set(), Window: [2][2]float64{{w.X0, w.X1}, {w.Y0, w.Y1}}}
}

// click is a click on the plane at "x,y". Of own points it does what the brush
// says; the cases of a gate stay.
func (p *perceptronExercise) click(q *param.Query, object string) *param.Error {
	b := p.board()
	at, err := b.Place(wire.KeyAct, object)
	if err != nil || !p.own {
		return err
	}
	if class, ok := param.Number(p.brush); ok {
		return setCases(q, b.Put(at, class))
	}
	if i := b.At(at); i >= 0 {
		return setCases(q, b.Remove(i))
	}
	return nil // nothing there to erase
}

// removePoint removes the own point of a number, counted from 0.
func (p *perceptronExercise) removePoint(q *param.Query, object string) *param.Error {
	i, ok := wire.Counted(object, 0)
	if !ok || !p.own || i >= len(p.cases) {
		return param.Fault(wire.KeyAct, "There is no own point %q to remove.", param.Shorten(object))
	}
	return setCases(q, p.board().Remove(i))
}

// takeOver makes the cases in force the reader's own, to be changed.
func (p *perceptronExercise) takeOver(q *param.Query, _ string) *param.Error {
	return setCases(q, p.set())
}

// hiddenLayer takes the cases to a net.
func (p *perceptronExercise) hiddenLayer(q *param.Query, _ string) *param.Error {
	if p.ofGate {
		learnByNet(q, p.cases, pointScale, -pointScale/2)
	} else {
		learnByNet(q, p.cases, 1, 0)
	}
	return nil
}

func (p *perceptronExercise) press(*param.Query, wire.Spot) *param.Error { return nil }

func (p *perceptronExercise) drag(_ *param.Query, _ wire.Spot, value string) *param.Error {
	return param.Fault(wire.KeyWeight, "The perceptron learns its weights itself. Those of a gate or of an own net can be moved.")
}

// dragPoint moves an own point, "i:x,y".
func (p *perceptronExercise) dragPoint(q *param.Query, text string) *param.Error {
	if !p.own {
		return param.Fault(wire.KeyPoint, "These cases cannot be moved. Make them your own points first.")
	}
	b := p.board()
	number, place, _ := strings.Cut(text, ":")
	at, err := b.Place(wire.KeyPoint, place)
	if err != nil {
		return err
	}
	i, ok := wire.Counted(number, 0)
	if !ok || i >= b.Set.Len() {
		return param.Fault(wire.KeyPoint, "There is no own point %q to move.", param.Shorten(number))
	}
	return setCases(q, b.Move(i, at))
}

// setCases makes set the own points of the perceptron. They must fit the link.
func setCases(q *param.Query, set dataset.Set) *param.Error {
	text, err := dataset.FormatPoints(set)
	if err != nil {
		return param.Fault("neuron.points", "%s", strings.TrimPrefix(err.Error(), "dataset: "))
	}
	q.Set("neuron.cases", casesPoints)
	q.Set("neuron.points", text)
	return nil
}
