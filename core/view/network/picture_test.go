package network

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"hfplayground/core/wire"
)

// The nets of the tests, computed here: forward passes of seeded weights over
// the plane, so that responses, surface and weights belong together.

// netSpec is a net to be made.
type netSpec struct {
	inputs  []string
	units   []int // of the hidden layers, then the outputs
	hidden  string
	output  string
	side    int     // of the responses
	scale   float64 // of the weights
	classes int
}

var testWindow = wire.Window{X0: -6, X1: 6, Y0: -6, Y1: 6}

// features are the inputs a net may have.
var features = map[string]func(x, y float64) float64{
	"x": func(x, _ float64) float64 { return x }, "y": func(_, y float64) float64 { return y },
	"x²": func(x, _ float64) float64 { return x * x }, "xy": func(x, y float64) float64 { return x * y },
	"sin x": func(x, _ float64) float64 { return math.Sin(x) },
}

func identity(v float64) float64 { return v }

var activations = map[string]struct {
	f         func(float64) float64
	low, high float64
}{
	"tanh":     {math.Tanh, -1, 1},
	"relu":     {func(v float64) float64 { return math.Max(0, v) }, 0, math.Inf(1)},
	"logistic": {func(v float64) float64 { return 1 / (1 + math.Exp(-v)) }, 0, 1},
	"linear":   {identity, math.Inf(-1), math.Inf(1)},
}

// makeNet returns the net with seeded weights.
func makeNet(spec netSpec) *wire.Net {
	rng := rand.New(rand.NewPCG(3, 5))
	net := &wire.Net{Inputs: slices.Clone(spec.inputs), Side: spec.side}
	before := len(spec.inputs)
	for i, units := range spec.units {
		name := spec.hidden
		if i == len(spec.units)-1 {
			name = spec.output
		}
		l := wire.Layer{Activation: name, Units: units, Low: activations[name].low, High: activations[name].high}
		for range units * before {
			l.Weights = append(l.Weights, spec.scale*rng.NormFloat64())
		}
		for range units {
			l.Biases = append(l.Biases, spec.scale*rng.NormFloat64())
		}
		l.Response = make([][]float64, units)
		net.Layers = append(net.Layers, l)
		before = units
	}
	net.Input = make([][]float64, len(spec.inputs))
	for j := range spec.side {
		for i := range spec.side {
			t := func(k int, low, high float64) float64 { return low + (high-low)*float64(k)/float64(spec.side-1) }
			respond(net, t(i, testWindow.X0, testWindow.X1), t(j, testWindow.Y0, testWindow.Y1))
		}
	}
	centre(&net.Layers[len(net.Layers)-1])
	offerButtons(net)
	return net
}

// offerButtons adds to a net what the network lab lets be pressed.
func offerButtons(net *wire.Net) {
	hidden := net.Layers[:len(net.Layers)-1]
	net.Depth.More = string(wire.ActAddLayer)
	if len(hidden) > 0 {
		net.Depth.Fewer = string(wire.ActRemoveLayer)
	}
	for i := range hidden {
		hidden[i].Size.More = wire.ActAddUnit.On(strconv.Itoa(i + 1))
		if hidden[i].Units > 1 {
			hidden[i].Size.Fewer = wire.ActRemoveUnit.On(strconv.Itoa(i + 1))
		}
	}
}

// centre shifts and scales linear outputs to have mean 0 and reach 1, as if they
// had been trained a little.
func centre(l *wire.Layer) {
	before := len(l.Weights) / l.Units
	for j, r := range l.Response {
		mean, most := 0.0, 0.0
		for _, v := range r {
			mean += v / float64(len(r))
		}
		for _, v := range r {
			most = math.Max(most, math.Abs(v-mean))
		}
		for k := range r {
			r[k] = (r[k] - mean) / most
		}
		l.Biases[j] = (l.Biases[j] - mean) / most
		for k := range before {
			l.Weights[j*before+k] /= most
		}
	}
}

// respond adds what every unit answers at (x, y).
func respond(net *wire.Net, x, y float64) {
	for i, out := range forward(net, x, y) {
		responses := net.Input
		if i > 0 {
			responses = net.Layers[i-1].Response
		}
		for j, v := range out {
			responses[j] = append(responses[j], v)
		}
	}
}

