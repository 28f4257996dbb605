package pointer

import (
	"math"
	"strconv"

	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// pickPart returns the query that picks a part of a net.
func pickPart(spot wire.Spot) string { return wire.KeyPick + "=" + spot.String() }

// act returns the query that asks for an act with its object.
func act(text string) string { return wire.KeyAct + "=" + text }

// How a weight follows a drag.
const (
	weightRate  = 0.01 // a pixel changes it by this, or by this share of a weight beyond ±1
	weightDigit = 0.2  // of what a pixel changes: it is rounded to the power of ten at or below
)

// dragWeight changes a weight or bias by as much as the pointer is above the
// press, on its scale where it has one; a press that does not slip picks it.
type dragWeight struct {
	down Event
	pick string
	spot string  // name of the part
	from float64 // the value at the press
	rate float64 // by how much a pixel changes it
	unit float64 // and what it is rounded to
	last string
}

func newDragWeight(e Event, target view.Target) *dragWeight {
	d := &dragWeight{down: e, pick: pickPart(target.Spot), spot: target.Spot.String(), from: target.Value, rate: target.Rate, unit: target.Rate}
	if d.rate == 0 {
		d.rate = weightRate * max(1, math.Abs(d.from))
		d.unit = weightDigit * d.rate
	}
	return d
}

func (d *dragWeight) move(h *Hand, e Event) string {
	if e.ID != d.down.ID || d.last == "" && !slipped(d.down, e) {
		return ""
	}
	d.last = d.pick + "&" + wire.KeyWeight + "=" + round(d.from+d.rate*(d.down.Y-e.Y), d.unit)
	return d.last
}

func (d *dragWeight) end(e Event) string {
	if d.last != "" || e.Kind == wire.PointerCancel {
		return d.last
	}
	return d.pick
}

func (d *dragWeight) at() string {
	if d.last == "" {
		return ""
	}
	return wire.HoverPart + d.spot
}

// dragSample moves an example. Like dragStart it keeps the plane and the grip of
// the press. A click points at its place, as beside it; with the other key it
// removes the example.
type dragSample struct {
	down   Event
	index  string
	plane  Plane
	dx, dy float64 // from the pointer to the example, in the plane
	to     string  // where it has come to
}

func newDragSample(e Event, target view.Target, p Plane) *dragSample {
	d := &dragSample{down: e, index: strconv.Itoa(target.Sample), plane: p}
	x, y := d.plane.At(e.X, e.Y)
	d.dx, d.dy = target.Home[0]-x, target.Home[1]-y
	return d
}

func (d *dragSample) move(h *Hand, e Event) string {
	if e.ID != d.down.ID || d.to == "" && !slipped(d.down, e) {
		return ""
	}
	x, y := d.plane.At(e.X, e.Y)
	d.to = d.plane.place(x+d.dx, y+d.dy)
	return d.moved()
}

// moved returns the query that moves the example; "" where it has not moved.
func (d *dragSample) moved() string {
	if d.to == "" {
		return ""
	}
	return wire.KeyPoint + "=" + d.index + ":" + d.to
}

func (d *dragSample) end(e Event) string {
	switch {
	case d.to != "" || e.Kind == wire.PointerCancel:
		return d.moved()
	case d.down.Alt:
		return act(wire.ActRemovePoint.On(d.index))
	}
	return point(d.down, d.plane)
}

func (d *dragSample) at() string { return d.to }
