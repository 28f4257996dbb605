package scene

import (
	"math"
	"strings"
	"testing"

	"hfplayground/core/wire"
)

// TestShareScale: shares are on a linear scale from the least, rounded down to a
// tenth, to the whole, with labels in percent.
func TestShareScale(t *testing.T) {
	tests := []struct {
		name        string
		train, test []float64
		most        int
		low         float64
		want        string
	}{
		{"from nothing", []float64{0, 1}, nil, 5, 0, "0 % 20 % 40 % 60 % 80 % 100 %"},
		{"from the test", []float64{0.55, 1}, []float64{0.41, 0.9}, 3, 0.4, "40 % 60 % 80 % 100 %"},
		{"a tenth as such", []float64{0.3, 1}, nil, 2, 0.3, "50 % 100 %"},
		{"all right", []float64{1, 1}, []float64{1, 1}, 4, 0.9, "90 % 95 % 100 %"},
		{"nearly", []float64{0.995}, nil, 4, 0.9, "90 % 95 % 100 %"},
		{"no room", []float64{0.2}, nil, 0, 0.2, "100 %"},
		{"what is no share", []float64{math.NaN(), -3, 0.72, 40}, nil, 4, 0.7, "70 % 80 % 90 % 100 %"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := wire.Picture{
				Race: &wire.Race{Runs: []wire.Run{{Accuracy: tt.train, TestAccuracy: tt.test}}},
				Look: &wire.Look{Curve: wire.CurveAccuracy},
			}
			s := newValueScale(p)
			if !s.ok || math.Abs(s.low-tt.low) > 1e-12 || s.high != 1 {
				t.Fatalf("scale %+v, want from %g to 1", s, tt.low)
			}
			var labels []string
			for _, k := range s.ticks(tt.most) {
				labels = append(labels, k.label)
			}
			if got := strings.Join(labels, " "); got != tt.want {
				t.Errorf("ticks = %q, want %q", got, tt.want)
			}
			s.leave(0.2)
			for _, v := range []float64{tt.low, 0.95, 1} {
				if want := 0.8 * (v - tt.low) / (1 - tt.low); math.Abs(s.share(v)-want) > 1e-12 {
					t.Errorf("share(%g) = %g, want %g", v, s.share(v), want)
				}
				if got := s.value(s.share(v)); math.Abs(got-v) > 1e-12 {
					t.Errorf("value(share(%g)) = %g", v, got)
				}
			}
		})
	}
	none := wire.Picture{Race: &wire.Race{Runs: []wire.Run{{Accuracy: []float64{math.NaN()}}}}, Look: &wire.Look{Curve: wire.CurveAccuracy}}
	if newValueScale(none).ok {
		t.Error("a scale of no share is ok")
	}
}
