// Package pointer turns what mouse and fingers do on the canvas into edits of
// the form. It knows no browser and no window: events go in, query strings come
// out, once a frame.
//
//	on the start      drag moves it                 start=x,y
//	on an iterate     click or tap selects it       select=id&step=k
//	on the plane      mouse drag pans, one finger is left to scroll the page
//	                  ctrl and wheel, or two fingers, zoom      window=x0,x1,y0,y1
//	                  a click on one that stays where it is     act=point:x,y
//	on a weight       click picks it                pick=1.2.3
//	or bias           drag up or down changes it    pick=1.2.b&weight=v
//	on a unit         click picks it                pick=1.2
//	on a button       click presses it              act=add-unit:1
//	on an own point   drag moves it                 point=i:x,y
//	                  shift or alt and click removes it         act=remove-point:i
//	mouse without a button  says where              hover=x,y or hover=w:1.2.3
//	mouse or finger on an iterate inside a step     hover=i:3
//	or on a number that can only be read            hover=w:1.2.t3
//	what is dragged   tells where that is
//
// A drag ends where it is when the pointer is released or taken away, when it moves
// with no button down, and when a second finger comes.
//
// The words are those of package wire, and so are the names of the parts of a net.
// Points are counted from 0.
package pointer

import (
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Event is one thing a pointer did, in CSS pixels of the canvas.
type Event struct {
	Kind   wire.Pointing
	ID     int // of a finger, different from that of others
	Touch  bool
	Alt    bool // with the key that makes a click do something else
	Loose  bool // of a move: no button is down, so that the release was missed
	X, Y   float64
	Factor float64 // for Zoom: sides of the window after over before
}

// taken is the event with which a gesture ends that was not released: what it has come
// to stays, and it is no click.
func taken(e Event) Event { e.Kind = wire.PointerCancel; return e }

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
	Hit(x, y, slack float64) view.Target

	// Plane returns how the window lies on the canvas.
	Plane() Plane
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
	switch target := g.Hit(x, y, slack(touch)); target.Kind {
	case view.HitStart, view.HitSample:
		return true
	case view.HitSpot:
		return target.Spot.Kind != wire.SpotReading
	}
	return false
}
