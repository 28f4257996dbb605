package contour

import (
	"math"
	"slices"

	"hfplayground/core/elementary"
)

// Scale maps values to the line on which levels are evenly spaced, and holds the
// levels. Isolines are traced on the mapped grid: along an edge the function is
// then linear in log(f − base) when the scale is logarithmic, which follows
// curved valleys far better than linear in f.
type Scale struct {
	Levels []float64 // on the scale, rising, evenly spaced; nil when the values do not vary
	Log    bool      // t = log₁₀(f − Base), else t = f
	Base   float64   // finite
	Floor  float64   // least t that is distinguished, when Log
}

// Choices of NewScale.
const (
	sampled    = 4096 // values looked at, at most: quantiles need no more
	tail       = 0.01 // share of the values beyond the lowest and the highest level
	depth      = 2e-3 // the same at the low end of a log scale, where the minimum is
	mostDecade = 16   // decades that levels may span: what a float64 resolves
	leastSpan  = 0.05 // decades below which a log scale shows less than an even one
)

// NewScale returns a scale with about count levels for values.
//
// Levels are multiples of 1, 2, 2.5 or 5 times a power of ten, from the first to
// the last percentile of the values that are finite: a pole or a steep corner
// does not take all the levels. On a log scale they go further down. Log levels are base + 10^t with t so spaced; the
// least finite value replaces a base that is not finite. Where the values
// are so far above base that their logarithms hardly differ, as for a function
// unbounded below, levels are even in f instead.
//
// It does not keep values.
func NewScale(values []float64, count int, log bool, base float64) Scale {
	v := sorted(values)
	if len(v) == 0 || count < 1 {
		return Scale{Base: finiteOr(base, 0)}
	}
	s := Scale{Log: log, Base: finiteOr(base, v[0])}
	if log && s.logLevels(v, count) {
		return s
	}
	s.Log = false
	low, high := quantile(v, tail), quantile(v, 1-tail)
	if low == high { // a flat function with a dent or a bump
		low, high = v[0], v[len(v)-1]
	}
	s.Levels = even(low, high, count)
	return s
}

// logLevels sets levels that are even in log₁₀(f − Base), and says whether that
// makes sense for the sorted values v.
func (s *Scale) logLevels(v []float64, count int) bool {
	above := v[sortedAfter(v, s.Base):] // f > Base: the others have no logarithm
	if len(above) < 2 {
		return false
	}
	low := elementary.Log10(quantile(above, depth) - s.Base)
	high := elementary.Log10(quantile(above, 1-tail) - s.Base)
	low = math.Max(low, high-mostDecade)
	if !(high-low > leastSpan) || math.IsInf(high, 0) {
		return false
	}
	s.Levels = even(low, high, count)
	if len(s.Levels) == 0 {
		return false
	}
	s.Floor = s.Levels[0] - math.Max(1, (high-low)/float64(count))
	return true
}

// Of returns the place of value f on the scale; NaN stays NaN.
func (s Scale) Of(f float64) float64 {
	if !s.Log || math.IsNaN(f) {
		return f
	}
	if f <= s.Base {
		return s.Floor
	}
	return math.Max(s.Floor, elementary.Log10(f-s.Base))
}

// Map returns g with every value at its place on the scale. It shares nothing
// with g.
func (s Scale) Map(g Grid) Grid {
	mapped := make([]float64, len(g.Values))
	for i, f := range g.Values {
		mapped[i] = s.Of(f)
	}
	return Grid{NX: g.NX, NY: g.NY, Values: mapped}
}

// sorted returns the finite values, or evenly many of them, in rising order.
func sorted(values []float64) []float64 {
	stride := (len(values) + sampled - 1) / sampled
	var v []float64
	for i := 0; i < len(values); i += stride {
		if f := values[i]; !math.IsNaN(f) && !math.IsInf(f, 0) {
			v = append(v, f)
		}
	}
	slices.Sort(v)
	return v
}

// sortedAfter returns how many of the sorted values are at most f.
func sortedAfter(v []float64, f float64) int {
	i, found := slices.BinarySearch(v, f)
	for found && i < len(v) && v[i] == f {
		i++
	}
	return i
}

func quantile(sorted []float64, q float64) float64 {
	return sorted[int(q*float64(len(sorted)-1)+0.5)]
}

func finiteOr(f, instead float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return instead
	}
	return f
}

// even returns the multiples of a round step in [low, high], about count of
// them; nil where there is no room between low and high.
func even(low, high float64, count int) []float64 {
	step := roundStep(high/float64(count) - low/float64(count))
	if !(step > 0) || math.IsInf(step, 0) {
		return nil
	}
	first, last := math.Ceil(low/step), math.Floor(high/step)
	if first == first+1 { // the step is lost to rounding beside low
		return nil
	}
	var levels []float64
	for k := range int(last-first) + 1 {
		levels = append(levels, (first+float64(k))*step)
	}
	return levels
}

// roundStep returns the 1, 2, 2.5 or 5 times a power of ten that is nearest to
// step by ratio.
func roundStep(step float64) float64 {
	power := elementary.Pow(10, math.Floor(elementary.Log10(step)))
	best := power
	for _, m := range []float64{2, 2.5, 5, 10} {
		if math.Abs(elementary.Log(m*power/step)) < math.Abs(elementary.Log(best/step)) {
			best = m * power
		}
	}
	return best
}
