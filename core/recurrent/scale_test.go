package recurrent_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
	"hfplayground/core/recurrent"
	"hfplayground/core/sequence"
)

// wantSame fails t unless two objectives answer alike in everything.
func wantSame(t *testing.T, what string, got, want objective.Objective) {
	t.Helper()
	w, v := random(want.Dim(), 0.7, 3), random(want.Dim(), 1, 4)
	if a, b := got.At(w).Value(), want.At(w).Value(); math.Abs(a-b) > exactTol*b {
		t.Errorf("%s: f = %.15g, want %.15g", what, a, b)
	}
	objectivetest.WantClose(t, what+": Gradient", objectivetest.Gradient(got, w), objectivetest.Gradient(want, w), exactTol)
	objectivetest.WantClose(t, what+": HessVec", objectivetest.HessVec(got, w, v), objectivetest.HessVec(want, w, v), exactTol)
	objectivetest.WantClose(t, what+": GaussNewtonVec", objectivetest.GaussNewton(got, w, v), objectivetest.GaussNewton(want, w, v), exactTol)
	objectivetest.WantClose(t, what+": StructuralVec", structural(got, w, v, 2), structural(want, w, v, 2), exactTol)
	objectivetest.WantClose(t, what+": SquaredGradients", objectivetest.SquaredGradients(got, w), objectivetest.SquaredGradients(want, w), exactTol)
}

// Everything is a mean: sequences that stand twice, or in another order, and blocks of
// any size change nothing.
func TestMeanOverSequences(t *testing.T) {
	const n = 9
	for _, units := range [][]int{{4}, {3, 2}} {
		for _, loss := range []string{"squared", "softmax"} {
			net := netOf(t, 2, 3, units...)
			p := recurrent.Problem{Net: net, Loss: lossOf(loss), Set: noise(net, n, 5, 2), L2: 0.1}
			f := build(t, p)
			order := rand.New(rand.NewPCG(1, 1)).Perm(n)
			other := p
			other.Set = p.Set.Subset(append(order, order...))
			wantSame(t, loss+" twice", build(t, other), f)
			other.Set = p.Set.Subset(order)
			wantSame(t, loss+" in another order", build(t, other), f)
			for _, rows := range []int{1, 2, 4, 8, 1000} {
				other = p
				other.Rows = rows
				wantSame(t, loss+" in blocks", build(t, other), f)
			}
		}
	}
}

// TestBatches: see objectivetest.CheckBatches.
func TestBatches(t *testing.T) {
	net := netOf(t, 2, 2, 3)
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("squared"), Set: noise(net, 23, 4, 1), L2: 0.1, Rows: 3})
	w, v := random(f.Dim(), 0.7, 3), random(f.Dim(), 1, 4)
	objectivetest.CheckBatches(t, f, w, exactTol, map[string]objectivetest.Answer{
		"HessVec":          func(b objective.Objective) []float64 { return objectivetest.HessVec(b, w, v) },
		"StructuralVec":    func(b objective.Objective) []float64 { return structural(b, w, v, 2) },
		"SquaredGradients": func(b objective.Objective) []float64 { return objectivetest.SquaredGradients(b, w) },
	})
}

// Points that take turns with their common workspaces answer as if they were alone, with
// more Points than workspaces.
func TestPointsInTurn(t *testing.T) {
	net := netOf(t, 2, 2, 3, 2)
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("softmax"), Set: noise(net, 11, 4, 2), Rows: 2})
	w, v := random(f.Dim(), 0.7, 3), random(f.Dim(), 1, 4)
	asked := append(f.Batches(3, 1), f, f)
	var ps []objective.Point
	for _, b := range asked {
		ps = append(ps, b.At(w))
	}
	dst := make([]float64, f.Dim())
	for range 2 {
		for i, p := range ps {
			p.HessVec(dst, v)
			if want := objectivetest.HessVec(asked[i], w, v); !slices.Equal(dst, want) {
				t.Errorf("objective %d in turn: HessVec = %v, want %v", i, dst, want)
			}
			p.Gradient(dst)
			if want := objectivetest.Gradient(asked[i], w); !slices.Equal(dst, want) {
				t.Errorf("objective %d in turn: Gradient = %v, want %v", i, dst, want)
			}
		}
	}
}

