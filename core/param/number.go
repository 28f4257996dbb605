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

// expGain is how many characters an exponent must save to be written.
const expGain = 3

// Format writes x with as few digits as give the same float64 back, with an
// exponent where that is much shorter: 0.001, 12.5, 1e6, 1e-9.
func Format(x float64) string {
	plain := strconv.FormatFloat(x, 'f', -1, 64)
	short := strconv.FormatFloat(x, 'e', -1, 64)
	for _, cut := range [][2]string{{"e+00", ""}, {"e-0", "e-"}, {"e+0", "e"}, {"e+", "e"}} {
		short = strings.Replace(short, cut[0], cut[1], 1)
	}
	if len(plain)-len(short) >= expGain {
		return short
	}
	return plain
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
