package neural

import (
	"fmt"
	"math/rand/v2"

	"hfplayground/core/kernel"
	"hfplayground/core/objective"
)

// keptNumbers is how many intermediate results the blocks of one sample may keep between
// two evaluations at the same weights, cut in one way: 64 MB. Where they are more, all blocks share one
// workspace, and every product begins with a forward pass.
const keptNumbers = 1 << 23

// Blocks is the Objective of a Problem that evaluates a block of examples at a time: its memory does not
// grow with their number, and an evaluation can be interrupted between two blocks; see Pause. Its values are
// those of Objective up to rounding.
//
// Blocks, the batches it is cut into and their Points are not safe for concurrent use.
type Blocks struct {
	*objective.Pauser // of all that were cut from the same

	whole           *Objective // net, loss and penalties
	rows            int        // most examples in a block
	cut             objective.Cut
	inputs, targets kernel.Mat
	kept            map[[2]int]*store // workspaces that keep what they know, by first example and room
	pieces          map[pieceName]piece
	gather          func() // brings the examples of a batch to where its blocks look; nil for all examples
	common          *common
}

// common is what all batches of the same Blocks share.
type common struct {
	objective.Sharing
	buffer []float64 // one gradient, for the sums over blocks
	store  store     // the workspace of all blocks that keep nothing
}

// piece is a part of the examples in blocks.
type piece struct {
	blocks []*Objective
	shares []float64 // of all examples, by block
}

var _ objective.Shared = (*Blocks)(nil)

// NewBlocks returns the objective of p in blocks of at most rows examples. The errors are those of New, except
// that the examples together may be more than fit into memory at once.
func NewBlocks(p Problem, rows int) (*Blocks, error) {
	if rows < 1 {
		panic(fmt.Sprintf("neural: blocks of %d examples, want at least 1", rows))
	}
	if err := p.check(min(rows, p.Inputs.Rows)); err != nil {
		return nil, err
	}
	whole := p.objective()
	whole.store = nil // nobody evaluates it
	shared := &common{store: store{net: p.Net, rows: min(rows, p.Inputs.Rows)}}
	return &Blocks{whole: whole, rows: rows, inputs: whole.inputs, targets: whole.targets,
		kept: map[[2]int]*store{}, pieces: map[pieceName]piece{}, common: shared, Pauser: new(objective.Pauser)}, nil
}

// pieceName is part index of so many, and whether its blocks keep what they know at some weights. Of a batch
// they do for products, of which conjugate gradients ask for many at the same weights.
type pieceName struct {
	index, of int
	keep      bool
}

// piece returns a part of the examples in blocks.
func (f *Blocks) piece(name pieceName) piece {
	if p, ok := f.pieces[name]; ok {
		return p
	}
	n := f.inputs.Rows
	begin, end := name.index*n/name.of, (name.index+1)*n/name.of
	var p piece
	for _, part := range objective.Parts(end-begin, f.rows) {
		from, to := begin+part[0], begin+part[1]
		block := *f.whole
		block.l1, block.l2 = 0, 0
		block.inputs, block.targets = f.inputs.Slice(from, to), f.targets.Slice(from, to)
		block.store = &f.common.store
		if name.keep && numbersPerUnit*f.whole.net.units() <= keptNumbers/n {
			at := [2]int{from, to - from + 1} // of another batch it may be one more
			if f.kept[at] == nil {
				f.kept[at] = &store{net: f.whole.net, rows: at[1]}
			}
			block.store = f.kept[at]
		}
		p.blocks, p.shares = append(p.blocks, &block), append(p.shares, float64(to-from)/float64(n))
	}
	f.pieces[name] = p
	return p
}

// Dim returns the number of weights and biases.
func (f *Blocks) Dim() int { return f.whole.Dim() }

// Examples returns the number of examples.
func (f *Blocks) Examples() int { return f.inputs.Rows }

// MayShare reports whether some evaluation takes so long that it is shared where others help.
func (f *Blocks) MayShare() bool { return objective.MayShare(f.Dim(), f.Examples(), 1) }

// Share sets who helps to evaluate f and all its batches; nil for nobody.
func (f *Blocks) Share(h objective.Helpers) { f.common.Share(h) }

// Penalised returns the loss on the same examples with other penalties. It shares
// workspaces, pauses and helpers with f.
func (f *Blocks) Penalised(l1, l2 float64) *Blocks {
	g, whole := *f, *f.whole
	whole.l1, whole.l2 = l1, l2
	g.whole = &whole
	return &g
}

// Batches cuts the examples into batches of size, in an order that depends on seed. The examples are not copied:
// those of a batch are gathered when it is evaluated. The batches share the memory for that, and their workspaces.
func (f *Blocks) Batches(size int, seed uint64) []objective.Objective {
	n := f.whole.inputs.Rows
	parts := objective.Parts(n, size)
	order := rand.New(rand.NewPCG(seed, batchStream)).Perm(n)
	drawn := newDrawn(f.whole, order, (n-1)/len(parts)+1)
	batches, together := make([]objective.Objective, len(parts)), map[[2]int]*store{}
	for i, part := range parts {
		from, to := part[0], part[1]
		b := &Blocks{Pauser: f.Pauser, whole: f.whole, rows: f.rows, kept: together, pieces: map[pieceName]piece{}, common: f.common}
		b.cut = objective.Cut{Size: size, Seed: seed, Index: i}
		b.gather = func() { drawn.bring(i, from, to) }
		b.inputs, b.targets = drawn.inputs.Slice(0, to-from), drawn.targets.Slice(0, to-from)
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
