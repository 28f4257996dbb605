package neural_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective/objectivetest"
)

// mutant is an engine that leaves terms of the R-operator out, or takes the wrong
// one.
type mutant struct {
	kernel.Ops
	wrongBend   bool // ∂f/∂z ∘ σ″ for ∂f/∂a ∘ σ″
	noBend      bool // without the second derivative
	noRActivity bool // without (∂f/∂z)ᵀ R{a}
	noRWeights  bool // without ∂f/∂z R{W}
}

func (m mutant) Bend(dst, e, z, a kernel.Mat, f kernel.Activation) {
	m.Ops.Bend(dst, e, z, a, f)
	if m.wrongBend {
		for i := range dst.Data {
			dst.Data[i] *= f.D1(z.Data[i], a.Data[i])
		}
	}
}

func (m mutant) RBackward(dst, re, slope, bend, rz kernel.Mat) {
	if m.noBend {
		m.Hadamard(dst, re, slope)
		return
	}
	m.Ops.RBackward(dst, re, slope, bend, rz)
}

func (m mutant) MulTN(c, a, b kernel.Mat, add bool) {
	if !add || !m.noRActivity {
		m.Ops.MulTN(c, a, b, add)
	}
}

func (m mutant) MulNN(c, a, b kernel.Mat, add bool) {
	if !add || !m.noRWeights {
		m.Ops.MulNN(c, a, b, add)
	}
}

// Every way to get the R-operator a little wrong shows far above the tolerance
// of the derivative checks. How far depends on the weights: on some 3-4-2 nets
// the last is wrong by less than 3 %, which a careless tolerance would let pass.
func TestMutations(t *testing.T) {
	const visible = 1e-3 // 1e4 times the tolerance of objectivetest
	p := problem(chain(t, "tanh", "tanh", 3, 4, 2), lossOf(t, "squared"), 5)
	sound := build(t, p)
	w, v := objectivetest.Normal(sound.Dim(), 3), objectivetest.Normal(sound.Dim(), 4)
	want := objectivetest.HessVec(sound, w, v)
	for name, m := range map[string]mutant{
		"∂f/∂z for ∂f/∂a": {wrongBend: true},
		"no σ″":           {noBend: true},
		"no ∂f/∂z R{a}":   {noRActivity: true},
		"no ∂f/∂z R{W}":   {noRWeights: true},
	} {
		m.Ops = kernel.Fastest()
		p.Ops = m
		d := objectivetest.Deviation(objectivetest.HessVec(build(t, p), w, v), want)
		if !(d > visible) {
			t.Errorf("%s: HessVec deviates by %g, want above %g", name, d, visible)
		}
	}
	if d := objectivetest.Deviation(objectivetest.HessVec(sound, w, v), want); d != 0 {
		t.Errorf("the sound engine deviates by %g", d)
	}
}

// Without its three second terms the Hessian product is the Gauss–Newton product.
func TestHessianWithoutItsTermsIsGaussNewton(t *testing.T) {
	for _, loss := range neural.Losses() {
		p := problem(chain(t, "tanh", "logistic", 3, 4, 3, 2), loss, 5)
		sound := build(t, p)
		w, v := objectivetest.Normal(sound.Dim(), 3), objectivetest.Normal(sound.Dim(), 4)
		p.Ops = mutant{Ops: kernel.Fastest(), noBend: true, noRActivity: true, noRWeights: true}
		objectivetest.WantClose(t, loss.Key, objectivetest.HessVec(build(t, p), w, v), objectivetest.GaussNewton(sound, w, v), 1e-15)
	}
}

// G and H are the same where the outputs are linear in the weights, with every
// loss, and where the residual is zero; and elsewhere they are not.
func TestGaussNewtonIsHessian(t *testing.T) {
	for _, loss := range neural.Losses() {
		f := build(t, problem(chain(t, "linear", "linear", 4, 3), loss, 6))
		w, v := objectivetest.Normal(f.Dim(), 3), objectivetest.Normal(f.Dim(), 4)
		objectivetest.WantClose(t, "one linear layer, "+loss.Key, objectivetest.GaussNewton(f, w, v), objectivetest.HessVec(f, w, v), exactTol)
	}
	p := problem(chain(t, "tanh", "tanh", 2, 4, 3), lossOf(t, "squared"), 6)
	w, v := objectivetest.Normal(p.Net.Dim(), 3), objectivetest.Normal(p.Net.Dim(), 4)
	if d := objectivetest.Deviation(objectivetest.GaussNewton(build(t, p), w, v), objectivetest.HessVec(build(t, p), w, v)); d < 0.01 {
		t.Errorf("G and H differ by %g at random targets, want two matrices", d)
	}
	e, err := neural.NewEvaluator(p.Net, nil, 6)
	if err != nil {
		t.Fatal(err)
	}
	e.Outputs(p.Targets, w, p.Inputs)
	f := build(t, p)
	objectivetest.WantClose(t, "zero residual", objectivetest.GaussNewton(f, w, v), objectivetest.HessVec(f, w, v), exactTol)
	if value := f.At(w).Value(); value != 0 {
		t.Errorf("f = %g at its own outputs, want 0", value)
	}
}

// G is positive semidefinite, and H is not.
func TestSemidefinite(t *testing.T) {
	const tries = 1000
	for _, loss := range neural.Losses() {
		f := build(t, problem(chain(t, "tanh", "tanh", 2, 3, 2), loss, 5))
		w := objectivetest.Normal(f.Dim(), 3)
		least := math.Inf(1)
		for i := range tries {
			v := objectivetest.Normal(f.Dim(), uint64(i))
			if curvature := floats.Dot(v, objectivetest.GaussNewton(f, w, v)); curvature < 0 {
				t.Fatalf("%s: vᵀGv = %g, want none below 0", loss.Key, curvature)
			}
			least = min(least, floats.Dot(v, objectivetest.HessVec(f, w, v)))
		}
		if !(least < 0) {
			t.Errorf("%s: least vᵀHv = %g, want some below 0", loss.Key, least)
		}
	}
}

// Symmetry to the last digits, which differences cannot see.
func TestSymmetry(t *testing.T) {
	for _, f := range kernel.Activations() {
		o := build(t, problem(chain(t, f.Key, f.Key, 3, 5, 4, 2), lossOf(t, "squared"), 20))
		w, u, v := objectivetest.Normal(o.Dim(), 3), objectivetest.Normal(o.Dim(), 4), objectivetest.Normal(o.Dim(), 5)
		for name, product := range map[string]func(v []float64) []float64{
			"H": func(v []float64) []float64 { return objectivetest.HessVec(o, w, v) },
			"G": func(v []float64) []float64 { return objectivetest.GaussNewton(o, w, v) },
		} {
			left, right := floats.Dot(u, product(v)), floats.Dot(v, product(u))
			if math.Abs(left-right) > exactTol*floats.Norm(u, 2)*floats.Norm(product(v), 2) {
				t.Errorf("%s: uᵀ%sv = %.15g, vᵀ%su = %.15g, want the same", f.Key, name, left, name, right)
			}
		}
	}
}
