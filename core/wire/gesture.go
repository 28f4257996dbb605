package wire

import "strings"

// Pointing is what a pointer did on the canvas, by the name that the page gives it.
type Pointing string

// What pointers do.
const (
	PointerDown    Pointing = "down"
	PointerMove    Pointing = "move" // pressed or not
	PointerUp      Pointing = "up"
	PointerLeave   Pointing = "leave"    // the mouse left the canvas
	PointerZoom    Pointing = "zoom"     // a turn of the wheel
	PointerZoomEnd Pointing = "zoom-end" // the wheel has been still for a while
	PointerCancel  Pointing = "cancel"   // the browser took the pointer away, as to scroll the page
)

// Pointings returns all that pointers do, to which a test holds the page.
func Pointings() []Pointing {
	return []Pointing{PointerDown, PointerMove, PointerUp, PointerLeave, PointerZoom, PointerZoomEnd, PointerCancel}
}

// The keys of edits that a gesture on the picture makes. A window is set under the
// key that its plane has.
const (
	KeyAct    = "act"    // an Act, with its object behind a colon
	KeyHover  = "hover"  // where the pointer is: "x,y", HoverPart and a part of a net, HoverIteration and a number, or "" for nowhere
	KeyPick   = "pick"   // the part of a net that is chosen
	KeyWeight = "weight" // the value of the weight or bias that is picked
	KeyPoint  = "point"  // where an example is moved: "index:x,y"
	KeySelect = "select" // the run that is chosen
	KeyStart  = "start"
	KeyStep   = "step"
)

// HoverPart begins a hover on a part of a net, whose name follows.
const HoverPart = "w:"

// HoverIteration begins a hover on an iterate of the conjugate gradients inside a step,
// counted from 0. HoverSlow begins one that slow motion has come to: those after it are
// not there yet.
const (
	HoverIteration = "i:"
	HoverSlow      = "slow:"
)

// Act is something to do, in an edit under KeyAct: not a setting, but what becomes
// settings in the state there is.
type Act string

// On returns the act on an object, as an edit has it: "add-unit:1".
func (a Act) On(object string) string { return string(a) + ":" + object }

// ParseAct returns the act of an edit and its object, "" for none. The act need not
// be in the table.
func ParseAct(text string) (Act, string) {
	act, object, _ := strings.Cut(text, ":")
	return Act(act), object
}
