package plot

import (
	"math"
	"strconv"
	"strings"

	"hfplayground/core/elementary"
)

// Fixed returns v, a multiple of step, with so many decimals, those that step has; as Short writes it where those are
// too many digits.
func Fixed(v, step float64, decimals int) string {
	if math.Abs(v) < step/2 {
		return "0"
	}
	if decimals > mostDigits || math.Abs(v) >= 1e6 {
		return Short(v)
	}
	return Minus(strconv.FormatFloat(v, 'f', decimals, 64))
}

// Short returns v in three significant digits: 1234, 0.0123, 1.5·10⁻⁷, −∞.
func Short(v float64) string {
	switch {
	case math.IsNaN(v):
		return "undefined"
	case math.IsInf(v, 0):
		return Minus(strings.Replace(strconv.FormatFloat(v, 'g', -1, 64), "Inf", "∞", 1))
	case v == 0:
		return "0"
	}
	if a := math.Abs(v); a >= 1e-3 && a < 1e4 {
		decimals := max(0, 2-int(math.Floor(elementary.Log10(a))))
		s := strconv.FormatFloat(v, 'f', decimals, 64)
		if strings.Contains(s, ".") {
			s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		}
		return Minus(s)
	}
	s := strconv.FormatFloat(v, 'e', 2, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	n, _ := strconv.Atoi(exponent) // as FormatFloat wrote it
	if mantissa == "1" {
		return Power(n)
	}
	return Minus(mantissa) + "·" + Power(n)
}

// Power returns 10ⁿ, as a plain number where that is as short.
func Power(n int) string {
	if n >= -2 && n <= 3 {
		return strconv.FormatFloat(math.Pow10(n), 'f', max(0, -n), 64)
	}
	return "10" + superscript(n)
}

func superscript(n int) string {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	var b strings.Builder
	for _, r := range strconv.Itoa(n) {
		if r == '-' {
			b.WriteRune('⁻')
			continue
		}
		b.WriteRune([]rune(digits)[r-'0'])
	}
	return b.String()
}

// Minus writes a leading hyphen as a minus sign.
func Minus(s string) string {
	if strings.HasPrefix(s, "-") {
		return "−" + s[1:]
	}
	return strings.TrimPrefix(s, "+")
}

// Subscript writes i below the line.
func Subscript(i int) string {
	const least = '₀'
	var digits []rune
	for _, r := range strconv.Itoa(i) {
		digits = append(digits, least+r-'0')
	}
	return string(digits)
}
