package elementary

import "math"

// LogL1 to LogL7 are the coefficients of 2 artanh s = 2s + s(LogL1·s² + LogL2·s⁴ + … +
// LogL7·s¹⁴), |s| ≤ 3 − 2√2, for packages that write a logarithm of their own.
//
// Source: the FreeBSD library's e_log.c, as in package math.
const (
	LogL1 = 6.666666666666735130e-01
	LogL2 = 3.999999999940941908e-01
	LogL3 = 2.857142874366239149e-01
	LogL4 = 2.222219843214978396e-01
	LogL5 = 1.818357216161805012e-01
	LogL6 = 1.531383769920937332e-01
	LogL7 = 1.479819860511658591e-01
)

// Log returns ln x, with an error of less than one unit in the last place, also of
// numbers below the normal ones, where the assembly of package math is wrong.
//
// With x = 2ᵏ(1 + f), √½ ≤ 1 + f < √2 and s = f/(2 + f) it is k ln 2 + 2 artanh s.
//
// Source: the FreeBSD library's e_log.c, as in package math.
func Log(x float64) float64 {
	const l1, l2, l3, l4, l5, l6, l7 = LogL1, LogL2, LogL3, LogL4, LogL5, LogL6, LogL7
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	f, k := m-1, float64(e)
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	odd := s2 * (l1 + s4*(l3+s4*(l5+s4*l7)))
	even := s4 * (l2 + s4*(l4+s4*l6))
	r := odd + even
	half := 0.5 * f * f
	return k*Ln2High - ((half - (s*(half+r) + k*Ln2Low)) - f)
}

// Log2 returns the logarithm to the base 2, exact for powers of two.
func Log2(x float64) float64 {
	if m, e := math.Frexp(x); m == 0.5 {
		return float64(e - 1)
	}
	return Log(x) * (1 / math.Ln2)
}

// Log10 returns the logarithm to the base 10.
func Log10(x float64) float64 { return Log(x) * (1 / math.Ln10) }
