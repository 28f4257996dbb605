package recurrent

import (
	"slices"

	"hfplayground/core/kernel"
	"hfplayground/core/sequence"
)

// block is some sequences, step after step: row t·n + i of its matrices belongs to
// step t of sequence i.
type block struct {
	n, steps, counted int
	pause             int        // steps between two rests within the block
	inputs            kernel.Mat // (steps·n) × inputs
	targets           kernel.Mat // (counted·n) × outputs
}

// restWork is how many products of numbers lie between two rests: some milliseconds.
const restWork = 8e6

// newBlock returns the sequences from, …, to − 1 of a set.
func newBlock(net Net, s sequence.Set, from, to int) *block {
	b := &block{
		n: to - from, steps: s.Steps, counted: s.Counted,
		inputs:  kernel.NewMat((to-from)*s.Steps, net.inputs),
		targets: kernel.NewMat((to-from)*s.Counted, net.outputs),
	}
	most := slices.Max(net.units)
	b.pause = max(1, int(restWork/(float64(b.n)*float64(most)*float64(most))))
	for i := range b.n {
		scatter(b.inputs, s.Inputs.Row(from+i), i, b.n)
		scatter(b.targets, s.Targets.Row(from+i), i, b.n)
	}
	return b
}

// scatter copies the steps of a sequence to every nth row of m, from row i on.
func scatter(m kernel.Mat, row []float64, i, n int) {
	for t := 0; t*m.Cols < len(row); t++ {
		copy(m.Row(t*n+i), row[t*m.Cols:(t+1)*m.Cols])
	}
}

// gather is the way back: it copies every nth row of m, from row i on, to row.
func gather(row []float64, m kernel.Mat, i, n int) {
	for t := 0; t*m.Cols < len(row); t++ {
		copy(row[t*m.Cols:(t+1)*m.Cols], m.Row(t*n+i))
	}
}

// at returns the rows of m at step t.
func (b *block) at(m kernel.Mat, t int) kernel.Mat { return m.Slice(t*b.n, (t+1)*b.n) }

// last returns the rows of m at the steps that count.
func (b *block) last(m kernel.Mat) kernel.Mat {
	return m.Slice((b.steps-b.counted)*b.n, b.steps*b.n)
}

// early and late return the rows of m at all steps but the last, and at all but the
// first: what goes from one step to the next, and where it arrives.
func (b *block) early(m kernel.Mat) kernel.Mat { return m.Slice(0, (b.steps-1)*b.n) }
func (b *block) late(m kernel.Mat) kernel.Mat  { return m.Slice(b.n, b.steps*b.n) }
