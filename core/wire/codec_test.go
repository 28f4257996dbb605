package wire_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"hfplayground/core/alloctest"
	"hfplayground/core/wire"
)

// field, race and look are full examples: every field set, every list filled.
func field() *wire.Field {
	return &wire.Field{
		Window: wire.Window{X0: -2, X1: 2, Y0: -1, Y1: 3}, Key: "slice-window",
		NX: 3, NY: 2,
		Values: []float64{0, 1, math.Inf(1), -3.5, math.Inf(-1), 1e-300},
		Base:   -3.5, Levels: 12, Log: true,
		Minima: [][2]float64{{1, 1}, {-1, 0.5}}, Local: [][2]float64{{0, 2}}, Saddles: [][2]float64{{0, -0.5}},
		AxisX: "x₁", AxisY: "x₂", Note: "slice at x₃ = 0 & so on",
	}
}

func race() *wire.Race {
	return &wire.Race{
		Start: [2]float64{-1.2, 1}, Fixed: true,
		Runs: []wire.Run{
			{ID: "gd", Label: "Gradient descent", End: "step-limit", Step: []int32{0, 7},
				X: []float64{-1.2, 0}, Y: []float64{1, 2}, F: []float64{24.2, 4}, GradNorm: []float64{232, 1},
				Cost: []float64{1, 8}, Seconds: []float64{0, 1e-3}, Test: []float64{0.5, 0.25},
				Epochs: []float64{0, 7}, Accuracy: []float64{0.5, 1}, TestAccuracy: []float64{0.25, 0.75}},
			{ID: "hf-2", Label: "Hessian-free", Style: wire.Style{Hue: wire.Grey, Marker: wire.Star}},
		},
		Levels: []wire.Level{{Name: "mean image", Value: 106.2}},
	}
}

func look() *wire.Look {
	return &wire.Look{
		View: "landscape", Step: 12, Last: 80, Selected: -1, Axis: wire.AxisCost, Curve: wire.CurveLoss,
		Marks:  []wire.Mark{{Step: 12, X: 1, Y: 2, F: 3, Cost: 4, Seconds: 5, Reached: true}, {Step: 3}},
		Model:  &wire.Model{X: 1, Y: 2, F: 3, GX: 4, GY: 5, HXX: 6, HXY: 7, HYY: 8},
		Arrows: []wire.Arrow{{Name: "Newton", DX: 0.5, DY: -0.5}},
		Inner: &wire.Inner{
			DX: []float64{0, 1}, DY: []float64{0, 2}, Phi: []float64{0, -1}, Residual: []float64{3, 0},
			Curvature: []float64{5, 6}, Stored: []bool{false, true}, Taken: 1, Epsilon: 5e-4, Window: 10, Stop: "relative progress",
			At: &wire.Iteration{I: 1, Ahead: true, Text: "φ = −1"},
		},
		Hover: &wire.Spot{Kind: wire.SpotWeight, Layer: 1, Unit: 2, From: 3, Text: "w = 0.5"},
		Pick:  &wire.Spot{Kind: wire.SpotUnit, Layer: -1, Unit: 1},
		Probe: &[2]float64{1, -2}, Units: [][]float64{{1, -2}, {0.5}},
	}
}

func net() *wire.Net {
	return &wire.Net{
		Inputs: []string{"x", "x²"}, Side: 2, Input: [][]float64{{-1, 1, -1, 1}, {1, 1, 1, 1}}, Depth: wire.Resize{More: "add-layer", Fewer: "remove-layer"},
		Layers: []wire.Layer{
			{Activation: "tanh", Units: 1, Weights: []float64{0.5, -2}, Biases: []float64{1}, Response: [][]float64{{0, 1, 2, 3}}, Low: -1, High: 1, Size: wire.Resize{More: "add-unit:1"}},
			{Activation: "linear", Units: 2, Weights: []float64{3, 4}, Biases: []float64{5, 6}, Low: math.Inf(-1), High: math.Inf(1)},
		},
	}
}

func surface() *wire.Surface {
	return &wire.Surface{
		Window: wire.Window{X0: -6, X1: 6, Y0: -6, Y1: 6}, NX: 2, NY: 2, Outputs: 1,
		Values: []float64{0, 0.25, 0.75, 1}, Low: 0, High: 1, Classes: 2, AxisX: "x", AxisY: "y",
	}
}

func samples() *wire.Samples {
	return &wire.Samples{
		X: []float64{1, 2}, Y: []float64{3, 4}, Class: []int32{0, 1}, Target: []float64{-1, 1},
		Test: []bool{false, true}, Wrong: []bool{true, false}, Own: true, Names: []string{"cat", "dog"},
	}
}