// forward returns the feed-forward net of the same units and w without the weights
// between steps, and the indices in w of what it kept.
func forward(t *testing.T, net recurrent.Net) (neural.Net, []int) {
	t.Helper()
	index := make([]float64, net.Dim())
	for j := range index {
		index[j] = float64(j)
	}
	var layers []neural.Layer
	var kept []float64
	for l := range net.Depth() {
		tanh := kernel.Activations()[0]
		layers = append(layers, neural.Layer{Units: net.Units(l), Activation: tanh})
		kept = append(append(kept, net.Inward(index, l).Data...), net.Biases(index, l)...)
	}
	kept = append(append(kept, net.Outward(index).Data...), net.OutputBiases(index)...)
	for _, a := range kernel.Activations() {
		if a.Key == "linear" {
			layers = append(layers, neural.Layer{Units: net.Outputs(), Activation: a})
		}
	}
	plain, err := neural.NewNet(net.Inputs(), layers...)
	if err != nil {
		t.Fatal(err)
	}
	indices := make([]int, len(kept))
	for i, j := range kept {
		indices[i] = int(j)
	}
	return plain, indices
}

func picked(w []float64, indices []int) []float64 {
	v := make([]float64, len(indices))
	for i, j := range indices {
		v[i] = w[j]
	}
	return v
}

// A net that reads one step is a feed-forward net, and its weights between steps do nothing.
func TestOneStepIsFeedForward(t *testing.T) {
	for _, units := range [][]int{{4}, {3, 4}} {
		for _, loss := range []string{"squared", "softmax"} {
			net := netOf(t, 2, 3, units...)
			set := noise(net, 7, 1, 1)
			f := build(t, recurrent.Problem{Net: net, Loss: lossOf(loss), Set: set, L2: 0.1, Rows: 3})
			shape, kept := forward(t, net)
			g, err := neural.New(neural.Problem{Net: shape, Loss: lossOf(loss), Inputs: set.Inputs, Targets: set.Targets, L2: 0.1})
			if err != nil {
				t.Fatal(err)
			}
			w, v := random(net.Dim(), 0.7, 3), random(net.Dim(), 1, 4)
			for l := range units {
				clear(net.Recurrent(w, l).Data)
			}
			wf, vf := picked(w, kept), picked(v, kept)
			if a, b := f.At(w).Value(), g.At(wf).Value(); math.Abs(a-b) > exactTol*b {
				t.Errorf("f = %.15g, want %.15g", a, b)
			}
			objectivetest.WantClose(t, "Gradient", picked(objectivetest.Gradient(f, w), kept), objectivetest.Gradient(g, wf), exactTol)
			objectivetest.WantClose(t, "HessVec", picked(objectivetest.HessVec(f, w, v), kept), objectivetest.HessVec(g, wf, vf), exactTol)
			gn := make([]float64, shape.Dim())
			g.At(wf).(objective.GaussNewton).GaussNewtonVec(gn, vf)
			objectivetest.WantClose(t, "GaussNewtonVec", picked(objectivetest.GaussNewton(f, w, v), kept), gn, exactTol)
			objectivetest.WantClose(t, "SquaredGradients", picked(objectivetest.SquaredGradients(f, w), kept), objectivetest.SquaredGradients(g, wf), exactTol)
			if between := net.Recurrent(objectivetest.Gradient(f, w), 0).Data; floats.Norm(between, 2) != 0 {
				t.Errorf("gradient %v between steps, want 0", between)
			}
		}
	}
}

// The squared gradients are those of single sequences.
func TestSquaredGradients(t *testing.T) {
	for _, units := range [][]int{{4}, {3, 2}} {
		net := netOf(t, 2, 2, units...)
		p := recurrent.Problem{Net: net, Loss: lossOf("softmax"), Set: noise(net, 6, 4, 2), Rows: 4}
		f := build(t, p)
		w, want := random(net.Dim(), 0.7, 3), make([]float64, net.Dim())
		for i := range p.Set.Len() {
			single := p
			single.Set = p.Set.Subset([]int{i})
			for j, g := range objectivetest.Gradient(build(t, single), w) {
				want[j] += g * g / float64(p.Set.Len())
			}
		}
		objectivetest.WantClose(t, "q", objectivetest.SquaredGradients(f, w), want, exactTol)
	}
}

