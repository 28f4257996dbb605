package contour_test

import (
	"math"
	"testing"

	"hfplayground/core/contour"
)

func TestDoubledIsExactForCubics(t *testing.T) {
	const n, half = 9, 2
	cubic := func(x, y float64) float64 { return 1 + 5*x + 40*x*x - x*x*x + 30*y*y + y*y*y - 2*x*y }
	got := contour.Doubled(sample(n, half, cubic))
	want := sample(2*n-1, half, cubic)
	for i, v := range got.Values {
		x, y := i%got.NX, i/got.NX
		inside := x > 1 && y > 1 && x < got.NX-2 && y < got.NY-2
		tolerance := 0.1 // at the border, a parabola stands in for the cubic
		if inside {
			tolerance = 1e-12
		}
		if math.Abs(v-want.Values[i]) > tolerance {
			t.Fatalf("sample (%d, %d) = %g, want %g", x, y, v, want.Values[i])
		}
	}
}

// TestDoubledValley: the floor of a bent valley that falls between samples is
// found, so that the lowest region is one piece.
func TestDoubledValley(t *testing.T) {
	g := rosenbrock(145, 109)
	for g.NX < 500 {
		g = contour.Doubled(g)
	}
	lowest := math.Inf(1)
	for _, v := range g.Values {
		lowest = math.Min(lowest, v)
	}
	if lowest < -1e-3 {
		t.Errorf("the valley goes down to %g, want no less than 0", lowest)
	}
	holes := 0
	for _, ring := range contour.Regions(g, []float64{1})[0] {
		if area([][]contour.Point{ring}) < 0 {
			holes++
		}
	}
	if holes > 2 {
		t.Errorf("{f < 1} has %d closed pieces, want at most 2", holes)
	}
}

func TestDoubledKeepsCliffsAndHoles(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		name string
		row  []float64
		want []float64 // between the samples
	}{
		{"cliff", []float64{1, 1, 1, 1e6, 1e6, 1e6}, []float64{1, 1, 500000.5, 1e6, 1e6}},
		{"hole", []float64{1, nan, 1, 2}, []float64{nan, nan, 1.5}},
		{"pole", []float64{1, 2, inf, 4}, []float64{1.5, inf, inf}},
		{"line", []float64{1, 2, 3, 4}, []float64{1.5, 2.5, 3.5}},
		{"two", []float64{1, 2}, []float64{1.5}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := len(tt.row)
			g := contour.Doubled(contour.Grid{NX: n, NY: 2, Values: append(append([]float64{}, tt.row...), tt.row...)})
			if g.NX != 2*n-1 || g.NY != 3 {
				t.Fatalf("grid of %d × %d, want %d × 3", g.NX, g.NY, 2*n-1)
			}
			for i, want := range tt.want {
				got := g.Values[2*i+1]
				if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
					t.Errorf("between %g and %g: %g, want %g", tt.row[i], tt.row[i+1], got, want)
				}
			}
		})
	}
}
