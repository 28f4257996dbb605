package scene

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// stageSizes are those of the desktop, an embed and a phone.
var stageSizes = [][2]float64{{790, 550}, {500, 350}, {390, 390}}

// oddSizes are further sizes at which nothing may go wrong.
var oddSizes = append([][2]float64{{790, 550}, {500, 350}, {390, 390}, {150, 141}, {300, 1e4}, {1e5, 150}}, hostileSizes...)

// checkSound draws and points at p at many sizes, and reports numbers that are
// not sound and a picture that was written to.
func checkSound(t *testing.T, view View, name string, p wire.Picture) {
	t.Helper()
	before := fmt.Sprintf("%+v %+v %+v", p.Gate, p.Units, p.Perceptron)
	for _, size := range oddSizes {
		if why := unsound(view.Draw(p, size[0], size[1], draw.Theme{})); why != "" {
			t.Errorf("%T of %q at %v: %s", view, name, size, why)
		}
		for _, x := range append([]float64{40, 150, 300}, hostile...) {
			view.Hit(p, size[0], size[1], x, 170, 10)
			view.Hit(p, size[0], size[1], 170, x, 10)
		}
		if planar, ok := view.(Planar); ok {
			planar.Plane(p, size[0], size[1])
		}
	}
	if after := fmt.Sprintf("%+v %+v %+v", p.Gate, p.Units, p.Perceptron); after != before {
		t.Errorf("%T changed the picture %q", view, name)
	}
}

func TestGateOfHostileNumbers(t *testing.T) {
	for i, v := range hostile {
		w := func(k int) float64 { return hostile[(i+k)%len(hostile)] }
		p := gatePicture("XOR", "0110", []float64{v, w(1)}, w(2), i-2)
		p.Gate.Sums[1] = w(3)
		checkSound(t, Gate{}, fmt.Sprintf("number %g", v), p)
		p = xorGate()
		p.Gate.Threshold = v
		checkSound(t, Gate{}, fmt.Sprintf("threshold %g", v), p)
		p = fourGate()
		p.Gate.Weights[i%4], p.Gate.Sums[i] = v, w(5)
		checkSound(t, Gate{}, fmt.Sprintf("weight %g", v), p)
	}
	short := fourGate()
	short.Gate.Sums, short.Gate.Fires, short.Gate.Target, short.Gate.Claims = short.Gate.Sums[:3], nil, short.Gate.Target[:1], nil
	few := xorGate()
	few.Gate.Sums, few.Gate.Claims = nil, append(few.Gate.Claims, few.Gate.Claims...)
	for name, p := range map[string]wire.Picture{
		"short lists": short, "no sums": few, "no unit": {Gate: &wire.Gate{}},
		"many inputs": {Gate: &wire.Gate{Weights: make([]float64, 70), Sums: make([]float64, 5), Case: math.MaxInt}},
		"long text":   {Gate: &wire.Gate{Weights: []float64{1}, Name: strings.Repeat("long ", 50), Claims: []wire.Claim{{Text: strings.Repeat("w", 99)}}}},
	} {
		checkSound(t, Gate{}, name, p)
	}
}

// said returns the texts of a drawing.
func said(list draw.List) (all []string) {
	for _, l := range list.Layers {
		all = append(all, texts(l)...)
	}
	return all
}

// TestGateSays: what a reader is to know is written at every size.
func TestGateSays(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		want []string
	}{
		{"AND", andGate(), []string{"computes AND", "θ = 1.5", "x₁", "x₂", "fires", "00", "11"}},
		{"XOR", xorGate(), []string{"1.25", "−0.8", "θ = 0.4", "silent"}},
		{"NOT", notGate(), []string{"computes NOT", "θ = −0.5", "−1"}},
		{"four", fourGate(), []string{"3 of 16 cases wrong", "x₄", "θ = 1.75"}},
	}
	for _, tt := range tests {
		for _, size := range stageSizes {
			got := said(Gate{}.Draw(tt.p, size[0], size[1], draw.Theme{}))
			for _, want := range tt.want {
				if !slices.Contains(got, want) {
					t.Errorf("%s at %v: %q, want %q among them", tt.name, size, got, want)
				}
			}
		}
	}
}

// TestGateSums: every case is drawn at the height of its sum, and none on another.
func TestGateSums(t *testing.T) {
	for name, p := range map[string]wire.Picture{"AND": andGate(), "four": fourGate(), "zero": gatePicture("OR", "0111", []float64{0, 0}, 0, 0)} {
		for _, size := range stageSizes {
			g, _ := newGatePlan(p, size[0], size[1], draw.Theme{})
			if got := len(g.sums.marks); got != len(p.Gate.Sums) {
				t.Errorf("%s at %v: %d marks, want %d", name, size, got, len(p.Gate.Sums))
			}
			for i, m := range g.sums.marks {
				if want := g.sums.y(p.Gate.Sums[m.index]); m.at.Y != want || !g.sums.plot.Holds(m.at) {
					t.Errorf("%s at %v: case %d at %v, want height %g on %v", name, size, m.index, m.at, want, g.sums.plot)
				}
				for _, o := range g.sums.marks[:i] {
					if math.Hypot(o.at.X-m.at.X, o.at.Y-m.at.Y) < plot.CaseSize {
						t.Errorf("%s at %v: cases %d and %d are both at %v", name, size, o.index, m.index, m.at)
					}
				}
			}
		}
	}
}

