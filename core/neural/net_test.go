package neural_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/alloctest"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
)

// The weights of a 2-3-1 net: each layer its matrix by rows, then its biases.
func TestLayout(t *testing.T) {
	net := chain(t, "tanh", "linear", 2, 3, 1)
	w := []float64{11, 12, 21, 22, 31, 32, 1, 2, 3, 41, 42, 43, 4}
	if net.Dim() != len(w) || net.Inputs() != 2 || net.Outputs() != 1 || net.Depth() != 2 {
		t.Fatalf("Dim, Inputs, Outputs, Depth = %d, %d, %d, %d, want 13, 2, 1, 2", net.Dim(), net.Inputs(), net.Outputs(), net.Depth())
	}
	tests := []struct {
		layer, fanIn    int
		weights, biases []float64
	}{
		{0, 2, w[:6], w[6:9]},
		{1, 3, w[9:12], w[12:]},
	}
	for _, tt := range tests {
		m := net.Weights(w, tt.layer)
		if m.Rows != net.Layer(tt.layer).Units || m.Cols != tt.fanIn || net.FanIn(tt.layer) != tt.fanIn || !slices.Equal(m.Data, tt.weights) {
			t.Errorf("layer %d: weights %v, fan-in %d, want %v, %d", tt.layer, m, net.FanIn(tt.layer), tt.weights, tt.fanIn)
		}
		if b := net.Biases(w, tt.layer); !slices.Equal(b, tt.biases) {
			t.Errorf("layer %d: biases %v, want %v", tt.layer, b, tt.biases)
		}
	}
	if row := net.Weights(w, 0).Row(1); !slices.Equal(row, []float64{21, 22}) {
		t.Errorf("weights into unit 1 = %v, want 21, 22", row)
	}
	net.Weights(w, 1).Data[2] = 7
	if w[11] != 7 {
		t.Errorf("w[11] = %g, want the 7 that was written to the view", w[11])
	}
}

// Nets and batches that cannot be, or that memory cannot hold, are refused with
// the limit named, before anything of their size is allocated.
func TestSizes(t *testing.T) {
	const little = 1 << 16
	layers := func(units ...int) (all []neural.Layer) {
		for _, n := range units {
			all = append(all, neural.Layer{Units: n, Activation: unit(t, "tanh")})
		}
		return all
	}
	batch := func(rows int, units ...int) func() error {
		return func() error {
			net, err := neural.NewNet(1, layers(units...)...)
			if err != nil {
				t.Fatal(err)
			}
			_, err = neural.New(neural.Problem{Net: net, Loss: lossOf(t, "squared"), Inputs: kernel.Mat{Rows: rows, Cols: 1}, Targets: kernel.Mat{Rows: rows, Cols: 1}})
			return err
		}
	}
	shape := func(inputs int, units ...int) func() error {
		return func() error { _, err := neural.NewNet(inputs, layers(units...)...); return err }
	}
	tests := []struct {
		name, want string
		make       func() error
	}{
		{"a billion units", "16777216", shape(2, 1_000_000_000, 1)},
		{"a billion weights", "16777216", shape(2, 31623, 31623, 1)},
		{"overflow", "16777216", shape(math.MaxInt, math.MaxInt)},
		{"many layers", "16777216", shape(2, slices.Repeat([]int{1000}, 20)...)},
		{"no inputs", "1 to", shape(0, 1)},
		{"no units", "layer 2", shape(1, 3, 0, 1)},
		{"fewer than none", "layer 1", shape(1, -3)},
		{"no layers", "no layer", shape(1)},
		{"no examples", "at least 1", batch(0, 1)},
		{"a billion examples", "67108864", batch(1_000_000_000, 1)},
		{"wide and long", "67108864", batch(1_000_000, 1000, 1)},
		{"most examples there can be", "67108864", batch(math.MaxInt, 1)},
		{"no data", "want 1 columns", batch(10, 1)},
	}
	for _, tt := range tests {
		var err error
		bytes := alloctest.Bytes(func() { err = tt.make() })
		if !errors.Is(err, neural.ErrSize) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one about size with %q", tt.name, err, tt.want)
		}
		if bytes > little {
			t.Errorf("%s: %d bytes allocated, want at most %d", tt.name, bytes, little)
		}
	}
	net, _ := neural.NewNet(1, layers(1000, 1)...)
	if _, err := neural.NewEvaluator(net, nil, 1_000_000); !errors.Is(err, neural.ErrSize) {
		t.Errorf("an Evaluator of a million rows: error %v, want it refused", err)
	}
}

// Examples that no loss can make anything of are named, but where they are put there later.
func TestNewRefuses(t *testing.T) {
	tests := []struct {
		name, want string
		spoil      func(p *neural.Problem)
	}{
		{"NaN input", "example 3 has the inputs", func(p *neural.Problem) { p.Inputs.Row(2)[1] = math.NaN() }},
		{"infinite input", "example 1 has the inputs", func(p *neural.Problem) { p.Inputs.Row(0)[0] = math.Inf(-1) }},
		{"targets of another loss", "example 5 has the targets", func(p *neural.Problem) { p.Targets.Row(4)[0] = 2 }},
		{"too few targets", "targets are 4×2", func(p *neural.Problem) { p.Targets = p.Targets.Slice(0, 4) }},
		{"inputs too wide", "want 3 columns", func(p *neural.Problem) { p.Inputs = kernel.NewMat(5, 4) }},
		{"L2 below 0", "L2 = -1", func(p *neural.Problem) { p.L2 = -1 }},
		{"L1 is NaN", "L1 = NaN", func(p *neural.Problem) { p.L1 = math.NaN() }},
	}
	for _, tt := range tests {
		p := problem(chain(t, "tanh", "linear", 3, 4, 2), lossOf(t, "softmax"), 5)
		tt.spoil(&p)
		if f, err := neural.New(p); err == nil || f != nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one with %q", tt.name, err, tt.want)
		}
		p.Blank = true
		if _, err := neural.NewBlocks(p, 3); (err == nil) != strings.HasPrefix(tt.want, "example ") {
			t.Errorf("%s, blank: error %v", tt.name, err)
		}
	}
}
