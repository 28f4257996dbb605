package curve

import (
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// TestCurveTest: the loss on the test is dotted in the colour of its run, within
// the plot, and named after its run where there is room; else the plot says what
// is dotted.
func TestCurveTest(t *testing.T) {
	tests := []struct {
		name string
		w, h float64
		want string
	}{
		{"wide", 640, 130, "Gradient descent|Gradient descent, test|Newton|Newton, test"},
		{"less wide", 500, 130, "Gradient descent|test|Newton|test"},
		{"wide and low", 640, 50, "Gradient descent|Newton"},
		{"narrow", 360, 110, "f|" + testHint},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := testedRace()
			c, _ := newChart(p, tt.w, tt.h)
			list := (View{}).Draw(p, view.Room{W: tt.w, H: tt.h}, draw.Theme{})
			if got := strings.Join(drawtest.Written(list.Layers...), "|"); !strings.HasSuffix(got, "|"+tt.want) {
				t.Errorf("texts = %q, want %q at the end", got, tt.want)
			}
			dotted := map[draw.Color]bool{}
			for _, layer := range list.Layers {
				for _, op := range layer.Ops {
					if k, ok := op.(draw.Stroke); ok && len(k.Dash) > 0 && k.Dash[1] == testDash[1] {
						dotted[k.Color] = true
					}
				}
			}
			for i := range p.Race.Runs {
				r := &p.Race.Runs[i]
				if !dotted[plot.RunStyle(draw.Theme{}.Palette(), r.Style).Color] {
					t.Errorf("the test of %s is not dotted in its colour", r.Label)
				}
				for _, at := range c.line(r, r.Test) {
					if !c.plot.Grown(1).Holds(at) {
						t.Fatalf("the test of %s is drawn at %v, outside of %v", r.Label, at, c.plot)
					}
				}
			}
		})
	}
}

// TestNamesHaveRoom: names neither touch each other nor leave the drawing,
// however many runs there are.
func TestNamesHaveRoom(t *testing.T) {
	for n := 1; n <= draw.Markers; n++ {
		for _, size := range [][2]float64{{1240, 130}, {640, 130}, {430, 130}, {720, 50}} {
			p := netRace("loss", 40, 20, -1)
			for len(p.Race.Runs) < n {
				r := p.Race.Runs[len(p.Race.Runs)%3]
				r.Style = wire.Style{Hue: wire.Hue(len(p.Race.Runs)), Marker: wire.Marker(len(p.Race.Runs))}
				p.Race.Runs = append(p.Race.Runs, r)
			}
			p.Race.Runs = p.Race.Runs[:n]
			c, _ := newChart(p, size[0], size[1])
			layers := View{}.Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers
			var names []draw.Text
			for _, op := range layers[len(layers)-1].Ops {
				if s, ok := op.(draw.Text); ok && s.At.X > c.plot.X+c.plot.W {
					names = append(names, s)
				}
			}
			if named := len(names) >= n; named != (size[1] > 50 || n <= 3) {
				t.Errorf("%d runs at %v have %d names", n, size, len(names))
			}
			for i, a := range names {
				if right := a.At.X + draw.TextWidth(a.S, a.Size); right > size[0] {
					t.Errorf("%d runs at %v: %q ends at %.1f", n, size, a.S, right)
				}
				for _, b := range names[:i] {
					if d := a.At.Y - b.At.Y; d > -nameApart+1e-9 && d < nameApart-1e-9 {
						t.Errorf("%d runs at %v: %q and %q are %.1f apart", n, size, a.S, b.S, d)
					}
				}
			}
		}
	}
}

// testedRace is two runs with a loss on a test, which rises again.
func testedRace() wire.Picture {
	p := viewtest.Race(30, 0)
	p.Field, p.Race.Runs = nil, p.Race.Runs[:2]
	for i := range p.Race.Runs {
		r := &p.Race.Runs[i]
		for k, f := range r.F {
			r.Test = append(r.Test, 2*f+0.02+1e-4*float64(k*k))
		}
	}
	return p
}
