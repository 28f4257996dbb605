package check

import (
	"fmt"
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// checkPicture is a check with the errors that Taylor's formula and rounding give
// on a smooth function.
func checkPicture(adjoint float64) wire.Picture {
	k := &wire.Check{Adjoint: adjoint}
	for i := range 37 {
		eps := 6 * math.Pow(10, float64(i)/3-12)
		noise := 1e-15 * (0.6 + 0.4*math.Sin(5*float64(i))) / eps
		k.Epsilon = append(k.Epsilon, eps)
		k.Forward = append(k.Forward, 0.4*eps/(1+0.3*eps)+noise)
		k.Central = append(k.Central, 0.08*eps*eps/(1+0.2*eps*eps)+0.6*noise)
	}
	return wire.Picture{Check: k}
}

// roundedPicture is a check of a quadratic function, whose differences cut nothing
// off: they are rounded and no more, in the end to nothing. The product is exactly
// symmetric.
func roundedPicture() wire.Picture {
	p := checkPicture(0)
	for i, eps := range p.Check.Epsilon {
		noise := 1e-15 * (0.6 + 0.4*math.Sin(5*float64(i))) / eps
		p.Check.Forward[i], p.Check.Central[i] = noise, 0.5*noise
	}
	p.Check.Forward[36], p.Check.Central[35], p.Check.Central[36] = math.NaN(), 0, 0
	return p
}

// kinkedPicture is a check of a net of ReLU units: from some step on, differences
// reach across a corner.
func kinkedPicture() wire.Picture {
	p := checkPicture(5e-16)
	for i, eps := range p.Check.Epsilon[22:] {
		p.Check.Forward[22+i], p.Check.Central[22+i] = 0.3+4e-5/eps, 0.3+2e-5/eps
	}
	return p
}

// netLink is a short run of a net whose first weight is chosen: its derivatives are
// compared with differences.
const netLink = "lab=network&network.circle-n=40&race=hf&steps=5&pick=1.1.1"

func TestCheckGolden(t *testing.T) {
	tanh := viewtest.Open(t, netLink)
	zero := checkPicture(math.NaN())
	for i := range zero.Check.Epsilon {
		zero.Check.Forward[i], zero.Check.Central[i] = math.NaN(), math.NaN()
	}
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"check", tanh, 300, 170},
		{"check-wide", tanh, 560, 300},
		{"check-narrow", tanh, 200, 120},
		{"check-small", tanh, 130, 80},
		{"check-rounded", viewtest.Open(t, netLink+"&network.hidden=&network.data=plane&network.plane-n=40"), 300, 170},
		{"check-kinked", viewtest.Open(t, netLink+"&network.hidden=4&network.activations=relu"), 300, 170},
		{"check-fault", checkPicture(3e-7), 560, 190},
		{"check-zero", zero, 300, 170},
		{"check-empty", wire.Picture{}, 300, 100},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

// Whatever the numbers, what is drawn is finite, and pointing at it finds a step
// that there is.
func TestCheckOfHostileNumbers(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		k := &wire.Check{Adjoint: w(5)}
		for j := range 2 * viewtest.Hostiles {
			k.Epsilon = append(k.Epsilon, w(j/2))
			k.Forward = append(k.Forward, w(j))
			k.Central = append(k.Central, w(3*j))
		}
		k.Central = k.Central[:len(k.Central)-i]
		one := checkPicture(w(0))
		one.Check.Epsilon[i], one.Check.Forward[i+7], one.Check.Central[i+20] = w(0), w(1), w(2)
		for name, p := range map[string]wire.Picture{"all": {Check: k}, "one": one, "none": {Check: &wire.Check{Adjoint: w(0)}}} {
			viewtest.Sound(t, View{}, fmt.Sprintf("%s from %g", name, w(0)), p)
			for x := range 300 {
				if got := (View{}).Hit(p, view.Room{W: 300, H: 170}, float64(x), 100, 10); got.Step < 0 || got.Step >= max(1, len(p.Check.Epsilon)) {
					t.Errorf("%s from %g: step %d of %d", name, w(0), got.Step, len(p.Check.Epsilon))
				}
			}
		}
	}
}

