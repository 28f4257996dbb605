package scene

import (
	"math"

	"hfplayground/core/elementary"
)

// Limits of logarithmic axes, in decades.
const (
	mostDecades  = 16 // drawn below the highest value: what a float64 resolves
	leastDecades = 1
)

// scale is an axis for values: logarithmic in f − base, or one of the others.
type scale struct {
	linear    bool    // shares of a whole, in percent
	base      float64 // subtracted from f first
	signed    bool    // linear around 0, logarithmic on either side: t = ±log₁₀(1 + |f|/unit)
	unit      float64 // size of f around which a signed scale turns logarithmic
	floor     bool    // there are values at base or hardly above: they are drawn at the bottom
	low, high float64 // ends of the axis, on the scale
}

// aboveName names f above base: "f − 0.398".
func aboveName(base float64) string {
	switch {
	case base == 0:
		return "f"
	case base < 0:
		return "f + " + short(-base)
	default:
		return "f − " + short(base)
	}
}

// leave makes room above the top of the scale, a share of the whole height.
func (s *scale) leave(room float64) { s.high += (s.high - s.low) * room / (1 - room) }

// of returns the place of f on the scale; −Inf below the floor, NaN for NaN.
func (s *scale) of(f float64) float64 {
	if s.linear {
		return f
	}
	if s.signed {
		return math.Copysign(elementary.Log10(1+math.Abs(f)/s.unit), f)
	}
	gap := f - s.base
	if gap <= 0 {
		return math.Inf(-1)
	}
	return elementary.Log10(gap)
}

// value is the inverse of place and of: what is drawn at share t of the height.
func (s *scale) value(t float64) float64 {
	at := s.low + t*(s.high-s.low)
	if s.linear {
		return at
	}
	if s.signed {
		return math.Copysign(s.unit*(elementary.Pow(10, math.Abs(at))-1), at)
	}
	return s.base + elementary.Pow(10, at)
}

// place returns the share of the height at which t of the scale is drawn.
func (s *scale) place(t float64) float64 { return (t - s.low) / (s.high - s.low) }

// share returns the share of the height at which f is drawn: 0 for all that is
// on the floor, above 1 for what leaves the plot, NaN for NaN.
func (s *scale) share(f float64) float64 {
	t := s.place(s.of(f))
	if t < 0 {
		return 0
	}
	return t
}

// ticks returns at most most labelled places: whole decades, or percent.
func (s *scale) ticks(most int) []tick {
	if most < 1 {
		most = 1
	}
	if s.linear {
		return s.percents(most)
	}
	if s.signed {
		return s.signedTicks(most)
	}
	var list []tick
	low := math.Ceil(s.low)
	if s.floor {
		low = math.Floor(s.low) + 1
		list = append(list, tick{s.low, "<" + power(int(low))})
		most = max(1, most-1)
	}
	every := math.Max(1, tickStep((s.high-s.low)/math.Max(1, float64(most))))
	for t := math.Ceil(low/every) * every; t <= s.high; t += every {
		if s.floor && s.place(t) < 1/float64(most+3) {
			continue
		}
		list = append(list, tick{t, power(int(t))})
	}
	return list
}

// percents returns places of whole percent, 100 % among them.
func (s *scale) percents(most int) []tick {
	list := ticks(100*s.low, 100, most)
	for i := range list {
		list[i].at /= 100
		list[i].label += " %"
	}
	return list
}

// signedTicks returns 0 and powers of ten on either side of it.
func (s *scale) signedTicks(most int) []tick {
	var list []tick
	if s.low <= 0 && s.high >= 0 {
		list = append(list, tick{0, "0"})
	}
	unit := int(math.Round(elementary.Log10(s.unit)))
	every := int(math.Max(1, tickStep((s.high-s.low)/float64(most))))
	for k := every; float64(k) <= math.Max(s.high, -s.low); k += every {
		size := math.Pow10(unit + k)
		if t := s.of(size); t <= s.high {
			list = append(list, tick{t, power(unit + k)})
		}
		if t := s.of(-size); t >= s.low {
			list = append(list, tick{t, "−" + power(unit+k)})
		}
	}
	return list
}