// A sample that is drawn anew is that of its number, and the first is the objective itself.
func TestRenewed(t *testing.T) {
	net := netOf(t, 2, 1, 3)
	k := sequence.All()[0]
	p := recurrent.Problem{Net: net, Loss: lossOf("squared"), L2: 0.1, Rows: 4}
	draw := func(number int) sequence.Set { return makeSet(t, k, 6, 10, rand.New(rand.NewPCG(1, uint64(number)))) }
	f, err := recurrent.NewRenewed(p, draw)
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range []int{3, 0, 3, 1} {
		alone := p
		alone.Set = draw(number)
		wantSame(t, "sample", f.Draw(number), build(t, alone))
	}
	wantSame(t, "the objective", f, f.Draw(0))
	w := random(net.Dim(), 0.7, 3)
	if slices.Equal(objectivetest.Gradient(f.Draw(1), w), objectivetest.Gradient(f.Draw(2), w)) {
		t.Error("two samples have the same gradient")
	}
	if _, err := recurrent.NewRenewed(p, func(int) sequence.Set { return sequence.Set{} }); err == nil {
		t.Error("an empty sample is accepted")
	}
	wrong, _ := recurrent.NewRenewed(p, func(number int) sequence.Set { return makeSet(t, k, 6, 10+number, rand.New(rand.NewPCG(1, 0))) })
	defer func() {
		if recover() == nil {
			t.Error("a sample of another size is accepted")
		}
	}()
	wrong.Draw(1)
}

// Between is called once a block, and an evaluation that it gives up can be made again.
func TestPause(t *testing.T) {
	net := netOf(t, 2, 2, 3)
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("squared"), Set: noise(net, 10, 4, 1), Rows: 4})
	w, calls := random(net.Dim(), 0.7, 3), 0
	want := objectivetest.Gradient(f, w)
	f.Pause(func() { calls++ })
	objectivetest.Gradient(f, w)
	if calls != 3 {
		t.Errorf("%d calls for 10 sequences in blocks of 4, want 3", calls)
	}
	p, dst := f.At(w), make([]float64, net.Dim())
	f.Pause(func() { panic("enough") })
	func() {
		defer func() { recover() }()
		p.Gradient(dst)
	}()
	f.Pause(nil)
	if p.Gradient(dst); !slices.Equal(dst, want) {
		t.Errorf("after one that was given up, gradient %v, want %v", dst, want)
	}
}

// TestPauseWithinABlock: a block that takes long rests many times, what an evaluation in the
// middle of it is stopped at is not taken for known, and the numbers are those without rests.
func TestPauseWithinABlock(t *testing.T) {
	const n, steps = 20, 60
	net := netOf(t, 1, 1, 120)
	s := noise(net, n, steps, 1)
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("squared"), Set: s, Rows: n})
	w, v := random(net.Dim(), 0.05, 7), random(net.Dim(), 1, 8)
	gradient, product := objectivetest.Gradient(f, w), structural(f, w, v, 0.1)
	for _, stopAt := range []int{0, 1, 3, 4} {
		calls := 0
		f.Pause(func() {
			if calls++; calls > stopAt {
				panic("enough")
			}
		})
		func() {
			defer func() {
				if recover() == nil {
					t.Fatalf("%d rests in a product, want more", calls)
				}
			}()
			structural(f, w, v, 0.1)
		}()
		f.Pause(nil)
		if got := objectivetest.Gradient(f, w); !slices.Equal(got, gradient) {
			t.Fatalf("stopped at rest %d, the gradient is another", stopAt)
		}
		if got := structural(f, w, v, 0.1); !slices.Equal(got, product) {
			t.Fatalf("stopped at rest %d, the product is another", stopAt)
		}
	}
}
