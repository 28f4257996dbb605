// Package view says how a picture becomes a drawing: the interface of views, and what
// a pointer finds on one. Each view is a package below; package all has the table.
package view

import (
	"hfplayground/core/catalog"
	"hfplayground/core/draw"
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// View draws one picture in one way.
type View interface {
	// Draw returns the drawing of p in a room. It never panics on a picture with
	// missing parts: it draws what there is.
	Draw(p wire.Picture, room Room, theme draw.Theme) draw.List

	// Hit returns what lies under (x, y) of the same drawing, in CSS pixels from its upper
	// left corner, with a reach of slack pixels around handles.
	Hit(p wire.Picture, room Room, x, y, slack float64) Target
}

// Explainer is a View beside the stage, which says what its axes and marks are.
type Explainer interface {
	View

	// Terms returns those of the drawing of p, axes first; none where there is nothing
	// to draw.
	Terms(p wire.Picture) []term.Term
}

// Terms returns what the axes and marks of a picture on the stage mean; none where there is
// nothing to draw. It is no method of its View, for the program of the canvas would hold
// words that it never shows.
type Terms func(p wire.Picture) []term.Term

// Planar is a View with a plane on which places can be pointed at.
type Planar interface {
	View

	// Plane returns where the plane of the same drawing lies; the zero Plane
	// where there is none.
	Plane(p wire.Picture, room Room) Plane
}

// Plane is how a window lies on a drawing: Window fills Plot, with Y1 at the top.
type Plane struct {
	Plot   draw.Rect
	Window wire.Window
	Key    string // of the setting that the window is; empty where it can be neither moved nor zoomed
}

// Target is what a pointer found. It holds all that is to be said of it, so that
// its receiver needs no other part of the picture.
type Target struct {
	Kind   Hit
	X, Y   float64    // the place under the pointer, in the coordinates of the plane or of the curve
	Home   [2]float64 // and that of what can be moved, for HitStart and HitSample
	Run    string     // ID of the run, for HitIterate
	Step   int        // for HitIterate, and for a place on a curve
	Spot   wire.Spot  // the part of a net or the number, for HitSpot
	Value  float64    // of the weight or bias, for HitSpot
	Rate   float64    // by how much a pixel upward changes Value where it has a scale; 0 elsewhere
	Sample int        // index into the lists of examples or cases, for HitSample
	Inner  int        // the iterate of conjugate gradients that is there too, counted from 1; 0 for none
	Act    string     // what a press does, for HitButton: the value of an edit under wire.KeyAct
}

// Hit is a kind of target.
type Hit uint8

// The kinds of target.
const (
	HitNothing Hit = iota // outside the plane
	HitPlane              // the plane, at X, Y
	HitStart              // the handle of the start
	HitIterate            // an iterate of a path
	HitSpot               // a part of a net: a unit, a weight that can be changed, or a bias; or a number to be read
	HitSample             // an example that can be moved
	HitButton             // something to press
)

// OnPlane reports whether the target is a place of the plane, at X, Y.
func (h Hit) OnPlane() bool {
	return h == HitPlane || h == HitStart || h == HitIterate || h == HitSample
}

// Entry is a row of the table of views.
type Entry = catalog.Entry[func() View]
