package pointer_test

import (
	"slices"
	"testing"

	"hfplayground/core/view"
	"hfplayground/core/wire"
	"hfplayground/wasm/canvas/pointer"
)

func alt(e pointer.Event) pointer.Event {
	e.Alt = true
	return e
}

func TestNetGestures(t *testing.T) {
	const down, move, up, y = wire.PointerDown, wire.PointerMove, wire.PointerUp, 60
	tests := []struct {
		name   string
		events []pointer.Event
		want   []string
	}{
		{"unit clicked", []pointer.Event{at(down, unitX, y), at(up, unitX, y)}, []string{"commit pick=0.2"}},
		{"unit tapped", []pointer.Event{touch(down, 1, unitX, y), touch(up, 1, unitX, y)}, []string{"commit pick=0.2"}},
		{"unit pulled at", []pointer.Event{at(down, unitX, y), at(move, unitX, y-50), at(up, unitX, y-50)}, nil},
		{"weight clicked", []pointer.Event{at(down, weightX, y), at(move, weightX, y-2), at(up, weightX, y)}, []string{"commit pick=2.1.3"}},
		{"weight dragged up", []pointer.Event{at(down, weightX, y), at(move, weightX, y-10), at(move, weightX+90, y-25)}, []string{"move pick=2.1.3&weight=0.75", "hover hover=w:2.1.3"}},
		{"weight dragged below 0", []pointer.Event{at(down, weightX, y), at(move, weightX, y+61)}, []string{"move pick=2.1.3&weight=-0.11", "hover hover=w:2.1.3"}},
		{"weight let go", []pointer.Event{at(down, weightX, y), at(move, weightX, y-25), at(up, weightX, y-25)}, []string{"commit pick=2.1.3&weight=0.75", "hover hover=w:2.1.3"}},
		{"weight dragged and brought back", []pointer.Event{at(down, weightX, y), at(move, weightX, y-25), at(move, weightX, y-1)}, []string{"move pick=2.1.3&weight=0.51", "hover hover=w:2.1.3"}},
		{"weight dragged by a finger", []pointer.Event{touch(down, 1, weightX, y), touch(move, 1, weightX, y-25)}, []string{"move pick=2.1.3&weight=0.75", "hover hover=w:2.1.3"}},
		{"finger taken from a weight", []pointer.Event{touch(down, 1, weightX, y), touch(wire.PointerCancel, 1, 0, 0)}, nil},
		{"finger taken from a drag", []pointer.Event{touch(down, 1, weightX, y), touch(move, 1, weightX, y-25), touch(wire.PointerCancel, 1, 0, 0)}, []string{"commit pick=2.1.3&weight=0.75", "hover hover="}},
		{"second finger while a weight is held", []pointer.Event{touch(down, 1, weightX, y), touch(move, 1, weightX, y-25), touch(down, 2, 200, y), touch(move, 2, 200, y+90), touch(move, 1, weightX, y-60)}, []string{"commit pick=2.1.3&weight=0.75", "hover hover="}},
		{"weight whose release was not told", []pointer.Event{at(down, weightX, y), at(move, weightX, y-25), loose(weightX, y-90)}, []string{"commit pick=2.1.3&weight=0.75", "hover hover=w:2.1.3"}},
		{"example whose release was not told", []pointer.Event{at(down, sampleX, sampleY), at(move, 250, 110), loose(250, 60)}, []string{"commit point=3:0,1", "hover hover=0,2"}},
		{"bias clicked", []pointer.Event{at(down, biasX, y), at(up, biasX, y)}, []string{"commit pick=1.2.b"}},
		{"bias dragged", []pointer.Event{at(down, biasX, y), at(move, biasX, y-50)}, []string{"move pick=1.2.b&weight=0", "hover hover=w:1.2.b"}},
		{"button clicked", []pointer.Event{at(down, buttonX, y), at(up, buttonX, y)}, []string{"commit act=add-unit:1"}},
		{"button tapped", []pointer.Event{touch(down, 1, buttonX, y), touch(up, 1, buttonX, y)}, []string{"commit act=add-unit:1"}},
		{"button left before it is let go", []pointer.Event{at(down, buttonX, y), at(move, buttonX, y-50), at(up, buttonX, y-50)}, nil},
		{"number hovered", []pointer.Event{at(move, readingX, y)}, []string{"hover hover=w:1.7.t12"}},
		{"number pressed and dragged", []pointer.Event{at(down, readingX, y), at(move, readingX, y-50), at(up, readingX, y-50)}, nil},
		{"number touched", []pointer.Event{touch(down, 1, readingX, y), touch(up, 1, readingX, y)}, []string{"hover hover=w:1.7.t12"}},
		{"hover on a unit", []pointer.Event{at(move, 250, y), at(move, unitX, y)}, []string{"hover hover=w:0.2"}},
		{"hover on a weight", []pointer.Event{at(move, weightX, y)}, []string{"hover hover=w:2.1.3"}},
		{"hover on a bias", []pointer.Event{at(move, biasX, y)}, []string{"hover hover=w:1.2.b"}},
		{"hover on an example", []pointer.Event{at(move, sampleX, sampleY)}, []string{"hover hover=1,2"}},
		{"example dragged", []pointer.Event{at(down, sampleX, sampleY), at(move, 250, 110)}, []string{"move point=3:0,1", "hover hover=0,1"}},
		{"example dropped", []pointer.Event{at(down, sampleX, sampleY), at(move, 250, 110), at(up, 250, 110)}, []string{"commit point=3:0,1", "hover hover=0,1"}},
		{"example gripped beside its middle", []pointer.Event{at(down, sampleX+3, sampleY), at(move, 253, 110)}, []string{"move point=3:0,1", "hover hover=0,1"}},
		{"example dragged by a finger", []pointer.Event{touch(down, 1, sampleX, sampleY), touch(move, 1, 250, 110)}, []string{"move point=3:0,1", "hover hover=0,1"}},
		{"example clicked", []pointer.Event{at(down, sampleX, sampleY), at(up, sampleX, sampleY)}, []string{"commit act=point:1,2"}},
		{"finger taken from an example", []pointer.Event{touch(down, 1, sampleX, sampleY), touch(wire.PointerCancel, 1, 0, 0)}, nil},
		{"example clicked with shift", []pointer.Event{alt(at(down, sampleX, sampleY)), at(up, sampleX, sampleY)}, []string{"commit act=remove-point:3"}},
		{"example dragged with shift", []pointer.Event{alt(at(down, sampleX, sampleY)), at(move, 250, 110), at(up, 250, 110)}, []string{"commit point=3:0,1", "hover hover=0,1"}},
		{"two fingers on the plane", []pointer.Event{touch(down, 1, 200, y), touch(down, 2, 300, y), touch(up, 1, 200, y), touch(up, 2, 300, y)}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := newGround()
			g.fixed, g.own = true, true
			if got := play(g, tt.events...); !slices.Equal(got, tt.want) {
				t.Errorf("edits = %q, want %q", got, tt.want)
			}
		})
	}
}

