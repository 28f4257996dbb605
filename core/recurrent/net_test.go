package recurrent_test

import (
	"errors"
	"math"
	"math/cmplx"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
	"hfplayground/core/recurrent"
	"hfplayground/core/sequence"
)

// The views of w share nothing and leave nothing out.
func TestViews(t *testing.T) {
	for _, units := range [][]int{{3}, {4, 2}} {
		net := netOf(t, 2, 3, units...)
		w := make([]float64, net.Dim())
		add := func(v []float64) {
			for i := range v {
				v[i]++
			}
		}
		for l := range net.Depth() {
			add(net.Inward(w, l).Data)
			add(net.Recurrent(w, l).Data)
			add(net.Biases(w, l))
		}
		add(net.Outward(w).Data)
		add(net.OutputBiases(w))
		if slices.Min(w) != 1 || slices.Max(w) != 1 {
			t.Errorf("%v: weights stand in %v views, want each in one", units, w)
		}
	}
	net := netOf(t, 2, 1, 50)
	if got := net.Dim(); got != 50*2+50*50+50+50+1 {
		t.Errorf("Dim = %d", got)
	}
}

func TestNetRefused(t *testing.T) {
	for _, tt := range []struct {
		inputs, outputs int
		units           []int
		want            string
	}{
		{2, 1, nil, "0 layers"},
		{2, 1, []int{1, 1, 1}, "3 layers"},
		{2, 1, []int{0}, "0 units"},
		{2, 1, []int{math.MaxInt}, "units in a layer"},
		{0, 1, []int{1}, "0 inputs"},
		{math.MaxInt, 1, []int{3}, "inputs"},
		{1, -1, []int{1}, "-1 outputs"},
		{1, 1, []int{2048, 2048}, "weights, want at most"},
	} {
		if _, err := recurrent.NewNet(tt.inputs, tt.outputs, tt.units...); !errors.Is(err, recurrent.ErrSize) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %q", tt, err, tt.want)
		}
	}
}

