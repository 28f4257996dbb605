package objectivetest

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

const (
	// firstStep is the longest step of the differences. Short against the wave
	// length of the functions, long against their rounding errors; a power of
	// two, so that x ± h is rounded as little as can be.
	firstStep = 1.0 / 8

	// rows is the number of halvings: the shortest step is 2⁻¹⁴.
	rows = 12
)

// derivative returns the derivative of eval: ℝⁿ → ℝᵐ at x in the direction u,
// length m, from central differences (eval(x + hu) − eval(x − hu))/2h with h
// halved again and again and the powers h², h⁴, … of the error eliminated
// (Richardson). Of the whole tableau each component takes the entry that differs
// least from those it was made of.
//
// Source: C. J. F. Ridders, "Accurate computation of F′(x) and F′(x)F″(x)",
// Advances in Engineering Software 4(2), 1982.
func derivative(x, u []float64, m int, eval func(x, dst []float64)) []float64 {
	best := make([]float64, m)
	doubt := slices.Repeat([]float64{math.Inf(1)}, m)
	var above [][]float64 // the row of the tableau for twice the step
	h := firstStep
	for range rows {
		row := [][]float64{central(x, u, h, m, eval)}
		factor := 1.0
		for j := range above {
			factor *= 4 // the error of column j falls by 4^(j+1) when h is halved
			next := make([]float64, m)
			for i := range next {
				next[i] = row[j][i] + (row[j][i]-above[j][i])/(factor-1)
				off := max(math.Abs(next[i]-row[j][i]), math.Abs(next[i]-above[j][i]))
				if off < doubt[i] {
					best[i], doubt[i] = next[i], off
				}
			}
			row = append(row, next)
		}
		above, h = row, h/2
	}
	return best
}

func central(x, u []float64, h float64, m int, eval func(x, dst []float64)) []float64 {
	ahead, behind := make([]float64, m), make([]float64, m)
	eval(floats.AddScaledTo(make([]float64, len(x)), x, h, u), ahead)
	eval(floats.AddScaledTo(make([]float64, len(x)), x, -h, u), behind)
	floats.Sub(ahead, behind)
	floats.Scale(1/(2*h), ahead)
	return ahead
}
