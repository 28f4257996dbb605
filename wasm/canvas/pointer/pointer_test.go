package pointer_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/param"
	"hfplayground/core/view"
	"hfplayground/core/wire"
	"hfplayground/wasm/canvas/pointer"
)

// ground is a plot of 400 × 200 px at (50, 10) that shows [-2, 2] × [-1, 3], so
// a pixel is 0.01 wide and 0.02 high. The start stands at (-1, 1), an iterate of
// run 1 at (1, 1). Right of the plot are parts of a net.
type ground struct {
	window wire.Window
	fixed  bool
	own    bool    // example 3, at (1, 2), can be moved
	rate   float64 // of the scale that bias 1.2.b stands on
}

func (g *ground) key() string {
	if g.fixed {
		return ""
	}
	return "window"
}

func newGround() *ground { return &ground{window: wire.Window{X0: -2, X1: 2, Y0: -1, Y1: 3}} }

const (
	startX, startY     = 150, 110
	iterateX, iterateY = 350, 110
	emptyX, emptyY     = 250, 60
	innerX, innerY     = 250, 180 // of the iterate 3 inside the step
	sampleX, sampleY   = 350, 60
	unitX, weightX     = 480, 500 // of unit 0.2 and weight 2.1.3
	biasX              = 520      // of bias 1.2.b
	buttonX            = 550
	readingX           = 580 // of the number 1.7.t12
)

func (g *ground) Plane() pointer.Plane {
	return pointer.Plane{Plot: draw.Rect{X: 50, Y: 10, W: 400, H: 200}, Window: g.window, Key: g.key()}
}
func (g *ground) Hit(x, y, slack float64) view.Target {
	px, py := g.Plane().At(x, y)
	t := view.Target{Kind: view.HitPlane, X: px, Y: py}
	if math.Hypot(x-innerX, y-innerY) <= slack {
		t.Inner = 4
	}
	switch {
	case math.Hypot(x-startX, y-startY) <= slack:
		t.Kind, t.Home = view.HitStart, [2]float64{-1, 1}
	case math.Hypot(x-iterateX, y-iterateY) <= slack:
		t.Kind, t.Run, t.Step = view.HitIterate, "hf-2", 7
	case g.own && math.Hypot(x-sampleX, y-sampleY) <= slack/2:
		t.Kind, t.Sample, t.Home = view.HitSample, 3, [2]float64{1, 2}
	case x > 570:
		t = view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotReading, Unit: 6, From: 11}}
	case x > 540:
		t = view.Target{Kind: view.HitButton, Act: "add-unit:1"}
	case x > 510:
		t = view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias, Unit: 1}, Value: -0.5, Rate: g.rate}
	case x > 490:
		t = view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, Layer: 1, From: 2}, Value: 0.5}
	case x > 470:
		t = view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: -1, Unit: 1}}
	case x < 50 || x > 450 || y < 10 || y > 210:
		t.Kind = view.HitNothing
	}
	return t
}

func at(k wire.Pointing, x, y float64) pointer.Event { return pointer.Event{Kind: k, X: x, Y: y} }

func touch(k wire.Pointing, id int, x, y float64) pointer.Event {
	return pointer.Event{Kind: k, ID: id, Touch: true, X: x, Y: y}
}

// loose is a move with no button down.
func loose(x, y float64) pointer.Event {
	return pointer.Event{Kind: wire.PointerMove, X: x, Y: y, Loose: true}
}

// play gives the events to a new Hand, all in one frame, and returns the edits
// as "phase query".
func play(g pointer.Ground, events ...pointer.Event) []string {
	var h pointer.Hand
	for _, e := range events {
		h.Take(e, g)
	}
	return texts(h.Edits())
}

func texts(edits []pointer.Edit) []string {
	var s []string
	for _, e := range edits {
		s = append(s, string(e.Phase)+" "+e.Query)
	}
	return s
}

