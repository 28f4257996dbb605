package landscape

import (
	"math"
	"strings"

	"hfplayground/core/objective"
	"hfplayground/core/testfunc"
	"hfplayground/core/words"
)

// places writes where runs on f arrive.
type places struct {
	f     objective.Objective
	about testfunc.About // what is known of f
	start []float64
}

// Point writes x by its first two variables.
func (p places) Point(x []float64) string {
	if len(x) > 2 {
		return "(" + coordinates(x[:2]) + ", …)"
	}
	return "(" + coordinates(x) + ")"
}

// LocalMinimum says of a minimum above the lowest known one where it is, by the name it has
// or by its coordinates, and f there.
func (p places) LocalMinimum(x []float64) string {
	const most = 4 // coordinates that are written in full
	f := p.f.At(x).Value()
	if !p.aboveLowest(f) {
		return ""
	}
	where := "at " + p.Point(x)
	if 2 < len(x) && len(x) <= most {
		where = "at (" + coordinates(x) + ")"
	}
	if len(x) > 2 && p.about.Local != nil {
		if name := p.about.Local(x); name != "" {
			where = name
		}
	}
	return "a local minimum " + where + ", where f = " + words.Rough(f) + ","
}

func coordinates(x []float64) string {
	short := make([]string, len(x))
	for i, xi := range x {
		short[i] = words.Short(xi)
	}
	return strings.Join(short, ", ")
}

// lowestShare is by how much of the scale of f a minimum must lie above the lowest to be another.
const lowestShare = 1e-6

// aboveLowest reports whether f is larger than the least value that is known of the
// function; false where none is.
func (p places) aboveLowest(f float64) bool {
	if len(p.about.Minima) == 0 || !p.about.Minima[0].Global {
		return false
	}
	lowest := p.about.Minima[0].F
	return f-lowest > lowestShare*max(math.Abs(lowest), math.Abs(f), math.Abs(p.f.At(p.start).Value()))
}
