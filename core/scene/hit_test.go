package scene

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

func TestLandscapeHit(t *testing.T) {
	p := race(12, 2)
	f, _ := newFrame(p, 760, 500)
	at := func(x, y float64) draw.Point { return f.Pixel(x, y) }
	newton := p.Race.Runs[1]
	start := at(-1.2, 1)
	tests := []struct {
		name  string
		x, y  float64
		slack float64
		want  Target
	}{
		{"start before its own iterate", start.X, start.Y, 4, Target{Kind: HitStart}},
		{"start within reach", start.X - handleRadius - 3, start.Y, 4, Target{Kind: HitStart}},
		{"start just out of reach", start.X - handleRadius - 5, start.Y, 4, Target{Kind: HitPlane}},
		{"an iterate", at(newton.X[4], newton.Y[4]).X + 2, at(newton.X[4], newton.Y[4]).Y, 4, Target{Kind: HitIterate, Run: 1, Step: 4}},
		{"the selected run before others", at(newton.X[4], newton.Y[4]).X, at(newton.X[4], newton.Y[4]).Y, 250, Target{Kind: HitIterate, Run: 2, Step: 80}},
		{"the plane", f.Plot.X + 300, f.Plot.Y + 20, 4, Target{Kind: HitPlane}},
		{"the margin", 5, 495, 4, Target{Kind: HitNothing}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := new(Landscape).Hit(p, 760, 500, tt.x, tt.y, tt.slack)
			x, y := f.Place(tt.x, tt.y)
			if got.Kind != tt.want.Kind || got.Run != tt.want.Run || got.Step != tt.want.Step {
				t.Errorf("Hit(%g, %g) = %+v, want %+v", tt.x, tt.y, got, tt.want)
			}
			if got.X != x || got.Y != y {
				t.Errorf("Hit(%g, %g) is at (%g, %g), want (%g, %g)", tt.x, tt.y, got.X, got.Y, x, y)
			}
		})
	}
}

// TestFixedStart: a start that cannot be moved is drawn without grips and not
// taken hold of.
func TestFixedStart(t *testing.T) {
	ops := func(p wire.Picture) int {
		layers := new(Landscape).Draw(p, 760, 500, draw.Theme{}).Layers
		return len(layers[len(layers)-1].Ops)
	}
	p := race(12, 2)
	f, _ := newFrame(p, 760, 500)
	start := f.Pixel(-1.2, 1)
	free := ops(p)
	p.Race.Fixed = true
	if got := ops(p); got >= free {
		t.Errorf("a fixed start is drawn with %d operations, one that is free with %d", got, free)
	}
	if got := new(Landscape).Hit(p, 760, 500, start.X, start.Y, 8); got.Kind != HitIterate || got.Step != 0 {
		t.Errorf("Hit on a fixed start = %+v, want the first iterate", got)
	}
}

func TestPixelAndPlaneAreInverse(t *testing.T) {
	f := plot.Frame{Plot: PlotArea(470, 350), Window: wire.Window{X0: -3, X1: 5, Y0: 1e-3, Y1: 2e-3}}
	for _, q := range [][2]float64{{-3, 1e-3}, {5, 2e-3}, {0.25, 1.7e-3}} {
		p := f.Pixel(q[0], q[1])
		if x, y := f.Place(p.X, p.Y); math.Abs(x-q[0]) > 1e-12 || math.Abs(y-q[1]) > 1e-15 {
			t.Errorf("plane(pixel(%v)) = %g, %g", q, x, y)
		}
	}
	corner := f.Pixel(f.Window.X0, f.Window.Y1)
	if corner != (draw.Point{X: f.Plot.X, Y: f.Plot.Y}) {
		t.Errorf("the upper left corner is at %v, want %v", corner, f.Plot)
	}
}

func TestPlotArea(t *testing.T) {
	for _, size := range [][2]float64{{760, 500}, {390, 390}, {100, 40}, {0, 0}, {math.NaN(), -1}} {
		w, h := draw.Side(size[0]), draw.Side(size[1])
		if r := PlotArea(size[0], size[1]); r.W < 1 || r.H < 1 || r.X+r.W > w || r.Y+r.H > h {
			t.Errorf("PlotArea(%v) = %v, want a part of %g × %g", size, r, w, h)
		}
	}
}

func TestCurveHit(t *testing.T) {
	tests := []struct {
		name string
		axis wire.Axis
		step int32
	}{
		{"steps", wire.AxisSteps, 37},
		{"cost", wire.AxisCost, 5},
		{"seconds", wire.AxisSeconds, 61},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := race(12, 2)
			p.Look.Axis = tt.axis
			c, _ := newPlotted(p, 760, 130)
			run := &p.Race.Runs[2]
			at := c.pixel(c.along(run)[tt.step], run.F[tt.step])
			got := Curve{}.Hit(p, 760, 130, at.X, at.Y, 4)
			if got.Kind != HitPlane || got.Step != int(tt.step) {
				t.Errorf("Hit(%v) = %+v, want step %d", at, got, tt.step)
			}
			if math.Abs(got.Y-run.F[tt.step]) > 1e-6*run.F[tt.step] {
				t.Errorf("Hit(%v) has value %g, want %g", at, got.Y, run.F[tt.step])
			}
		})
	}
	if got := (Curve{}).Hit(race(12, 2), 760, 130, 755, 60, 4); got.Kind != HitNothing {
		t.Errorf("Hit beside the plot = %+v, want nothing", got)
	}
}

func TestInnerHit(t *testing.T) {
	p := innerPicture(40)
	panels := innerPanels(p.Look.Inner, 300, 190)
	for _, q := range panels {
		at := q.pixel(17)
		if got := (Inner{}).Hit(p, 300, 190, at.X, at.Y, 0); got.Step != 17 || got.Kind != HitPlane {
			t.Errorf("Hit on %s = %+v, want iteration 17", q.name, got)
		}
	}
}
