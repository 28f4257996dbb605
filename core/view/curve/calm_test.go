package curve

import (
	"math"
	"math/rand/v2"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
)

// pathOf returns n points over 600 pixels with heights from f of the share of the
// way.
func pathOf(n int, f func(t float64) float64) draw.Path {
	out := make(draw.Path, n)
	for i := range out {
		t := float64(i) / float64(n-1)
		out[i] = draw.Pt(600*t, f(t))
	}
	return out
}

// TestCalmed: only noise is drawn together.
func TestCalmed(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	tests := []struct {
		name string
		path draw.Path
		same bool
	}{
		{"falls", pathOf(2000, func(t float64) float64 { return 100 * (1 - math.Exp(-30*t)) }), true},
		{"falls and rises", pathOf(2000, func(t float64) float64 { return 100 * math.Abs(t-0.5) }), true},
		{"level", pathOf(2000, func(float64) float64 { return 7 }), true},
		{"a tremor that does not show", pathOf(2000, func(t float64) float64 { return 50*t + math.Cos(1e5*t)/4 }), true},
		{"noise of few steps", pathOf(150, func(float64) float64 { return 20 * rnd.NormFloat64() }), true},
		{"noise of many steps", pathOf(2000, func(t float64) float64 { return 50*t + 8*rnd.NormFloat64() }), false},
		{"nothing", nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			line, bands := calmed(tt.path)
			if !tt.same {
				if len(line) > len(tt.path)/10 || len(bands) != 1 {
					t.Errorf("%d of %d points and %d bands, want at most a tenth and one", len(line), len(tt.path), len(bands))
				}
				return
			}
			if len(line) != len(tt.path) || len(bands) > 0 {
				t.Fatalf("%d of %d points and %d bands, want all and none", len(line), len(tt.path), len(bands))
			}
			for i := range line {
				if line[i] != tt.path[i] {
					t.Fatalf("point %d = %v, want %v", i, line[i], tt.path[i])
				}
			}
		})
	}
}

// TestCalmedCovers: the band reaches every height of the bins it is of, the line
// stays inside, and a gap in the path is one in line and band.
func TestCalmedCovers(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	path := pathOf(1000, func(float64) float64 { return 50 + 10*rnd.NormFloat64() })
	path[500].Y = math.NaN()
	line, bands := calmed(path)
	if len(bands) != 2 {
		t.Fatalf("%d bands, want one on either side of the gap", len(bands))
	}
	high, low := math.Inf(1), math.Inf(-1)
	for _, band := range bands {
		for _, p := range band {
			high, low = math.Min(high, p.Y), math.Max(low, p.Y)
		}
	}
	gaps := 0
	for _, p := range line {
		if !draw.Drawable(p) {
			gaps++
		} else if p.Y < high || p.Y > low {
			t.Errorf("the line is at %v, the band reaches from %g to %g", p, high, low)
		}
	}
	if gaps != 1 {
		t.Errorf("%d gaps in the line, want 1", gaps)
	}
	for i, p := range path {
		if draw.Drawable(p) && (p.Y < high || p.Y > low) {
			t.Errorf("point %d at %v is outside of the bands, %g to %g", i, p, high, low)
		}
	}
}

// TestBandsStayNear: noise far beyond the plot is drawn no further than paths are.
func TestBandsStayNear(t *testing.T) {
	p := netRace("accuracy", 2000, 900, -1)
	for k := range p.Race.Runs[1].Accuracy {
		if k%3 == 0 {
			p.Race.Runs[1].Accuracy[k] = 1e50
		}
	}
	if why := drawtest.Unsound(View{}.Draw(p, view.Room{W: 1240, H: 130}, draw.Theme{})); why != "" {
		t.Error(why)
	}
}