func TestGestures(t *testing.T) {
	const down, move, up = wire.PointerDown, wire.PointerMove, wire.PointerUp
	tests := []struct {
		name   string
		events []pointer.Event
		want   []string
	}{
		{"start dragged", []pointer.Event{at(down, startX, startY), at(move, 160, 110), at(move, 250, 60)}, []string{"move start=0,2", "hover hover=0,2"}},
		{"start dropped", []pointer.Event{at(down, startX, startY), at(move, 250, 60), at(up, 250, 60)}, []string{"commit start=0,2", "hover hover=0,2"}},
		{"start gripped beside its middle", []pointer.Event{at(down, startX+5, startY), at(move, 255, 60)}, []string{"move start=0,2", "hover hover=0,2"}},
		{"start pressed only", []pointer.Event{at(down, startX, startY), at(up, startX, startY)}, nil},
		{"start dragged by a finger", []pointer.Event{touch(down, 4, startX, startY), touch(move, 4, 250, 60)}, []string{"move start=0,2", "hover hover=0,2"}},
		{"iterate clicked", []pointer.Event{at(down, iterateX, iterateY), at(move, iterateX+2, iterateY), at(up, iterateX, iterateY)}, []string{"commit select=hf-2&step=7"}},
		{"iterate tapped", []pointer.Event{touch(down, 1, iterateX+15, iterateY), touch(up, 1, iterateX+15, iterateY)}, []string{"commit select=hf-2&step=7"}},
		{"iterate dragged away pans", []pointer.Event{at(down, iterateX, iterateY), at(move, iterateX+100, iterateY), at(up, iterateX+100, iterateY)}, []string{"commit window=-3,1,-1,3"}},
		{"mouse over an iterate inside the step", []pointer.Event{at(move, innerX+5, innerY)}, []string{"hover hover=i:3"}},
		{"finger on an iterate inside the step", []pointer.Event{touch(down, 1, innerX+15, innerY), touch(up, 1, innerX+15, innerY)}, []string{"hover hover=i:3"}},
		{"plane clicked", []pointer.Event{at(down, emptyX, emptyY), at(up, emptyX, emptyY)}, nil},
		{"plane panned", []pointer.Event{at(down, emptyX, emptyY), at(move, emptyX+100, emptyY+50)}, []string{"move window=-3,1,0,4"}},
		{"finger on the plane scrolls the page", []pointer.Event{touch(down, 1, emptyX, emptyY), touch(move, 1, emptyX, 160), touch(up, 1, emptyX, 160)}, nil},
		{"finger that slides off an iterate", []pointer.Event{touch(down, 1, iterateX, iterateY), touch(move, 1, iterateX, 160), touch(up, 1, iterateX, 160)}, nil},
		{"press beside the plot", []pointer.Event{at(down, 10, 10), at(move, 200, 100), at(up, 200, 100)}, nil},
		{"pinch", []pointer.Event{
			touch(down, 1, 200, 110), touch(down, 2, 300, 110), touch(move, 1, 150, 110), touch(move, 2, 350, 110),
		}, []string{"move window=-1,1,0,2"}},
		{"pinch ends", []pointer.Event{
			touch(down, 1, 200, 110), touch(down, 2, 300, 110), touch(move, 1, 150, 110), touch(move, 2, 350, 110), touch(up, 1, 150, 110), touch(move, 2, 10, 10), touch(up, 2, 10, 10),
		}, []string{"commit window=-1,1,0,2"}},
		{"two fingers move together", []pointer.Event{
			touch(down, 1, 200, 60), touch(down, 2, 300, 60), touch(move, 1, 300, 60), touch(move, 2, 400, 60),
		}, []string{"move window=-3,1,-1,3"}},
		{"second finger while the start is held", []pointer.Event{
			touch(down, 1, startX, startY), touch(move, 1, 250, 60), touch(down, 2, 400, 60), touch(move, 2, 300, 60), touch(move, 1, 350, 160), touch(up, 2, 300, 60), touch(move, 1, 370, 160), touch(up, 1, 370, 160),
		}, []string{"commit start=0,2", "hover hover="}},
		{"start that the browser takes away", []pointer.Event{at(down, startX, startY), at(move, 250, 60), at(wire.PointerCancel, 250, 60), at(move, 350, 60)}, []string{"commit start=0,2", "hover hover=1,2"}},
		{"start whose release was not told", []pointer.Event{at(down, startX, startY), at(move, 250, 60), loose(350, 60), loose(370, 60)}, []string{"commit start=0,2", "hover hover=1.2,2"}},
		{"pan whose release was not told", []pointer.Event{at(down, emptyX, emptyY), at(move, emptyX+100, emptyY), loose(400, 60)}, []string{"commit window=-3,1,-1,3", "hover hover=1.5,2"}},
		{"click whose release was not told", []pointer.Event{at(down, iterateX, iterateY), loose(iterateX, iterateY)}, []string{"hover hover=1,1"}},
		{"hover", []pointer.Event{at(move, 250, 60), at(move, 251, 60)}, []string{"hover hover=0.01,2"}},
		{"hover leaves", []pointer.Event{at(move, 250, 60), at(wire.PointerLeave, 0, 0)}, []string{"hover hover="}},
		{"hover beside the plot", []pointer.Event{at(move, 20, 60)}, []string{"hover hover="}},
		{"fingers do not hover", []pointer.Event{touch(move, 1, 250, 60), touch(wire.PointerLeave, 1, 250, 60)}, nil},
		{"not a number", []pointer.Event{at(down, math.NaN(), 0), at(move, math.Inf(1), 3), at(up, math.NaN(), 0)}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := play(newGround(), tt.events...); !slices.Equal(got, tt.want) {
				t.Errorf("edits = %q, want %q", got, tt.want)
			}
		})
	}
}

