package landscape

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

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

// TestNamesKeepOffMarks: the name of a step is not below the mark of a run, which is drawn later.
func TestNamesKeepOffMarks(t *testing.T) {
	for _, link := range []string{"", "step=9", "problem=himmelblau&step=2", "problem=quadratic&step=1&race=gd,newton,hf"} {
		p := viewtest.Open(t, link)
		for _, room := range []view.Room{{W: 760, H: 500}, {W: 640, H: 310}, {W: 480, H: 356}} {
			f, _ := newFrame(p, room)
			m := moment{Frame: f, race: p.Race, look: p.Look, minima: p.Field.Minima, palette: draw.Theme{}.Palette(), room: room}
			for _, op := range m.local().Ops {
				name, ok := op.(draw.Text)
				for k := range p.Race.Runs {
					if at, known := m.mark(k); ok && known && k != p.Look.Selected && draw.Touches(draw.BoxOf(name), []draw.Rect{draw.Centred(draw.Rect{X: at.X, Y: at.Y}, 9, 9)}) {
						t.Errorf("%q in %v × %v: %s is below the mark of %s", link, room.W, room.H, name.S, p.Race.Runs[k].Label)
					}
				}
			}
		}
	}
}
