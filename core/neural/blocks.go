package neural

import (
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/objective"
)

// keptNumbers is how many intermediate results the blocks of one sample may keep between
// two evaluations at the same weights: 64 MB. Where they are more, all blocks share one
// workspace, and every product begins with a forward pass.
const keptNumbers = 1 << 23

// Blocks is the Objective of a Problem that looks at some examples at a time: what it
// keeps does not grow with their number, and who waits for an evaluation can stop
// between two blocks; see Pause. Its values are those of Objective up to rounding.
//
// Blocks, the batches it is cut into and their Points are not safe for concurrent use.
type Blocks struct {
	*objective.Pauser // of all that were cut from the same

	whole  *Objective // net, loss and penalties
	rows   int        // most examples in a block
	blocks []*Objective
	shares []float64  // of the examples, by block
	gather func()     // brings the examples of a batch to where its blocks look; nil for all examples
	buffer *[]float64 // one gradient, for the sums over blocks
}

var (
	_ objective.Batched = (*Blocks)(nil)
	_ objective.Pausing = (*Blocks)(nil)
)

// NewBlocks returns the objective of p in blocks of at most rows examples. The errors are
// those of New, but that all examples together may be more.
func NewBlocks(p Problem, rows int) (*Blocks, error) {
	if rows < 1 {
		panic(fmt.Sprintf("neural: blocks of %d examples, want at least 1", rows))
	}
	if err := p.check(min(rows, p.Inputs.Rows)); err != nil {
		return nil, err
	}
	f := &Blocks{whole: p.objective(), rows: rows, buffer: new([]float64), Pauser: new(objective.Pauser)}
	f.whole.store = nil // nobody evaluates it
	f.cut(f.whole.inputs, f.whole.targets, nil)
	return f, nil
}

// cut makes the blocks of examples. memory are the workspaces of another sample, used
// again where they are there.
func (f *Blocks) cut(inputs, targets kernel.Mat, memory []*store) []*store {
	n := inputs.Rows
	parts := objective.Parts(n, f.rows)
	if memory == nil {
		memory = f.stores(n, len(parts))
	}
	f.blocks, f.shares = make([]*Objective, len(parts)), make([]float64, len(parts))
	for i, part := range parts {
		from, to := part[0], part[1]
		block := *f.whole
		block.l1, block.l2 = 0, 0
		block.inputs, block.targets = inputs.Slice(from, to), targets.Slice(from, to)
		block.store = memory[i%len(memory)]
		f.blocks[i], f.shares[i] = &block, float64(to-from)/float64(n)
	}
	return memory
}

// stores returns a workspace for every block of a sample of n examples, or one for all.
func (f *Blocks) stores(n, count int) []*store {
	if numbersPerUnit*f.whole.net.units() > keptNumbers/n {
		count = 1
	}
	all := make([]*store, count)
	for i := range all {
		all[i] = &store{net: f.whole.net, rows: min(f.rows, f.whole.inputs.Rows)}
	}
	return all
}

// Net returns the net.
func (f *Blocks) Net() Net { return f.whole.net }

// Loss returns the loss.
func (f *Blocks) Loss() Loss { return f.whole.loss }

// Dim returns the number of weights and biases.
func (f *Blocks) Dim() int { return f.whole.Dim() }

// Examples returns the number of examples.
func (f *Blocks) Examples() int {
	n := 0
	for _, b := range f.blocks {
		n += b.inputs.Rows
	}
	return n
}

// Batches cuts the examples into batches, in an order that depends on seed. The examples
// are not copied: those of a batch are brought together when it is evaluated. The
// batches share the room for that, and their workspaces.
func (f *Blocks) Batches(size int, seed uint64) []objective.Objective {
	n := f.whole.inputs.Rows
	parts := objective.Parts(n, size)
	order := rand.New(rand.NewPCG(seed, batchStream)).Perm(n)
	drawn := newDrawn(f.whole, order, (n-1)/len(parts)+1)
	batches := make([]objective.Objective, len(parts))
	var memory []*store
	for i, part := range parts {
		from, to := part[0], part[1]
		b := &Blocks{Pauser: f.Pauser, whole: f.whole, rows: f.rows, buffer: f.buffer}
		b.gather = func() { drawn.bring(i, from, to) }
		inputs, targets := drawn.inputs.Slice(0, to-from), drawn.targets.Slice(0, to-from)
		memory = b.cut(inputs, targets, memory)
		batches[i] = b
	}
	return batches
}

// drawn is room for the examples of one batch at a time.
type drawn struct {
	from            *Objective
	order           []int
	inputs, targets kernel.Mat
	held            int // the batch whose examples are there
}

