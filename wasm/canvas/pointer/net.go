package pointer

import (
	"math"
	"strconv"

	"hfplayground/core/scene"
)

// partName returns the name of the part of a net at target: a unit 1.2, the
// weight 1.2.3 or the bias 1.2.b; "" for any other target.
func partName(target scene.Target) string {
	name := strconv.Itoa(target.Layer+1) + "." + strconv.Itoa(target.Unit+1)
	switch target.Kind {
	case scene.HitUnit:
		return name
	case scene.HitWeight:
		return name + "." + strconv.Itoa(target.From+1)
	case scene.HitBias:
		return name + ".b"
	}
	return ""
}

// How a weight follows a drag.
const (
	weightRate  = 0.01 // a pixel changes it by this, or by this share of a weight beyond ±1
	weightDigit = 0.2  // of what a pixel changes: it is rounded to the power of ten at or below
)

// dragWeight changes a weight or bias by as much as the pointer is above the
// press, on its scale where it stands on one; a press that does not slip picks it.
type dragWeight struct {
	at   Event
	pick string
	from float64 // the value at the press
	rate float64 // by how much a pixel changes it
	unit float64 // and what it is rounded to
	last string
}

func newDragWeight(e Event, target scene.Target) *dragWeight {
	d := &dragWeight{at: e, pick: "pick=" + partName(target), from: target.Value, rate: target.Rate, unit: target.Rate}
	if d.rate == 0 {
		d.rate = weightRate * max(1, math.Abs(d.from))
		d.unit = weightDigit * d.rate
	}
	return d
}

func (d *dragWeight) move(h *Hand, e Event) string {
	if e.ID != d.at.ID || d.last == "" && !slipped(d.at, e) {
		return ""
	}
	d.last = d.pick + "&weight=" + round(d.from+d.rate*(d.at.Y-e.Y), d.unit)
	return d.last
}

func (d *dragWeight) end(e Event) string {
	if d.last != "" || e.Kind == Cancel {
		return d.last
	}
	return d.pick
}

// dragSample moves an example. Like dragStart it keeps the plane and the grip of
// the press. A click points at its place, as beside it; with the other key it
// removes the example.
type dragSample struct {
	at     Event
	index  string
	plane  Plane
	dx, dy float64 // from the pointer to the example, in the plane
	last   string
}

func newDragSample(e Event, i int, g Ground) *dragSample {
	d := &dragSample{at: e, index: strconv.Itoa(i), plane: g.Plane()}
	x, y := d.plane.At(e.X, e.Y)
	d.dx, d.dy = g.Sample(i)
	d.dx, d.dy = d.dx-x, d.dy-y
	return d
}

func (d *dragSample) move(h *Hand, e Event) string {
	if e.ID != d.at.ID || d.last == "" && !slipped(d.at, e) {
		return ""
	}
	x, y := d.plane.At(e.X, e.Y)
	d.last = "point=" + d.index + ":" + d.plane.place(x+d.dx, y+d.dy)
	return d.last
}

func (d *dragSample) end(e Event) string {
	switch {
	case d.last != "" || e.Kind == Cancel:
		return d.last
	case d.at.Alt:
		return "act=remove-point:" + d.index
	}
	return point(d.at, d.plane)
}