// A net without a surface has no plane; its weights can be changed all the same.
func TestNetWithoutPlane(t *testing.T) {
	g := newGround()
	g.window = wire.Window{}
	got := play(g, at(wire.PointerDown, weightX, 60), at(wire.PointerMove, weightX, 50), at(wire.PointerUp, weightX, 50), at(wire.PointerMove, unitX, 60))
	if want := []string{"commit pick=2.1.3&weight=0.6", "hover hover=w:0.2"}; !slices.Equal(got, want) {
		t.Errorf("edits = %q, want %q", got, want)
	}
}

// valued is a ground whose weight has a value.
type valued struct {
	*ground
	value float64
}

func (v valued) Hit(x, y, slack float64) view.Target {
	t := v.ground.Hit(x, y, slack)
	t.Value = v.value
	return t
}

// A weight beyond ±1 follows in proportion to its size, with as many digits.
func TestGreatWeight(t *testing.T) {
	tests := []struct {
		value float64
		want  string
	}{
		{0.1234567, "0.223"},
		{-12.345678, "-11.11"},
		{3000, "3300"},
		{12345678, "13580000"},
	}
	for _, tt := range tests {
		got := play(valued{newGround(), tt.value}, at(wire.PointerDown, weightX, 60), at(wire.PointerMove, weightX, 50))
		if want := []string{"move pick=2.1.3&weight=" + tt.want, "hover hover=w:2.1.3"}; !slices.Equal(got, want) {
			t.Errorf("weight of %g dragged by 10 px: edits = %q, want %q", tt.value, got, want)
		}
	}
}

func TestNetGrabs(t *testing.T) {
	g := newGround()
	g.own = true
	for _, tt := range []struct {
		name string
		x    float64
		want bool
	}{
		{"unit", unitX, true}, {"weight", weightX, true}, {"bias", biasX, true},
		{"example", sampleX, true}, {"plane", emptyX, false}, {"beside everything", 460, false}, {"number", readingX, false},
	} {
		if got := pointer.Grabs(g, tt.x, sampleY, true); got != tt.want {
			t.Errorf("Grabs(%s) = %t, want %t", tt.name, got, tt.want)
		}
	}
}

// TestDragOnAScale: what stands on a scale stays under the pointer.
func TestDragOnAScale(t *testing.T) {
	g := newGround()
	g.rate = 0.005
	events := []pointer.Event{at(wire.PointerDown, biasX, 60), at(wire.PointerMove, biasX, -40)}
	if got, want := play(g, events...), []string{"move pick=1.2.b&weight=0", "hover hover=w:1.2.b"}; !slices.Equal(got, want) {
		t.Errorf("edits = %q, want %q", got, want)
	}
}
