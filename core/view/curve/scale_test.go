package curve

import (
	"math"
	"strings"
	"testing"

	"hfplayground/core/view/viewtest"
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
			if !s.ok || math.Abs(s.Low-tt.low) > 1e-12 || s.High != 1 {
				t.Fatalf("scale %+v, want from %g to 1", s, tt.low)
			}
			var labels []string
			for _, k := range s.Ticks(tt.most) {
				labels = append(labels, k.Label)
			}
			if got := strings.Join(labels, " "); got != tt.want {
				t.Errorf("ticks = %q, want %q", got, tt.want)
			}
			s.Leave(0.2)
			for _, v := range []float64{tt.low, 0.95, 1} {
				if want := 0.8 * (v - tt.low) / (1 - tt.low); math.Abs(s.Share(v)-want) > 1e-12 {
					t.Errorf("share(%g) = %g, want %g", v, s.Share(v), want)
				}
				if got := s.Value(s.Share(v)); math.Abs(got-v) > 1e-12 {
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

// TestNoMethodFlattensTheOthers: on the axis of a race in which one method comes down
// to rounding and another creeps, the curve that creeps still takes a seventh of the
// height; alone, the first is seen down to its end.
func TestNoMethodFlattensTheOthers(t *testing.T) {
	s := newValueScale(viewtest.Open(t, "race=gd,newton,hf"))
	gd := viewtest.Open(t, "race=gd").Race.Runs[0].F
	if got := s.Share(gd[0]) - s.Share(gd[len(gd)-1]); got < 1.0/7 {
		t.Errorf("gradient descent falls from %g to %g by %.3f of the height, want a seventh", gd[0], gd[len(gd)-1], got)
	}
	if s = newValueScale(viewtest.Open(t, "race=newton,hf")); s.Low > -10 {
		t.Errorf("the axis of Newton and HF ends at 10^%g, want what they come down to", s.Low)
	}
}

// TestValueScale: what is drawn at a place is the value there, on either scale,
// and higher values are drawn higher.
func TestValueScale(t *testing.T) {
	runs := func(f ...float64) wire.Picture {
		return wire.Picture{Race: &wire.Race{Runs: []wire.Run{{F: f}}}}
	}
	based := func(p wire.Picture, base float64) wire.Picture {
		p.Field = &wire.Field{Base: base}
		return p
	}
	tests := []struct {
		name   string
		p      wire.Picture
		title  string
		signed bool
		floor  bool
	}{
		{"positive", runs(24.2, 4, 1e-9), "f", false, false},
		{"down to nothing", runs(24.2, 4, 0), "f", false, true},
		{"beyond what a float resolves", runs(24.2, 4, 1e-25), "f", false, true},
		{"above a base", based(runs(24.2, 4, 3.1), 3), "f − 3", false, false},
		{"above a negative base", based(runs(24.2, -19, -19.2), -19.2085), "f + 19.2", false, false},
		{"rounded below the base", based(runs(5, 3, 3-1e-15), 3), "f − 3", false, true},
		{"below the base, positive", based(runs(5, 3, 1), 2), "f", false, false},
		{"without a base", runs(24.2, -4, -9e5), "f", true, false},
		{"below the base, negative", based(runs(1, -4), -2), "f", true, false},
		{"diverging", runs(24.2, 1e300, math.Inf(1), math.NaN()), "f", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newValueScale(tt.p)
			if !s.ok || s.name != tt.title || s.Signed != tt.signed || s.Floor != tt.floor {
				t.Fatalf("scale %+v, want title %q, signed %v, floor %v", s, tt.title, tt.signed, tt.floor)
			}
			last := math.Inf(-1)
			for k := range 11 {
				v := s.Value(float64(k) / 10)
				if v <= last || math.Abs(s.Share(v)-float64(k)/10) > 1e-6 {
					t.Errorf("share(value(%g)) = %g", float64(k)/10, s.Share(v))
				}
				last = v
			}
			if list := s.Ticks(5); len(list) < 2 {
				t.Errorf("ticks = %v, want at least 2", list)
			}
		})
	}
	if s := newValueScale(runs(math.NaN())); s.ok {
		t.Error("a scale of no finite value is ok")
	}
}