// On a plane that stays where it is, gestures move and zoom nothing, a click
// points at a place, and the pointer is followed as ever.
func TestFixedPlane(t *testing.T) {
	const down, move, up = wire.PointerDown, wire.PointerMove, wire.PointerUp
	tests := []struct {
		name   string
		events []pointer.Event
		want   []string
	}{
		{"pan", []pointer.Event{at(down, emptyX, emptyY), at(move, emptyX+100, emptyY), at(up, emptyX+100, emptyY)}, nil},
		{"wheel", []pointer.Event{{Kind: wire.PointerZoom, X: 150, Y: 60, Factor: 0.5}, {Kind: wire.PointerZoomEnd}}, nil},
		{"pinch", []pointer.Event{touch(down, 1, 200, 60), touch(down, 2, 300, 60), touch(move, 2, 350, 60), touch(up, 2, 350, 60)}, nil},
		{"hover", []pointer.Event{at(move, 250, 60)}, []string{"hover hover=0,2"}},
		{"click", []pointer.Event{at(down, emptyX, emptyY), at(move, emptyX+2, emptyY), at(up, emptyX, emptyY)}, []string{"commit act=point:0,2"}},
		{"tap", []pointer.Event{touch(down, 1, emptyX, emptyY), touch(up, 1, emptyX, emptyY)}, []string{"commit act=point:0,2"}},
		{"finger that scrolls the page", []pointer.Event{touch(down, 1, emptyX, emptyY), touch(move, 1, emptyX, 70), touch(up, 1, emptyX, 70)}, nil},
		{"finger that the browser takes away", []pointer.Event{touch(down, 1, emptyX, emptyY), touch(wire.PointerCancel, 1, 0, 0)}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := newGround()
			g.fixed = true
			if got := play(g, tt.events...); !slices.Equal(got, tt.want) {
				t.Errorf("edits = %q, want %q", got, tt.want)
			}
		})
	}
}

// Where there is no plane, as before the first picture, a press and a turn of the
// wheel begin nothing; a press that is lifted then is over.
func TestNoPlane(t *testing.T) {
	var h pointer.Hand
	g := newGround()
	window := g.window
	g.window = wire.Window{}
	h.Take(at(wire.PointerDown, startX, startY), g)
	h.Take(at(wire.PointerMove, 250, 60), g)
	h.Take(at(wire.PointerUp, 250, 60), g)
	h.Take(pointer.Event{Kind: wire.PointerZoom, X: 150, Y: 110, Factor: 0.5}, g)
	if got := texts(h.Edits()); len(got) != 0 {
		t.Errorf("edits without a plane = %q, want none", got)
	}
	g.window = window
	h.Take(at(wire.PointerDown, startX, startY), g)
	h.Take(at(wire.PointerMove, 250, 60), g)
	h.Take(at(wire.PointerUp, 250, 60), g)
	if got, want := texts(h.Edits()), []string{"commit start=0,2", "hover hover=0,2"}; !slices.Equal(got, want) {
		t.Errorf("edits = %q, want %q", got, want)
	}
}

func TestOneMoveAFrame(t *testing.T) {
	var h pointer.Hand
	g := newGround()
	h.Take(at(wire.PointerDown, startX, startY), g)
	for frame := range 3 {
		for i := range 5 {
			h.Take(at(wire.PointerMove, 200+float64(10*frame+i), 60), g)
		}
		if got := h.Edits(); len(got) != 2 || got[0].Phase != pointer.Moving || got[1].Phase != pointer.Hover {
			t.Fatalf("frame %d: edits = %v, want one that is moving, and where", frame, got)
		}
	}
	if got := h.Edits(); len(got) != 0 {
		t.Errorf("edits of an idle frame = %v, want none", got)
	}
}

