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
	switch shown := strconv.Quote(param.Shorten(text)); {
	case ok && math.Abs(x) <= limit:
		return x, ""
	case ok:
		return 0, fmt.Sprintf("%s is not in [%s, %s]", shown, param.Format(-limit), param.Format(limit))
	case text == "":
		return 0, missingValue
	case isMissing(text):
		return 0, shown + " means a missing value"
	case notFinite(text):
		return 0, shown + " is not finite"
	case isDecimalComma(text):
		return 0, shown + " is not a number: decimals are written with a point"
	default:
		return 0, shown + " is not a number"
	}
}

// missingValue is what is wrong with an empty cell.
const missingValue = "the value is missing"

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

// isDecimalComma reports whether text is a number with a comma for its point.
func isDecimalComma(text string) bool {
	_, ok := param.Number(strings.Replace(text, ",", ".", 1))
	return ok
}