// The guides are the lines that the formulas of the picture have, and none that a
// curve does not follow.
func TestCheckGuides(t *testing.T) {
	const tol = 0.15 // in powers of ten: the noise of rounding
	tests := []struct {
		name string
		p    wire.Picture
		want []guide
	}{
		{"smooth", checkPicture(3e-16), []guide{{1, math.Log10(0.4), "slope +1"}, {2, math.Log10(0.08), "slope +2"}, {-1, math.Log10(0.36e-15), "slope −1"}}},
		{"quadratic", roundedPicture(), []guide{{-1, math.Log10(0.3e-15), "slope −1"}}},
		{"kinked", kinkedPicture(), []guide{{1, math.Log10(0.4), "slope +1"}, {-1, math.Log10(0.36e-15), "slope −1"}}},
		{"few steps", wire.Picture{Check: &wire.Check{Epsilon: []float64{1, 2}, Forward: []float64{1e-3, 2e-3}, Central: []float64{1e-4, 4e-4}}}, nil},
	}
	for _, tt := range tests {
		c, ok := newChart(tt.p, 300, 170)
		if !ok {
			t.Fatalf("%s: nothing to draw", tt.name)
		}
		got := c.guides()
		if len(got) != len(tt.want) {
			t.Errorf("%s: guides %v, want %v", tt.name, got, tt.want)
			continue
		}
		for i, g := range got {
			if w := tt.want[i]; g.slope != w.slope || g.label != w.label || math.Abs(g.at-w.at) > tol {
				t.Errorf("%s: guide %v, want %v", tt.name, g, w)
			}
		}
	}
}

// At every size names keep clear of each other and of the edges, and where there
// is the room of the side panel all are there.
func TestCheckNames(t *testing.T) {
	for name, p := range map[string]wire.Picture{"smooth": checkPicture(3e-16), "rounded": roundedPicture(), "kinked": kinkedPicture(), "fault": checkPicture(3e-7)} {
		for _, size := range [][2]float64{{300, 170}, {560, 300}, {200, 120}, {150, 100}, {760, 100}, {240, 400}} {
			var boxes []draw.Rect
			list := View{}.Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{})
			said := map[string]bool{}
			for _, layer := range list.Layers {
				for _, op := range layer.Ops {
					if text, ok := op.(draw.Text); ok {
						box := draw.BoxOf(text)
						if draw.Touches(box, boxes) {
							t.Errorf("%s at %v: %q covers another text", name, size, text.S)
						}
						boxes = append(boxes, box)
						said[text.S] = true
					}
				}
			}
			if size[0] < 300 || size[1] < 170 {
				continue
			}
			for _, want := range []string{"relative error", "ε", "forward", "central"} {
				if !said[want] {
					t.Errorf("%s at %v: no %q", name, size, want)
				}
			}
			if name == "smooth" && !(said["slope +1"] && said["slope +2"] && said["slope −1"] && said["exact product: 3·10⁻¹⁶"]) {
				t.Errorf("smooth at %v: %v, want guides and exact product named", size, said)
			}
		}
	}
}

func TestCheckHit(t *testing.T) {
	p := checkPicture(3e-16)
	c, _ := newChart(p, 300, 170)
	for _, i := range []int{0, 10, 36} {
		at := c.pixel(c.logs(p.Check.Epsilon[i], p.Check.Central[i]))
		got := View{}.Hit(p, view.Room{W: 300, H: 170}, at.X, at.Y, 0)
		if got.Kind != view.HitPlane || got.Step != i || math.Abs(got.X/p.Check.Epsilon[i]-1) > 1e-9 || math.Abs(got.Y/p.Check.Central[i]-1) > 1e-9 {
			t.Errorf("Hit at step %d = %+v, want ε = %g, error %g", i, got, p.Check.Epsilon[i], p.Check.Central[i])
		}
	}
	if got := (View{}).Hit(p, view.Room{W: 300, H: 170}, 5, 5, 0); got.Kind != view.HitNothing {
		t.Errorf("Hit beside the plot = %+v", got)
	}
	if got := (View{}).Hit(wire.Picture{}, view.Room{W: 300, H: 170}, 100, 100, 0); got.Kind != view.HitNothing {
		t.Errorf("Hit of an empty picture = %+v", got)
	}
}