func check() *wire.Check {
	return &wire.Check{Epsilon: []float64{1e-9, 1e-3}, Forward: []float64{1e-2, 1e-4}, Central: []float64{1e-2, 1e-7}, Adjoint: 1e-16}
}

func gate() *wire.Gate {
	return &wire.Gate{
		Weights: []float64{1}, Threshold: 0.5, Sums: []float64{0, 1}, Fires: []bool{false, true}, Target: []bool{true, false},
		Name: "NOT", Case: 1, Claims: []wire.Claim{{Text: "0 > θ"}, {Text: "w₁ ≤ θ", Holds: true}},
	}
}

func units() *wire.Units {
	return &wire.Units{
		Names: []string{"a", "b"}, X: []float64{0, 1}, Y: []float64{1, 0}, Weights: []float64{0, 1, -1, 0}, Thresholds: []float64{0.5, -0.5},
		On: []bool{true, false}, Changed: []bool{false, true}, Next: []bool{true, true}, Given: []bool{true, false},
		Energy: []float64{1, 0}, Step: 1, Cycle: "cycle of 2",
	}
}

func perceptron() *wire.Perceptron {
	return &wire.Perceptron{
		Window: wire.Window{X0: -1, X1: 2, Y0: -1, Y1: 2}, X: []float64{0, 1}, Y: []float64{1, 0}, Class: []bool{true, false},
		Wrong: []bool{false, true}, Case: 1, Modified: true, W: []float64{1, 2, 3}, Best: []float64{0.6, 0.8, 0},
		Delta: 0.1, Radius2: 3, Bound: 300, Along: []float64{0, 1}, Norm2: []float64{0, 2}, Cosine: []float64{0, 0.7},
		Count: 1, Cycle: "cycle of 12 steps", Converged: true,
	}
}

func conjugate() *wire.Conjugate {
	return &wire.Conjugate{
		Eigenvalues: []float64{1, 10}, Distinct: 2, Source: "a paper", Listed: true, Directed: true,
		Methods:  []wire.Descent{{Label: "Steepest descent", Style: wire.Style{Hue: wire.Blue, Marker: wire.Square}, Norms: []float64{3, 1}, Solved: true}},
		Errors:   [][]float64{{1, 1, 0.5, 0.25}},
		Listings: []wire.Descent{{Label: "as printed", Norms: []float64{1, 2}}},
		Lines:    []wire.Line{{Printed: "r + Ay", Corrected: "r − Ay", Quantity: "|r|", Loop: true, Values: [][]float64{{1, 2}, {1, 0.5}}}},
	}
}

func images() *wire.Images {
	return &wire.Images{Groups: []wire.ImageGroup{{
		Side: 2, Columns: 3, Title: "Weights", AxisX: "c₁", AxisY: "c₂", Signed: true, Range: 1.5, Window: wire.Window{X0: -1, X1: 1, Y0: -2, Y1: 2},
		Rows: []wire.ImageRow{{Label: "input", Pixels: []uint8{0, 1, 128, 0}, Names: []string{"7"}}, {Label: "output", Pixels: []uint8{255, 0, 1, 0}}},
	}}}
}

func steps() *wire.Steps {
	return &wire.Steps{Last: 9, Quantities: []wire.Quantity{{
		Name: "Damping λ", Log: true, Levels: []wire.Level{{Name: "λ₀", Value: 1}}, Runs: []wire.Series{serie()},
	}}}
}

func serie() wire.Series {
	return wire.Series{Run: "hf-2", Label: "Hessian-free", Style: wire.Style{Hue: wire.Green, Marker: wire.Star}, Step: []int32{0, 4}, Values: []float64{1, 0.5}}
}

func layers() *wire.Layers {
	r := serie()
	r.Step = nil
	return &wire.Layers{Title: "‖∂f/∂W‖ by layer", Names: []string{"1", "2"}, Runs: []wire.Series{r}}
}

func sequence() *wire.Sequence {
	return &wire.Sequence{
		Caption: "Exam sequence 1", Steps: 3, Names: []string{"value", "mark"}, Inputs: []float64{0.5, 0, 1, 1, 0.25, 0},
		Hidden:  []wire.Hidden{{Units: 2, States: []float64{0, 0.5, -0.5, 1, -1, 0.25}}, {Units: 1, States: []float64{0.1, 0.2, 0.3}}},
		Counted: []int32{1, 2}, Outputs: []float64{0.9, 0.1, 0.2, 0.8}, Targets: []float64{1, 0, 1, 0}, Classes: []string{"same", "other"},
		Tolerance: 0.04, Right: true, Drawn: true, Characters: true, Written: "the step",
	}
}

