package dataset

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"hfplayground/core/param"
)

// parseNumber reads a number of size at most limit, or says what is wrong with
// the text.
func parseNumber(text string, limit float64) (x float64, problem string) {
	x, ok := param.Number(text)
	switch {
	case !ok:
		return 0, notNumber(text)
	case math.Abs(x) > limit:
		return 0, outside(strconv.Quote(param.Shorten(text)), limit)
	}
	return x, ""
}

// outside says that a number is too large.
func outside(shown string, limit float64) string {
	return fmt.Sprintf("%s is too large: numbers here are from %s to %s.", shown, param.Format(-limit), param.Format(limit))
}

// missingValue is what is wrong with an empty cell.
const missingValue = "the value is missing."

// isMissing reports whether text is one of the ways to leave a cell empty.
func isMissing(text string) bool {
	for _, word := range []string{"", "na", "n/a", "nan", "null", "?"} {
		if strings.EqualFold(text, word) {
			return true
		}
	}
	return false
}

// notFinite reports whether text is an infinity or a number too large for one.
func notFinite(text string) bool {
	x, err := strconv.ParseFloat(text, 64)
	return math.IsInf(x, 0) && (err == nil || errors.Is(err, strconv.ErrRange))
}
