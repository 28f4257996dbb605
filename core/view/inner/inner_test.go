package inner

import (
	"math"
	"strings"
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
		{"inner-marked", marked(innerPicture(40), 12, false), 300, 190},
		{"inner-slow", marked(innerPicture(40), 12, true), 300, 190},
		{"inner-fine", stopped(fineInner(), "negative curvature: the previous iterate is used"), 300, 190},
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

// fineInner is a run whose model values differ late: their labels are long.
func fineInner() wire.Picture {
	p := innerPicture(13)
	p.Look.Inner.Epsilon = 0
	for i := range p.Look.Inner.Phi {
		p.Look.Inner.Phi[i] = -0.00395 - 1e-5*float64(i)
	}
	return p
}

// marked returns p with an iterate marked, or slow motion at it.
func marked(p wire.Picture, i int, slow bool) wire.Picture {
	p.Look.Inner.At = &wire.Iteration{I: i, Ahead: slow, Text: "φ = −30.3, ‖r‖ = 4.65, curvature 680"}
	return p
}

// stopped returns p with another reason.
func stopped(p wire.Picture, why string) wire.Picture {
	p.Look.Inner.Stop = why
	return p
}

// TestInnerIsWhole: at the sizes of the panel every reason is there to its last word, and
// no text leaves the drawing or stands on another.
func TestInnerIsWhole(t *testing.T) {
	reasons := []string{
		"the system is solved", "negative curvature: the previous iterate is used", "a product was not finite: the previous iterate is used",
		"negative curvature along −M⁻¹g: the step goes along it",
	}
	for _, p := range []wire.Picture{innerPicture(40), fineInner(), innerPicture(250)} {
		for _, size := range [][2]float64{{240, 190}, {265, 160}, {300, 190}, {390, 120}, {350, 240}, {700, 150}} {
			page := draw.Rect{W: size[0], H: size[1]}
			for _, why := range reasons {
				list := View{}.Draw(stopped(p, why), view.Room{W: size[0], H: size[1]}, draw.Theme{})
				if all := strings.Join(drawtest.Written(list.Layers...), " "); !strings.Contains(all, why) {
					t.Errorf("at %v: %q, want %q in it", size, all, why)
				}
				checkTexts(t, page, list)
			}
		}
	}
}

func checkTexts(t *testing.T, page draw.Rect, list draw.List) {
	t.Helper()
	const slack = 0.6 // pixels: names of axes have the labels close below them
	var seen []draw.Text
	for _, op := range list.Layers[0].Ops {
		x, ok := op.(draw.Text)
		if !ok {
			continue
		}
		b := draw.BoxOf(x)
		if !page.Holds(draw.Pt(b.X, b.Y)) || !page.Holds(draw.Pt(b.X+b.W, b.Y+b.H)) {
			t.Errorf("%q at %v leaves the drawing %v", x.S, b, page)
		}
		for _, o := range seen {
			if draw.Overlap(b.Grown(-slack), draw.BoxOf(o).Grown(-slack)) > 0 {
				t.Errorf("%q at %v and %q at %v overlap in %v", x.S, b, o.S, draw.BoxOf(o), page)
			}
		}
		seen = append(seen, x)
	}
}

// TestInnerAtAnySize: the labels of a panel keep out of each other's way and out of the
// other panel.
func TestInnerAtAnySize(t *testing.T) {
	tiny := innerPicture(40)
	for i := range tiny.Look.Inner.Residual {
		tiny.Look.Inner.Residual[i] *= 1e-11
	}
	for _, p := range []wire.Picture{innerPicture(2), tiny, marked(innerPicture(40), 12, false)} {
		for w := 60.0; w <= 720; w += 15 {
			for h := 36.0; h <= 240; h += 6 {
				list := View{}.Draw(p, view.Room{W: w, H: h}, draw.Theme{})
				checkTexts(t, draw.Rect{W: w, H: h}, list)
				checkPlots(t, panelsOf(p.Look.Inner, w, h), list)
			}
		}
	}
}

// checkPlots reports panels that overlap, and texts that lie over one of them, save those
// with a halo, which are written into it.
func checkPlots(t *testing.T, panels []panel, list draw.List) {
	t.Helper()
	for i, q := range panels {
		if i > 0 && draw.Overlap(q.plot, panels[i-1].plot) > 0 {
			t.Errorf("the panels at %v and %v overlap", q.plot, panels[i-1].plot)
		}
		for _, op := range list.Layers[0].Ops {
			if x, ok := op.(draw.Text); ok && x.Halo == (draw.Color{}) && draw.Overlap(draw.BoxOf(x), q.plot) > 0 {
				t.Errorf("%q at %v lies over the panel at %v of %g×%g", x.S, draw.BoxOf(x), q.plot, list.W, list.H)
			}
		}
	}
}

func TestInnerHit(t *testing.T) {
	p := innerPicture(40)
	panels := panelsOf(p.Look.Inner, 300, 190)
	for _, q := range panels {
		at := q.pixel(17)
		if got := (View{}).Hit(p, view.Room{W: 300, H: 190}, at.X, at.Y, 0); got.Step != 17 || got.Inner != 18 || got.Kind != view.HitPlane {
			t.Errorf("Hit on %s = %+v, want iteration 17", q.name, got)
		}
	}
}
