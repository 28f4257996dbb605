package curve

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

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
			p := viewtest.Race(12, 2)
			p.Look.Axis = tt.axis
			c, _ := newChart(p, 760, 130)
			run := &p.Race.Runs[2]
			at := c.pixel(c.along(run)[tt.step], run.F[tt.step])
			got := View{}.Hit(p, view.Room{W: 760, H: 130}, at.X, at.Y, 4)
			if got.Kind != view.HitPlane || got.Step != int(tt.step) {
				t.Errorf("Hit(%v) = %+v, want step %d", at, got, tt.step)
			}
			if math.Abs(got.Y-run.F[tt.step]) > 1e-6*run.F[tt.step] {
				t.Errorf("Hit(%v) has value %g, want %g", at, got.Y, run.F[tt.step])
			}
		})
	}
	if got := (View{}).Hit(viewtest.Race(12, 2), view.Room{W: 760, H: 130}, 755, 60, 4); got.Kind != view.HitNothing {
		t.Errorf("Hit beside the plot = %+v, want nothing", got)
	}
}

// TestLongCurve: the line of a million steps stays within the limit of points.
func TestLongCurve(t *testing.T) {
	list := View{}.Draw(viewtest.MillionSteps(1_000_000), view.Room{W: 760, H: 500}, draw.Theme{})
	for _, layer := range list.Layers {
		for _, op := range layer.Ops {
			s, ok := op.(draw.Stroke)
			if points := drawtest.Points(s.Paths); ok && points > draw.MostPoints+2 {
				t.Errorf("a stroke has %d points, want at most %d", points, draw.MostPoints)
			}
		}
	}
}

func BenchmarkCurve(b *testing.B) {
	p := viewtest.LongRace()
	for b.Loop() {
		View{}.Draw(p, view.Room{W: 760, H: 130}, draw.Theme{})
	}
}
