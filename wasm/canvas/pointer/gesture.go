package pointer

import (
	"math"

	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// dragStart moves the start. It keeps the plane and the grip of the press, so
// that neither a window that follows the start nor a press beside its middle
// makes it run away.
type dragStart struct {
	plane Plane
	dx    float64 // from the pointer to the start, in the plane
	dy    float64
	to    string // where it has come to
}

func newDragStart(e Event, target view.Target, p Plane) *dragStart {
	d := &dragStart{plane: p}
	x, y := d.plane.At(e.X, e.Y)
	d.dx, d.dy = target.Home[0]-x, target.Home[1]-y
	return d
}

func (d *dragStart) move(h *Hand, e Event) string {
	if e.ID != h.down[0].ID {
		return ""
	}
	x, y := d.plane.At(e.X, e.Y)
	d.to = d.plane.place(x+d.dx, y+d.dy)
	return d.end(e)
}

func (d *dragStart) end(Event) string {
	if d.to == "" {
		return ""
	}
	return wire.KeyStart + "=" + d.to
}

func (d *dragStart) at() string { return d.to }

// press is a press on the plane, an iterate or a unit: a click as long as it does
// not slip, then on a plane that moves a pan. A finger never pans: the page
// scrolls under it.
type press struct {
	from  Event
	plane Plane
	pick  string // what a click sends; "" for nothing
	last  string // the window, once it pans
	slid  bool
}

func (p *press) move(_ *Hand, e Event) string {
	p.slid = p.slid || slipped(p.from, e)
	if !p.slid || p.from.Touch || !p.plane.movable() {
		return ""
	}
	p.last = p.plane.moved(e.X-p.from.X, e.Y-p.from.Y).window()
	return p.last
}

func (p *press) end(e Event) string {
	if p.slid || e.Kind == wire.PointerCancel {
		return p.last
	}
	return p.pick
}

func (p *press) at() string { return "" }

// slipped reports whether e is too far from the press at for a click.
func slipped(at, e Event) bool { return math.Hypot(e.X-at.X, e.Y-at.Y) > slip(at.Touch) }

// leastSpread is how close together two fingers may count, in CSS pixels.
const leastSpread = 16

// pinch zooms by two fingers: what lay between them stays between them.
type pinch struct {
	plane  Plane
	fx, fy float64 // share of the middle at the start
	spread float64
	last   string
}

func newPinch(a, b Event, g Ground) *pinch {
	p := &pinch{plane: g.Plane()}
	p.fx, p.fy, p.spread = p.measure(a, b)
	return p
}

// measure returns the share of the middle of a and b, and how far apart they are.
func (p *pinch) measure(a, b Event) (fx, fy, spread float64) {
	fx, fy = p.plane.share((a.X+b.X)/2, (a.Y+b.Y)/2)
	return fx, fy, max(math.Hypot(a.X-b.X, a.Y-b.Y), leastSpread)
}

func (p *pinch) move(h *Hand, _ Event) string {
	if len(h.down) < 2 {
		return ""
	}
	gx, gy, spread := p.measure(h.down[0], h.down[1])
	next := p.plane.zoomed(p.spread/spread, p.fx, p.fy, gx, gy)
	if !next.valid() {
		return ""
	}
	p.last = next.window()
	return p.last
}

func (p *pinch) end(Event) string { return p.last }

func (p *pinch) at() string { return "" }