// newDrawn returns room for batches of at most rows examples. Where a net is to answer
// with its inputs, they are there once.
func newDrawn(f *Objective, order []int, rows int) *drawn {
	d := &drawn{from: f, order: order, inputs: kernel.NewMat(rows, f.inputs.Cols), held: -1}
	d.targets = d.inputs
	if !d.same() {
		d.targets = kernel.NewMat(rows, f.targets.Cols)
	}
	return d
}

// same reports whether the targets are the inputs.
func (d *drawn) same() bool { return &d.from.inputs.Data[0] == &d.from.targets.Data[0] }

// bring brings the examples of batch i there, which are those from..to of the order.
func (d *drawn) bring(i, from, to int) {
	if d.held == i {
		return
	}
	for row, at := range d.order[from:to] {
		copy(d.inputs.Row(row), d.from.inputs.Row(at))
		if !d.same() {
			copy(d.targets.Row(row), d.from.targets.Row(at))
		}
	}
	d.held = i
}

// At returns the Point at the weights x, which offers objective.GaussNewton and
// objective.SquaredGradients.
func (f *Blocks) At(x []float64) objective.Point {
	f.whole.net.checkLen("x", x)
	p := &blockPoint{f: f, of: &point{f: f.whole, x: append([]float64(nil), x...)}}
	p.parts = make([]*point, len(f.blocks))
	for i, b := range f.blocks {
		p.parts[i] = &point{f: b, x: p.of.x}
	}
	return p
}

// blockPoint is a Blocks at one vector of weights.
type blockPoint struct {
	f     *Blocks
	of    *point // the weights, and the penalties there
	parts []*point
	value float64
	known bool // value is f(x)
}

var _ objective.SquaredGradients = (*blockPoint)(nil)

// X returns the weights.
func (p *blockPoint) X() []float64 { return p.of.x }

// Value returns f(x).
func (p *blockPoint) Value() float64 {
	if p.known {
		return p.value
	}
	sum := 0.0
	p.each(func(part *point, share float64) { sum += share * part.Value() })
	p.value, p.known = sum+p.of.penalty(), true
	return p.value
}

// Gradient stores ∇f(x) in dst. The value comes with it.
func (p *blockPoint) Gradient(dst []float64) {
	value := 0.0
	p.sum(dst, func(part *point, share float64, to []float64) {
		part.Gradient(to)
		value += share * part.Value()
	})
	p.value, p.known = value+p.of.penalty(), true
	if c := p.f.whole.l2; c != 0 {
		p.f.whole.ops.Axpy(c, p.of.x, dst)
	}
	if c := p.f.whole.l1; c != 0 {
		addSigns(dst, c, p.of.x)
	}
}

// HessVec stores ∇²f(x)·v in dst.
func (p *blockPoint) HessVec(dst, v []float64) { p.product(dst, v, true) }

// GaussNewtonVec stores G·v + c·v in dst, c the curvature of the penalty.
func (p *blockPoint) GaussNewtonVec(dst, v []float64) { p.product(dst, v, false) }

func (p *blockPoint) product(dst, v []float64, hessian bool) {
	if &dst[0] == &v[0] {
		panic("neural: dst and v overlap")
	}
	p.sum(dst, func(part *point, _ float64, to []float64) { part.product(to, v, hessian) })
	if c := p.f.whole.l2; c != 0 {
		p.f.whole.ops.Axpy(c, v, dst)
	}
}

// SquaredGradients stores the mean over examples of the squared gradients in dst.
func (p *blockPoint) SquaredGradients(dst []float64) {
	p.sum(dst, func(part *point, _ float64, to []float64) { part.SquaredGradients(to) })
}

// Ridge returns c, the curvature of the penalty.
func (p *blockPoint) Ridge() float64 { return p.f.whole.l2 }

// each visits the blocks with their shares of the examples. Others may work after each of
// them, and bring the examples of another batch.
func (p *blockPoint) each(visit func(part *point, share float64)) {
	for i, part := range p.parts {
		if p.f.gather != nil {
			p.f.gather()
		}
		visit(part, p.f.shares[i])
		p.f.Rest()
	}
}

// sum stores in dst the mean over examples of what of stores for a block.
func (p *blockPoint) sum(dst []float64, of func(part *point, share float64, to []float64)) {
	p.f.whole.net.checkLen("dst", dst)
	clear(dst)
	p.each(func(part *point, share float64) {
		if *p.f.buffer == nil {
			*p.f.buffer = make([]float64, p.f.Dim())
		}
		of(part, share, *p.f.buffer)
		floats.AddScaled(dst, share, *p.f.buffer)
	})
}
