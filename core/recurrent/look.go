package recurrent

import (
	"fmt"
	"math"
	"slices"

	"hfplayground/core/kernel"
	"hfplayground/core/spectrum"
)

// Outputs stores in each row of dst the answers of the net with the weights x to that sequence. dst has the
// shape of the targets of the set. It costs a third of a gradient.
func (f *Objective) Outputs(dst kernel.Mat, x []float64) {
	f.net.checkLen("x", x)
	if want := f.set.Targets; dst.Rows != want.Rows || dst.Cols != want.Cols {
		panic(fmt.Sprintf("recurrent: dst is %d×%d, want %d×%d", dst.Rows, dst.Cols, want.Rows, want.Cols))
	}
	first := 0
	for _, p := range f.at(x).all() {
		out := p.reach(forwarded).out
		for i := range p.b.n {
			gather(dst.Row(first+i), out, i, p.b.n)
		}
		first += p.b.n
		f.Rest()
	}
}

// Trace is what happens in a net while it reads one sequence.
type Trace struct {
	Hidden  []kernel.Mat // h of each layer: a row per step, a column per unit
	Outputs kernel.Mat   // a row per step, also where none is asked for
}

// Trace returns the states and outputs of the net at the weights x for the sequence with an index. It panics
// where there is no such sequence.
func (f *Objective) Trace(x []float64, index int) Trace {
	f.net.checkLen("x", x)
	if index < 0 || index >= f.set.Len() {
		panic(fmt.Sprintf("recurrent: sequence %d, want 0 to %d", index, f.set.Len()-1))
	}
	one := f.set.Subset([]int{index})
	b := newBlock(f.net, one, 0, 1)
	b.counted = b.steps // an output at every step
	ws := &workspace{h: f.single(), out: kernel.NewMat(b.steps, f.net.outputs)}
	(&part{f: f, x: x, b: b}).forward(ws)
	return Trace{Hidden: ws.h, Outputs: ws.out}
}

// GradientNorms returns, for layer l at the weights x, how much the loss depends on
// the states at each step: the root of the mean over sequences of ‖∂ℓᵢ/∂hₜ‖², with all
// that comes of hₜ at later steps. ℓᵢ is the mean over the steps of sequence i that
// count. Where the numbers fall towards the first step by many powers of ten, no
// gradient depends on what was there. It costs a gradient.
func (f *Objective) GradientNorms(x []float64, l int) []float64 {
	f.net.checkLen("x", x)
	sums := make([]float64, f.set.Steps)
	for _, p := range f.at(x).all() {
		e := p.reach(backed).e[l]
		for t := range sums {
			now := p.b.at(e, t).Data
			sums[t] += f.ops.Dot(now, now)
		}
		f.Rest()
	}
	m := float64(f.set.Len())
	for t, sum := range sums {
		sums[t] = math.Sqrt(sum * m) // e is of the mean: 1/m of each sequence
	}
	return sums
}

// Spectrum returns the eigenvalues of the weights of layer l between steps, the
// largest first, and conjugate pairs together, that with the positive imaginary part
// first. Near zero a linear net of these weights forgets at the factor |λ| a step,
// and beyond 1 it explodes. It takes of the order of 10·Units³ operations. The error
// is about weights that are not finite.
func (n Net) Spectrum(w []float64, l int) ([]complex128, error) {
	n.checkLen("w", w)
	weights := n.Recurrent(w, l)
	values, err := spectrum.Eigenvalues(weights.Rows, weights.Data)
	slices.SortStableFunc(values, before)
	return values, err
}

// before orders eigenvalues: by size, then by real part, then by imaginary part, the
// largest first. The size of both of a pair is the same to the bit.
func before(a, b complex128) int {
	for _, d := range [...]float64{
		math.Hypot(real(b), imag(b)) - math.Hypot(real(a), imag(a)), real(b) - real(a), imag(b) - imag(a),
	} {
		if d != 0 {
			return int(math.Copysign(1, d))
		}
	}
	return 0
}
