package pointer

import (
	"math"
	"strconv"
	"strings"

	"hfplayground/core/param"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Hand is the pointers on one canvas and what they hold. The zero Hand holds
// nothing.
type Hand struct {
	down  []Event // the pointers that are pressed, as they last were
	held  gesture // nil between gestures
	wheel *Plane  // where the turns of the wheel have brought the plane; nil when it is still

	over    view.Target // under the mouse
	commits []Edit
	move    string // the newest moving edit of this frame; "" for none
	hover   string
	hovered string // the last hover that left
}

// gesture is one press, from down to up.
type gesture interface {
	// move answers a pointer that moved with the query to send, "" for none yet.
	move(h *Hand, e Event) string

	// end answers the first pointer that was lifted, or taken away, with the query
	// that stays.
	end(e Event) string

	// at returns the place of what is dragged, as a hover names it; "" for nothing
	// that stands out.
	at() string
}

// Over returns what the mouse is on, for the shape of the cursor.
func (h *Hand) Over() view.Target { return h.over }

// Take follows one event on g.
func (h *Hand) Take(e Event, g Ground) {
	if !finite(e.X) || !finite(e.Y) {
		return
	}
	switch e.Kind {
	case wire.PointerDown:
		h.press(e, g)
	case wire.PointerMove:
		if e.Loose {
			h.lift(taken(e))
		}
		h.drag(e, g)
	case wire.PointerUp, wire.PointerCancel:
		h.lift(e)
	case wire.PointerLeave:
		if !e.Touch {
			h.over, h.hover = view.Target{}, nowhere
		}
	case wire.PointerZoom:
		h.turn(e, g)
	case wire.PointerZoomEnd:
		h.still()
	}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func (h *Hand) press(e Event, g Ground) {
	h.still()
	h.down = append(h.remove(e.ID), e)
	switch len(h.down) {
	case 1:
		h.held = grasp(e, g)
		if e.Touch {
			h.touch(g.Hit(e.X, e.Y, touchSlack))
		}
	case 2:
		h.join(e, g)
	}
}

// join follows a second finger: the two zoom, unless the first had hold of
// something, which then is left where it is. Where nothing zooms, they are no click
// either.
func (h *Hand) join(e Event, g Ground) {
	if !e.Touch {
		return
	}
	_, loose := h.held.(*press)
	loose = loose || h.held == nil
	if !loose {
		h.release(taken(e))
	}
	h.held = nil
	if loose && g.Plane().movable() {
		h.held = newPinch(h.down[0], e, g)
	}
}

// grasp returns the gesture that begins with the press e; nil where there is
// nothing to press.
func grasp(e Event, g Ground) gesture {
	target := g.Hit(e.X, e.Y, slack(e.Touch))
	switch {
	case target.Kind == view.HitSpot && target.Spot.Kind == wire.SpotUnit:
		return &press{from: e, pick: pickPart(target.Spot)}
	case target.Kind == view.HitSpot && target.Spot.Kind == wire.SpotReading:
		return nil
	case target.Kind == view.HitSpot:
		return newDragWeight(e, target)
	case target.Kind == view.HitButton:
		return &press{from: e, pick: act(target.Act)}
	}
	p := g.Plane()
	if !p.valid() {
		return nil
	}
	switch target.Kind {
	case view.HitStart:
		return newDragStart(e, target, p)
	case view.HitSample:
		return newDragSample(e, target, p)
	case view.HitIterate:
		return &press{from: e, plane: p, pick: pick(target)}
	case view.HitPlane:
		return &press{from: e, plane: p, pick: point(e, p)}
	}
	return nil
}

// point returns the query of a click on the plane: it points at a place where
// the plane stays where it is, and does nothing where it can be dragged.
func point(e Event, p Plane) string {
	if p.Key != "" {
		return ""
	}
	return act(wire.ActPoint.On(p.place(p.At(e.X, e.Y))))
}

// pick returns the query that selects the iterate at target.
func pick(target view.Target) string {
	if target.Run == "" {
		return ""
	}
	var q param.Query
	q.Set(wire.KeySelect, target.Run)
	q.Set(wire.KeyStep, strconv.Itoa(target.Step))
	return q.String()
}

func (h *Hand) drag(e Event, g Ground) {
	if h.index(e.ID) < 0 {
		if !e.Touch {
			h.look(e, g)
		}
		return
	}
	h.down[h.index(e.ID)] = e
	if h.held == nil {
		return
	}
	if q := h.held.move(h, e); q != "" {
		h.move = q
		if at := h.held.at(); at != "" {
			h.hover = nowhere + at
		}
	}
}

// nowhere is the hover of a mouse that is not on the plane.
const nowhere = wire.KeyHover + "="

// look follows a mouse in the air.
func (h *Hand) look(e Event, g Ground) {
	h.over, h.hover = g.Hit(e.X, e.Y, mouseSlack), nowhere
	switch {
	case h.over.Inner > 0:
		h.hover = iteration(h.over)
	case h.over.Kind.OnPlane() && g.Plane().valid():
		h.hover = nowhere + g.Plane().place(g.Plane().At(e.X, e.Y))
	case h.over.Kind == view.HitSpot:
		h.hover = part(h.over)
	}
}

// touch follows a finger that comes down: it marks an iterate of conjugate gradients, and
// what can only be read, as a mouse in the air does, until it comes down elsewhere.
func (h *Hand) touch(target view.Target) {
	_, reading := wire.ParseReading(strings.TrimPrefix(h.hovered, nowhere+wire.HoverPart))
	switch {
	case target.Inner > 0:
		h.hover = iteration(target)
	case target.Kind == view.HitSpot && target.Spot.Kind == wire.SpotReading:
		h.hover = part(target)
	case reading || strings.HasPrefix(h.hovered, nowhere+wire.HoverIteration):
		h.hover = nowhere
	}
}

// part returns the hover on a part of a net, or on a number.
func part(target view.Target) string {
	return nowhere + wire.HoverPart + target.Spot.String()
}

// iteration returns the hover on an iterate of conjugate gradients.
func iteration(target view.Target) string {
	return nowhere + wire.HoverIteration + strconv.Itoa(target.Inner-1)
}

func (h *Hand) lift(e Event) {
	if h.index(e.ID) < 0 {
		return
	}
	h.down = h.remove(e.ID)
	h.release(e)
}

// release ends what is held with the event e.
func (h *Hand) release(e Event) {
	if h.held == nil {
		return
	}
	h.commit(h.held.end(e))
	if e.Touch && h.held.at() != "" { // a finger that is gone points at nothing
		h.hover = nowhere
	}
	h.held = nil
}

// Drop lets go of what is held, and takes back edits that were not sent yet: the caller has
// restored the picture itself.
func (h *Hand) Drop() {
	h.held, h.wheel, h.commits, h.move, h.hover = nil, nil, nil, "", nowhere
}

// turn zooms around the pointer. Turns add up from where the last one led, for
// the picture may not have followed yet.
func (h *Hand) turn(e Event, g Ground) {
	if !(e.Factor > 0) || math.IsInf(e.Factor, 0) || h.held != nil || !g.Plane().movable() {
		return
	}
	if h.wheel == nil {
		p := g.Plane()
		h.wheel = &p
	}
	fx, fy := h.wheel.share(e.X, e.Y)
	next := h.wheel.zoomed(e.Factor, fx, fy, fx, fy)
	if next.valid() {
		*h.wheel = next
		h.move = next.window()
	}
}

// still ends the zoom of the wheel.
func (h *Hand) still() {
	if h.wheel != nil {
		h.commit(h.wheel.window())
		h.wheel = nil
	}
}

// commit sends q as the end of a gesture; what the gesture last moved to is the
// same and need not leave as well.
func (h *Hand) commit(q string) {
	h.move = ""
	if q != "" {
		h.commits = append(h.commits, Edit{q, Commit})
	}
}

// Edits returns the edits of this frame and forgets them: every commit, then at
// most one that is moving and one of hover.
func (h *Hand) Edits() []Edit {
	edits := h.commits
	if h.move != "" {
		edits = append(edits, Edit{h.move, Moving})
	}
	if h.hover != h.hovered {
		edits = append(edits, Edit{h.hover, Hover})
		h.hovered = h.hover
	}
	h.commits, h.move = nil, ""
	return edits
}

// index returns the index of the pointer id in down, −1 when it is not pressed.
func (h *Hand) index(id int) int {
	for i, e := range h.down {
		if e.ID == id {
			return i
		}
	}
	return -1
}

// remove returns down without the pointer id.
func (h *Hand) remove(id int) []Event {
	if i := h.index(id); i >= 0 {
		return append(h.down[:i:i], h.down[i+1:]...)
	}
	return h.down
}
