package plot

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
)

// Tick is a labelled place on an axis.
type Tick struct {
	At    float64 // in the coordinate of the axis
	Label string
}

// Ticks returns the multiples of 1, 2 or 5 times a power of ten within [low,
// high], at most most of them; nil when the ends are too close to differ in a label.
func Ticks(low, high float64, most int) []Tick {
	if most < 1 || !draw.Finite(low, high) || !(low < high) {
		return nil
	}
	step := TickStep((high - low) / float64(most))
	if !draw.Finite(step) || low+step == low || high-step == high {
		return nil
	}
	first, last := math.Ceil(low/step-1e-9), math.Floor(high/step+1e-9)
	decimals := max(0, int(-math.Floor(elementary.Log10(step)+1e-9)))
	var list []Tick
	for k := range int(last-first) + 1 {
		v := (first + float64(k)) * step
		list = append(list, Tick{At: v, Label: Fixed(v, step, decimals)})
	}
	return list
}

// TickStep returns the least 1, 2 or 5 times a power of ten that is not below
// least.
func TickStep(least float64) float64 {
	power := elementary.Pow(10, math.Floor(elementary.Log10(least)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= least*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// Numbers longer than this are written with a power of ten.
const mostDigits = 6
