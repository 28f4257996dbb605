package recurrent_test

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
	"hfplayground/core/recurrent"
)

// shapes are small nets with sequences: one layer and two, one step and several, one
// step that counts and all.
var shapes = []struct {
	units          []int
	steps, counted int
}{
	{[]int{3}, 1, 1}, {[]int{3}, 4, 1}, {[]int{4}, 5, 3}, {[]int{2}, 3, 3},
	{[]int{3, 2}, 1, 1}, {[]int{2, 3}, 4, 2}, {[]int{3, 2}, 3, 3},
}

// Gradient and products with both losses and every shape agree with differences, in
// blocks too.
func TestDerivatives(t *testing.T) {
	for _, shape := range shapes {
		for _, loss := range []string{"squared", "softmax"} {
			t.Run(fmt.Sprint(shape, loss), func(t *testing.T) {
				net := netOf(t, 2, 2, shape.units...)
				f := build(t, recurrent.Problem{
					Net: net, Loss: lossOf(loss), Set: noise(net, 5, shape.steps, shape.counted), L2: 0.01, Rows: 2,
				})
				objectivetest.CheckGaussNewton(t, f, random(net.Dim(), 0.7, 3))
			})
		}
	}
}

// jacobian returns the derivative of what ask returns in the direction of each weight, by
// central differences with the error of h² taken out.
func jacobian(w []float64, ask func(w []float64) []float64) [][]float64 {
	const h = 1e-3
	columns := make([][]float64, len(w))
	for j := range w {
		central := func(h float64) []float64 {
			ahead, behind := append([]float64(nil), w...), append([]float64(nil), w...)
			ahead[j], behind[j] = w[j]+h, w[j]-h
			d := append([]float64(nil), ask(ahead)...)
			floats.Sub(d, ask(behind))
			floats.Scale(1/(2*h), d)
			return d
		}
		coarse, fine := central(2*h), central(h)
		for i := range fine {
			fine[i] += (fine[i] - coarse[i]) / 3
		}
		columns[j] = fine
	}
	return columns
}

// The product with structural damping is G + weight·S with both assembled entry by
// entry, from differences of the states and the outputs that traces show.
func TestStructural(t *testing.T) {
	for _, shape := range shapes {
		const n, weight = 3, 0.3
		net := netOf(t, 2, 2, shape.units...)
		f := build(t, recurrent.Problem{Net: net, Loss: lossOf("squared"), Set: noise(net, n, shape.steps, shape.counted), Rows: 2})
		w, v := random(net.Dim(), 0.7, 3), random(net.Dim(), 1, 4)
		want := make([]float64, net.Dim())
		for i := range n {
			hidden := func(w []float64) (h []float64) {
				for _, layer := range f.Trace(w, i).Hidden {
					h = append(h, layer.Data...)
				}
				return h
			}
			outputs := func(w []float64) []float64 {
				out := f.Trace(w, i).Outputs
				return out.Slice(out.Rows-shape.counted, out.Rows).Data
			}
			slopes := hidden(w)
			for k, h := range slopes {
				slopes[k] = 1 / (1 - h*h) // ∂h = (1 − h²)∂z, so that JᵀDJ of z is (∂h)ᵀ(∂h)/(1 − h²)
			}
			addQuadratic(want, jacobian(w, hidden), v, func(k int) float64 { return weight * slopes[k] / n })
			addQuadratic(want, jacobian(w, outputs), v, func(int) float64 { return 1 / float64(n*shape.counted) })
		}
		objectivetest.WantClose(t, fmt.Sprint(shape), structural(f, w, v, weight), want, 1e-9)
		plain := make([]float64, net.Dim())
		f.At(w).(objective.GaussNewton).GaussNewtonVec(plain, v)
		objectivetest.WantClose(t, fmt.Sprint(shape, " weight 0"), structural(f, w, v, 0), plain, 0)
	}
}

// addQuadratic adds JᵀDJv to dst, with the columns of J and the diagonal of D.
func addQuadratic(dst []float64, columns [][]float64, v []float64, d func(k int) float64) {
	jv := make([]float64, len(columns[0]))
	for j, column := range columns {
		floats.AddScaled(jv, v[j], column)
	}
	for k := range jv {
		jv[k] *= d(k)
	}
	for j, column := range columns {
		dst[j] += floats.Dot(column, jv)
	}
}

// S is symmetric and positive semidefinite, and so is G; H is not.
func TestSemidefinite(t *testing.T) {
	for _, units := range [][]int{{3}, {2, 3}} {
		net := netOf(t, 2, 3, units...)
		f := build(t, recurrent.Problem{Net: net, Loss: lossOf("softmax"), Set: noise(net, 5, 4, 2)})
		w, least := random(net.Dim(), 0.8, 3), math.Inf(1)
		for i := range uint64(300) {
			u, v := random(net.Dim(), 1, 2*i), random(net.Dim(), 1, 2*i+1)
			for _, weight := range []float64{0, 2} {
				gu, gv := structural(f, w, u, weight), structural(f, w, v, weight)
				if c := floats.Dot(v, gv); c < 0 {
					t.Fatalf("weight %g: vᵀGv = %g, want none below 0", weight, c)
				}
				wantSymmetric(t, "G", u, v, gu, gv)
			}
			hu, hv := objectivetest.HessVec(f, w, u), objectivetest.HessVec(f, w, v)
			wantSymmetric(t, "H", u, v, hu, hv)
			least = min(least, floats.Dot(v, hv))
		}
		if !(least < 0) {
			t.Errorf("least vᵀHv = %g, want some below 0", least)
		}
	}
}