func TestProblemRefused(t *testing.T) {
	net := netOf(t, 2, 2, 3)
	for want, spoil := range map[string]func(p *recurrent.Problem){
		"at least 1":                   func(p *recurrent.Problem) { p.Set = sequence.Set{} },
		"inputs are":                   func(p *recurrent.Problem) { p.Set.Inputs.Cols-- },
		"targets are":                  func(p *recurrent.Problem) { p.Set.Targets.Rows-- },
		"0 steps count":                func(p *recurrent.Problem) { p.Set.Counted = 0 },
		"9 steps count, want 1":        func(p *recurrent.Problem) { p.Set.Counted = 9 },
		"steps, want 1 to":             func(p *recurrent.Problem) { p.Set.Steps = math.MaxInt },
		"intermediate results each":    func(p *recurrent.Problem) { p.Set.Steps = 1 << 26 },
		"-2 sequences at a time":       func(p *recurrent.Problem) { p.Rows = -2 },
		"L2 = NaN":                     func(p *recurrent.Problem) { p.L2 = math.NaN() },
		"input of sequence 2 is not":   func(p *recurrent.Problem) { p.Set.Inputs.Row(1)[3] = math.Inf(1) },
		"sequence 3 has the targets [": func(p *recurrent.Problem) { p.Set.Targets.Row(2)[0] = 7 },
	} {
		p := recurrent.Problem{Net: net, Loss: lossOf("softmax"), Set: noise(net, 4, 3, 2)}
		spoil(&p)
		if _, err := recurrent.New(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// The table, and what a random start is like: the same for the same seed, biases zero,
// and deviations as promised.
func TestInitialisers(t *testing.T) {
	net := netOf(t, 3, 40, 60, 50)
	for _, e := range recurrent.Initialisers() {
		fill := func(seed uint64) []float64 {
			w := slices.Repeat([]float64{math.NaN()}, net.Dim())
			e.New().Fill(net, w, rand.New(rand.NewPCG(seed, 0)))
			return w
		}
		w := fill(1)
		if !reflect.DeepEqual(w, fill(1)) || reflect.DeepEqual(w, fill(2)) {
			t.Errorf("%s: the seed does not decide", e.Key)
		}
		biases := slices.Concat(net.Biases(w, 0), net.Biases(w, 1), net.OutputBiases(w))
		if floats.Norm(biases, 2) != 0 {
			t.Errorf("%s: biases %v, want 0", e.Key, biases)
		}
		for l := range net.Depth() {
			// A row of weights has length 1 in the mean, with glorot too since the matrix is square.
			if got := floats.Norm(net.Recurrent(w, l).Data, 2) / math.Sqrt(float64(net.Units(l))); math.Abs(got-1) > 0.2 {
				t.Errorf("%s: rows of layer %d have the length %g, want about 1", e.Key, l, got)
			}
		}
	}
}

func TestSparse(t *testing.T) {
	net := netOf(t, 30, 4, 50)
	s := recurrent.NewSparse()
	s.Connections, s.Scale, s.InputScale = 5, 2, 0.1
	w := make([]float64, net.Dim())
	s.Fill(net, w, rand.New(rand.NewPCG(1, 0)))
	few := 0
	for u := range 50 {
		if n := nonzero(net.Recurrent(w, 0).Row(u)); n > 5 || n < 1 {
			t.Errorf("unit %d has %d weights, want at most 5", u, n)
		} else if n < 5 {
			few++
		}
	}
	if few == 0 || few > 40 {
		t.Errorf("%d units have fewer than 5 weights, want some: places may be drawn twice", few)
	}
	if nonzero(net.Outward(w).Data) > 20 || nonzero(net.Inward(w, 0).Data) != 1500 {
		t.Error("outputs are not sparse, or inputs are")
	}
	if got := floats.Norm(net.Inward(w, 0).Data, 2) / math.Sqrt(1500); math.Abs(got-0.1) > 0.01 {
		t.Errorf("input weights deviate by %g, want 0.1", got)
	}
	if keys := s.Fields(); len(keys) != 3 {
		t.Errorf("%d settings, want 3", len(keys))
	}
}

func nonzero(v []float64) int {
	n := 0
	for _, x := range v {
		if x != 0 {
			n++
		}
	}
	return n
}

// Orthogonal weights turn and do not stretch: all eigenvalues lie on the unit circle.
func TestOrthogonal(t *testing.T) {
	net := netOf(t, 2, 1, 20)
	w := make([]float64, net.Dim())
	recurrent.Initialisers()[3].New().Fill(net, w, rand.New(rand.NewPCG(1, 0)))
	values, err := net.Spectrum(w, 0)
	if err != nil || len(values) != 20 {
		t.Fatalf("%v, %v", values, err)
	}
	for _, z := range values {
		if math.Abs(cmplx.Abs(z)-1) > 1e-12 {
			t.Errorf("eigenvalue %v, want one of absolute value 1", z)
		}
	}
}

// The spectrum of a matrix with known eigenvalues: a rotation stretched by 2, and two numbers.
func TestSpectrum(t *testing.T) {
	net := netOf(t, 1, 1, 4)
	w := make([]float64, net.Dim())
	copy(net.Recurrent(w, 0).Data, []float64{
		0, -2, 0, 0,
		2, 0, 0, 0,
		0, 0, 0.5, 7,
		0, 0, 0, -3,
	})
	got, err := net.Spectrum(w, 0)
	want := []complex128{-3, complex(0, 2), complex(0, -2), 0.5}
	if err != nil || len(got) != len(want) {
		t.Fatalf("%v, %v", got, err)
	}
	for i, z := range want {
		if cmplx.Abs(got[i]-z) > 1e-12 {
			t.Errorf("eigenvalues %v, want %v", got, want)
			break
		}
	}
	w[2] = math.NaN()
	if _, err := net.Spectrum(w, 0); w[2] == w[2] || err != nil {
		t.Errorf("input weights are none of the matrix: %v", err)
	}
	net.Recurrent(w, 0).Data[3] = math.NaN()
	if _, err := net.Spectrum(w, 0); err == nil {
		t.Error("a matrix with NaN has eigenvalues")
	}
}

// ∂ℓ/∂hₜ by hand for one linear-like unit: with weights so small that tanh is the
// identity, the gradient falls by the factor R a step backwards.
func TestGradientNorms(t *testing.T) {
	const n, steps, back, out = 3, 6, 0.5, 2.0
	net := netOf(t, 1, 1, 1)
	s := noise(net, n, steps, 1)
	floats.Scale(1e-9, s.Inputs.Data)
	copy(s.Targets.Data, []float64{1, -2, 3})
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("squared"), Set: s, Rows: 2})
	w := []float64{1, back, 0, out, 0}
	got, root := f.GradientNorms(w, 0), math.Sqrt((1.+4+9)/n)
	for at, g := range got {
		if want := out * root * math.Pow(back, float64(steps-1-at)); math.Abs(g-want) > 1e-6*want {
			t.Errorf("step %d: %g, want %g", at, g, want)
		}
	}
}

// Two layers of one unit with weights above 0, and an output above its target: no ∂ℓ/∂hₜ
// is below 0, so that the norms are the numbers themselves, and ∂ℓ/∂b = Σₜ ∂ℓ/∂hₜ (1 − hₜ²).
func TestGradientNormsOfTwoLayers(t *testing.T) {
	net := netOf(t, 1, 1, 1, 1)
	s := noise(net, 1, 5, 2)
	copy(s.Targets.Data, []float64{-10, -20})
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("squared"), Set: s})
	w := []float64{0.5, 0.8, 0.1, 0.7, 0.6, -0.2, 0.9, 0.3}
	g := objectivetest.Gradient(f, w)
	for l, hidden := range f.Trace(w, 0).Hidden {
		got, want := 0.0, net.Biases(g, l)[0]
		for at, norm := range f.GradientNorms(w, l) {
			got += norm * (1 - hidden.Data[at]*hidden.Data[at])
		}
		if math.Abs(got-want) > 1e-12*want {
			t.Errorf("layer %d: the norms add up to %g, want %g", l, got, want)
		}
	}
}

