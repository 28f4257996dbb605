package network

import (
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// lookedAt returns the picture of spec with parts that are looked at, and, where
// there is a place, what the units answer there.
func lookedAt(spec netSpec, grid, n int, hover, pick *wire.Spot, at *[2]float64) wire.Picture {
	p := spec.picture(grid, n)
	p.Look.Hover, p.Look.Pick, p.Look.Probe = hover, pick, at
	if at != nil {
		p.Look.Units = forward(p.Net, at[0], at[1])
	}
	return p
}

func TestNetworkLookGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"hover", viewtest.Open(t, usualLink, "hover=w:1.4.1"), 760, 500},
		{"pick-unit", viewtest.Open(t, usualLink+"&pick=2.2&probe=-3,2.5", "hover=w:2.1.2"), 760, 500},
		{"pick-bias", viewtest.Open(t, classLink+"&pick=1.3.b&probe=2,2", "hover=w:0.3"), 470, 350},
		{"pick-weight", viewtest.Open(t, valueLink+"&pick=1.4.1&probe=2,-2"), 390, 390},
		{"look-large", viewtest.Open(t, largestLink+"&pick=3.4&probe=2,-2", "hover=w:5.7.2"), 560, 220},
	}
	for _, tt := range tests {
		drawtest.Golden(t, "network-"+tt.name, func(th draw.Theme) draw.List { return new(View).Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

// staleSpots are parts that usualNet does not have, or has no room for.
func staleSpots() []*wire.Spot {
	const far = math.MaxInt
	return []*wire.Spot{
		nil, {}, {Kind: 9, Layer: 0, Unit: 0}, {Kind: wire.SpotUnit, Layer: 3}, {Kind: wire.SpotUnit, Layer: -2},
		{Kind: wire.SpotUnit, Layer: far}, {Kind: wire.SpotUnit, Layer: math.MinInt}, {Kind: wire.SpotUnit, Layer: 0, Unit: 4},
		{Kind: wire.SpotUnit, Layer: -1, Unit: 2}, {Kind: wire.SpotUnit, Layer: 1, Unit: -1}, {Kind: wire.SpotUnit, Layer: 1, Unit: far},
		{Kind: wire.SpotBias, Layer: -1, Unit: 0}, {Kind: wire.SpotBias, Layer: 2, Unit: 1}, {Kind: wire.SpotBias, Layer: 3},
		{Kind: wire.SpotWeight, Layer: -1, Unit: 0}, {Kind: wire.SpotWeight, Layer: 1, Unit: 0, From: 4},
		{Kind: wire.SpotWeight, Layer: 1, Unit: 0, From: -1}, {Kind: wire.SpotWeight, Layer: 1, Unit: 2}, {Kind: wire.SpotWeight, Layer: 1, From: far},
	}
}

// TestStaleSpots: a part that the net does not have is not marked.
func TestStaleSpots(t *testing.T) {
	p := usualNet.picture(8, 12)
	plain := len(new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{}).Layers)
	for _, spot := range staleSpots() {
		p.Look.Hover, p.Look.Pick = spot, spot
		if got := len(new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{}).Layers); got != plain {
			t.Errorf("with the spot %+v there are %d layers, want %d", spot, got, plain)
		}
	}
}

// TestLookedAtHostile: whatever is looked at on whatever net, the numbers drawn
// are sound.
func TestLookedAtHostile(t *testing.T) {
	spots := append(staleSpots(), &wire.Spot{Kind: wire.SpotUnit, Layer: 0, Text: strings.Repeat("long ", 99)},
		&wire.Spot{Kind: wire.SpotWeight, Text: "w = 1"}, &wire.Spot{Kind: wire.SpotBias, Layer: 1, Text: "b = 1"})
	for name, p := range hostileNets() {
		for _, size := range [][2]float64{{760, 500}, {390, 390}, {700, 200}, {60, 60}, {20, 10}, {0, -5}} {
			v := new(View)
			p.Look = nil
			rest := len(v.Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers)
			for i, spot := range spots {
				w := viewtest.Hostile(i)
				p.Look = &wire.Look{Pick: spot, Hover: spots[(i+5)%len(spots)], Probe: &[2]float64{w(0), w(4)}, Units: [][]float64{{w(0), w(4)}, {w(4)}, nil, {w(0)}, {w(0)}}}
				list := v.Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{})
				list.Layers = list.Layers[rest:] // the others are checked without a look
				if why := drawtest.Unsound(list); why != "" {
					t.Errorf("%q with %+v at %v: %s", name, spot, size, why)
				}
			}
		}
	}
}