// forward returns the outputs of every column at (x, y).
func forward(net *wire.Net, x, y float64) [][]float64 {
	var in []float64
	for _, name := range net.Inputs {
		in = append(in, features[name](x, y))
	}
	columns := [][]float64{in}
	for i := range net.Layers {
		l := &net.Layers[i]
		out := make([]float64, l.Units)
		for j := range out {
			z := l.Biases[j]
			for k, v := range in {
				z += l.Weights[j*len(in)+k] * v / math.Sqrt(float64(len(in)))
			}
			out[j] = activations[l.Activation].f(z)
		}
		columns, in = append(columns, out), out
	}
	return columns
}

// says returns the surface of a net: the logistic of one output, the softmax of
// several, or the output itself where there are no classes.
func says(net *wire.Net, classes, n int) *wire.Surface {
	s := &wire.Surface{Window: testWindow, NX: n, NY: n, Outputs: net.Layers[len(net.Layers)-1].Units,
		Classes: classes, Low: 0, High: 1, AxisX: "x", AxisY: "y"}
	if classes == 0 {
		s.Low, s.High = -1, 1
	}
	for j := range n {
		for i := range n {
			x := s.Window.X0 + 12*float64(i)/float64(n-1)
			y := s.Window.Y0 + 12*float64(j)/float64(n-1)
			s.Values = append(s.Values, estimate(net, classes, x, y)...)
		}
	}
	return s
}

func estimate(net *wire.Net, classes int, x, y float64) []float64 {
	columns := forward(net, x, y)
	z := columns[len(columns)-1]
	switch {
	case classes == 0:
		return z
	case len(z) == 1:
		return []float64{1 / (1 + math.Exp(-5*z[0]))}
	}
	sum := 0.0
	p := make([]float64, len(z))
	for i, v := range z {
		p[i] = math.Exp(4 * v)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// makeExamples returns n seeded points of what the net says, one in nine of them of
// another class or off by some noise; every third is kept for the test.
func makeExamples(net *wire.Net, classes, n int) *wire.Samples {
	rng := rand.New(rand.NewPCG(1, 2))
	s := &wire.Samples{}
	for i := range n {
		x, y := 11*rng.Float64()-5.5, 11*rng.Float64()-5.5
		p := estimate(net, classes, x, y)
		s.X, s.Y = append(s.X, x), append(s.Y, y)
		s.Test = append(s.Test, i%3 == 2)
		wrong := i%9 == 4 && classes > 0
		s.Wrong = append(s.Wrong, wrong)
		if classes == 0 {
			s.Target = append(s.Target, p[0]+0.2*rng.NormFloat64())
			continue
		}
		class := greatest(p)
		if wrong {
			class = (class + 1) % classes
		}
		s.Class = append(s.Class, int32(class))
	}
	return s
}

// greatest returns the class of p, of one probability 0 or 1.
func greatest(p []float64) int {
	if len(p) == 1 {
		return int(math.Round(p[0]))
	}
	best := 0
	for i, v := range p {
		if v > p[best] {
			best = i
		}
	}
	return best
}

// picture returns the net of spec with its surface and n examples.
func (spec netSpec) picture(grid, n int) wire.Picture {
	net := makeNet(spec)
	return wire.Picture{Net: net, Surface: says(net, spec.classes, grid), Samples: makeExamples(net, spec.classes, n),
		Look: &wire.Look{View: "network", Selected: -1}}
}

// The shapes of the goldens.
var (
	usualNet   = netSpec{inputs: []string{"x", "y"}, units: []int{4, 2, 1}, hidden: "tanh", output: "linear", side: 16, scale: 1, classes: 2}
	classNet   = netSpec{inputs: []string{"x", "y", "x²"}, units: []int{5, 4}, hidden: "tanh", output: "linear", side: 16, scale: 1.2, classes: 4}
	valueNet   = netSpec{inputs: []string{"x", "y", "sin x"}, units: []int{6, 1}, hidden: "relu", output: "linear", side: 16, scale: 0.5}
	largestNet = netSpec{inputs: []string{"x", "y"}, units: []int{64, 64, 64, 64, 64, 64, 64, 64, 1}, hidden: "logistic", output: "linear", side: 6, scale: 1.5, classes: 2}
)
