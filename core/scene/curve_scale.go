package scene

import (
	"math"

	"hfplayground/core/elementary"
	"hfplayground/core/wire"
)

// valueScale places values on the vertical axis of a curve. With a base, it is
// logarithmic in f − base. Without one, when values are negative, it is linear
// around 0 and logarithmic on either side: t = ±log₁₀(1 + |f|/unit). Shares of a
// whole are on a linear scale.
type valueScale struct {
	ok        bool
	name      string  // what is drawn: "f", "f − 0.398", "accuracy"
	linear    bool    // shares of a whole, in percent
	base      float64 // subtracted from f first
	signed    bool
	unit      float64 // size of f around which a signed scale turns logarithmic
	floor     bool    // there are values at base or hardly above: they are drawn at the bottom
	low, high float64 // ends of the axis, on the scale
}

// Limits of the value axis.
const (
	mostDecades  = 16 // drawn below the highest value: what a float64 resolves
	mostAbove    = 4  // decades drawn above the start: a run that diverges leaves the plot
	leastDecades = 1
	signedSpan   = 3 // decades a signed scale resolves on each side
	slackOfBase  = 1e-9
	shareStep    = 0.1 // a scale of shares begins at a multiple of it
)

// newValueScale returns the scale for what the curves of p show.
func newValueScale(p wire.Picture) valueScale {
	q := quantityOf(p)
	s := valueScale{name: q.name}
	if q.share {
		s.fitShares(p.Race, q)
		return s
	}
	least, most, start := extent(p.Race, q)
	if !(least <= most) {
		return s
	}
	base := 0.0
	if q.above && p.Field != nil && finite(p.Field.Base) {
		base = p.Field.Base
	}
	s.base = base
	if least < base-slackOfBase*math.Max(1, math.Abs(base)) { // no minimum, or not the least there is
		s.base = 0
		if s.signed = least < 0; s.signed {
			s.fitSigned(least, most, start)
			return s
		}
	}
	if s.base != 0 {
		s.name = aboveName(s.base)
	}
	s.fitLog(p.Race, q, start)
	return s
}

// extent returns the least and greatest finite value of the race, the test
// included, and the greatest first value.
func extent(race *wire.Race, q *quantity) (least, most, start float64) {
	least, most, start = math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range race.Runs {
		for _, values := range q.of(&race.Runs[i]) {
			for k, f := range values {
				if !finite(f) {
					continue
				}
				least, most = math.Min(least, f), math.Max(most, f)
				if k == 0 {
					start = math.Max(start, f)
				}
			}
		}
	}
	return least, most, start
}

// fitShares sets the ends of an axis of shares: the least that is shown, rounded
// down, and the whole.
func (s *valueScale) fitShares(race *wire.Race, q *quantity) {
	least := math.Inf(1)
	for i := range race.Runs {
		for _, values := range q.of(&race.Runs[i]) {
			for _, v := range values {
				if v >= 0 && v <= 1 {
					least = math.Min(least, v)
				}
			}
		}
	}
	s.linear, s.high, s.ok = true, 1, least <= 1
	tenths := math.Floor(math.Min(least, 1-shareStep)/shareStep + slackOfBase)
	s.low = math.Max(0, tenths*shareStep)
}

// leave makes room above the top of the scale, a share of the whole height.
func (s *valueScale) leave(room float64) { s.high += (s.high - s.low) * room / (1 - room) }

// fitLog sets the ends of a logarithmic axis.
func (s *valueScale) fitLog(race *wire.Race, q *quantity, start float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for i := range race.Runs {
		for _, values := range q.of(&race.Runs[i]) {
			for _, f := range values {
				switch gap := f - s.base; {
				case gap > 0 && finite(gap):
					low, high = math.Min(low, elementary.Log10(gap)), math.Max(high, elementary.Log10(gap))
				case gap <= 0:
					s.floor = true
				}
			}
		}
	}
	s.ok = true
	if !(low <= high) { // every value is the base
		s.low, s.high = -leastDecades, 0
		return
	}
	if gap := start - s.base; gap > 0 && finite(gap) {
		high = math.Min(high, elementary.Log10(gap)+mostAbove)
	}
	if low < high-mostDecades {
		low, s.floor = high-mostDecades, true
	}
	low = math.Min(low, high)
	if s.floor {
		low = math.Floor(low) - math.Max(1, math.Round((high-low)/12))
	}
	s.low, s.high = math.Floor(low*2)/2, math.Ceil(high*2)/2
	if s.high-s.low < leastDecades {
		s.high = s.low + leastDecades
	}
}

// fitSigned sets the ends of an axis through 0.
func (s *valueScale) fitSigned(least, most, start float64) {
	s.ok = true
	size := math.Max(math.Abs(start), math.Min(math.Abs(least), math.Abs(most)))
	if !finite(size) || size == 0 {
		size = math.Max(math.Abs(least), math.Abs(most))
	}
	s.unit = elementary.Pow(10, math.Floor(elementary.Log10(size))-signedSpan)
	s.unit = math.Max(s.unit, math.SmallestNonzeroFloat64)
	s.low, s.high = s.of(least), s.of(math.Min(most, math.Abs(start)*math.Pow10(mostAbove)))
	if !(s.high-s.low >= leastDecades) {
		s.high = s.low + leastDecades
	}
}

// of returns the place of f on the scale; −Inf below the floor, NaN for NaN.
func (s *valueScale) of(f float64) float64 {
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
func (s *valueScale) value(t float64) float64 {
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
func (s *valueScale) place(t float64) float64 { return (t - s.low) / (s.high - s.low) }

// share returns the share of the height at which f is drawn: 0 for all that is
// on the floor, above 1 for what leaves the plot, NaN for NaN.
func (s *valueScale) share(f float64) float64 {
	t := s.place(s.of(f))
	if t < 0 {
		return 0
	}
	return t
}

// ticks returns at most most labelled places: whole decades, or percent.
func (s *valueScale) ticks(most int) []tick {
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
func (s *valueScale) percents(most int) []tick {
	list := ticks(100*s.low, 100, most)
	for i := range list {
		list[i].at /= 100
		list[i].label += " %"
	}
	return list
}

// signedTicks returns 0 and powers of ten on either side of it.
func (s *valueScale) signedTicks(most int) []tick {
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