// TestLookKeepsTheRest: what is looked at leaves the layers below it as they
// were, and itself has no key.
func TestLookKeepsTheRest(t *testing.T) {
	p := usualNet.picture(8, 12)
	plain := new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{}).Layers
	looked := lookedAt(usualNet, 8, 12, &wire.Spot{Kind: wire.SpotUnit, Layer: 0}, &wire.Spot{Kind: wire.SpotBias, Layer: 1, Text: "b = 1"}, &[2]float64{1, 1})
	layers := new(View).Draw(looked, view.Room{W: 760, H: 500}, draw.Theme{}).Layers
	if len(layers) != len(plain)+4 {
		t.Fatalf("layers = %d, want %d and one each for the place, the parts, the numbers and the labels", len(layers), len(plain))
	}
	for i, l := range layers {
		switch {
		case i < len(plain) && l.Key != plain[i].Key:
			t.Errorf("layer %d has another key when something is looked at", i)
		case i >= len(plain) && l.Key != 0:
			t.Errorf("layer %d has a key", i)
		}
	}
}

// TestHoverOnPick: what is chosen is marked and named once when the pointer is on
// it.
func TestHoverOnPick(t *testing.T) {
	pick := &wire.Spot{Kind: wire.SpotWeight, Layer: 1, Unit: 0, From: 2, Text: "w = 1"}
	hover := *pick
	hover.Text = "w = 1 again"
	p := lookedAt(usualNet, 8, 12, &hover, pick, nil)
	layers := new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{}).Layers
	if got := drawtest.Written(layers[len(layers)-1]); !slices.Equal(got, []string{"w = 1"}) {
		t.Errorf("labels = %q, want that of what is chosen", got)
	}
	hover.From = 1
	layers = new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{}).Layers
	if got := drawtest.Written(layers[len(layers)-1]); !slices.Equal(got, []string{"w = 1", "w = 1 again"}) {
		t.Errorf("labels = %q, want both", got)
	}
}

// everySpot returns all parts of a net that are shown.
func everySpot(s *scene) (all []*wire.Spot) {
	for i := range s.graph.columns {
		for j := range s.graph.columns[i].shown {
			all = append(all, &wire.Spot{Kind: wire.SpotUnit, Layer: i - 1, Unit: j, Text: "a = −0.853"})
			if i == 0 {
				continue
			}
			all = append(all, &wire.Spot{Kind: wire.SpotBias, Layer: i - 1, Unit: j, Text: "b = −0.853"})
			for k := range s.graph.columns[i-1].shown {
				all = append(all, &wire.Spot{Kind: wire.SpotWeight, Layer: i - 1, Unit: j, From: k, Text: "w = −0.853"})
			}
		}
	}
	return all
}

