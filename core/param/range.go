package param

import "fmt"

// Range is the closed interval of legal numbers.
type Range struct {
	Lo, Hi float64
	Log    bool // a slider moves by factors
	Zero   bool // 0 is legal too, beside [Lo, Hi]
}

// Linear returns [lo, hi] for an evenly spaced slider.
func Linear(lo, hi float64) Range { return Range{Lo: lo, Hi: hi} }

// Log returns [lo, hi], 0 < lo, for a slider that moves by factors.
func Log(lo, hi float64) Range { return Range{Lo: lo, Hi: hi, Log: true} }

// LogOrZero returns {0} ∪ [lo, hi]: a slider that moves by factors and can be off.
func LogOrZero(lo, hi float64) Range { return Range{Lo: lo, Hi: hi, Log: true, Zero: true} }

// Holds reports whether x is legal. NaN never is.
func (r Range) Holds(x float64) bool { return x >= r.Lo && x <= r.Hi || r.Zero && x == 0 }

// String returns the interval in words: "from 0 to 0.999".
func (r Range) String() string { return fmt.Sprintf("from %s to %s", Format(r.Lo), Format(r.Hi)) }

// of returns what a number in the range is: "0 or an integer from 5 to 10".
func (r Range) of(number string) string {
	switch {
	case r.Lo == r.Hi:
		return Format(r.Lo)
	case r.Zero:
		return fmt.Sprintf("0 or %s %s", number, r)
	}
	return fmt.Sprintf("%s %s", number, r)
}

// each returns where every number of several in the range is.
func (r Range) each() string {
	if r.Zero {
		return "0 or " + r.String()
	}
	return r.String()
}
