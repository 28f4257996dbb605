package draw

import (
	"math"
	"testing"
)

func TestClipped(t *testing.T) {
	r := Rect{X: 0, Y: 0, W: 10, H: 10}
	tests := []struct {
		name string
		path Path
		want []Path
	}{
		{"inside", Path{{X: 1, Y: 1}, {X: 2, Y: 2}}, []Path{{{X: 1, Y: 1}, {X: 2, Y: 2}}}},
		{"through", Path{{X: -10, Y: 5}, {X: 20, Y: 5}}, []Path{{{X: 0, Y: 5}, {X: 10, Y: 5}}}},
		{"out and back", Path{{X: 5, Y: 5}, {X: 15, Y: 5}, {X: 15, Y: 6}, {X: 5, Y: 6}}, []Path{{{X: 5, Y: 5}, {X: 10, Y: 5}}, {{X: 10, Y: 6}, {X: 5, Y: 6}}}},
		{"far away", Path{{X: 5, Y: 5}, {X: 1e99, Y: 5}}, []Path{{{X: 5, Y: 5}, {X: 10, Y: 5}}}},
		{"past a corner", Path{{X: -5, Y: 4}, {X: 4, Y: -5}}, nil},
		{"a break", Path{{X: 1, Y: 1}, {X: 2, Y: 2}, {X: math.NaN(), Y: 0}, {X: 3, Y: 3}, {X: 4, Y: 4}}, []Path{{{X: 1, Y: 1}, {X: 2, Y: 2}}, {{X: 3, Y: 3}, {X: 4, Y: 4}}}},
		{"one point", Path{{X: 1, Y: 1}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Clipped(tt.path, r)
			if len(got) != len(tt.want) {
				t.Fatalf("Clipped(%v) = %v, want %v", tt.path, got, tt.want)
			}
			for i := range got {
				for k := range got[i] {
					if d := math.Hypot(got[i][k].X-tt.want[i][k].X, got[i][k].Y-tt.want[i][k].Y); d > 1e-9 || len(got[i]) != len(tt.want[i]) {
						t.Errorf("Clipped(%v) = %v, want %v", tt.path, got, tt.want)
					}
				}
			}
		})
	}
}

// TestSimplified: nothing kept is needless, nothing left out is far.
func TestSimplified(t *testing.T) {
	var path Path
	for k := range 400 {
		path = append(path, Point{X: float64(k), Y: 30 * math.Sin(float64(k)/40)})
	}
	got := Simplified(path, 0.12)
	if len(got) > len(path)/4 || got[0] != path[0] || got[len(got)-1] != path[len(path)-1] {
		t.Errorf("%d of %d points kept", len(got), len(path))
	}
	for _, p := range path {
		nearest := math.Inf(1)
		for i := 1; i < len(got); i++ {
			nearest = math.Min(nearest, SegmentDistance(p, got[i-1], got[i]))
		}
		if nearest > 0.12 {
			t.Errorf("%v is %g from the simplified path", p, nearest)
		}
	}
}
