package scene

import "hfplayground/core/wire"

// View draws one picture in one way.
type View interface {
	// Draw returns the drawing of p at size w × h CSS pixels. It never panics on
	// a picture with missing parts: it draws what there is.
	Draw(p wire.Picture, w, h float64, theme Theme) List

	// Hit returns what lies under (x, y) of the same drawing, with a reach of
	// slack pixels around handles.
	Hit(p wire.Picture, w, h, x, y, slack float64) Target
}

// Target is what a pointer found.
type Target struct {
	Kind Hit
	Run  int     // index into Race.Runs, for HitIterate
	Step int     // for HitIterate
	X, Y float64 // the place in the coordinates of the plane, or of the curve
}

// Hit is a kind of target.
type Hit uint8

// The kinds of target.
const (
	HitNothing Hit = iota // outside the plane
	HitPlane              // the plane, at X, Y
	HitStart              // the handle of the start
	HitIterate            // an iterate of a path
)

// Entry is a row of the table All.
type Entry struct {
	Key   string // "landscape", "curve", "inner"
	Label string
	New   func() View
}
