package param

import (
	"math"
	"strconv"
	"strings"
)

// autoList is how the empty list is written.
const autoList = "auto"

// Number parses a finite decimal number: digits with an optional sign, point and
// exponent, and nothing else. Hexadecimal, NaN, infinities, underscores and
// digits of other scripts are refused; −0 becomes 0.
func Number(s string) (float64, bool) {
	if s == "" || strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, false
	}
	return x + 0, true // −0 + 0 = 0
}

// Format writes x with as few digits as give the same float64 back.
func Format(x float64) string {
	s := strconv.FormatFloat(x, 'g', -1, 64)
	if m := math.Abs(x); m >= 1e-4 && m < 1e7 {
		s = strconv.FormatFloat(x, 'f', -1, 64)
	}
	s = strings.Replace(s, "e-0", "e-", 1)
	s = strings.Replace(s, "e+0", "e", 1)
	return strings.Replace(s, "e+", "e", 1)
}

// FormatList writes xs with commas between; the empty list is "auto".
func FormatList(xs []float64) string {
	if len(xs) == 0 {
		return autoList
	}
	parts := make([]string, len(xs))
	for i, x := range xs {
		parts[i] = Format(x)
	}
	return strings.Join(parts, ",")
}

// numbers parses a list of at most max numbers. The commas are counted before
// anything is allocated.
func numbers(s string, max int) ([]float64, bool) {
	if s == autoList || s == "" {
		return nil, true
	}
	if strings.Count(s, ",") >= max {
		return nil, false
	}
	var xs []float64
	for part := range strings.SplitSeq(s, ",") {
		x, ok := Number(strings.TrimSpace(part))
		if !ok {
			return nil, false
		}
		xs = append(xs, x)
	}
	return xs, true
}
