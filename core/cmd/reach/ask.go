package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// ask is what a row is to reach.
type ask struct {
	says string
	// fails says what is missing; "" where the ask holds. all are the rows that were measured.
	fails func(m measured, all []measured) string
}

// answers returns which of the asks of a row hold, and which do not and why.
func (m measured) answers(all []measured) string {
	var held, failed []string
	for _, a := range m.asks {
		if why := a.fails(m, all); why != "" {
			failed = append(failed, a.says+" ("+why+")")
		} else {
			held = append(held, a.says)
		}
	}
	var text []string
	if len(held) > 0 {
		text = append(text, "holds: "+strings.Join(held, ", "))
	}
	if len(failed) > 0 {
		text = append(text, "does not hold: "+strings.Join(failed, ", "))
	}
	return strings.Join(text, "; ")
}

// atMost asks every seed for a loss at a count of gradient equivalents.
func atMost(loss, cost float64) ask {
	return ask{fmt.Sprintf("≤ %g at %g", loss, cost), func(m measured, _ []measured) string {
		for i, f := range m.losses(cost) {
			if !(f <= loss) {
				return fmt.Sprintf("%s from seed %d", lossText(f), i+1)
			}
		}
		return ""
	}}
}

// medianAtMost asks the median of the seeds for a loss at a count of gradient equivalents.
func medianAtMost(loss, cost float64) ask {
	return ask{fmt.Sprintf("median ≤ %g at %g", loss, cost), func(m measured, _ []measured) string {
		if f := median(m.losses(cost)); !(f <= loss) {
			return lossText(f)
		}
		return ""
	}}
}

// below asks every seed for a loss in so many seconds of computing.
func below(loss, seconds float64) ask {
	return ask{fmt.Sprintf("below %g in %g s", loss, seconds), func(m measured, _ []measured) string {
		for i, o := range m.runs {
			k := slices.IndexFunc(o.Curve, func(p point) bool { return p.F < loss })
			if k < 0 {
				return fmt.Sprintf("%s in the end from seed %d", lossText(o.last().F), i+1)
			}
			if s := o.Curve[k].Seconds; s > seconds {
				return fmt.Sprintf("in %.0f s from seed %d", s, i+1)
			}
		}
		return ""
	}}
}

// damped asks that λ stays below a bound.
func damped(bound float64) ask {
	return ask{fmt.Sprintf("λ < %g throughout", bound), func(m measured, _ []measured) string {
		for i, o := range m.runs {
			if !(o.Lambda < bound) {
				return fmt.Sprintf("%.3g from seed %d", o.Lambda, i+1)
			}
		}
		return ""
	}}
}

// ahead asks for a smaller loss than that of another row from the same seed, at all counts of the table.
func ahead(of, called string) ask {
	return ask{"ahead of " + called, func(m measured, all []measured) string {
		i := slices.IndexFunc(all, func(o measured) bool { return o.name == of })
		if i < 0 || len(all[i].runs) < len(m.runs) {
			return "that was not run from these seeds"
		}
		for _, cost := range counts {
			mine, theirs := m.losses(cost), all[i].losses(cost)
			for k := range mine {
				if !(mine[k] < theirs[k]) {
					return fmt.Sprintf("%s against %s at %g from seed %d", lossText(mine[k]), lossText(theirs[k]), cost, k+1)
				}
			}
		}
		return ""
	}}
}

// solves asks that some of the seeds solve the task within a cost: of 5 seeds at least n, of more or fewer
// the same share.
func solves(n int, within float64) ask {
	return ask{fmt.Sprintf("%d of 5 within %g", n, within), func(m measured, _ []measured) string {
		if got := m.solved(within); 5*got < n*len(m.runs) {
			return fmt.Sprintf("%d of %d", got, len(m.runs))
		}
		return ""
	}}
}

// stuck asks that no seed solves the task.
func stuck() ask {
	return ask{"none solved", func(m measured, _ []measured) string {
		if got := m.solved(math.Inf(1)); got > 0 {
			return fmt.Sprintf("%d of %d", got, len(m.runs))
		}
		return ""
	}}
}