// A trace is the recurrence step by step, and its last outputs are those of the net.
func TestTrace(t *testing.T) {
	net := netOf(t, 2, 3, 4, 3)
	s := noise(net, 5, 6, 2)
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("squared"), Set: s, Rows: 2})
	w := random(net.Dim(), 0.7, 3)
	outputs := kernel.NewMat(5, s.Targets.Cols)
	f.Outputs(outputs, w)
	for i := range 5 {
		trace := f.Trace(w, i)
		before := [][]float64{make([]float64, 4), make([]float64, 3)}
		for step := range 6 {
			in := s.Inputs.Row(i)[2*step : 2*step+2]
			for l := range 2 {
				h := make([]float64, net.Units(l))
				for u := range h {
					z := net.Biases(w, l)[u] + floats.Dot(net.Inward(w, l).Row(u), in) + floats.Dot(net.Recurrent(w, l).Row(u), before[l])
					h[u] = math.Tanh(z)
				}
				objectivetest.WantClose(t, "h", trace.Hidden[l].Row(step), h, exactTol)
				before[l], in = h, h
			}
			out := make([]float64, 3)
			for o := range out {
				out[o] = net.OutputBiases(w)[o] + floats.Dot(net.Outward(w).Row(o), in)
			}
			objectivetest.WantClose(t, "output", trace.Outputs.Row(step), out, exactTol)
		}
		objectivetest.WantClose(t, "outputs that count", outputs.Row(i), trace.Outputs.Slice(4, 6).Data, exactTol)
	}
}

// What a form may show for a recurrent net, counted or not.
func TestOffers(t *testing.T) {
	net := netOf(t, 2, 2, 3)
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("softmax"), Set: noise(net, 4, 3, 2)})
	want := []string{objective.OffersExamples, objective.OffersGaussNewton, objective.OffersStructural}
	for _, f := range []objective.Objective{f, objective.Count(f)} {
		if got := objective.Offers(f, make([]float64, net.Dim())); !slices.Equal(got, want) {
			t.Errorf("offers %v, want %v", got, want)
		}
	}
}

// TestReader: read step by step, a sequence has the outputs of its trace, to the bit, and
// another reader begins anew.
func TestReader(t *testing.T) {
	net := netOf(t, 3, 2, 5, 4)
	set := noise(net, 4, 6, 6)
	f := build(t, recurrent.Problem{Net: net, Loss: lossOf("softmax"), Set: set})
	w := random(net.Dim(), 0.6, 8)
	for i := range set.Len() {
		reader, want := f.Reader(w), f.Trace(w, i).Outputs
		for s := range set.Steps {
			if got := reader.Read(set.Inputs.Row(i)[3*s : 3*s+3]); !slices.Equal(got, want.Row(s)) {
				t.Errorf("sequence %d, step %d: %v, want %v", i, s, got, want.Row(s))
			}
		}
	}
}