func TestGateHit(t *testing.T) {
	p := xorGate()
	for _, size := range stageSizes {
		g, _ := newGatePlan(p, size[0], size[1], draw.Theme{})
		middle := func(r draw.Rect) draw.Point { return draw.Point{X: r.X + r.W/2, Y: r.Y + r.H/2} }
		a, b := g.unit.wire(1)
		sums := g.sums.plot
		rate := (g.sums.high - g.sums.low) / g.sums.plot.H // a pixel of the line of sums
		tests := []struct {
			name string
			at   draw.Point
			want Target
		}{
			{"a weight's number", middle(g.weightBox(0)), Target{Kind: HitWeight, From: 0, Value: 1.25}},
			{"a wire", draw.Partway(a, b, 0.16), Target{Kind: HitWeight, From: 1, Value: -0.8}},
			{"θ at the unit", middle(g.thresholdBox()), Target{Kind: HitBias, Value: 0.4}},
			{"the threshold's line", draw.Point{X: sums.X + 5, Y: g.sums.y(0.4) + 3}, Target{Kind: HitBias, Value: 0.4, Rate: rate}},
			{"the threshold's grip", middle(g.grip()), Target{Kind: HitBias, Value: 0.4, Rate: rate}},
			{"an input", g.unit.input(1), Target{Kind: HitUnit, Layer: -1, Unit: 1}},
			{"far from the threshold", draw.Point{X: sums.X + 5, Y: g.sums.y(1.5)}, Target{}},
			{"the plane", draw.Point{X: g.plane.Plot.X + 8, Y: g.plane.Plot.Y + 8}, Target{}},
		}
		for _, tt := range tests {
			if got := (Gate{}).Hit(p, size[0], size[1], tt.at.X, tt.at.Y, 8); got != tt.want {
				t.Errorf("%s at %v: Hit(%v) = %+v, want %+v", tt.name, size, tt.at, got, tt.want)
			}
		}
	}
	if got := (Gate{}).Hit(wire.Picture{}, 790, 550, 100, 100, 8); got.Kind != HitNothing {
		t.Errorf("Hit of an empty picture = %+v", got)
	}
}

// TestHalfPlane: the part that is shaded is where the sum is above the threshold.
func TestHalfPlane(t *testing.T) {
	f := plot.Frame{Plot: draw.Rect{X: 10, Y: 20, W: 200, H: 200}, Window: wire.Window{X0: -0.5, X1: 1.5, Y0: -0.5, Y1: 1.5}}
	tests := []struct {
		name    string
		a, b, c float64
		area    float64   // of the plot's
		line    draw.Path // nil for none
	}{
		{"a diagonal", 1, 1, 1, 0.5, draw.Path{f.Pixel(-0.5, 1.5), f.Pixel(1.5, -0.5)}},
		{"AND", 1, 1, 1.5, 0.5 * 1.5 * 1.5 / 4, draw.Path{f.Pixel(0, 1.5), f.Pixel(1.5, 0)}},
		{"to the left", -2, 0, -1, 0.5, draw.Path{f.Pixel(0.5, 1.5), f.Pixel(0.5, -0.5)}},
		{"huge", 1e90, 0, 5e89, 0.5, draw.Path{f.Pixel(0.5, 1.5), f.Pixel(0.5, -0.5)}},
		{"everywhere", 0, 0, -1, 1, nil},
		{"at equality nowhere", 0, 0, 0, 0, nil},
		{"beyond the plot", 1, 0, 3, 0, nil},
	}
	for _, tt := range tests {
		p, ok := plot.NewHalfPlane(tt.a, tt.b, tt.c)
		if !ok {
			t.Fatalf("%s: no half-plane", tt.name)
		}
		if got := area(p.Cut(f, f.Plot.Outline())) / (f.Plot.W * f.Plot.H); math.Abs(got-tt.area) > 1e-9 {
			t.Errorf("%s: share %g of the plot, want %g", tt.name, got, tt.area)
		}
		line := p.Line(f)
		sortPath(line)
		sortPath(tt.line)
		same := func(p, q draw.Point) bool { return math.Hypot(p.X-q.X, p.Y-q.Y) < 1e-9 }
		if !slices.EqualFunc(line, tt.line, same) {
			t.Errorf("%s: line %v, want %v", tt.name, line, tt.line)
		}
	}
	if _, ok := plot.NewHalfPlane(math.NaN(), 1, 1); ok {
		t.Error("a half-plane of NaN")
	}
}

// area returns the area of a polygon.
func area(p draw.Path) float64 {
	sum := 0.0
	for i, q := range p {
		o := p[(i+1)%len(p)]
		sum += q.X*o.Y - o.X*q.Y
	}
	return math.Abs(sum) / 2
}

func sortPath(p draw.Path) {
	slices.SortFunc(p, func(a, b draw.Point) int {
		if a.X+1e-6*a.Y < b.X+1e-6*b.Y {
			return -1
		}
		return 1
	})
}

// TestGateLooks: what is looked at is marked on sums, plane and claims.
func TestGateLooks(t *testing.T) {
	p := andGate()
	p.Gate.Case = -1
	without := Gate{}.Draw(p, 790, 550, draw.Theme{})
	p.Gate.Case = 2
	with := Gate{}.Draw(p, 790, 550, draw.Theme{})
	if got := strokes(with, draw.Theme{}.Accent()) - strokes(without, draw.Theme{}.Accent()); got != 3 {
		t.Errorf("the case looked at is marked %d times more, want 3", got)
	}
	if reflect.DeepEqual(said(with), said(without)) {
		t.Error("the case looked at changes no text")
	}
}

// strokes returns how many strokes of a drawing have a colour.
func strokes(list draw.List, c draw.Color) (n int) {
	for _, l := range list.Layers {
		for _, op := range l.Ops {
			if s, ok := op.(draw.Stroke); ok && s.Color == c {
				n++
			}
		}
	}
	return n
}
