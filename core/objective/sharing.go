package objective

import "slices"

// What decides whether an evaluation is shared is counted in products of numbers, so that
// no clock changes what is computed.
const (
	sharedWork = 30e6 // some 15 ms as WebAssembly: below, the way to helpers and back is too long
	partWork   = 8e6  // least of a part
	partRows   = 48   // least examples of a part: below, to send a sum takes as long as to make it
	mostParts  = 12   // with more the sums of a large net take too long to send, with fewer some wait for others
)

// productsOf is how many products of numbers a quantity takes for every weight and example.
var productsOf = [Quantities]float64{OfValue: 1, OfGradient: 3, OfGaussNewton: 4, OfHessVec: 6, OfSquared: 4}

// Sharing is the Share of an objective that goes through its examples in parts. All that is
// made of the objective shares it.
type Sharing struct {
	helpers Helpers
	turn    int
}

// Share sets who helps from now on; nil for nobody.
func (s *Sharing) Share(h Helpers) { s.helpers = h }

// Sum stores in dst the sum of a part's quantity over all examples, of which there are rows, and
// returns that of the values, and whether others have summed; dst is nil for a value alone, and v for
// what is no product. each is how often an example meets every weight: once, or at every step of a
// sequence. It rests with rest. However many help, and whatever comes first, the parts are the same and
// are added in their order.
func (s *Sharing) Sum(p Divided, dst, v []float64, part Part, rows, each int, rest *Pauser) (value float64, shared bool) {
	clear(dst)
	part.Index, part.Of = 0, 1
	helpers := 0
	if s.helpers != nil && rest.Rests() {
		if n := partsOf(productsOf[part.Quantity]*float64(len(p.X()))*float64(rows)*float64(each), rows); n > 1 {
			if helpers = min(n-1, s.helpers.Ready()); helpers > 0 {
				part.Of = n
			}
		}
	}
	s.turn++
	part.Turn = s.turn
	t := &team{p: p, dst: dst, v: v, part: part}
	defer t.drop() // also where the evaluation is given up
	for i := 1; i < part.Of; i++ {
		helped := part
		helped.Index = i
		helper := (i - 1) * helpers / (part.Of - 1)
		t.asked = append(t.asked, asked{helper: helper, answer: s.helpers.Ask(helper, helped, p.X(), v)})
	}
	t.value = p.SumPart(dst, v, part)
	for !t.add() {
		if i := t.last(); i >= 0 {
			t.take(i)
		} else {
			rest.Await(t.news)
		}
	}
	return t.value, part.Of > 1
}

// MayShare reports whether some evaluation of an objective with so many weights and examples is shared
// where others help; each is as in Sum.
func MayShare(weights, rows, each int) bool {
	return partsOf(slices.Max(productsOf[:])*float64(weights)*float64(rows)*float64(each), rows) > 1
}

// partsOf returns how many parts an evaluation of so many products of numbers has.
func partsOf(work float64, rows int) int {
	if work < sharedWork {
		return 1
	}
	return min(mostParts, int(work/partWork), rows/partRows)
}

// team is an evaluation in parts of which the first is not asked for.
type team struct {
	p      Divided
	dst, v []float64
	part   Part
	asked  []asked // the parts from the second on
	added  int     // so many of them are in dst
	value  float64
	room   []float64 // for a sum, when no other is there
}

// asked is a part that a helper has or had.
type asked struct {
	helper int
	answer Answer // nil once the part is taken from it
	value  float64
	sum    []float64
}

// add adds what is there, in the order of the parts, and reports whether that is all. What a helper that
// is lost does not bring is made here.
func (t *team) add() (all bool) {
	for ; t.added < len(t.asked); t.added++ {
		a := &t.asked[t.added]
		if a.answer != nil {
			if !a.answer.Done() {
				return false
			}
			some, sum, ok := a.answer.Sum()
			if a.value, a.sum = some, sum; !ok {
				t.take(t.added)
			}
		}
		t.value += a.value
		for j := range t.dst {
			t.dst[j] += a.sum[j]
		}
		a.answer, t.room, a.sum = nil, a.sum, nil
	}
	return true
}

// last returns a part that is lost, or the last of the helper who has most left to do; −1 where nobody has
// more than the one that it is at.
func (t *team) last() int {
	left, most, best := map[int]int{}, 1, -1
	for i, a := range t.asked {
		switch {
		case a.lost():
			return i
		case a.answer == nil || a.answer.Done():
			continue
		}
		if left[a.helper]++; left[a.helper] > most {
			most, best = left[a.helper], i
		}
	}
	return best
}

// lost reports whether a part will not come.
func (a *asked) lost() bool {
	if a.answer == nil || !a.answer.Done() {
		return false
	}
	_, _, ok := a.answer.Sum()
	return !ok
}

// take makes part i here, in the place of the helper.
func (t *team) take(i int) {
	a := &t.asked[i]
	a.answer.Drop()
	a.answer = nil
	part := t.part
	part.Index = i + 1
	if t.dst != nil {
		if a.sum, t.room = t.room, nil; a.sum == nil {
			a.sum = make([]float64, len(t.dst))
		}
		clear(a.sum)
	}
	a.value = t.p.SumPart(a.sum, t.v, part)
}

// news reports whether the next part has come, or another will not.
func (t *team) news() bool {
	next := t.asked[t.added]
	return next.answer == nil || next.answer.Done() || slices.ContainsFunc(t.asked, func(a asked) bool { return a.lost() })
}

// drop says that nobody waits for what has not come.
func (t *team) drop() {
	for _, a := range t.asked {
		if a.answer != nil {
			a.answer.Drop()
		}
	}
}