// TestLabelPlaces: the label of every part lies in the pane, off the part, and
// off the label of what is chosen.
func TestLabelPlaces(t *testing.T) {
	for _, tt := range []struct {
		spec netSpec
		w, h float64
	}{{usualNet, 760, 500}, {classNet, 470, 350}, {valueNet, 390, 390}, {largestNet, 560, 220}} {
		p := tt.spec.picture(8, 0)
		p.Look.Units = forward(p.Net, 1, 2)
		s, _ := newScene(p, view.Room{W: tt.w, H: tt.h}, draw.Theme{})
		pick := &wire.Spot{Kind: wire.SpotUnit, Layer: 0, Unit: 1, Text: "a = 0.5"}
		placed := newLabels(s.numbers(), s.buttons(), s.style)
		placed.write(new(draw.Layer), pick, true)
		taken := placed.avoid
		for _, spot := range everySpot(&s) {
			if !s.graph.shows(spot) {
				t.Fatalf("shows(%+v) = false, want true", spot)
			}
			if samePart(spot, pick) {
				continue
			}
			placed.avoid = slices.Clone(taken)
			placed.write(new(draw.Layer), spot, false)
			label := placed.avoid[len(placed.avoid)-1].Rect
			if !s.graph.pane.Grown(-labelInset+1e-9).Holds(draw.Pt(label.X, label.Y)) || !s.graph.pane.Holds(draw.Pt(label.X+label.W, label.Y+label.H)) {
				t.Errorf("label of %+v at %v, outside of %v", spot, label, s.graph.pane)
			}
			if r := taken[len(taken)-1].Rect; draw.Overlap(r, label) > 0 {
				t.Errorf("label of %+v at %v covers that of what is chosen at %v", spot, label, r)
			}
			if r := placed.around(spot)[0]; draw.Overlap(r, label) > 0 {
				t.Errorf("label of %+v at %v covers the part itself at %v", spot, label, r)
			}
		}
	}
}

func TestCompact(t *testing.T) {
	tests := []struct {
		v, room float64
		want    string
	}{
		{0.5, 40, "0.50"}, {-0.853, 40, "−0.85"}, {-0.853, 24, "−0.9"}, {-0.853, 20, ""}, {-0.001, 40, "0.00"}, {0.999, 40, "1.00"},
		{12.345, 40, "12.35"}, {12.345, 24, "12.3"}, {12.345, 15, "12"}, {123456, 40, "123456"}, {123456, 30, ""}, {1e300, 40, ""},
		{math.NaN(), 40, ""}, {math.Inf(-1), 40, ""},
	}
	for _, tt := range tests {
		if got := compact(tt.v, tt.room, numberSize); got != tt.want {
			t.Errorf("compact(%g) in %g px = %q, want %q", tt.v, tt.room, got, tt.want)
		}
	}
}

// TestNumbersHaveRoom: numbers are written where units are large, one per unit.
func TestNumbersHaveRoom(t *testing.T) {
	p := lookedAt(usualNet, 8, 0, nil, nil, &[2]float64{1, -2})
	for _, tt := range []struct {
		w, h float64
		want []string
	}{
		{760, 500, []string{"1.00", "−2.00"}},
		{390, 300, nil},
	} {
		s, _ := newScene(p, view.Room{W: tt.w, H: tt.h}, draw.Theme{})
		got := drawtest.Written(s.numbers().draw(s.style))
		if tt.want == nil && got != nil || tt.want != nil && (len(got) != 9 || !slices.Equal(got[:2], tt.want)) {
			t.Errorf("numbers at %g × %g = %q, want the inputs %q and seven more", tt.w, tt.h, got, tt.want)
		}
	}
}

// TestAccentStandsOut: a label on the accent can be read (WCAG 2.2, 1.4.3), and
// the halo of hover seen (1.4.11).
func TestAccentStandsOut(t *testing.T) {
	for name, th := range drawtest.Themes() {
		if got := draw.Contrast(th.Accent(), th.Palette().Surface); got < 4.5 {
			t.Errorf("%s: accent has a contrast of %.2f, want 4.5", name, got)
		}
		if got := draw.Contrast(hoverEmphasis(th).color, th.Palette().Surface); got < 3 {
			t.Errorf("%s: the halo of hover has a contrast of %.2f, want 3", name, got)
		}
	}
}
