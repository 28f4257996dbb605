// Package words writes numbers and counts for people: few digits, a true minus
// sign, powers of ten as powers.
package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Number writes x for reading, with four significant digits.
func Number(x float64) string { return Significant(x, 4) }

// Rough writes x with three, for a sentence.
func Rough(x float64) string { return Significant(x, 3) }

// Significant writes x with so many digits.
func Significant(x float64, digits int) string {
	switch {
	case math.IsNaN(x):
		return "undefined"
	case math.IsInf(x, 1):
		return "∞"
	case math.IsInf(x, -1):
		return "−∞"
	}
	s := fmt.Sprintf("%.*g", digits, x+0) // of the two zeros the one without a sign
	if mantissa, exponent, found := strings.Cut(s, "e"); found {
		s = mantissa + "·10" + superscript(strings.TrimLeft(strings.TrimPrefix(exponent, "+"), ""))
	}
	return strings.ReplaceAll(s, "-", "−")
}

// superscript writes an exponent without its leading zeros.
func superscript(exponent string) string {
	digits := strings.TrimLeft(strings.TrimPrefix(exponent, "-"), "0")
	out := strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(digits)
	if strings.HasPrefix(exponent, "-") {
		out = "⁻" + out
	}
	return out
}

// shortDigits is how many decimals a place in the sentence has.
const shortDigits = 3

// Rounded returns x with so many significant digits.
func Rounded(x float64, digits int) float64 {
	y, _ := strconv.ParseFloat(fmt.Sprintf("%.*g", digits, x), 64)
	return y
}

// Short writes a coordinate for a sentence, with three decimals at most.
func Short(x float64) string {
	scale := math.Pow10(shortDigits)
	if math.Abs(x) < mostRounded {
		x = math.Round(x*scale)/scale + 0
	}
	return Number(x)
}

// Full writes x with ten significant digits: enough to compare runs by.
func Full(x float64) string { return fmt.Sprintf("%.10g", x) }

// Plural writes a count of things whose plural ends in s: "1 step", "2 steps".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// A writes a noun with its article, by its first letter: "a step", "an initial damping".
func A(noun string) string {
	if noun != "" && strings.ContainsRune("aeio", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// Cost writes a number of gradient equivalents, which comes as text: "1 gradient equivalent".
func Cost(number string) string {
	if number == "1" {
		return "1 gradient equivalent"
	}
	return number + " gradient equivalents"
}

// mostRounded is the size up to which a coordinate is rounded to decimals: larger
// ones have none that are read.
const mostRounded = 1e6