func spectrum() *wire.Spectrum {
	return &wire.Spectrum{Caption: "Adam at step 7", Start: [][2]float64{{0.5, 0.5}, {0.5, -0.5}}, Now: [][2]float64{{1.1, 0}, {-0.2, 0}}}
}

func lags() *wire.Lags {
	r := serie()
	r.Step = r.Step[1:]
	return &wire.Lags{Caption: "‖∂ℓ/∂hₜ‖ at step 4", Steps: 2, Runs: []wire.Series{r}}
}

// full are all the full examples.
func full() []wire.Part {
	return []wire.Part{field(), race(), look(), net(), surface(), samples(), check(), gate(), units(), perceptron(), conjugate(), images(), steps(), layers(), sequence(), spectrum(), lags()}
}

func TestRoundTrip(t *testing.T) {
	tests := []struct {
		name string
		part wire.Part
	}{
		{"field", field()},
		{"race", race()},
		{"look", look()},
		{"net", net()},
		{"surface", surface()},
		{"samples", samples()},
		{"check", check()},
		{"gate", gate()},
		{"units", units()},
		{"perceptron", perceptron()},
		{"conjugate", conjugate()},
		{"images", images()},
		{"steps", steps()},
		{"layers", layers()},
		{"sequence", sequence()},
		{"spectrum", spectrum()},
		{"lags", lags()},
		{"race of nothing", &wire.Race{}},
		{"look at nothing", &wire.Look{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := wire.Decode(wire.Encode(tt.part))
			if err != nil {
				t.Fatalf("Decode(Encode(x)): %v", err)
			}
			if !reflect.DeepEqual(got, tt.part) {
				t.Errorf("Decode(Encode(x)) = %+v, want %+v", got, tt.part)
			}
		})
	}
}

// TestFormat pins the bytes: a worker and a view of different builds must agree.
func TestFormat(t *testing.T) {
	got := wire.Encode(&wire.Race{Start: [2]float64{1, -2}, Fixed: true, Runs: []wire.Run{{ID: "hf", Style: wire.Style{Hue: wire.Amber, Marker: wire.Diamond}}}})
	want := []byte("hf\x08\x02" +
		"\x00\x00\x00\x00\x00\x00\xf0\x3f" + "\x00\x00\x00\x00\x00\x00\x00\xc0" +
		"\x01" + "\x01\x00\x00\x00" + "\x02\x00\x00\x00hf" + "\x00\x00\x00\x00" +
		"\x04\x03" + "\x00\x00\x00\x00" +
		strings.Repeat("\x00", 12*4)) // eleven empty lists of the run, and one of the race
	if !bytes.Equal(got, want) {
		t.Errorf("Encode =\n% x, want\n% x", got, want)
	}
}

func TestNotANumberSurvives(t *testing.T) {
	f := field()
	f.Values[0] = math.NaN()
	got, err := wire.Decode(wire.Encode(f))
	if err != nil || !math.IsNaN(got.(*wire.Field).Values[0]) {
		t.Errorf("Decode(Encode(NaN)) = %v, %v, want NaN", got, err)
	}
}