func wantSymmetric(t *testing.T, what string, u, v, au, av []float64) {
	t.Helper()
	if l, r := floats.Dot(u, av), floats.Dot(v, au); math.Abs(l-r) > exactTol*floats.Norm(u, 2)*floats.Norm(av, 2) {
		t.Fatalf("%s: %.15g and %.15g, want a symmetric product", what, l, r)
	}
}

// The R-forward pass through time is J and the backward pass its transpose. A loss that is
// linear in the outputs, with u for targets, has the gradient Jᵀu/m; its HessVec is handed
// Jv, which it notes.
func TestAdjoint(t *testing.T) {
	for _, shape := range shapes {
		const n = 6
		var along []float64 // uᵀ(Jv), row by row
		loss := lossOf("squared")
		loss.Gradient = func(dst, _, u []float64) { copy(dst, u) }
		loss.HessVec = func(dst, _, u, jv []float64) { along = append(along, floats.Dot(u, jv)); clear(dst) }
		net := netOf(t, 3, 2, shape.units...)
		f := build(t, recurrent.Problem{Net: net, Loss: loss, Set: noise(net, n, shape.steps, shape.counted), Rows: 4})
		w, v := random(net.Dim(), 0.8, 6), random(net.Dim(), 1, 7)
		objectivetest.GaussNewton(f, w, v)
		forward, backward := floats.Sum(along)/float64(n*shape.counted), floats.Dot(objectivetest.Gradient(f, w), v)
		if math.Abs(forward-backward) > exactTol*(1+math.Abs(forward)) {
			t.Errorf("%v: uᵀ(Jv) = %.15g, (Jᵀu)ᵀv = %.15g, want the same", shape, forward, backward)
		}
	}
}

// mutant is an engine that gets terms of the products through time a little wrong.
type mutant struct {
	kernel.Ops
	noBend     bool // without the second derivative
	noCarried  bool // a step forgets what the step after it says
	noWeights  bool // without ∂f/∂z VW and ∂f/∂z VR
	noActivity bool // without (∂f/∂z)ᵀ R{h}
	noDamping  bool // without what Axpy adds
	wrongSlope bool // h for 1 − h²
}

func (m mutant) RBackward(dst, re, slope, bend, rz kernel.Mat) {
	if m.noBend {
		m.Hadamard(dst, re, slope)
		return
	}
	m.Ops.RBackward(dst, re, slope, bend, rz)
}

// Over all steps together more rows are multiplied than at one of them.
func (m mutant) MulNN(c, a, b kernel.Mat, add bool) {
	if add && (m.noCarried && c.Rows == mutantRows || m.noWeights && c.Rows > mutantRows) {
		return
	}
	m.Ops.MulNN(c, a, b, add)
}

// Products with R{h} are the second into the same matrix: they come when dst is not
// zero any more, or before anything else of the layer.
func (m mutant) MulTN(c, a, b kernel.Mat, add bool) {
	if m.noActivity && m.marked(b) {
		return
	}
	m.Ops.MulTN(c, a, b, add)
}

// marked reports whether the matrix is one of directional derivatives: those of the
// states are all below 1, and those of the mutation test's long direction are not.
func (m mutant) marked(b kernel.Mat) bool {
	for _, x := range b.Data {
		if math.Abs(x) > mutantMark {
			return true
		}
	}
	return false
}

func (m mutant) Axpy(alpha float64, x, y []float64) {
	if !m.noDamping || alpha == 1 {
		m.Ops.Axpy(alpha, x, y)
	}
}

func (m mutant) Backward(dst, slope, e, z, a kernel.Mat, f kernel.Activation) {
	m.Ops.Backward(dst, slope, e, z, a, f)
	if m.wrongSlope {
		copy(slope.Data, a.Data)
	}
}

const (
	mutantRows = 5    // sequences of the mutation test
	mutantMark = 50.0 // entries of R{h} there exceed this
)

// Every way to get a product a little wrong shows far above the tolerance of the
// checks by differences.
func TestMutations(t *testing.T) {
	const visible, weight = 1e-3, 0.5
	for _, units := range [][]int{{4}, {3, 4}} {
		net := netOf(t, 2, 2, units...)
		p := recurrent.Problem{Net: net, Loss: lossOf("softmax"), Set: noise(net, mutantRows, 4, 2)}
		w, v := random(net.Dim(), 0.8, 3), random(net.Dim(), 1e3, 4)
		ask := func(m mutant, damped bool) []float64 {
			m.Ops = kernel.Fastest()
			p.Ops = m
			if damped {
				return structural(build(t, p), w, v, weight)
			}
			return objectivetest.HessVec(build(t, p), w, v)
		}
		for name, m := range map[string]mutant{
			"no tanh″": {noBend: true}, "nothing from later steps": {noCarried: true}, "no ∂f/∂z V": {noWeights: true},
			"no ∂f/∂z R{h}": {noActivity: true}, "h for 1 − h²": {wrongSlope: true},
		} {
			if d := objectivetest.Deviation(ask(m, false), ask(mutant{}, false)); !(d > visible) {
				t.Errorf("%v, %s: HessVec deviates by %g, want above %g", units, name, d, visible)
			}
		}
		for name, m := range map[string]mutant{"no damping": {noDamping: true}, "h for 1 − h²": {wrongSlope: true}, "nothing from later steps": {noCarried: true}} {
			if d := objectivetest.Deviation(ask(m, true), ask(mutant{}, true)); !(d > visible) {
				t.Errorf("%v, %s: StructuralVec deviates by %g, want above %g", units, name, d, visible)
			}
		}
	}
}
