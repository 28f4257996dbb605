package recurrent

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/sequence"
	"hfplayground/core/vector"
)

// UsualRows is how many sequences are evaluated at a time where nothing else is
// asked for: enough for the products of matrices, and few enough for the memory of a
// page.
const UsualRows = 100

// Problem says what a net is trained for. Its set is not to be written to afterwards.
type Problem struct {
	Net  Net
	Loss neural.Loss
	Set  sequence.Set // Net.Inputs inputs a step, Net.Outputs targets a step that counts
	L2   float64      // factor c ≥ 0 of ½ Σ wⱼ²
	Rows int          // most sequences evaluated at a time; 0 for UsualRows
	Ops  kernel.Ops   // nil for kernel.Fastest
}

// Objective is the mean loss of a recurrent net over m sequences and the C steps of
// each that count, as a function of its weights, with a penalty on weights and
// biases alike:
//
//	f(w) = (1/mC) Σᵢ Σₜ ℓ(outputₜ(xᵢ; w), tᵢₜ) + ½c‖w‖²
//
// It goes through the sequences in blocks: its memory does not grow with their
// number, and who waits for an evaluation can stop between two blocks; see Pause. In
// units of one product of matrices a layer, a value costs 1, a gradient 3, a
// Gauss–Newton product 4 and a Hessian product 6, and another 1 for each product
// where the blocks are too many to keep what is known of each.
//
// An Objective, its batches and its Points are not safe for concurrent use.
type Objective struct {
	*objective.Pauser // of all that were made of the same; also within a block that takes long

	net    Net
	loss   neural.Loss
	ops    kernel.Ops
	l2     float64
	rows   int
	cut    objective.Cut
	set    sequence.Set
	pieces map[[2]int][]*block // the blocks of part i of so many, by both; made when they are asked for
	store  *store
	common *objective.Sharing // with all that were made of the same
}

var _ objective.Shared = (*Objective)(nil)

// New returns the objective of p. The error wraps ErrSize where the set is empty,
// does not fit the net or is too large, and names the sequence where an input is not
// finite or a target is none of the loss.
func New(p Problem) (*Objective, error) {
	if p.Rows == 0 {
		p.Rows = UsualRows
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	f := &Objective{net: p.Net, loss: p.Loss, ops: p.Ops, l2: p.L2, rows: min(p.Rows, p.Set.Len()), set: p.Set, Pauser: new(objective.Pauser), common: new(objective.Sharing)}
	if f.ops == nil {
		f.ops = kernel.Fastest()
	}
	f.store = newStore(f.net, p.Set, f.rows)
	f.pieces = map[[2]int][]*block{}
	return f, nil
}

// check looks at sizes first, so that what is too large is refused at once.
func (p *Problem) check() error {
	s, n := p.Set, p.Set.Len()
	if p.Rows < 1 {
		return fmt.Errorf("%w: %d sequences at a time, want at least 1", ErrSize, p.Rows)
	}
	if err := checkBlock(p.Net, s.Steps, min(p.Rows, n)); err != nil {
		return err
	}
	if s.Counted < 1 || s.Counted > s.Steps {
		return fmt.Errorf("%w: %d steps count, want 1 to all %d", ErrSize, s.Counted, s.Steps)
	}
	for _, m := range []struct {
		name string
		kernel.Mat
		cols int
	}{{"inputs", s.Inputs, s.Steps * p.Net.inputs}, {"targets", s.Targets, s.Counted * p.Net.outputs}} {
		if m.Rows != n || m.Cols != m.cols || len(m.Data) != n*m.cols {
			return fmt.Errorf("%w: %s are %d×%d, want %d×%d", ErrSize, m.name, m.Rows, m.Cols, n, m.cols)
		}
	}
	if !(p.L2 >= 0) {
		return fmt.Errorf("recurrent: penalty L2 = %g, want none below 0", p.L2)
	}
	return p.checkNumbers()
}

func (p *Problem) checkNumbers() error {
	for i := range p.Set.Len() {
		if !vector.AllFinite(p.Set.Inputs.Row(i)) {
			return fmt.Errorf("recurrent: an input of sequence %d is not finite", i+1)
		}
		for t := range slices.Chunk(p.Set.Targets.Row(i), p.Net.outputs) {
			if want := p.Loss.Accepts(t); want != "" {
				return fmt.Errorf("recurrent: sequence %d has the targets %v, which must be %s", i+1, t, want)
			}
		}
	}
	return nil
}

// piece returns part i of so many of the sequences, in blocks.
func (f *Objective) piece(i, of int) []*block {
	blocks := f.pieces[[2]int{i, of}]
	if blocks == nil {
		n := f.set.Len()
		begin, end := i*n/of, (i+1)*n/of
		for _, part := range objective.Parts(end-begin, f.rows) {
			blocks = append(blocks, newBlock(f.net, f.set, begin+part[0], begin+part[1]))
		}
		f.pieces[[2]int{i, of}] = blocks
	}
	return blocks
}

// with returns the same objective of another set, which cut names.
func (f *Objective) with(set sequence.Set, cut objective.Cut) *Objective {
	other := *f
	other.set, other.cut, other.pieces = set, cut, map[[2]int][]*block{}
	return &other
}

// MayShare reports whether some evaluation takes so long that it is shared where others help.
func (f *Objective) MayShare() bool { return objective.MayShare(f.Dim(), f.set.Len(), f.set.Steps) }

// Share names who helps to evaluate it, all batches and samples, and what is apart from it.
func (f *Objective) Share(h objective.Helpers) { f.common.Share(h) }

// Apart returns the same objective with workspaces and pauses of its own: two runs that
// evaluate in turn, each in the middle of an evaluation of the other, then take none from
// each other. The sequences are shared.
func (f *Objective) Apart() *Objective {
	other := *f
	other.Pauser, other.store = new(objective.Pauser), newStore(f.net, f.set, f.rows)
	return &other
}

// Net returns the net.
func (f *Objective) Net() Net { return f.net }

// Set returns the sequences. They must not be written to.
func (f *Objective) Set() sequence.Set { return f.set }

// Dim returns the number of weights and biases.
func (f *Objective) Dim() int { return f.net.Dim() }

// Examples returns the number of sequences.
func (f *Objective) Examples() int { return f.set.Len() }

// batchStream is the random stream of the order of sequences, apart from other uses of a seed.
const batchStream = 0x5e90e

// Batches cuts the sequences into batches, in an order that depends on seed. The
// batches share the workspaces of f.
func (f *Objective) Batches(size int, seed uint64) []objective.Objective {
	parts := objective.Parts(f.set.Len(), size)
	order := rand.New(rand.NewPCG(seed, batchStream)).Perm(f.set.Len())
	batches := make([]objective.Objective, len(parts))
	for i, part := range parts {
		cut := objective.Cut{Draw: f.cut.Draw, Size: size, Seed: seed, Index: i}
		batches[i] = f.with(f.set.Subset(order[part[0]:part[1]]), cut)
	}
	return batches
}

// At returns the Point at the weights x, which offers objective.GaussNewton,
// objective.SquaredGradients, objective.Structural and objective.Divided.
func (f *Objective) At(x []float64) objective.Point {
	f.net.checkLen("x", x)
	return f.at(slices.Clone(x))
}

func (f *Objective) at(x []float64) *point {
	return &point{f: f, x: x, pieces: map[[2]int][]*part{}}
}
