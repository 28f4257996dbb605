package landscape

import (
	"slices"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// landscapeFirst is the link of the first picture.
const landscapeFirst = "gd.rate=0.0024"

// legendBox returns the box of the legend: the first thing in its layer.
func legendBox(p wire.Picture, room view.Room) (draw.Rect, bool) {
	layers := new(View).Draw(p, room, draw.Theme{}).Layers
	legend := layers[len(layers)-2]
	if len(legend.Ops) == 0 {
		return draw.Rect{}, false
	}
	corners := legend.Ops[0].(draw.Fill).Paths[0]
	return draw.Rect{X: corners[0].X, Y: corners[0].Y, W: corners[2].X - corners[0].X, H: corners[2].Y - corners[0].Y}, true
}

// TestStartLabelCoversNoPath: where a side of the start is free, its name covers no path, no mark, and none of what the
// page lays over the picture.
func TestStartLabelCoversNoPath(t *testing.T) {
	bounce := "start=-1.2,1&window=-1.5,1.3,-0.5,1.7&race=gd,newton,hf&gd.rate=0.002&gd.linesearch=fixed&step=20"
	for _, link := range []string{"", bounce, "problem=quadratic&start=1.2,-1.2&race=gd,newton", "problem=himmelblau&start=-0.5,0.5&race=newton,hf", "problem=formula&formula.f=(x%2B1)^2%2By^2&start=1,0&window=-2,2,-2,2&race=newton"} {
		p := viewtest.Open(t, link)
		for _, room := range []view.Room{{W: 760, H: 500}, {W: 480, H: 356, TopLeft: view.Size{W: 170, H: 80}}} {
			f, _ := newFrame(p, room)
			m := moment{Frame: f, race: p.Race, look: p.Look, minima: p.Field.Minima, palette: draw.Theme{}.Palette(), room: room}
			at, _ := m.start()
			box := draw.BoxOf(m.startLabel(at))
			if on := m.within(box); on > 0 {
				t.Errorf("%q in %v × %v: the name of the start covers %.3g pixels of paths", link, room.W, room.H, on)
			}
			if box != m.clear(box) {
				t.Errorf("%q in %v × %v: the name of the start is under what covers the corner", link, room.W, room.H)
			}
		}
	}
}

// TestLegendCoversNoPath: wherever a corner is free, the legend covers no path, no known
// minimum, no start and none of what the page lays over the picture. On a phone it is
// the first picture that has a free corner.
func TestLegendCoversNoPath(t *testing.T) {
	for _, link := range []string{
		"", landscapeFirst, "race=gd,newton,hf,adam,momentum,bfgs", "start=1.5,2.5", "start=1.8,-0.8", "start=-1.8,-0.8&race=gd,adam",
		"problem=himmelblau", "problem=himmelblau&start=4,-4", "problem=booth&start=8,-8", "problem=quadratic&race=gd,cg,newton,hf",
	} {
		p := viewtest.Open(t, link)
		for _, room := range []view.Room{{W: 760, H: 500}, {W: 470, H: 330, TopLeft: view.Size{W: 190, H: 50}}, {W: 720, H: 340, BottomLeft: view.Size{W: 610, H: 70}}, {W: 360, H: 360, TopLeft: view.Size{W: 295, H: 60}}} {
			box, ok := legendBox(p, room)
			if (room.W < 400 || room.BottomLeft.H > 0) && link != "" && link != landscapeFirst {
				continue
			}
			if !ok {
				t.Errorf("%q: no legend in %v × %v", link, room.W, room.H)
				continue
			}
			if box.X < room.TopLeft.W && box.Y < room.TopLeft.H {
				t.Errorf("%q: the legend at %v is under what covers the corner", link, box)
			}
			if box.X < room.BottomLeft.W && box.Y+box.H > room.H-room.BottomLeft.H {
				t.Errorf("%q: the legend at %v is under what covers the lower corner", link, box)
			}
			f, _ := newFrame(p, room)
			places := append([][2]float64{p.Race.Start}, p.Field.Minima...)
			for _, r := range p.Race.Runs {
				for i := range r.X {
					places = append(places, [2]float64{r.X[i], r.Y[i]})
				}
			}
			for _, x := range places {
				if box.Holds(f.Pixel(x[0], x[1])) {
					t.Errorf("%q, %v × %v: the legend at %v covers %v", link, room.W, room.H, box, x)
					break
				}
			}
		}
	}
}

// TestNoLegendBesideAList: where the runs are named beside the drawing, it does not
// name them.
func TestNoLegendBesideAList(t *testing.T) {
	p := viewtest.Open(t, "")
	said := func(room view.Room) bool {
		return slices.Contains(drawtest.Written(new(View).Draw(p, room, draw.Theme{}).Layers...), p.Race.Runs[0].Label)
	}
	if !said(view.Room{W: 760, H: 500}) {
		t.Error("a drawing alone does not name the runs")
	}
	if said(view.Room{W: 760, H: 500, Named: true}) {
		t.Error("a drawing beside a list names the runs again")
	}
}

// TestLegendKeepsItsPlace: it does not move while the paths are played.
func TestLegendKeepsItsPlace(t *testing.T) {
	room := view.Room{W: 560, H: 390}
	p := viewtest.Open(t, "gd.rate=0.002")
	first, _ := legendBox(p, room)
	for step := range p.Look.Last {
		p.Look.Step = step
		if box, _ := legendBox(p, room); box != first {
			t.Fatalf("at step %d the legend is at %v, before at %v", step, box, first)
		}
	}
	if first.H < plot.LegendRow {
		t.Errorf("the legend is %v", first)
	}
}
