// Package pointer turns what mouse and fingers do on the canvas into edits of
// the form. It knows no browser and no window: events go in, query strings come
// out, once a frame.
//
//	on the start      drag moves it                 start=x,y
//	on an iterate     click or tap selects it       select=id&step=k
//	on the plane      mouse drag pans, one finger is left to scroll the page
//	                  ctrl and wheel, or two fingers, zoom      window=x0,x1,y0,y1
//	mouse in the air  tells where it is             hover=x,y
package pointer

import (
	"math"
	"strconv"

	"hfplayground/core/param"
	"hfplayground/core/scene"
)

// Kind is what a pointer did.
type Kind uint8

// The kinds of event.
const (
	Down    Kind = iota
	Move         // pressed or not
	Up           // also where the browser took the pointer away
	Leave        // the mouse left the canvas
	Zoom         // a turn of the wheel, by Factor around (X, Y)
	ZoomEnd      // the wheel has been still for a while
)

// Event is one thing a pointer did, in CSS pixels of the canvas.
type Event struct {
	Kind   Kind
	ID     int // tells fingers apart
	Touch  bool
	X, Y   float64
	Factor float64 // for Zoom: sides of the window after over before
}

// Phase says how far an edit has come.
type Phase string

// The phases.
const (
	Moving Phase = "move"   // more of the same gesture follows
	Commit Phase = "commit" // the gesture ends here
	Hover  Phase = "hover"  // nothing is changed, only looked at
)

// Edit is a query string with what changes.
type Edit struct {
	Query string
	Phase Phase
}

// Ground is the picture under the pointer.
type Ground interface {
	// Hit returns what lies at (x, y), with a reach of slack pixels around handles.
	Hit(x, y, slack float64) scene.Target

	// Plane returns how the window lies on the canvas.
	Plane() Plane

	// Start returns where the start stands in the plane.
	Start() (x, y float64)

	// ID returns the key of run i; "" where there is none.
	ID(run int) string
}

// Reach of handles, and how far a press may slip and still be a click, in CSS
// pixels. 22 px around a point make a target of 44, the least for a thumb.
const (
	mouseSlack, touchSlack = 8, 22
	mouseSlip, touchSlip   = 3, 8
)

func slack(touch bool) float64 {
	if touch {
		return touchSlack
	}
	return mouseSlack
}

func slip(touch bool) float64 {
	if touch {
		return touchSlip
	}
	return mouseSlip
}

// Grabs reports whether a press at (x, y) would take hold of a handle, so that
// a finger there must not scroll the page.
func Grabs(g Ground, x, y float64, touch bool) bool {
	return g.Hit(x, y, slack(touch)).Kind == scene.HitStart
}

// Hand is the pointers on one canvas and what they hold. The zero Hand holds
// nothing.
type Hand struct {
	down  []Event // the pointers that are pressed, as they last were
	held  gesture // nil between gestures
	wheel *Plane  // where the turns of the wheel have brought the plane; nil when it is still

	over    scene.Hit // under the mouse
	commits []Edit
	move    string // the newest moving edit of this frame; "" for none
	hover   string
	hovered string // the last hover that left
}

// gesture is one press, from down to up.
type gesture interface {
	// move answers a pointer that moved with the query to send, "" for none yet.
	move(h *Hand, e Event) string

	// end answers the first pointer that was lifted with the query that stays.
	end(e Event) string
}

// Over returns what the mouse is on, for the shape of the cursor.
func (h *Hand) Over() scene.Hit { return h.over }

// Take follows one event on g.
func (h *Hand) Take(e Event, g Ground) {
	if !finite(e.X) || !finite(e.Y) {
		return
	}
	switch e.Kind {
	case Down:
		h.press(e, g)
	case Move:
		h.drag(e, g)
	case Up:
		h.lift(e)
	case Leave:
		if !e.Touch {
			h.over, h.hover = scene.HitNothing, nowhere
		}
	case Zoom:
		h.turn(e, g)
	case ZoomEnd:
		h.still()
	}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func (h *Hand) press(e Event, g Ground) {
	h.still()
	h.down = append(h.remove(e.ID), e)
	if len(h.down) == 2 && e.Touch && g.Plane().movable() {
		if _, busy := h.held.(*dragStart); !busy {
			h.held = newPinch(h.down[0], e, g)
		}
	}
	if len(h.down) == 1 {
		h.held = grasp(e, g)
	}
}

// grasp returns the gesture that begins with the press e.
func grasp(e Event, g Ground) gesture {
	if !g.Plane().valid() {
		return nil
	}
	target := g.Hit(e.X, e.Y, slack(e.Touch))
	switch target.Kind {
	case scene.HitStart:
		return newDragStart(e, g)
	case scene.HitIterate:
		return &press{at: e, plane: g.Plane(), pick: pick(target, g)}
	case scene.HitPlane:
		return &press{at: e, plane: g.Plane()}
	}
	return nil
}

// pick returns the query that selects the iterate at target.
func pick(target scene.Target, g Ground) string {
	id := g.ID(target.Run)
	if id == "" {
		return ""
	}
	var q param.Query
	q.Set("select", id)
	q.Set("step", strconv.Itoa(target.Step))
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
	}
}

// nowhere is the hover of a mouse that is not on the plane.
const nowhere = "hover="

// look follows a mouse in the air.
func (h *Hand) look(e Event, g Ground) {
	h.over, h.hover = g.Hit(e.X, e.Y, mouseSlack).Kind, nowhere
	if h.over.OnPlane() && g.Plane().valid() {
		h.hover = "hover=" + g.Plane().place(g.Plane().At(e.X, e.Y))
	}
}

func (h *Hand) lift(e Event) {
	if h.index(e.ID) < 0 {
		return
	}
	h.down = h.remove(e.ID)
	if h.held != nil {
		h.commit(h.held.end(e))
	}
	h.held = nil
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
		h.move = "window=" + next.window()
	}
}

// still ends the zoom of the wheel.
func (h *Hand) still() {
	if h.wheel != nil {
		h.commit("window=" + h.wheel.window())
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

// index returns where the pointer id stands in down, −1 when it is not pressed.
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
