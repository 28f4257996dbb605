package lab

import (
	"strings"

	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// maxCoord is the largest coordinate that a pointer can have.
const maxCoord = 1e6

// Pointer is where the pointer is: on a part of the picture, on its plane, or, at
// its zero value, nowhere.
type Pointer struct {
	Part string // its name; "" for none
	At   *[2]float64
}

// Point reads the place of a hover: "x,y" of the plane, or wire.HoverPart and the
// name of a part. Anything else is nowhere.
func Point(place string) Pointer {
	if name, part := strings.CutPrefix(place, wire.HoverPart); part {
		return Pointer{Part: name}
	}
	var at []float64
	if param.Floats(&at, wire.KeyHover, param.Linear(-maxCoord, maxCoord), 2, 2, "").Set(place) != nil {
		return Pointer{}
	}
	return Pointer{At: &[2]float64{at[0], at[1]}}
}