// TestCutShort cuts every example at every length: all must be refused.
func TestCutShort(t *testing.T) {
	for _, part := range full() {
		b := wire.Encode(part)
		for n := range b {
			if got, err := wire.Decode(b[:n]); err == nil {
				t.Fatalf("Decode(first %d of %d bytes) = %+v, want an error", n, len(b), got)
			}
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	good := wire.Encode(race())
	patch := func(at int, b byte) []byte {
		c := bytes.Clone(good)
		c[at] = b
		return c
	}
	badTruth := wire.Encode(&wire.Look{})
	badTruth[4+4+3*8+4+1+4] = 2 // is there a model?
	badField, badRun, badInner := field(), race(), look()
	badField.NX = 4
	badRun.Runs[0].Cost = badRun.Runs[0].Cost[:1]
	badInner.Inner.Stored = nil
	badImages, badNames, badSteps, badLayers := images(), images(), steps(), layers()
	badImages.Groups[0].Rows[1].Pixels = badImages.Groups[0].Rows[1].Pixels[:3]
	badNames.Groups[0].Rows[0].Names = []string{"a", "b"}
	badSteps.Quantities[0].Runs[0].Step = nil
	badLayers.Names = nil
	badLags := lags()
	badLags.Steps = 3
	broken := func(change func(s *wire.Sequence)) []byte {
		s := sequence()
		change(s)
		return wire.Encode(s)
	}
	tests := []struct {
		name string
		b    []byte
	}{
		{"nothing", nil},
		{"wrong magic", patch(0, 'H')},
		{"later version", patch(2, 9)},
		{"kind 0", patch(3, 0)},
		{"kind 4", patch(3, 4)},
		{"byte after the end", append(bytes.Clone(good), 0)},
		{"truth value 2", badTruth},
		{"grid and values", wire.Encode(badField)},
		{"run of unlike lists", wire.Encode(badRun)},
		{"inner run of unlike lists", wire.Encode(badInner)},
		{"rows of unlike images", wire.Encode(badImages)},
		{"names of other images", wire.Encode(badNames)},
		{"images without a side", wire.Encode(&wire.Images{Groups: make([]wire.ImageGroup, 1)})},
		{"values without steps", wire.Encode(badSteps)},
		{"values of other layers", wire.Encode(badLayers)},
		{"values of other lags", wire.Encode(badLags)},
		{"a negative number of lags", wire.Encode(&wire.Lags{Steps: -1})},
		{"inputs of other steps", broken(func(s *wire.Sequence) { s.Steps = 4 })},
		{"too many steps", broken(func(s *wire.Sequence) { s.Steps, s.Names = 1<<30, nil })},
		{"states of other units", broken(func(s *wire.Sequence) { s.Hidden[1].Units = 2 })},
		{"a step that counts twice", broken(func(s *wire.Sequence) { s.Counted[1] = 1 })},
		{"a step that counts after the end", broken(func(s *wire.Sequence) { s.Counted[1] = 3 })},
		{"outputs without targets", broken(func(s *wire.Sequence) { s.Targets = nil })},
		{"outputs at no step", broken(func(s *wire.Sequence) { s.Counted, s.Classes = nil, nil })},
		{"outputs of other classes", broken(func(s *wire.Sequence) { s.Classes = s.Classes[:1] })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := wire.Decode(tt.b); err == nil {
				t.Errorf("Decode(%s) = %+v, want an error", tt.name, got)
			}
		})
	}
}

// TestLengthIsCheckedFirst claims four billion runs in a message of 30 bytes.
func TestLengthIsCheckedFirst(t *testing.T) {
	b := wire.Encode(&wire.Race{})
	binary.LittleEndian.PutUint32(b[4+2*8+1:], math.MaxUint32)
	if used := alloctest.Bytes(func() { _, _ = wire.Decode(b) }); used > 1<<16 {
		t.Errorf("Decode allocated %d bytes for a message of %d", used, len(b))
	}
	if _, err := wire.Decode(b); err == nil {
		t.Error("Decode(length beyond the end) = nil error, want one")
	}
}

func TestPut(t *testing.T) {
	var p wire.Picture
	f, r, l := field(), race(), look()
	for _, part := range []wire.Part{&wire.Race{}, f, r, l} {
		p.Put(part)
	}
	if p.Field != f || p.Race != r || p.Look != l {
		t.Errorf("Put kept %+v, want the last of each kind", p)
	}
}

func TestEncodeAllocatesOnce(t *testing.T) {
	r := race()
	// The sizer, the writer and the bytes; a drag sends this at 60 Hz.
	if n := testing.AllocsPerRun(100, func() { wire.Encode(r) }); n > 3 {
		t.Errorf("Encode allocates %g times, want at most 3", n)
	}
}

// FuzzDecode demands that any bytes either are refused or are the one encoding
// of what they decode to, within memory of a small multiple of their length.
func FuzzDecode(f *testing.F) {
	for _, part := range append(full(), &wire.Race{}, &wire.Look{}) {
		f.Add(wire.Encode(part))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		part, err := wire.Decode(b)
		if err != nil {
			return
		}
		if again := wire.Encode(part); !bytes.Equal(again, b) {
			t.Errorf("Encode(Decode(b)) = % x, want % x", again, b)
		}
	})
}

// TestRandomBytes runs the fuzz target's promises on damaged examples, so that
// plain go test covers them too, with the memory bound.
func TestRandomBytes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var seeds [][]byte
	for _, part := range full() {
		seeds = append(seeds, wire.Encode(part))
	}
	for range 3000 {
		b := bytes.Clone(seeds[rng.IntN(len(seeds))])
		for range 1 + rng.IntN(3) {
			b[4+rng.IntN(len(b)-4)] = byte(rng.IntN(256))
		}
		if part, err := wire.Decode(b); err == nil && !bytes.Equal(wire.Encode(part), b) {
			t.Fatalf("Encode(Decode(b)) differs from b = % x", b)
		}
	}
}

func BenchmarkEncodeRace(b *testing.B) {
	r := &wire.Race{Runs: make([]wire.Run, 3)}
	for i := range r.Runs {
		list := make([]float64, 200)
		r.Runs[i] = wire.Run{ID: "hf", Step: make([]int32, 200), X: list, Y: list, F: list, GradNorm: list, Cost: list, Seconds: list}
	}
	b.ReportAllocs()
	for b.Loop() {
		wire.Encode(r)
	}
}
