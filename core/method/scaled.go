package method

import (
	"iter"
	"math"
	"slices"

	"hfplayground/core/objective"
)

// squares is gradient descent in which every entry is divided by the root of
// what it remembers of its squared gradients,
//
//	x ← x − η g / (√v + ε),
//
// where gather makes v of the v before and of the gradient g.
type squares struct {
	rate, epsilon float64
	batch         int
	gather        func(v, g float64) float64
	settles       bool // while x stays v tends to g², else it grows without end
}

// squaresMemory is what a run carries on.
type squaresMemory struct {
	v []float64
	passage
}

func (k squaresMemory) dim() int { return len(k.v) }

// resume goes on from x with v in memory, and in its epoch, at the cost of one
// gradient a step.
func (m squares) resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		kept := recall(memory, squaresMemory{v: make([]float64, f.Dim())})
		s, v, d := newSampler(f, m.batch, kept.passage), kept.v, make([]float64, f.Dim())
		p, facts := s.arrive(f.At(x)), []Fact(nil)
		for {
			now := p.iterate(norm(d), facts)
			now.Memory = squaresMemory{v, s.passage}
			if !yield(now, nil) {
				return
			}
			_, p = s.next(p)
			v = slices.Clone(v) // the memory keeps its own
			for i, gi := range p.g {
				v[i] = m.gather(v[i], gi)
				d[i] = -m.rate * gi / (math.Sqrt(v[i]) + m.epsilon)
			}
			if err := m.atRest(p, d); s.ends(err) {
				yield(now, err)
				return
			}
			p, facts = s.arrive(f.At(along(p.X(), 1, d))), s.facts()
		}
	}
}

// atRest returns why the run can go no further than p: neither the step d nor, as
// long as x stays, any later one moves x.
func (m squares) atRest(p place, d []float64) error {
	if err := p.usable(); err != nil {
		return err
	}
	limit := make([]float64, len(d))
	for i, gi := range p.g {
		if m.settles {
			limit[i] = gi / (math.Abs(gi) + m.epsilon)
		}
	}
	if stays(p.X(), 1, d) && stays(p.X(), -m.rate, limit) {
		return errStalled
	}
	return nil
}
