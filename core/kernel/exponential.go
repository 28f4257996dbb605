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
//	eˣ = 2ⁿ (1 + r + rc/d) = 2ⁿ (d + 2r)/d,   d = 2 − c,   c = r − r²(p₁ + r²(p₂ + …)),
//
// with the coefficients of package elementary. The first form has errors of hardly
// more than a rounding; the second saves a division where eˣ is a part of a ratio.
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

// reduced is x taken apart.
type reduced struct {
	rounded, n float64 // n + rounder, and n
	high, low  float64 // r = high − low
	r, c, d    float64
}

// reduce takes x apart.
func reduce(x float64) (p reduced) {
	p.rounded = float64(x*math.Log2E) + rounder
	p.n = p.rounded - rounder
	p.high = x - float64(p.n*elementary.Ln2High)
	p.low = p.n * elementary.Ln2Low
	p.r = p.high - p.low
	t := p.r * p.r
	p.c = p.r - float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	p.d = 2 - p.c
	return p
}

// exp returns eˣ of the x that was taken apart.
func (p *reduced) exp() float64 {
	return scaled(1-((p.low-float64(p.r*p.c)/p.d)-p.high), p.n)
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
	p := reduce(atMost(atLeast(x, expLow), expHigh))
	return p.exp()
}

// tanh returns sign z · (e^(2|z|) − 1)/(e^(2|z|) + 1), where with s = 2ⁿ the upper
// part is ((s − 1)d + 2sr)/d: nothing cancels for small z, since n is 0 there.
func tanh(z float64) float64 {
	x := atMost(math.Abs(z), tanhFar)
	p := reduce(x + x)
	s := power(p.rounded)
	up := s * p.r
	upper := float64((s-1)*p.d) + (up + up)
	return math.Copysign(upper/(upper+(p.d+p.d)), z)
}

// odds returns two numbers whose ratio is e^(−|z|), and their sum.
func odds(z float64) (small, large, sum float64) {
	p := reduce(-atMost(math.Abs(z), -expLow))
	small = scaled(p.d+(p.r+p.r), p.n)
	return small, p.d, p.d + small
}

// Logistic returns 1/(1 + e⁻ᶻ) and its complement 1/(1 + eᶻ), both to full
// relative accuracy.
func Logistic(z float64) (p, q float64) {
	small, large, sum := odds(z)
	rest := small - (sum - large)
	p, q = largeShare(large, sum, rest), smallShare(small, sum, rest)
	if z < 0 {
		return q, p
	}
	return p, q
}

// logistic returns 1/(1 + e⁻ᶻ).
func logistic(z float64) float64 {
	small, large, sum := odds(z)
	rest := small - (sum - large)
	if z < 0 {
		return smallShare(small, sum, rest)
	}
	return largeShare(large, sum, rest)
}

// smallShare and largeShare return a part of odds by their sum, of which rest was
// lost in rounding: 1 − rest/sum takes care of that, and large, about 2, is known
// well enough to have sum from the share.
func smallShare(small, sum, rest float64) float64 {
	share := small / sum
	return share - float64(share*(rest*((1-share)*0.5)))
}

func largeShare(large, sum, rest float64) float64 {
	share := large / sum
	return share - float64(share*(rest*(share*0.5)))
}

// logisticBoth returns the product of the two of Logistic.
func logisticBoth(z float64) float64 {
	small, large, sum := odds(z)
	return (small * large) / (sum * sum)
}

// logOdds returns ln(1 + e^(−|z|)).
func logOdds(z float64) float64 {
	p := reduce(-atMost(math.Abs(z), -expLow))
	return log1p(p.exp())
}

// log1p returns ln(1 + e) for 0 ≤ e ≤ 1. With k = 0 and f = e up to √2 − 1, k = 1 and
// 1 + f = (1 + e)/2 beyond, and s = f/(2 + f), it is k ln 2 + 2 artanh s. What f then
// lacks, by the rounding of e − 1, is added with the slope of the logarithm there.
//
// Source: the FreeBSD library's s_log1p.c.
func log1p(e float64) float64 {
	const (
		l1, l2, l3, l4 = elementary.LogL1, elementary.LogL2, elementary.LogL3, elementary.LogL4
		l5, l6, l7     = elementary.LogL5, elementary.LogL6, elementary.LogL7

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
