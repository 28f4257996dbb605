package neural_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"

	"hfplayground/core/neural"
)

// start returns weights made by the initialiser with the key.
func start(t testing.TB, key string, net neural.Net, seed uint64) []float64 {
	t.Helper()
	for _, in := range neural.Initialisers() {
		if in.Key == key {
			w := slices.Repeat([]float64{math.NaN()}, net.Dim()) // nothing may be left over
			in.Fill(net, w, rand.New(rand.NewPCG(seed, 0)))
			return w
		}
	}
	t.Fatalf("no initialiser %q", key)
	return nil
}

// Mean and variance of the weights of a 300-200-100 net, within five standard
// errors of the mean and 5 % of the variance.
func TestInitialiserMoments(t *testing.T) {
	tests := []struct {
		key, activation string
		variance        func(in, out float64) float64
	}{
		{"normal", "tanh", func(in, _ float64) float64 { return 1 / in }},
		{"glorot", "tanh", func(in, out float64) float64 { return 2 / (in + out) }},
		{"he", "relu", func(in, _ float64) float64 { return 2 / in }},
		{"zero", "tanh", func(_, _ float64) float64 { return 0 }},
	}
	for _, tt := range tests {
		net := chain(t, tt.activation, tt.activation, 300, 200, 100)
		w := start(t, tt.key, net, 1)
		for l := range net.Depth() {
			weights, want := net.Weights(w, l).Data, tt.variance(float64(net.FanIn(l)), float64(net.Layer(l).Units))
			mean, variance := stat.MeanVariance(weights, nil)
			if bound := 5 * math.Sqrt(want/float64(len(weights))); math.Abs(mean) > bound || math.Abs(variance-want) > 0.05*want {
				t.Errorf("%s, layer %d: mean %g, variance %g, want 0, %g", tt.key, l, mean, variance, want)
			}
			if floats.Norm(net.Biases(w, l), 1) != 0 {
				t.Errorf("%s, layer %d: biases %v, want 0", tt.key, l, net.Biases(w, l))
			}
		}
		bound := math.Sqrt(6. / 500)
		if most := floats.Norm(net.Weights(w, 0).Data, math.Inf(1)); tt.key == "glorot" && most > bound {
			t.Errorf("glorot: largest weight %g, want within ±%g", most, bound)
		}
	}
}

// Sparse units have at most 15 incoming weights, and nearly as many; tanh units
// have halved ones for either side, and biases of a half.
func TestSparse(t *testing.T) {
	tests := []struct {
		hidden, output string
		sd             [2]float64
		bias           [2]float64
	}{
		{"logistic", "linear", [2]float64{1, 1}, [2]float64{0, 0}},
		{"tanh", "tanh", [2]float64{0.5, 0.25}, [2]float64{0.5, 0.5}},
		{"tanh", "linear", [2]float64{0.5, 0.5}, [2]float64{0.5, 0}},
		{"relu", "erf", [2]float64{1, 0.5}, [2]float64{0, 0.5}},
	}
	for _, tt := range tests {
		net := chain(t, tt.hidden, tt.output, 300, 200, 100)
		w := start(t, "sparse", net, 1)
		for l := range net.Depth() {
			m := net.Weights(w, l)
			sum, count := 0.0, 0
			for i := range m.Rows {
				nonzero := 0
				for _, x := range m.Row(i) {
					if x != 0 {
						nonzero++
						sum += x * x
					}
				}
				if nonzero > 15 || nonzero < 10 { // six draws on places taken: never seen
					t.Errorf("%s, layer %d: unit %d has %d weights, want about 15", tt.hidden, l, i, nonzero)
				}
				count += nonzero
			}
			if sd := math.Sqrt(sum / float64(count)); math.Abs(sd-tt.sd[l]) > 0.05*tt.sd[l] {
				t.Errorf("%s-%s, layer %d: standard deviation %g, want %g", tt.hidden, tt.output, l, sd, tt.sd[l])
			}
			if b := net.Biases(w, l); floats.Min(b) != tt.bias[l] || floats.Max(b) != tt.bias[l] {
				t.Errorf("%s-%s, layer %d: biases %v, want %g", tt.hidden, tt.output, l, b, tt.bias[l])
			}
		}
	}
	narrow := chain(t, "tanh", "tanh", 1, 2, 1)
	if w := start(t, "sparse", narrow, 1); floats.HasNaN(w) {
		t.Errorf("units with fewer than 15 inputs: %v, want all written", w)
	}
}

func TestInitialisersTable(t *testing.T) {
	net, keys := chain(t, "tanh", "linear", 4, 5, 2), map[string]bool{}
	for _, in := range neural.Initialisers() {
		if keys[in.Key] || in.Label == "" || in.Help == "" {
			t.Errorf("%q, label %q, help %q: want a key of its own, a label and a help", in.Key, in.Label, in.Help)
		}
		keys[in.Key] = true
		first, again, other := start(t, in.Key, net, 1), start(t, in.Key, net, 1), start(t, in.Key, net, 2)
		if !slices.Equal(first, again) || in.Key != "zero" && slices.Equal(first, other) {
			t.Errorf("%s: seed 1 %v, again %v, seed 2 %v, want the seed to say all", in.Key, first, again, other)
		}
	}
	for _, loss := range neural.Losses() {
		if keys[loss.Key] || loss.Label == "" || loss.Help == "" {
			t.Errorf("%q, label %q, help %q: want a key of its own, a label and a help", loss.Key, loss.Label, loss.Help)
		}
		keys[loss.Key] = true
	}
}
