package objective

// What decides whether an evaluation is shared is counted in products of numbers, so that
// no clock changes what is computed.
const (
	sharedWork = 30e6 // some 15 ms as WebAssembly: below, the way to helpers and back is too long
	partWork   = 8e6  // least of a part
	partRows   = 16   // least examples of a part: below, a product of matrices has no speed
)

// productsOf is how many products of numbers a quantity takes for every weight and example.
var productsOf = [Quantities]float64{OfValue: 1, OfGradient: 3, OfGaussNewton: 4, OfHessVec: 6, OfSquared: 4}

// Sharing is the Share of an objective that goes through its examples in parts. All that is
// made of the objective shares it.
type Sharing struct{ helpers Helpers }

// Share names who helps from now on; nil for nobody.
func (s *Sharing) Share(h Helpers) { s.helpers = h }

// Sum stores in dst the sum of a part's quantity over all examples, of which there are rows, and
// returns that of the values, and whether others have summed; dst is nil for a value alone, and v for
// what is no product. each is how often an example meets every weight: once, or at every step of a
// sequence. Every helper takes a part, and what a lost one does not bring is made here. The parts
// are added in their order, whatever comes first. It rests with rest.
func (s *Sharing) Sum(p Divided, dst, v []float64, part Part, rows, each int, rest *Pauser) (value float64, shared bool) {
	clear(dst)
	part.Index, part.Of = 0, 1
	if s.helpers != nil && rest.Rests() {
		part.Of += s.count(productsOf[part.Quantity]*float64(len(p.X()))*float64(rows)*float64(each), rows)
	}
	answers := make([]Answer, part.Of-1)
	defer func() { // also where the evaluation is given up
		for _, a := range answers {
			a.Drop()
		}
	}()
	for i := range answers {
		helped := part
		helped.Index = i + 1
		answers[i] = s.helpers.Ask(i, helped, p.X(), v)
	}
	value = p.SumPart(dst, v, part)
	for i, a := range answers {
		rest.Await(a.Done)
		some, sum, ok := a.Sum()
		if !ok {
			if sum = nil; dst != nil {
				sum = make([]float64, len(dst))
			}
			part.Index = i + 1
			some = p.SumPart(sum, v, part)
		}
		value += some
		for j := range dst {
			dst[j] += sum[j]
		}
	}
	return value, part.Of > 1
}

// count returns how many helpers share in an evaluation of so many products of numbers.
func (s *Sharing) count(work float64, rows int) int {
	most := min(int(work/partWork), rows/partRows) - 1
	if work < sharedWork || most < 1 {
		return 0
	}
	return min(most, s.helpers.Ready())
}
