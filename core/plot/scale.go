package plot

import (
	"math"

	"hfplayground/core/elementary"
)

// Limits of logarithmic axes, in decades.
const (
	MostDecades  = 16 // drawn below the highest value: what a float64 resolves
	LeastDecades = 1

	leastShown   = 4 // decades of curves that fall, before the lowest leaves the axis
	shareOfLeast = 4 // heights of the curve that falls least
)

// ShownDecades returns how many decades below its top an axis shows of curves that
// fall by so many decades each: at most so many that the one that falls least takes
// a quarter of them, so that one that falls to rounding does not flatten it. Curves that
// fall further are followed to the bottom of the axis.
func ShownDecades(falls ...float64) float64 {
	least := math.Inf(1)
	for _, fall := range falls {
		least = math.Min(least, fall)
	}
	return math.Max(leastShown, math.Min(MostDecades, math.Ceil(shareOfLeast*least)))
}

// Scale is an axis for values: logarithmic in f − base, or one of the others.
type Scale struct {
	Linear    bool    // shares of a whole, in percent
	Base      float64 // subtracted from f first
	Signed    bool    // linear around 0, logarithmic on either side: t = ±log₁₀(1 + |f|/unit)
	Unit      float64 // size of f around which a signed scale turns logarithmic
	Floor     bool    // there are values at base or hardly above: they are drawn at the bottom
	Low, High float64 // ends of the axis, on the scale
}

// AboveName names f above base: "f − 0.398".
func AboveName(base float64) string {
	switch {
	case base == 0:
		return "f"
	case base < 0:
		return "f + " + Short(-base)
	default:
		return "f − " + Short(base)
	}
}

// Leave raises High so that what was the top has room above it, a share of the whole height below 1.
func (s *Scale) Leave(room float64) { s.High += (s.High - s.Low) * room / (1 - room) }

// Of returns the place of f on the scale: f itself, log₁₀(f − Base), or that of a signed scale; −∞ for f ≤ Base on a
// logarithmic one, NaN for NaN.
func (s *Scale) Of(f float64) float64 {
	if s.Linear {
		return f
	}
	if s.Signed {
		return math.Copysign(elementary.Log10(1+math.Abs(f)/s.Unit), f)
	}
	gap := f - s.Base
	if gap <= 0 {
		return math.Inf(-1)
	}
	return elementary.Log10(gap)
}

// Value returns the f that is drawn at share t of the height: the inverse of Share within the axis.
func (s *Scale) Value(t float64) float64 {
	at := s.Low + t*(s.High-s.Low)
	if s.Linear {
		return at
	}
	if s.Signed {
		return math.Copysign(s.Unit*(elementary.Pow(10, math.Abs(at))-1), at)
	}
	return s.Base + elementary.Pow(10, at)
}

// Place returns the share of the height at which t of the scale is drawn.
func (s *Scale) Place(t float64) float64 { return (t - s.Low) / (s.High - s.Low) }

// Share returns the share of the height at which f is drawn: 0 for all that is
// on the floor, above 1 for what leaves the plot, NaN for NaN.
func (s *Scale) Share(f float64) float64 {
	t := s.Place(s.Of(f))
	if t < 0 {
		return 0
	}
	return t
}

// Ticks returns at most most labelled places: whole decades, or percent.
func (s *Scale) Ticks(most int) []Tick {
	if most < 1 {
		most = 1
	}
	if s.Linear {
		return s.percents(most)
	}
	if s.Signed {
		return s.signedTicks(most)
	}
	var list []Tick
	low := math.Ceil(s.Low)
	if s.Floor {
		low = math.Floor(s.Low) + 1
		list = append(list, Tick{s.Low, "<" + Power(int(low))})
		most = max(1, most-1)
	}
	every := math.Max(1, TickStep((s.High-s.Low)/math.Max(1, float64(most))))
	for t := math.Ceil(low/every) * every; t <= s.High; t += every {
		if s.Floor && s.Place(t) < 1/float64(most+3) {
			continue
		}
		list = append(list, Tick{t, Power(int(t))})
	}
	return list
}

// percents returns places of whole percent, 100 % among them.
func (s *Scale) percents(most int) []Tick {
	list := Ticks(100*s.Low, 100, most)
	for i := range list {
		list[i].At /= 100
		list[i].Label += " %"
	}
	return list
}

// signedTicks returns 0 and powers of ten on either side of it.
func (s *Scale) signedTicks(most int) []Tick {
	var list []Tick
	if s.Low <= 0 && s.High >= 0 {
		list = append(list, Tick{0, "0"})
	}
	unit := int(math.Round(elementary.Log10(s.Unit)))
	every := int(math.Max(1, TickStep((s.High-s.Low)/float64(most))))
	for k := every; float64(k) <= math.Max(s.High, -s.Low); k += every {
		size := math.Pow10(unit + k)
		if t := s.Of(size); t <= s.High {
			list = append(list, Tick{t, Power(unit + k)})
		}
		if t := s.Of(-size); t >= s.Low {
			list = append(list, Tick{t, "−" + Power(unit+k)})
		}
	}
	return list
}
