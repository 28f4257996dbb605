package network

import (
	"math"

	"hfplayground/core/draw"
)

// span maps the values around middle to t in [−1, 1].
type span struct{ middle, half float64 }

// spanOf returns the span of values that run from low to high: around 0 where
// that lies inside, else around what lies between. Without two finite ends it
// reaches as far from 0 as the values do.
func spanOf(low, high float64, values []float64) span {
	if !draw.Finite(low, high, high-low) || !(low < high) {
		return span{0, furthest(values)}
	}
	if low < 0 && high > 0 {
		return span{0, math.Max(-low, high)}
	}
	return between(low, high)
}

// between returns the span with low at −1 and high at 1.
func between(low, high float64) span {
	half := high/2 - low/2
	return span{low + half, half}
}

// furthest returns the greatest distance of a finite value from 0; 1 where all
// are 0.
func furthest(values []float64) float64 {
	most := 0.0
	for _, v := range values {
		if a := math.Abs(v); a > most && !math.IsInf(a, 0) {
			most = a
		}
	}
	if most == 0 {
		return 1
	}
	return most
}

// of returns v on the span, NaN for NaN.
func (s span) of(v float64) float64 { return (v - s.middle) / s.half }

// at returns the value at t: the inverse of of.
func (s span) at(t float64) float64 { return s.middle + t*s.half }
