package curve

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// TestCurveQuantity: the axes are named after what the look asks for, as far as
// the runs have it.
func TestCurveQuantity(t *testing.T) {
	without := func(edit func(r *wire.Run)) func(p wire.Picture) {
		return func(p wire.Picture) {
			for i := range p.Race.Runs {
				edit(&p.Race.Runs[i])
			}
		}
	}
	tests := []struct {
		name  string
		curve string
		axis  wire.Axis
		edit  func(p wire.Picture)
		want  string // names of the axes, as they follow each other
	}{
		{"value", wire.CurveValue, wire.AxisSteps, nil, "steps|f"},
		{"nothing said", "", wire.AxisCost, nil, "gradient equivalents|f"},
		{"unknown text", "colour", wire.AxisSeconds, nil, "seconds|f"},
		{"loss", wire.CurveLoss, wire.AxisEpochs, nil, "epochs|loss"},
		{"loss, above no base", wire.CurveLoss, wire.AxisSteps, func(p wire.Picture) { p.Field.Base = 1e-4 }, "steps|loss"},
		{"accuracy", wire.CurveAccuracy, wire.AxisEpochs, nil, "epochs|accuracy"},
		{"accuracy that no run has", wire.CurveAccuracy, wire.AxisSteps,
			without(func(r *wire.Run) { r.Accuracy = nil }), "steps|loss"},
		{"epochs that no run has", wire.CurveAccuracy, wire.AxisEpochs,
			without(func(r *wire.Run) { r.Epochs = nil }), "steps|accuracy"},
		{"unknown axis", wire.CurveLoss, 99, nil, "steps|loss"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := by(tt.axis, netRace(tt.curve, 50, 20, -1))
			p.Field = &wire.Field{}
			if tt.edit != nil {
				tt.edit(p)
			}
			got := strings.Join(drawtest.Written(View{}.Draw(p, view.Room{W: 1240, H: 130}, draw.Theme{}).Layers...), "|")
			if !strings.Contains(got, "|"+tt.want+"|") {
				t.Errorf("texts = %q, want %q", got, tt.want)
			}
			if percent := strings.Contains(got, "100 %"); percent != strings.HasSuffix(tt.want, "accuracy") {
				t.Errorf("texts = %q: 100 %% is there: %v", got, percent)
			}
		})
	}
}

// TestCurveWithoutEpochs: a run without a place on the axis is left out, and the
// pointer finds the steps of one that has.
func TestCurveWithoutEpochs(t *testing.T) {
	p := by(wire.AxisEpochs, netRace(wire.CurveLoss, 50, 20, 0))
	p.Race.Runs[0].Epochs = nil
	got := strings.Join(drawtest.Written(View{}.Draw(p, view.Room{W: 1240, H: 130}, draw.Theme{}).Layers...), "|")
	if strings.Contains(got, p.Race.Runs[0].Label) || !strings.Contains(got, p.Race.Runs[1].Label) {
		t.Errorf("texts = %q, want all runs but the first", got)
	}
	c, _ := newChart(p, 1240, 130)
	for i := range p.Race.Runs {
		if at := c.marked(i); c.seen(at) != (i > 0) {
			t.Errorf("run %d is marked at %v", i, at)
		}
	}
	r := &p.Race.Runs[1]
	at := c.pixel(r.Epochs[37], r.F[37])
	if hit := (View{}).Hit(p, view.Room{W: 1240, H: 130}, at.X, at.Y, 4); hit.Run != r.ID || hit.Step != 37 {
		t.Errorf("Hit(%v) = %+v, want step 37 of run 1", at, hit)
	}
}

// TestCurveCursor: the mark of a run lies on the line that is shown, on every
// axis, also at a step that was not kept.
func TestCurveCursor(t *testing.T) {
	const steps, cursor = 40, 17
	for _, axis := range []wire.Axis{wire.AxisSteps, wire.AxisCost, wire.AxisSeconds, wire.AxisEpochs} {
		for _, q := range quantities {
			p := by(axis, netRace(q.key, steps, cursor, -1))
			for i := range p.Race.Runs {
				r := &p.Race.Runs[i]
				c, _ := newChart(p, 1240, 130)
				want := [2]draw.Point{c.line(r, q.train(r))[cursor], c.line(r, q.test(r))[cursor]}
				if got := [2]draw.Point{c.marked(i), c.markedTest(i)}; got != want {
					t.Errorf("%s, axis %d: run %d is marked at %v, want %v", q.key, axis, i, got, want)
				}
				full := c.line(r, q.test(r))
				for _, list := range []*[]float64{&r.F, &r.Test, &r.Accuracy, &r.TestAccuracy, &r.Epochs, &r.Cost, &r.Seconds} {
					*list = append(append([]float64{}, (*list)[:cursor]...), (*list)[cursor+1:]...)
				}
				r.Step = append(append([]int32{}, r.Step[:cursor]...), r.Step[cursor+1:]...)
				before, after := full[cursor-1], full[cursor+1]
				middle := draw.Pt((before.X+after.X)/2, (before.Y+after.Y)/2)
				if got := c.markedTest(i); math.Hypot(got.X-middle.X, got.Y-middle.Y) > 1e-9 {
					t.Errorf("%s, axis %d: without its step the test of run %d is marked at %v, want %v", q.key, axis, i, got, middle)
				}
			}
		}
	}
}

// TestCoincidingLines: every line is drawn after the edges of all, so that none
// is covered but by the dashes of others; the selected one comes last.
func TestCoincidingLines(t *testing.T) {
	p := netRace(wire.CurveAccuracy, 50, 20, 0)
	for i := range p.Race.Runs {
		for k := range p.Race.Runs[i].Accuracy {
			p.Race.Runs[i].Accuracy[k] = 1
		}
	}
	pal := draw.Theme{}.Palette()
	var order []draw.Color
	for _, op := range (View{}).Draw(p, view.Room{W: 1240, H: 130}, draw.Theme{}).Layers[1].Ops {
		if k, ok := op.(draw.Stroke); ok && !k.Closed && k.Width >= runWidth {
			order = append(order, k.Color)
		}
	}
	want := []draw.Color{pal.Surface, pal.Surface, pal.Surface, pal.RunStyle(1, 1).Color, pal.RunStyle(2, 2).Color, pal.RunStyle(0, 0).Color}
	if len(order) != len(want) {
		t.Fatalf("%d lines and edges, want %d", len(order), len(want))
	}
	for i := range want {
		if order[i] != want[i] {
			t.Errorf("stroke %d has colour %v, want %v", i, order[i], want[i])
		}
	}
}

// TestHostileCurve: whatever the lists that a net adds hold, only finite numbers
// are drawn.
func TestHostileCurve(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		for _, q := range quantities {
			for axis := range wire.Axis(len(axisNames)) {
				p := by(axis, netRace(q.key, 60, 20, 1))
				for k := range p.Race.Runs {
					r := &p.Race.Runs[k]
					r.Epochs[3], r.Accuracy[0], r.Accuracy[5], r.TestAccuracy[7], r.F[9], r.Test[60] = w(0), w(k+1), w(0), w(k+1), w(0), w(k+1)
					r.Epochs, r.TestAccuracy = r.Epochs[:20*k], r.TestAccuracy[:30*k]
				}
				p.Look.Marks[1].Step, p.Look.Marks[2].Step = -4, math.MaxInt
				viewtest.Sound(t, View{}, fmt.Sprintf("%s on axis %d with %g", q.key, axis, w(0)), p)
			}
		}
	}
}
