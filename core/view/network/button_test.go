package network

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

var live = draw.Theme{Interactive: true}

// besideButtons is a room whose lower left corner is covered.
func besideButtons(w, h float64) view.Room {
	return view.Room{W: w, H: h, BottomLeft: view.Size{W: 102, H: 46}}
}

// TestNetButtons: on every net and at every size the buttons lie in the pane,
// apart from each other, from the units, from the numbers they stand beside and
// from what covers the corner; each is found in its middle, and only an interactive
// drawing shows them.
func TestNetButtons(t *testing.T) {
	shapes := [][]int{{1}, {3, 1}, {4, 2, 1}, {1, 1, 1, 1}, {8, 8, 8, 8, 8, 8, 8, 8, 1}, {64, 64, 64, 64, 64, 64, 64, 64, 8}, {4, 4, 1}, {20, 20, 1}}
	for _, units := range shapes {
		for _, size := range [][2]float64{{360, 480}, {390, 390}, {608, 390}, {608, 548}, {640, 400}, {788, 548}, {1200, 700}, {1600, 900}} {
			p := wire.Picture{Net: shapeOf(2, units...), Surface: usualNet.picture(8, 12).Surface}
			s, ok := newScene(p, besideButtons(size[0], size[1]), live)
			if !ok {
				t.Fatal("nothing to draw")
			}
			checkButtons(t, fmt.Sprint(units, size), &s)
		}
	}
}

func checkButtons(t *testing.T, name string, s *scene) {
	t.Helper()
	buttons := s.buttons().list()
	for i, b := range buttons {
		disc := draw.Rect{X: b.at.X - buttonRadius, Y: b.at.Y - buttonRadius, W: 2 * buttonRadius, H: 2 * buttonRadius}
		pane := s.graph.pane
		if disc.X < pane.X || disc.Y < pane.Y || disc.X+disc.W > pane.X+pane.W || disc.Y+disc.H > pane.Y+pane.H {
			t.Errorf("%s: %s at %v lies outside of %v", name, b.act, b.at, pane)
		}
		if draw.Overlap(disc, draw.Rect{Y: s.h - s.corner.H, W: s.corner.W, H: s.corner.H}) > 1e-9 {
			t.Errorf("%s: %s at %v lies in the corner that is covered", name, b.act, b.at)
		}
		for _, o := range buttons[:i] {
			if math.Hypot(o.at.X-b.at.X, o.at.Y-b.at.Y) < 2*buttonRadius {
				t.Errorf("%s: %s and %s overlap", name, o.act, b.act)
			}
		}
		for c := range s.graph.columns {
			for j := range s.graph.columns[c].shown {
				if r := s.graph.square(c, j); draw.Overlap(r, disc) > 0 {
					t.Errorf("%s: %s at %v lies on unit %d.%d at %v", name, b.act, b.at, c, j, r)
				}
			}
		}
		if got := new(View).Hit(s.p, besideButtons(s.w, s.h), b.at.X, b.at.Y, 8); got != (view.Target{Kind: view.HitButton, Act: b.act}) {
			t.Errorf("%s: %s is found as %+v", name, b.act, got)
		}
	}
	still, canvas := new(View).Draw(s.p, besideButtons(s.w, s.h), draw.Theme{}), new(View).Draw(s.p, besideButtons(s.w, s.h), live)
	if len(buttons) > 0 && len(canvas.Layers) != len(still.Layers)+1 {
		t.Errorf("%s: %d layers live, %d not: want one more for the buttons", name, len(canvas.Layers), len(still.Layers))
	}
}

// TestNetButtonsOffered: what the usual net offers, and what a net does not that
// has nothing to take away.
func TestNetButtonsOffered(t *testing.T) {
	tests := []struct {
		units []int
		want  string
	}{
		{[]int{4, 2, 1}, "add-layer add-unit:1 add-unit:2 remove-layer remove-unit:1 remove-unit:2"},
		{[]int{1, 1}, "add-layer add-unit:1 remove-layer"},
		{[]int{1}, "add-layer"},
	}
	for _, tt := range tests {
		s, _ := newScene(wire.Picture{Net: shapeOf(2, tt.units...)}, view.Room{W: 788, H: 548}, live)
		var acts []string
		for _, b := range s.buttons().list() {
			acts = append(acts, b.act)
		}
		slices.Sort(acts)
		if got := strings.Join(acts, " "); got != tt.want {
			t.Errorf("%v offers %s, want %s", tt.units, got, tt.want)
		}
	}
}

// TestNoLayerLine: where layers are left out of the drawing, or a button beside
// their number would be, that number is not written.
func TestNoLayerLine(t *testing.T) {
	tests := []struct {
		name  string
		w, h  float64
		units []int
	}{
		{"layers left out", 120, 700, []int{1, 1, 1, 1, 1, 1, 1, 1, 1}},
		{"too narrow", 120, 700, []int{2, 1}},
		{"too low", 300, 85, []int{1}},
	}
	for _, tt := range tests {
		s, _ := newScene(wire.Picture{Net: shapeOf(2, tt.units...)}, view.Room{W: tt.w, H: tt.h}, live)
		if got := drawtest.Written(drawButtons(s.buttons(), s.style)); got != nil {
			t.Errorf("%s: %q is written below the units", tt.name, got)
		}
	}
}

