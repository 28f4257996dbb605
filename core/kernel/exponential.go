package kernel

import (
	"math"

	"hfplayground/core/elementary"
)

// The functions here define the bits: the assembly does the same operations in the
// same order on two numbers at a time. So they have no branch that changes more than
// which of two numbers is taken, and every product that is added to something is
// converted first, or a machine that can do both with one rounding would.
//
// With x = n ln 2 + r and |r| ≤ ½ ln 2,
//
//	eˣ = 2ⁿ (d + 2r)/d,   d = 2 − r + r²(p₁ + r²(p₂ + …)),
//
// with the coefficients of package elementary. What is made of eˣ is written as a
// ratio in which d is not divided by alone: a function then has one division and
// errors of less than two units in the last place, tanh of less than three.
const (
	p1, p2, p3, p4, p5 = elementary.ExpP1, elementary.ExpP2, elementary.ExpP3, elementary.ExpP4, elementary.ExpP5

	// rounder is a number whose last bit is worth 1: a small number added to it
	// is rounded to a whole one, which then stands in its last bits.
	rounder = 1<<52 + 1<<51

	mantissaBits = 52
	exponentBias = 1023

	// expLow and expHigh are sizes from which on eˣ is 0 and +∞.
	expLow, expHigh = -746, 710
	// tanhFar is the size from which on tanh rounds to ±1.
	tanhFar = 22
)

// atMost and atLeast are min and max that take NaN for x as it is.
func atMost(x, high float64) float64 {
	if high < x {
		return high
	}
	return x
}

func atLeast(x, low float64) float64 {
	if x < low {
		return low
	}
	return x
}

// reduce returns n, r and d of x, with n + rounder.
func reduce(x float64) (n, r, d, rounded float64) {
	rounded = float64(x*math.Log2E) + rounder
	n = rounded - rounder
	r = (x - float64(n*elementary.Ln2High)) - float64(n*elementary.Ln2Low)
	t := r * r
	d = (2 - r) + float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	return n, r, d, rounded
}

// power returns 2ⁿ, given n + rounder, where that is a normal number.
func power(rounded float64) float64 {
	return math.Float64frombits((math.Float64bits(rounded) + exponentBias) << mantissaBits)
}

// scaled returns x·2ⁿ, in two halves: the result may be no normal number.
func scaled(x, n float64) float64 {
	half := float64(n*0.5) + rounder
	return x * power(half) * power((n-(half-rounder))+rounder)
}

// exp returns eˣ.
func exp(x float64) float64 {
	n, r, d, _ := reduce(atMost(atLeast(x, expLow), expHigh))
	return scaled((d+(r+r))/d, n)
}

// tanh returns sign z · (e^(2|z|) − 1)/(e^(2|z|) + 1), where with s = 2ⁿ the upper
// part is ((s − 1)d + 2sr)/d: nothing cancels for small z, since n is 0 there.
func tanh(z float64) float64 {
	x := atMost(math.Abs(z), tanhFar)
	_, r, d, rounded := reduce(x + x)
	s := power(rounded)
	up := s * r
	upper := float64((s-1)*d) + (up + up)
	return math.Copysign(upper/(upper+(d+d)), z)
}

// odds returns two numbers whose ratio is e^(−|z|), and their sum.
func odds(z float64) (small, large, sum float64) {
	n, r, d, _ := reduce(-atMost(math.Abs(z), -expLow))
	small = scaled(d+(r+r), n)
	return small, d, d + small
}

// Logistic returns 1/(1 + e⁻ᶻ) and its complement 1/(1 + eᶻ), both to full
// relative accuracy.
func Logistic(z float64) (p, q float64) {
	small, large, sum := odds(z)
	if z < 0 {
		return small / sum, large / sum
	}
	return large / sum, small / sum
}

// logisticBoth returns the product of the two of Logistic.
func logisticBoth(z float64) float64 {
	small, large, sum := odds(z)
	return (small * large) / (sum * sum)
}

// logOdds returns ln(1 + e^(−|z|)).
func logOdds(z float64) float64 {
	small, large, _ := odds(z)
	return log1p(small / large)
}

// log1p returns ln(1 + e) for 0 ≤ e ≤ 1. With k = 0 and f = e up to √2 − 1, k = 1 and
// 1 + f = (1 + e)/2 beyond, and s = f/(2 + f), it is k ln 2 + 2 artanh s. What f then
// lacks, by the rounding of e − 1, is added with the slope of the logarithm there.
//
// Source: the FreeBSD library's s_log1p.c.
func log1p(e float64) float64 {
	const (
		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01

		slope = 11.0 / 16 // of e, where it is below ½ and e − 1 is rounded
	)
	f, high, low := e, 0.0, 0.0
	if e > math.Sqrt2-1 {
		t := e - 1
		f, high, low = t*0.5, elementary.Ln2High, elementary.Ln2Low+float64(slope*(e-(t+1)))
	}
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	odd := float64(s2 * (l1 + float64(s4*(l3+float64(s4*(l5+float64(s4*l7)))))))
	even := float64(s4 * (l2 + float64(s4*(l4+float64(s4*l6)))))
	half := float64(0.5*f) * f
	return high - ((half - (float64(s*(half+(odd+even))) + low)) - f)
}

// Softplus returns ln(1 + eᶻ) = ln(1 + e^(−|z|)) + max(z, 0), which overflows
// for no finite z.
func Softplus(z float64) float64 {
	if z > 0 {
		return logOdds(z) + z
	}
	return logOdds(z) + 0
}
