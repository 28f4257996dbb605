package curve

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// valueScale is the vertical axis of a curve. With a base, it is logarithmic in
// f − base. Without one, when values are negative, it is linear around 0 and
// logarithmic on either side. Shares of a whole are on a linear scale.
type valueScale struct {
	plot.Scale
	ok   bool
	name string // what is drawn: "f", "f − 0.398", "accuracy"
}

// Limits of the value axis.
const (
	mostAbove   = 4 // decades drawn above the start: a run that diverges leaves the plot
	signedSpan  = 3 // decades a signed scale resolves on each side
	slackOfBase = 1e-9
	shareStep   = 0.1 // a scale of shares begins at a multiple of it
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
	if q.above && p.Field != nil && draw.Finite(p.Field.Base) {
		base = p.Field.Base
	}
	s.Base = base
	if least < base-slackOfBase*math.Max(1, math.Abs(base)) { // no minimum, or not the least there is
		s.Base = 0
		if s.Signed = least < 0; s.Signed {
			s.fitSigned(least, most, start)
			return s
		}
	}
	if s.Base != 0 {
		s.name = plot.AboveName(s.Base)
	}
	s.fitLog(p.Race, q, start, levelsOf(p, q))
	return s
}

// extent returns the least and greatest finite value of the race, the test
// included, and the greatest first value.
func extent(race *wire.Race, q *quantity) (least, most, start float64) {
	least, most, start = math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range race.Runs {
		for _, values := range q.of(&race.Runs[i]) {
			for k, f := range values {
				if !draw.Finite(f) {
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
	s.Linear, s.High, s.ok = true, 1, least <= 1
	tenths := math.Floor(math.Min(least, 1-shareStep)/shareStep + slackOfBase)
	s.Low = math.Max(0, tenths*shareStep)
}

// fitLog sets the ends of a logarithmic axis.
func (s *valueScale) fitLog(race *wire.Race, q *quantity, start float64, levels []wire.Level) {
	low, high := math.Inf(1), math.Inf(-1)
	var falls []float64
	for i := range race.Runs {
		for _, values := range q.of(&race.Runs[i]) {
			d := s.decades(values)
			low, high = math.Min(low, d.least), math.Max(high, d.most)
			if d.least <= d.most {
				falls = append(falls, d.fall)
			}
			s.Floor = s.Floor || math.IsInf(d.fall, 1)
		}
	}
	s.ok = true
	if !(low <= high) { // every value is the base
		s.Low, s.High = -plot.LeastDecades, 0
		return
	}
	if gap := start - s.Base; gap > 0 && draw.Finite(gap) {
		high = math.Min(high, elementary.Log10(gap)+mostAbove)
	}
	if least := high - plot.ShownDecades(falls...); low < least {
		low, s.Floor = least, true
	}
	low, high = s.include(levels, math.Min(low, high), high)
	if s.Floor {
		low = math.Floor(low) - math.Max(1, math.Round((high-low)/12))
	}
	s.Low, s.High = math.Floor(low*2)/2, math.Ceil(high*2)/2
	if s.High-s.Low < plot.LeastDecades {
		s.High = s.Low + plot.LeastDecades
	}
}

// span is where a curve lies on a logarithmic scale.
type span struct {
	least, most float64 // the ends of what is above the base; least > most where nothing is
	fall        float64 // from the first value to the least; +Inf where it comes down to the base
}

// decades returns where values lie on the scale.
func (s *valueScale) decades(values []float64) span {
	d := span{least: math.Inf(1), most: math.Inf(-1)}
	base := false
	for _, f := range values {
		switch gap := f - s.Base; {
		case gap > 0 && draw.Finite(gap):
			d.least, d.most = math.Min(d.least, elementary.Log10(gap)), math.Max(d.most, elementary.Log10(gap))
		case gap <= 0:
			base = true
		}
	}
	if first := d.most; base {
		d.fall = math.Inf(1)
	} else if d.least <= first {
		if at := s.Of(values[0]); draw.Finite(at) {
			first = at
		}
		d.fall = first - d.least
	}
	return d
}

// fitSigned sets the ends of an axis through 0.
func (s *valueScale) fitSigned(least, most, start float64) {
	s.ok = true
	size := math.Max(math.Abs(start), math.Min(math.Abs(least), math.Abs(most)))
	if !draw.Finite(size) || size == 0 {
		size = math.Max(math.Abs(least), math.Abs(most))
	}
	s.Unit = elementary.Pow(10, math.Floor(elementary.Log10(size))-signedSpan)
	s.Unit = math.Max(s.Unit, math.SmallestNonzeroFloat64)
	s.Low, s.High = s.Of(least), s.Of(math.Min(most, math.Abs(start)*math.Pow10(mostAbove)))
	if !(s.High-s.Low >= plot.LeastDecades) {
		s.High = s.Low + plot.LeastDecades
	}
}
