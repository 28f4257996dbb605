package landscape

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

func TestLandscapeGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"landscape", viewtest.Open(t, ""), 760, 500},
		{"landscape-selected", viewtest.Open(t, "select=newton&step=3"), 470, 350},
		{"landscape-indefinite", viewtest.Open(t, "problem=saddle&start=1.5,0.5&race=newton,hf&steps=8&step=0"), 390, 390},
		{"landscape-slice", viewtest.Open(t, "lab=network&network.circle-n=40&network.hidden=3&race=gd,hf&steps=30&step=10&show=slice"), 560, 390},
		{"landscape-empty", wire.Picture{}, 200, 150},
		{"landscape-nan", viewtest.Open(t, "problem=formula&formula.f=log(x)%5E2%2By%5E2&start=3,1&race=gd,newton&steps=20&step=4"), 560, 390},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return new(View).Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

func TestLandscapeHit(t *testing.T) {
	p := viewtest.Race(12, 2)
	f, _ := newFrame(p, view.Room{W: 760, H: 500})
	at := func(x, y float64) draw.Point { return f.Pixel(x, y) }
	newton := p.Race.Runs[1]
	start := at(-1.2, 1)
	tests := []struct {
		name  string
		x, y  float64
		slack float64
		want  view.Target
	}{
		{"start before its own iterate", start.X, start.Y, 4, view.Target{Kind: view.HitStart, Home: [2]float64{-1.2, 1}}},
		{"start within reach", start.X - handleRadius - 3, start.Y, 4, view.Target{Kind: view.HitStart, Home: [2]float64{-1.2, 1}}},
		{"start just out of reach", start.X - handleRadius - 5, start.Y, 4, view.Target{Kind: view.HitPlane}},
		{"an iterate", at(newton.X[4], newton.Y[4]).X + 2, at(newton.X[4], newton.Y[4]).Y, 4, view.Target{Kind: view.HitIterate, Run: p.Race.Runs[1].ID, Step: 4}},
		{"the selected run before others", at(newton.X[4], newton.Y[4]).X, at(newton.X[4], newton.Y[4]).Y, 250, view.Target{Kind: view.HitIterate, Run: p.Race.Runs[2].ID, Step: 80}},
		{"the plane", f.Plot.X + 300, f.Plot.Y + 20, 4, view.Target{Kind: view.HitPlane}},
		{"the margin", 5, 495, 4, view.Target{Kind: view.HitNothing}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := new(View).Hit(p, view.Room{W: 760, H: 500}, tt.x, tt.y, tt.slack)
			x, y := f.Place(tt.x, tt.y)
			if got.Kind != tt.want.Kind || got.Run != tt.want.Run || got.Step != tt.want.Step || got.Home != tt.want.Home {
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
		layers := new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{}).Layers
		return len(layers[len(layers)-1].Ops)
	}
	p := viewtest.Race(12, 2)
	f, _ := newFrame(p, view.Room{W: 760, H: 500})
	start := f.Pixel(-1.2, 1)
	free := ops(p)
	p.Race.Fixed = true
	if got := ops(p); got >= free {
		t.Errorf("a fixed start is drawn with %d operations, one that is free with %d", got, free)
	}
	if got := new(View).Hit(p, view.Room{W: 760, H: 500}, start.X, start.Y, 8); got.Kind != view.HitIterate || got.Step != 0 {
		t.Errorf("Hit on a fixed start = %+v, want the first iterate", got)
	}
}

// TestInnerIterates: a pointer finds the iterates inside the step that have come; the
// one that is marked is drawn with its number.
func TestInnerIterates(t *testing.T) {
	room := view.Room{W: 760, H: 500}
	p := viewtest.Open(t, "race=hf&problem=quadratic&hf.damping=0&step=0")
	f, _ := newFrame(p, room)
	in, mark := p.Look.Inner, p.Look.Marks[0]
	for i := 1; i < len(in.DX); i++ {
		at := f.Pixel(mark.X+in.DX[i], mark.Y+in.DY[i])
		if got := new(View).Hit(p, room, at.X, at.Y, 0); got.Inner != i+1 {
			t.Errorf("Hit on iterate %d = %+v, want Inner = %d", i, got, i+1)
		}
	}
	marked := *in
	marked.At = &wire.Iteration{I: 1, Ahead: true}
	p.Look.Inner = &marked
	at := f.Pixel(mark.X+in.DX[2], mark.Y+in.DY[2])
	if got := new(View).Hit(p, room, at.X, at.Y, 0); got.Inner != 0 {
		t.Errorf("Hit on an iterate that has not come = %+v", got)
	}
	if all := strings.Join(drawtest.Written(new(View).Draw(p, room, draw.Theme{}).Layers...), "|"); !strings.Contains(all, "CG iterate 1") {
		t.Errorf("texts %s, want the number of the marked iterate", all)
	}
}

func TestPlotArea(t *testing.T) {
	for _, size := range [][2]float64{{760, 500}, {390, 390}, {100, 40}, {1, 1}} {
		if r := plotArea(size[0], size[1]); r.W < 1 || r.H < 1 || r.X+r.W > size[0] || r.Y+r.H > size[1] {
			t.Errorf("plotArea(%v) = %v, want a part of it", size, r)
		}
	}
}

// TestLongAxisName: the name of an axis that is too long for the margin stands in the
// plot, below what covers the corner.
func TestLongAxisName(t *testing.T) {
	p := viewtest.Race(3, -1)
	p.Field.AxisY = "w 1.2.1"
	for _, covered := range []float64{0, 54, 90} {
		room := view.Room{W: 500, H: 300, TopLeft: view.Size{W: 200, H: covered}}
		for _, layer := range new(View).Draw(p, room, draw.Theme{}).Layers {
			for _, op := range layer.Ops {
				if name, ok := op.(draw.Text); ok && name.S == p.Field.AxisY && (name.At.X < marginLeft || name.At.Y < math.Max(covered, marginTop)) {
					t.Errorf("with %g pixels covered the name is at %v", covered, name.At)
				}
			}
		}
	}
}
