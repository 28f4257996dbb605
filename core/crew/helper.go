package crew

import (
	"iter"
	"slices"

	"hfplayground/core/objective"
)

// Helper does what a Pool orders, one order after the other. It is not safe for concurrent use.
type Helper struct {
	make func(Problem) objective.Shared
	post func(Reply)

	pending *Order // the problem to be made
	f       objective.Shared
	kept    int   // see Problem
	cuts    []cut // used last, the last at the end
	knows   recent
	points  map[int]objective.Divided
	v       []float64 // of the last order that had one
	queue   []task
	next    func() (struct{}, bool) // goes on with the first of the queue; nil before it is begun
	stop    func()
}

// cut is a sample in batches; where the size is 0 it is its only batch.
type cut struct {
	of      objective.Cut // whichever batch
	batches []objective.Objective
}

// mostCuts is how many cuts a Helper keeps: one for each run and what of its examples it looks at.
const mostCuts = 12

// task is an order for a part, with the point that it is about.
type task struct {
	Order
	at objective.Divided
}

// NewHelper returns a Helper. make makes what is minimised, nil where it cannot be made; post sends
// a reply, whose sum is not used any more.
func NewHelper(make func(Problem) objective.Shared, post func(Reply)) *Helper {
	return &Helper{make: make, post: post}
}

// Take takes an order. A part that makes no sense has failed.
func (h *Helper) Take(o Order) {
	switch {
	case o.Problem != nil:
		h.giveUp()
		h.pending, h.f, h.cuts, h.queue = &o, nil, nil, nil
		h.kept = max(0, o.Problem.Kept)
		h.v = nil
		h.knows, h.points = recent{}, map[int]objective.Divided{}
	case o.Drop:
		i := slices.IndexFunc(h.queue, func(t task) bool { return t.Number == o.Number })
		if i == 0 {
			h.giveUp()
		}
		if i >= 0 {
			h.queue = slices.Delete(h.queue, i, i+1)
		}
	default:
		if o.V != nil {
			h.v = o.V
		}
		o.V = h.v
		at := h.point(o)
		if at == nil {
			h.post(Reply{Number: o.Number, Failed: true})
			return
		}
		h.queue = append(h.queue, task{o, at})
	}
}

// legal reports whether the numbers of an order go with the objective.
func (h *Helper) legal(o Order) bool {
	n := h.f.Dim()
	product := o.Quantity == objective.OfHessVec || o.Quantity == objective.OfGaussNewton
	return o.Quantity >= 0 && o.Quantity < objective.Quantities && o.Index >= 0 && o.Index < o.Of && o.Of <= h.f.Examples() &&
		(o.X == nil || len(o.X) == n) && (!product || len(o.V) == n) && o.Cut.Draw >= 0 && o.Cut.Size >= 0 && o.Cut.Index >= 0
}

// point returns the point of an order, nil where it is not known or the order makes no sense.
func (h *Helper) point(o Order) objective.Divided {
	if h.f == nil || !h.legal(o) {
		return nil
	}
	_, gone := h.knows.use(o.Point, h.f.Dim()+h.kept)
	delete(h.points, gone)
	if o.X != nil {
		if f := h.batch(o.Cut); f != nil {
			h.points[o.Point], _ = objective.Keep(f, o.X).(objective.Divided)
		}
	}
	return h.points[o.Point]
}

// batch returns a batch; nil where there is none of that name.
func (h *Helper) batch(c objective.Cut) objective.Objective {
	if c.Size == 0 && c.Draw == 0 {
		return h.f
	}
	index := c.Index
	c.Index = 0
	i := slices.IndexFunc(h.cuts, func(o cut) bool { return o.of == c })
	var found cut
	if i >= 0 {
		found = h.cuts[i]
		h.cuts = slices.Delete(h.cuts, i, i+1)
	} else {
		found = cut{c, h.batches(c)}
		h.cuts = h.cuts[max(0, len(h.cuts)-min(mostCuts, most(1+h.kept))+1):]
	}
	h.cuts = append(h.cuts, found)
	if index >= len(found.batches) {
		return nil
	}
	return found.batches[index]
}

// batches makes those of a cut.
func (h *Helper) batches(c objective.Cut) []objective.Objective {
	f := objective.Objective(h.f)
	if c.Draw > 0 {
		f = objective.Draw(f, c.Draw)
	}
	if c.Size == 0 {
		return []objective.Objective{f}
	}
	return objective.Batches(f, c.Size, c.Seed)
}

// Work works until more returns false or nothing is left to do, and reports whether there is
// more to do. It asks after every piece of some tens of milliseconds, and when a problem is made.
func (h *Helper) Work(more func() bool) (busy bool) {
	if o := h.pending; o != nil {
		h.pending = nil
		if h.f = h.make(*o.Problem); h.f != nil {
			h.post(Reply{Number: o.Number, Made: true})
		}
		if !more() {
			return len(h.queue) > 0
		}
	}
	for len(h.queue) > 0 {
		if h.next == nil {
			h.begin(h.queue[0])
		}
		if _, ok := h.next(); !ok {
			h.giveUp()
			h.queue = h.queue[1:]
		}
		if !more() {
			break
		}
	}
	return len(h.queue) > 0
}

// givenUp unwinds the evaluation of an order that was dropped.
type givenUp struct{}

// begin begins an order: next goes on to the next rest of its evaluation.
func (h *Helper) begin(t task) {
	h.next, h.stop = iter.Pull(func(yield func(struct{}) bool) {
		defer func() {
			if e := recover(); e != nil && e != any(givenUp{}) {
				panic(e)
			}
		}()
		h.f.Pause(func() {
			if !yield(struct{}{}) {
				panic(givenUp{})
			}
		})
		var sum []float64
		if t.Quantity != objective.OfValue {
			sum = make([]float64, h.f.Dim())
		}
		value := t.at.SumPart(sum, t.V, t.Part)
		h.post(Reply{Number: t.Number, Value: value, Sum: sum})
	})
}

// giveUp ends the order under way.
func (h *Helper) giveUp() {
	if h.next != nil {
		h.stop()
		h.next, h.stop = nil, nil
	}
}
