package neural

import (
	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

// What decides whether an evaluation is shared is counted in products of numbers, so that
// no clock changes what is computed.
const (
	sharedWork = 30e6 // some 15 ms as WebAssembly: below, the way to helpers and back is too long
	partWork   = 8e6  // least of a part
	partRows   = 16   // least examples of a part: below, a product of matrices has no speed
)

// productsOf is how many products of numbers a quantity takes for every weight and example; see
// Objective.
var productsOf = [objective.Quantities]float64{
	objective.OfValue: 1, objective.OfGradient: 3, objective.OfGaussNewton: 4, objective.OfHessVec: 6, objective.OfSquared: 4,
}

// helpers returns how many helpers share in the sum of a quantity.
func (p *blockPoint) helpers(q objective.Quantity) int {
	helpers := p.f.common.helpers
	if helpers == nil || !p.f.Rests() {
		return 0
	}
	rows := p.f.Examples()
	work := productsOf[q] * float64(p.f.Dim()) * float64(rows)
	most := min(int(work/partWork), rows/partRows) - 1
	if work < sharedWork || most < 1 {
		return 0
	}
	return min(most, helpers.Ready())
}

// sum stores in dst the mean over all examples of a quantity, and returns that of the value.
// Every helper takes a part, and what a lost one does not bring is made here. The parts are
// added in their order, whatever comes first.
func (p *blockPoint) sum(dst, v []float64, q objective.Quantity) (value float64) {
	if dst != nil {
		p.f.whole.net.checkLen("dst", dst)
		clear(dst)
	}
	part := objective.Part{Quantity: q, Cut: p.f.cut, Of: 1 + p.helpers(q)}
	answers := make([]objective.Answer, part.Of-1)
	defer func() { // also where the evaluation is given up
		for _, a := range answers {
			a.Drop()
		}
	}()
	for i := range answers {
		helped := part
		helped.Index = i + 1
		answers[i] = p.f.common.helpers.Ask(i, helped, p.of.x, v)
	}
	value = p.SumPart(dst, v, part)
	for i, a := range answers {
		p.f.Await(a.Done)
		some, sum, ok := a.Sum()
		if !ok {
			if dst != nil {
				sum = make([]float64, len(dst))
			}
			part.Index = i + 1
			some = p.SumPart(sum, v, part)
		}
		value += some
		if dst != nil {
			floats.Add(dst, sum)
		}
	}
	return value
}
