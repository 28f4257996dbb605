package inner

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestInnerGolden(t *testing.T) {
	long := viewtest.Open(t, "problem=rosenbrock&rosenbrock.n=100&race=hf&steps=40&step=12")
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"inner", long, 300, 190},
		{"inner-wide", long, 390, 120},
		{"inner-short", viewtest.Open(t, "select=hf&step=3"), 300, 190},
		{"inner-curvature", viewtest.Open(t, "problem=saddle&start=1.5,0.5&race=hf&hf.damping=0&steps=8&step=0"), 300, 190},
		{"inner-empty", wire.Picture{}, 300, 100},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

// innerPicture is a run of n inner iterations that was stopped by the rule.
func innerPicture(n int) wire.Picture {
	p := viewtest.Race(6, 2)
	in := &wire.Inner{Epsilon: 5e-4, Window: 10, Stop: "relative progress below ε", Taken: n - 7}
	for i := range n + 1 {
		k := float64(i)
		in.DX, in.DY = append(in.DX, k/100), append(in.DY, -k/50)
		in.Phi = append(in.Phi, -35*(1-math.Exp(-k/6)))
		in.Residual = append(in.Residual, 200*math.Exp(-k/4)*(1+0.6*math.Sin(2*k)))
		in.Curvature = append(in.Curvature, 1)
		in.Stored = append(in.Stored, i%5 == 3 || i == n)
	}
	p.Look.Inner = in
	return p
}

func TestInnerHit(t *testing.T) {
	p := innerPicture(40)
	panels := panelsOf(p.Look.Inner, 300, 190)
	for _, q := range panels {
		at := q.pixel(17)
		if got := (View{}).Hit(p, view.Room{W: 300, H: 190}, at.X, at.Y, 0); got.Step != 17 || got.Kind != view.HitPlane {
			t.Errorf("Hit on %s = %+v, want iteration 17", q.name, got)
		}
	}
}
