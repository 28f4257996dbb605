package lab

import (
	"fmt"
	"math"
	"strconv"

	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// Mark returns a run of conjugate gradients with the iterate that the pointer is on; in
// itself where it is on none.
func (p Pointer) Mark(in *wire.Inner) *wire.Inner {
	i := p.Iteration.Number - 1
	if in == nil || i < 0 || i >= len(in.Phi) {
		return in
	}
	marked := *in
	marked.At = &wire.Iteration{I: i, Ahead: p.Iteration.Slow, Text: innerNumbers(in, i)}
	return &marked
}

// To notes where the pointer is, and reports whether it is on another iterate inside the
// step, or another part of the picture now: what is marked there.
func (p *Pointer) To(place string) bool {
	before := *p
	*p = Point(place)
	return p.Iteration != before.Iteration || p.Part != before.Part
}

// innerNumbers writes what is known of an iterate.
func innerNumbers(in *wire.Inner, i int) string {
	text := fmt.Sprintf("φ = %s, ‖r‖ = %s", words.Rough(in.Phi[i]), words.Rough(in.Residual[i]))
	if c := in.Curvature[i]; !math.IsNaN(c) {
		text += ", curvature " + words.Rough(c)
	}
	return text
}

// InnerWords are what a lab calls a run of conjugate gradients: the title above it, and
// what is said of the iterate that is Taken.
type InnerWords struct{ Title, Taken string }

// InnerReadouts returns the texts about a run of conjugate gradients, nil for none: how
// many iterations it has, which iterate is taken, and which is marked, as a number, in
// words, and in fewer words.
func InnerReadouts(in *wire.Inner, say InnerWords) []param.Pair {
	var last, taken, at, text, short string
	if in != nil {
		last, taken = strconv.Itoa(len(in.Phi)-1), strconv.Itoa(in.Taken)
	}
	if in != nil && in.At != nil {
		at = strconv.Itoa(in.At.I)
		short = fmt.Sprintf("CG iterate %s: %s", at, in.At.Text)
		text = fmt.Sprintf("CG iterate %s of %s: %s", at, last, in.At.Text)
		if in.At.I == in.Taken {
			text += "; " + say.Taken
		}
	}
	return []param.Pair{
		{Key: "inner-title", Value: say.Title}, {Key: "iterations", Value: last}, {Key: "taken", Value: taken},
		{Key: "iteration", Value: at}, {Key: "iterate", Value: text}, {Key: "iterate-short", Value: short},
	}
}
