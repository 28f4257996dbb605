package curve

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// deepRace is three runs of a deep autoencoder: one that stays on the plateau of the mean
// image, one that leaves it late, and one that comes near the least loss there is.
func deepRace(steps, cursor int) wire.Picture {
	race := &wire.Race{Levels: []wire.Level{{Name: "mean image", Value: 106.2}, {Name: "entropy floor", Value: 29.7}}}
	look := &wire.Look{Step: cursor, Last: steps, Selected: 2, Curve: wire.CurveLoss}
	for slot, k := range []struct {
		label string
		loss  func(t float64) float64
	}{
		{"Gradient descent", func(t float64) float64 { return 105.9 + 440*math.Exp(-40*t) }},
		{"Adam", func(t float64) float64 { return 49 + 57/(1+math.Exp(12*t-6)) + 430*math.Exp(-60*t) }},
		{"Hessian-free", func(t float64) float64 { return 35 + 180*math.Exp(-9*t) + 330*math.Exp(-70*t) }},
	} {
		r := wire.Run{ID: k.label, Label: k.label, Style: wire.Style{Hue: wire.Hue(slot), Marker: wire.Marker(slot)}}
		for i := range steps + 1 {
			r.Step, r.F = append(r.Step, int32(i)), append(r.F, k.loss(float64(i)/float64(steps)))
			r.Cost, r.Seconds = append(r.Cost, float64(i)), append(r.Seconds, float64(i))
		}
		race.Runs = append(race.Runs, r)
		look.Marks = append(look.Marks, wire.Mark{Step: cursor, F: r.F[cursor], Reached: true})
	}
	return wire.Picture{Race: race, Look: look}
}

func TestLevelsGolden(t *testing.T) {
	for _, tt := range []struct {
		name string
		w, h float64
	}{{"curve-levels", 1240, 130}, {"curve-levels-embed", 680, 130}, {"curve-levels-narrow", 390, 90}} {
		p := deepRace(100, 60)
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

// TestAxisNameIsFree: the line of a level that is at the top of the plot, as the plateau of a
// memory task is, goes round the name of the axis where that stands in the plot.
func TestAxisNameIsFree(t *testing.T) {
	c, _ := newChart(deepRace(100, 60), 300, 130)
	c.scale.name = "a name that is longer than the margin"
	pal := draw.Theme{}.Palette()
	name := draw.BoxOf(c.valueName(pal))
	if name.X < c.plot.X {
		t.Fatalf("the name at %v is beside the plot %v", name, c.plot)
	}
	c.levels = []wire.Level{{Name: "plateau", Value: c.scale.Value(1 - (name.Y+name.H/2-c.plot.Y)/c.plot.H)}}
	var lines draw.Layer
	c.levelLines(&lines, pal, name)
	paths := lines.Ops[0].(draw.Stroke).Paths
	if len(paths) != 2 || draw.Crossed(name, paths) {
		t.Errorf("the line %v goes through the name at %v", paths, name)
	}
}

// TestHintIsFree: what says that the test is dotted lies on no curve, no level and no other name.
func TestHintIsFree(t *testing.T) {
	for _, size := range [][2]float64{{600, 130}, {390, 150}, {300, 300}} {
		for cursor := 0; cursor <= 100; cursor += 10 {
			p := deepRace(100, cursor)
			for k := range p.Race.Runs {
				p.Race.Runs[k].Test = p.Race.Runs[k].F
			}
			c, _ := newChart(p, size[0], size[1])
			c.naming.tests = false
			pal := draw.Theme{}.Palette()
			var scratch draw.Layer
			c.lines(&scratch, pal)
			c.cursors(&scratch, pal)
			name := draw.BoxOf(c.valueName(pal))
			if box := draw.BoxOf(c.hint(pal, []draw.Rect{name})); draw.Touches(box, []draw.Rect{name}) || draw.Crossed(box, c.covered) || c.crossesLevel(box) {
				t.Errorf("%v, cursor %d: the hint at %v lies on something", size, cursor, box)
			}
		}
	}
}

// TestLevelNamesAreFree: whatever the cursor and the size, the name of a level lies on no
// curve, no line of a level and no other text, and is nearly always there.
func TestLevelNamesAreFree(t *testing.T) {
	missing, all := 0, 0
	for _, size := range [][2]float64{{1240, 130}, {800, 200}, {680, 130}, {390, 90}, {300, 300}} {
		for cursor := 0; cursor <= 100; cursor += 10 {
			p := deepRace(100, cursor)
			c, _ := newChart(p, size[0], size[1])
			pal := draw.Theme{}.Palette()
			var scratch, names draw.Layer
			c.lines(&scratch, pal)
			c.cursors(&scratch, pal)
			name := draw.BoxOf(c.valueName(pal))
			c.levelNames(&names, pal, name)
			all, missing = all+2, missing+2-len(names.Ops)
			boxes := []draw.Rect{name}
			for _, op := range names.Ops {
				box := draw.BoxOf(op.(draw.Text))
				if draw.Touches(box, boxes) || draw.Crossed(box, c.covered) || c.crossesLevel(box) || !c.plot.Holds(draw.Pt(box.X, box.Y)) {
					t.Errorf("%v, cursor %d: %q at %v lies on something", size, cursor, op.(draw.Text).S, box)
				}
				boxes = append(boxes, box)
			}
		}
	}
	if missing > all/10 {
		t.Errorf("%d of %d names are left out", missing, all)
	}
}

// TestLevelsOnTheAxis: an axis reaches to the levels near its values, and to no others;
// accuracies have none.
func TestLevelsOnTheAxis(t *testing.T) {
	p := deepRace(100, 0)
	p.Race.Levels = append(p.Race.Levels, wire.Level{Name: "far", Value: 1e-6}, wire.Level{Name: "none", Value: math.NaN()}, wire.Level{Value: math.Inf(1)})
	c, _ := newChart(p, 800, 200)
	for i, want := range []bool{true, true, false, false, false} {
		if _, ok := c.levelHeight(p.Race.Levels[i]); ok != want {
			t.Errorf("level %v is on the axis: %v, want %v", p.Race.Levels[i], ok, want)
		}
	}
	if c.scale.Low > math.Log10(29.7) || c.scale.Low < 0.5 {
		t.Errorf("the axis begins at 10^%g, want a little below the entropy floor", c.scale.Low)
	}
	p.Look.Curve = wire.CurveAccuracy
	p.Race.Runs[0].Accuracy = p.Race.Runs[0].F
	if c, _ := newChart(p, 800, 200); len(c.levels) > 0 {
		t.Error("accuracies are compared with losses")
	}
}
