package lab

import (
	"strconv"
	"strings"

	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// maxCoord is the largest coordinate that a pointer can have.
const maxCoord = 1e6

// Pointer is where the pointer is: on a part of the picture, on an iterate inside a
// step, on the plane of the picture, or, at its zero value, nowhere.
type Pointer struct {
	Part      string // its name; "" for none
	Iteration Iteration
	At        *[2]float64
}

// Iteration is an iterate of the conjugate gradients inside a step, as it is pointed at.
type Iteration struct {
	Number int  // counted from 1: it is that of its index, and one more; 0 for none
	Slow   bool // slow motion has come to it, and those after it are not there yet
}

// Point reads the place of a hover: "x,y" of the plane, wire.HoverPart and the name of
// a part, or wire.HoverIteration or wire.HoverSlow and the index of an iterate. Anything
// else is nowhere.
func Point(place string) Pointer {
	if name, part := strings.CutPrefix(place, wire.HoverPart); part {
		return Pointer{Part: name}
	}
	for _, prefix := range []string{wire.HoverIteration, wire.HoverSlow} {
		if text, ok := strings.CutPrefix(place, prefix); ok {
			i, err := strconv.Atoi(text)
			if err != nil || i < 0 || i > maxStep {
				return Pointer{}
			}
			return Pointer{Iteration: Iteration{i + 1, prefix == wire.HoverSlow}}
		}
	}
	var at []float64
	if param.Floats(&at, wire.KeyHover, param.Linear(-maxCoord, maxCoord), 2, 2, "").Set(place) != nil {
		return Pointer{}
	}
	return Pointer{At: &[2]float64{at[0], at[1]}}
}