// TestCountsGiveWay: where columns are too near for words between buttons, the
// numbers stand alone on a canvas, and buttons stay where they are when one grows
// to two digits.
func TestCountsGiveWay(t *testing.T) {
	surface := usualNet.picture(8, 12).Surface
	at := func(theme draw.Theme, units ...int) scene {
		s, _ := newScene(wire.Picture{Net: shapeOf(2, units...), Surface: surface}, view.Room{W: 788, H: 548}, theme)
		return s
	}
	canvas, paper := at(live, 3, 9, 1, 1), at(draw.Theme{}, 3, 9, 1, 1)
	for _, tt := range []struct {
		s    scene
		want []string
	}{{canvas, []string{"3", "9", "1", "1 output"}}, {paper, []string{"3 units", "9 units", "1 unit", "1 output"}}} {
		written := drawtest.Written(tt.s.drawNet())
		for _, text := range tt.want {
			if !slices.Contains(written, text) {
				t.Errorf("%q is not written with Interactive = %t: %q", text, tt.s.theme.Interactive, written)
			}
		}
	}
	if canvas.netHash() == paper.netHash() {
		t.Error("a canvas and paper have one key for the net")
	}
	more := at(live, 3, 10, 1, 1)
	was, is := canvas.buttons().list(), more.buttons().list()
	if len(was) != 5 || len(is) != 5 || was[2].act != "remove-unit:2" {
		t.Fatalf("buttons = %+v and %+v, want 5 of units", was, is)
	}
	if a, b := was[3].at.X-was[2].at.X, is[3].at.X-is[2].at.X; a != b {
		t.Errorf("the buttons of 9 units are %g px apart, those of 10 %g", a, b)
	}
}

// nearestPart returns how far at is from the units and the badges, whichever is
// nearer.
func nearestPart(s *scene, at draw.Point) float64 {
	least := math.Inf(1)
	for i := range s.graph.columns {
		for j := range s.graph.columns[i].shown {
			m := s.graph.middle(i, j)
			dx, dy := math.Abs(at.X-m.X)-s.graph.side/2, math.Abs(at.Y-m.Y)-s.graph.side/2
			least = math.Min(least, math.Hypot(math.Max(0, dx), math.Max(0, dy)))
			if b := s.graph.badge(i, j); i > 0 {
				least = math.Min(least, math.Max(0, math.Hypot(at.X-b.X, at.Y-b.Y)-s.graph.badgeRadius()))
			}
		}
	}
	return least
}

// TestNetButtonsYield: a thumb reaches a button from beside it, but what is nearer
// is found instead.
func TestNetButtonsYield(t *testing.T) {
	around := draw.Regular(16, 1, 0)
	for layers := range 5 {
		for _, units := range []int{1, 2, 4, 8, 16} {
			for _, size := range [][2]float64{{608, 390}, {788, 548}, {1428, 828}} {
				p := wire.Picture{Net: shapeOf(2, append(slices.Repeat([]int{units}, layers), 1)...), Surface: says(makeNet(usualNet), 2, 2)}
				for i := range p.Net.Layers {
					p.Net.Layers[i].Biases = make([]float64, p.Net.Layers[i].Units)
				}
				s, _ := newScene(p, besideButtons(size[0], size[1]), live)
				found := 0
				for _, b := range s.buttons().list() {
					for _, d := range []float64{4, 11.9} {
						for _, at := range draw.Placed(around, b.at, buttonRadius+d) {
							target, ok := s.buttons().at(at, 22)
							if !ok || target.Act != b.act {
								continue
							}
							found++
							if nearestPart(&s, at) < d {
								t.Errorf("%d × %d at %v: %s is found at %v, where another part is nearer", layers, units, size, b.act, at)
							}
						}
					}
				}
				if n := len(s.buttons().list()); found < 8*n {
					t.Errorf("%d × %d at %v: %d of %d places beside %d buttons find them", layers, units, size, found, 32*n, n)
				}
			}
		}
	}
}

// TestLabelsLeaveButtons: the label of no part covers a button.
func TestLabelsLeaveButtons(t *testing.T) {
	p := usualNet.picture(8, 0)
	p.Look.Units = forward(p.Net, 1, 2)
	s, _ := newScene(p, view.Room{W: 788, H: 548}, live)
	for _, spot := range everySpot(&s) {
		b := newLabels(s.numbers(), s.buttons(), s.style)
		b.write(new(draw.Layer), spot, false)
		label := b.avoid[len(b.avoid)-1].Rect
		for _, b := range s.buttons().list() {
			if draw.Overlap(label, draw.Rect{X: b.at.X, Y: b.at.Y}.Grown(buttonRadius)) > 0 {
				t.Errorf("the label of %+v at %v covers %s at %v", spot, label, b.act, b.at)
			}
		}
	}
}
