package scene

import (
	"math"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

func TestTicks(t *testing.T) {
	tests := []struct {
		low, high float64
		most      int
		want      string
	}{
		{-2, 2, 8, "−2.0 −1.5 −1.0 −0.5 0 0.5 1.0 1.5 2.0"},
		{0, 80, 8, "0 10 20 30 40 50 60 70 80"},
		{0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0"},
		{0.9999, 1.0001, 2, "0.9999 1.0000 1.0001"},
		{0, 3e7, 3, "0 10⁷ 2·10⁷ 3·10⁷"},
		{0, 3e-9, 3, "0 10⁻⁹ 2·10⁻⁹ 3·10⁻⁹"},
		{1, 1, 4, ""},
		{2, 1, 4, ""},
		{0, math.Inf(1), 4, ""},
		{1e17, 1e17 + 32, 40, ""},
		{0, 1, 0, ""},
	}
	for _, tt := range tests {
		var labels []string
		for _, k := range ticks(tt.low, tt.high, tt.most) {
			labels = append(labels, k.label)
		}
		if got := strings.Join(labels, " "); got != tt.want {
			t.Errorf("ticks(%g, %g, %d) = %q, want %q", tt.low, tt.high, tt.most, got, tt.want)
		}
	}
}

func TestShort(t *testing.T) {
	tests := []struct {
		v    float64
		want string
	}{
		{0, "0"}, {1, "1"}, {-1.5, "−1.5"}, {0.0123, "0.0123"}, {1234.5, "1234"}, {100, "100"},
		{1.5e-7, "1.5·10⁻⁷"}, {-2e9, "−2·10⁹"}, {1e12, "10¹²"}, {0.39788, "0.398"},
		{math.Inf(-1), "−∞"}, {math.Inf(1), "∞"}, {math.NaN(), "undefined"},
	}
	for _, tt := range tests {
		if got := short(tt.v); got != tt.want {
			t.Errorf("short(%g) = %q, want %q", tt.v, got, tt.want)
		}
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
			if !s.ok || s.name != tt.title || s.signed != tt.signed || s.floor != tt.floor {
				t.Fatalf("scale %+v, want title %q, signed %v, floor %v", s, tt.title, tt.signed, tt.floor)
			}
			last := math.Inf(-1)
			for k := range 11 {
				v := s.value(float64(k) / 10)
				if v <= last || math.Abs(s.share(v)-float64(k)/10) > 1e-6 {
					t.Errorf("share(value(%g)) = %g", float64(k)/10, s.share(v))
				}
				last = v
			}
			if list := s.ticks(5); len(list) < 2 {
				t.Errorf("ticks = %v, want at least 2", list)
			}
		})
	}
	if s := newValueScale(runs(math.NaN())); s.ok {
		t.Error("a scale of no finite value is ok")
	}
}

func TestSpread(t *testing.T) {
	labels := []draw.Text{{At: draw.Point{X: 0, Y: 50}}, {At: draw.Point{X: 0, Y: 52}}, {At: draw.Point{X: 0, Y: 99}}, {At: draw.Point{X: 0, Y: 98}}}
	spread(labels, 0, 100, 14)
	want := []float64{50, 64, 100, 86}
	for i, l := range labels {
		if l.At.Y != want[i] {
			t.Errorf("label %d at %g, want %g", i, l.At.Y, want[i])
		}
	}
}

func TestClipped(t *testing.T) {
	r := draw.Rect{X: 0, Y: 0, W: 10, H: 10}
	tests := []struct {
		name string
		path draw.Path
		want []draw.Path
	}{
		{"inside", draw.Path{{X: 1, Y: 1}, {X: 2, Y: 2}}, []draw.Path{{{X: 1, Y: 1}, {X: 2, Y: 2}}}},
		{"through", draw.Path{{X: -10, Y: 5}, {X: 20, Y: 5}}, []draw.Path{{{X: 0, Y: 5}, {X: 10, Y: 5}}}},
		{"out and back", draw.Path{{X: 5, Y: 5}, {X: 15, Y: 5}, {X: 15, Y: 6}, {X: 5, Y: 6}}, []draw.Path{{{X: 5, Y: 5}, {X: 10, Y: 5}}, {{X: 10, Y: 6}, {X: 5, Y: 6}}}},
		{"far away", draw.Path{{X: 5, Y: 5}, {X: 1e99, Y: 5}}, []draw.Path{{{X: 5, Y: 5}, {X: 10, Y: 5}}}},
		{"past a corner", draw.Path{{X: -5, Y: 4}, {X: 4, Y: -5}}, nil},
		{"a break", draw.Path{{X: 1, Y: 1}, {X: 2, Y: 2}, {X: math.NaN(), Y: 0}, {X: 3, Y: 3}, {X: 4, Y: 4}}, []draw.Path{{{X: 1, Y: 1}, {X: 2, Y: 2}}, {{X: 3, Y: 3}, {X: 4, Y: 4}}}},
		{"one point", draw.Path{{X: 1, Y: 1}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := draw.Clipped(tt.path, r)
			if len(got) != len(tt.want) {
				t.Fatalf("clipped(%v) = %v, want %v", tt.path, got, tt.want)
			}
			for i := range got {
				for k := range got[i] {
					if d := math.Hypot(got[i][k].X-tt.want[i][k].X, got[i][k].Y-tt.want[i][k].Y); d > 1e-9 || len(got[i]) != len(tt.want[i]) {
						t.Errorf("clipped(%v) = %v, want %v", tt.path, got, tt.want)
					}
				}
			}
		})
	}
}

// TestSimplified: nothing kept is needless, nothing left out is far.
func TestSimplified(t *testing.T) {
	var path draw.Path
	for k := range 400 {
		path = append(path, draw.Point{X: float64(k), Y: 30 * math.Sin(float64(k)/40)})
	}
	got := draw.Simplified(path, 0.12)
	if len(got) > len(path)/4 || got[0] != path[0] || got[len(got)-1] != path[len(path)-1] {
		t.Errorf("%d of %d points kept", len(got), len(path))
	}
	for _, p := range path {
		nearest := math.Inf(1)
		for i := 1; i < len(got); i++ {
			nearest = math.Min(nearest, draw.SegmentDistance(p, got[i-1], got[i]))
		}
		if nearest > 0.12 {
			t.Errorf("%v is %g from the simplified path", p, nearest)
		}
	}
}

// TestEllipse: every point of the model's level curve through the iterate has
// the model's value there.
func TestEllipse(t *testing.T) {
	q := &wire.Model{X: 0.5, Y: -1, GX: 3, GY: -2, HXX: 4, HXY: 1.5, HYY: 2}
	e, ok := newEllipse(q)
	if !ok {
		t.Fatal("a positive definite model has no ellipse")
	}
	model := func(x, y float64) float64 {
		dx, dy := x-q.X, y-q.Y
		return q.GX*dx + q.GY*dy + (q.HXX*dx*dx+2*q.HXY*dx*dy+q.HYY*dy*dy)/2
	}
	for k := range 12 {
		s, c := math.Sincos(float64(k))
		if v := model(e.x+c*e.ax+s*e.bx, e.y+c*e.ay+s*e.by); math.Abs(v) > 1e-12 {
			t.Errorf("m = %g on the level curve of 0", v)
		}
		if model(e.x, e.y) > model(e.x+1e-3*c, e.y+1e-3*s) {
			t.Error("the centre is not the minimiser")
		}
	}
	if _, ok := newEllipse(&wire.Model{GX: 1, HXX: 1, HYY: -1}); ok {
		t.Error("an indefinite model has an ellipse")
	}
}
