package neural

import (
	"fmt"
	"math"
	"slices"

	"hfplayground/core/kernel"
	"hfplayground/core/objective"
)

// Problem says what a net is trained on. Its matrices are kept and not copied; nobody may write to them
// afterwards.
type Problem struct {
	Net     Net
	Loss    Loss
	Inputs  kernel.Mat // one row per example, Net.Inputs columns
	Targets kernel.Mat // one row per example, Net.Outputs columns
	L1      float64    // factor ≥ 0 of Σ|wⱼ|
	L2      float64    // factor c ≥ 0 of ½ Σ wⱼ²
	Ops     kernel.Ops // nil for kernel.Fastest
	Blank   bool       // the examples are put there later: they are not looked through, which takes half a second of 16 million numbers
}

// Objective is the mean loss of a net over m examples as a function of its
// weights, with penalties on weights and biases alike:
//
//	f(w) = (1/m) Σᵢ ℓ(net(xᵢ; w), tᵢ) + ½c‖w‖² + c₁‖w‖₁
//
// The last term has no second derivative: it is in the value and, with
// sign(0) = 0, in the gradient, but not in the curvature.
//
// In units of one matrix product a layer, a value costs 1, a gradient 3, a
// Gauss–Newton product 4 and a Hessian product 6, of which a Point makes the
// first and the backward errors once. Its workspaces are the Objective's: beside
// the copy of x nothing is allocated in the long run. An Objective, its batches
// and its Points are not safe for concurrent use.
type Objective struct {
	net             Net
	loss            Loss
	ops             kernel.Ops
	inputs, targets kernel.Mat
	l1, l2          float64
	store           *store
}

var _ objective.Batched = (*Objective)(nil)

// New returns the objective of p. The error wraps ErrSize where the batch is
// empty, does not fit the net or is too large, and names the example where an
// input is not finite or a target is none of the loss.
func New(p Problem) (*Objective, error) {
	if err := p.check(p.Inputs.Rows); err != nil {
		return nil, err
	}
	return p.objective(), nil
}

// objective returns that of a Problem that was checked.
func (p *Problem) objective() *Objective {
	f := &Objective{
		net: p.Net, loss: p.Loss, ops: p.Ops, inputs: p.Inputs, targets: p.Targets, l1: p.L1, l2: p.L2,
		store: &store{net: p.Net, rows: p.Inputs.Rows},
	}
	if f.ops == nil {
		f.ops = kernel.Fastest()
	}
	return f
}

// check looks at sizes first, so that what is too large is refused at once. So many
// examples are evaluated at a time.
func (p *Problem) check(atOnce int) error {
	rows := p.Inputs.Rows
	if err := checkNumbers(atOnce, numbersPerUnit*p.Net.units()+p.Net.inputs+p.Net.Outputs()); err != nil {
		return err
	}
	if err := checkNumbers(rows, p.Net.inputs+p.Net.Outputs()); err != nil {
		return err
	}
	if p.Inputs.Cols != p.Net.inputs || len(p.Inputs.Data) != rows*p.Net.inputs {
		return fmt.Errorf("%w: inputs are %d×%d, want %d columns", ErrSize, rows, p.Inputs.Cols, p.Net.inputs)
	}
	if p.Targets.Rows != rows || p.Targets.Cols != p.Net.Outputs() || len(p.Targets.Data) != rows*p.Net.Outputs() {
		return fmt.Errorf("%w: targets are %d×%d, want %d×%d", ErrSize, p.Targets.Rows, p.Targets.Cols, rows, p.Net.Outputs())
	}
	if !(p.L1 >= 0 && p.L2 >= 0) {
		return fmt.Errorf("neural: penalties L1 = %g, L2 = %g, want none below 0", p.L1, p.L2)
	}
	for i := range rows {
		if p.Blank {
			break
		}
		if !allFinite(p.Inputs.Row(i)) {
			return fmt.Errorf("neural: example %d has the inputs %v, which must be finite", i+1, p.Inputs.Row(i))
		}
		if want := p.Loss.Accepts(p.Targets.Row(i)); want != "" {
			return fmt.Errorf("neural: example %d has the targets %v, which must be %s", i+1, p.Targets.Row(i), want)
		}
	}
	return nil
}

func allFinite(v []float64) bool { return within(v, -math.MaxFloat64, math.MaxFloat64) }

// Net returns the net.
func (f *Objective) Net() Net { return f.net }

// Dim returns the number of weights and biases.
func (f *Objective) Dim() int { return f.net.Dim() }

// Examples returns the number of examples.
func (f *Objective) Examples() int { return f.inputs.Rows }

// At returns the Point at the weights x, which offers objective.GaussNewton and
// objective.SquaredGradients.
func (f *Objective) At(x []float64) objective.Point {
	f.net.checkLen("x", x)
	return &point{f: f, x: slices.Clone(x)}
}
