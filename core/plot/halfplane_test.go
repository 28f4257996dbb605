package plot

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// TestHalfPlane: the part that is shaded is where the sum is above the threshold.
func TestHalfPlane(t *testing.T) {
	f := Frame{Plot: draw.Rect{X: 10, Y: 20, W: 200, H: 200}, Window: wire.Window{X0: -0.5, X1: 1.5, Y0: -0.5, Y1: 1.5}}
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
		p, ok := NewHalfPlane(tt.a, tt.b, tt.c)
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
	if _, ok := NewHalfPlane(math.NaN(), 1, 1); ok {
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
