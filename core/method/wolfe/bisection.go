package wolfe

import "math"

// bisect doubles the step length until a minimum of φ is bracketed, then halves the bracket
// until φ is no greater than anywhere it was before and the slope is less than share·|φ'(0)|.
// A slope is asked for only where the value is low enough.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006, sections 3.1
// and 3.5: the conditions, and bracketing.
func bisect(l *line, first, share float64) error {
	low, high := sample{f: l.value}, sample{at: math.Inf(1), f: math.NaN()}
	for step := first; ; {
		f, err := l.valueAt(step)
		if err != nil {
			return err
		}
		up := false // whether the minimum is looked for at longer steps
		bracketed := !math.IsInf(high.at, 1)
		if f <= lowest(l.value, low.f, high.f) {
			g, err := l.slopeHere()
			if err != nil || math.Abs(g) < share*math.Abs(l.slope) {
				return err
			}
			up = g < 0 || !bracketed && !(g > 0) // a slope that is NaN says nothing
		} else {
			up = bracketed && !(low.f <= high.f)
		}
		if up {
			low = sample{at: step, f: f}
		} else {
			high = sample{at: step, f: f}
		}
		next := (low.at + high.at) / 2
		if math.IsInf(high.at, 1) {
			next = 2 * step
		}
		if next == step {
			return errSteep
		}
		step = next
	}
}

// lowest returns the least of three values; NaN is none.
func lowest(a, b, c float64) float64 {
	if b < a {
		a = b
	}
	if c < a {
		a = c
	}
	return a
}