// What is dropped leaves nothing behind, and the pointer that still is down holds
// nothing until it is pressed again.
func TestDrop(t *testing.T) {
	g := newGround()
	g.own = true
	for _, from := range [][2]float64{{startX, startY}, {sampleX, sampleY}, {weightX, 100}, {biasX, 100}, {emptyX, emptyY}} {
		var h pointer.Hand
		h.Take(at(wire.PointerDown, from[0], from[1]), g)
		h.Take(at(wire.PointerMove, from[0]+30, from[1]+20), g)
		h.Drop()
		h.Take(at(wire.PointerMove, from[0]+60, from[1]+40), g)
		h.Take(at(wire.PointerUp, from[0]+60, from[1]+40), g)
		if got, want := texts(h.Edits()), []string{"hover hover="}; !slices.Equal(got, want) {
			t.Errorf("dragged from %v and dropped: edits = %q, want %q", from, got, want)
		}
		h.Take(at(wire.PointerDown, startX, startY), g)
		h.Take(at(wire.PointerMove, 250, 60), g)
		if got := texts(h.Edits()); len(got) == 0 || got[0] != "move start=0,2" {
			t.Errorf("after a drop the next press does %q, want a drag of the start", got)
		}
	}
}

// A window that follows the start must not feed back into the drag.
func TestDragKeepsThePlaneOfThePress(t *testing.T) {
	var h pointer.Hand
	g := newGround()
	h.Take(at(wire.PointerDown, startX, startY), g)
	g.window = wire.Window{X0: -20, X1: 20, Y0: -10, Y1: 30}
	h.Take(at(wire.PointerMove, 250, 60), g)
	if got, want := texts(h.Edits()), []string{"move start=0,2", "hover hover=0,2"}; !slices.Equal(got, want) {
		t.Errorf("edits = %q, want %q", got, want)
	}
}

// Turns of the wheel add up before the picture has followed, and what is under
// the pointer stays there.
func TestWheel(t *testing.T) {
	var h pointer.Hand
	g := newGround()
	zoom := pointer.Event{Kind: wire.PointerZoom, X: 150, Y: 110, Factor: 0.5}
	h.Take(zoom, g)
	h.Take(zoom, g)
	if got, want := texts(h.Edits()), []string{"move window=-1.25,-0.25,0.5,1.5"}; !slices.Equal(got, want) {
		t.Errorf("edits = %q, want %q", got, want)
	}
	h.Take(pointer.Event{Kind: wire.PointerZoomEnd}, g)
	if got, want := texts(h.Edits()), []string{"commit window=-1.25,-0.25,0.5,1.5"}; !slices.Equal(got, want) {
		t.Errorf("edits at the end = %q, want %q", got, want)
	}
	for _, factor := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		h.Take(pointer.Event{Kind: wire.PointerZoom, X: 150, Y: 110, Factor: factor}, g)
	}
	if got := h.Edits(); len(got) != 0 {
		t.Errorf("edits for factors that are none = %v, want none", got)
	}
}

func TestGrabs(t *testing.T) {
	g := newGround()
	if !pointer.Grabs(g, startX+20, startY, true) || pointer.Grabs(g, startX+20, startY, false) {
		t.Error("20 px beside the start must be within the reach of a finger only")
	}
	if pointer.Grabs(g, iterateX, iterateY, true) {
		t.Error("a finger on an iterate must scroll the page")
	}
}

// Every number that leaves is one that the form accepts, however far the plane
// is zoomed, and lies within a pixel of where the pointer was.
func TestNumbersAreReadable(t *testing.T) {
	for _, span := range []float64{1e-9, 3e-3, 1, 777, 4e6, 1e12} {
		g := &ground{window: wire.Window{X0: -span / 3, X1: 2 * span / 3, Y0: 0, Y1: span}}
		edits := play(g, at(wire.PointerMove, 333, 77))
		list := strings.TrimPrefix(edits[0], "hover hover=")
		x, y := g.Plane().At(333, 77)
		want := []float64{x, y}
		for i, text := range strings.Split(list, ",") {
			got, ok := param.Number(text)
			if !ok || math.Abs(got-want[i]) > span/200 {
				t.Errorf("span %g: coordinate %d = %q, want %g within a pixel", span, i, text, want[i])
			}
			if len(text) > 12 {
				t.Errorf("span %g: %q has more digits than a pixel shows", span, text)
			}
		}
	}
}

// TestFingerLeaves: a finger that comes down elsewhere marks no iterate and no number any
// more.
func TestFingerLeaves(t *testing.T) {
	for _, from := range [][2]float64{{innerX, innerY}, {readingX, 60}} {
		var h pointer.Hand
		g := newGround()
		h.Take(touch(wire.PointerDown, 1, from[0], from[1]), g)
		h.Take(touch(wire.PointerUp, 1, from[0], from[1]), g)
		h.Edits()
		h.Take(touch(wire.PointerDown, 1, emptyX, emptyY), g)
		if got := texts(h.Edits()); !slices.Equal(got, []string{"hover hover="}) {
			t.Errorf("from %v: edits = %q, want the hover to end", from, got)
		}
	}
}
