package kernel

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"hfplayground/core/elementary"
)

// The functions within units in the last place of their values with 300 bits, over all
// sizes of numbers. What an engine of its own has is equal to these to the bit.
func TestAccuracy(t *testing.T) {
	tests := []struct {
		name string
		f    func(z float64) float64
		want func(z float64) *big.Float
		ulps float64
	}{
		{"exp", exp, bigExp, 2},
		{"tanh", tanh, func(z float64) *big.Float {
			e := bigExp(2 * z)
			return over(minus(e, unit()), plus(e, unit()))
		}, 3},
		{"logistic", logistic, func(z float64) *big.Float { return over(unit(), plus(unit(), bigExp(-z))) }, 2},
		{"complement", func(z float64) float64 { _, q := Logistic(z); return q }, func(z float64) *big.Float { return over(unit(), plus(unit(), bigExp(z))) }, 2},
		{"swish", func(z float64) float64 { return swish(max(z, -708)) }, func(z float64) *big.Float {
			z = max(z, -708) // below, the share of z is no normal number
			return over(number(z), plus(unit(), bigExp(-z)))
		}, 2},
		{"erf", elementary.Erf, bigErf, 2},
		{"slope of erf", func(z float64) float64 { return erfSlope(min(max(z, -1), 1), 0) }, func(z float64) *big.Float {
			z = min(max(z, -1), 1) // beyond, z² is rounded: the error is one of the largest slope
			return over(number(2), times(rootPi(), bigExpOf(times(number(z), number(z)))))
		}, 2},
		{"softplus", Softplus, func(z float64) *big.Float { return bigLog1p(bigExp(z)) }, 2},
	}
	for _, tt := range tests {
		worst, at := 0.0, 0.0
		for _, z := range accuracyArguments() {
			if off := ulpsOff(tt.f(z), tt.want(z)); !(off <= worst) {
				worst, at = off, z
			}
		}
		t.Logf("%s: at most %.2f units in the last place, at %v", tt.name, worst, at)
		if !(worst <= tt.ulps) {
			t.Errorf("%s(%v) = %g is %.2f units in the last place off, want at most %g", tt.name, at, tt.f(at), worst, tt.ulps)
		}
	}
}

// accuracyArguments are numbers from the smallest to where every function has come to
// its end, of both signs.
func accuracyArguments() []float64 {
	rnd := rand.New(rand.NewPCG(7, 8))
	all := []float64{5e-324, 1e-310, 1e-300, 22, 708.3, 708.5, 709.7, 745.1, 0.5 * math.Ln2, math.Ln2, 0.34657359027997264, 2.717076579205016, 3.4603361963334898, 0.5277707809719971}
	for range 150 {
		all = append(all, math.Ldexp(1+rnd.Float64(), -60+rnd.IntN(60)), 745*rnd.Float64(), 40*rnd.Float64(), 4*rnd.Float64())
	}
	for _, z := range all {
		all = append(all, -z)
	}
	return all
}

// ulpsOff returns how many units in the last place of want got is off.
func ulpsOff(got float64, want *big.Float) float64 {
	nearest, _ := want.Float64()
	if math.IsInf(got, 0) || math.IsInf(nearest, 0) || math.IsNaN(got) {
		if got == nearest {
			return 0
		}
		return math.Inf(1)
	}
	size := math.Abs(nearest)
	step := new(big.Float).SetFloat64(math.Nextafter(size, math.Inf(1)) - size)
	if size == math.MaxFloat64 {
		step.SetFloat64(size - math.Nextafter(size, 0))
	}
	off, _ := over(minus(number(got), want), step).Float64()
	return math.Abs(off)
}

const bigPrecision = 300

func number(x float64) *big.Float { return new(big.Float).SetPrec(bigPrecision).SetFloat64(x) }
func unit() *big.Float            { return number(1) }
func zero() *big.Float            { return number(0) }
func plus(x, y *big.Float) *big.Float {
	return zero().Add(x, y)
}
func minus(x, y *big.Float) *big.Float { return zero().Sub(x, y) }
func times(x, y *big.Float) *big.Float { return zero().Mul(x, y) }
func over(x, y *big.Float) *big.Float  { return zero().Quo(x, y) }

// bigExp returns eˣ: the series at x/2¹², squared twelve times. x has many more bits
// than a float64 needs, or e⁻⁷⁴⁵ + 1 would be 1.
func bigExp(x float64) *big.Float {
	const halvings, terms = 20, 24
	r := number(math.Ldexp(x, -halvings))
	if x != 0 && math.Abs(x) < 1e-290 {
		return new(big.Float).SetPrec(2000).Add(unit(), number(x)) // to the first order
	}
	sum, term := unit(), unit()
	for i := 1; i <= terms; i++ {
		term = over(times(term, r), number(float64(i)))
		sum = plus(sum, term)
	}
	for range halvings {
		sum = times(sum, sum)
	}
	return sum
}

// rootPi returns the root of π.
func rootPi() *big.Float {
	pi, _, _ := big.ParseFloat("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211707", 10, bigPrecision, big.ToNearestEven)
	return zero().Sqrt(pi)
}

// bigErf returns 2/√π · Σ (−1)ⁿ z²ⁿ⁺¹/(n! (2n + 1)); from 7 on that is 1 within 10⁻²².
func bigErf(z float64) *big.Float {
	if math.Abs(z) >= 7 {
		return number(math.Copysign(1, z))
	}
	power, sum, square := number(z), zero(), times(number(z), number(z))
	for n := range 300 {
		sum = plus(sum, over(power, number(float64(2*n+1))))
		power = over(times(power, square), number(-float64(n+1)))
	}
	return over(times(sum, number(2)), rootPi())
}

// bigExpOf returns eˣ of an x from 0 to 1 that has more digits than a number.
func bigExpOf(x *big.Float) *big.Float {
	sum, term := unit(), unit()
	for i := 1; i <= 80; i++ {
		term = over(times(term, x), number(float64(i)))
		sum = plus(sum, term)
	}
	return sum
}

// bigLog1p returns ln(1 + e) by 2 artanh of e/(2 + e), after square roots that bring e
// near 0.
func bigLog1p(e *big.Float) *big.Float {
	small, _ := e.Float64()
	if small < 1e-30 {
		return minus(e, times(times(e, e), number(0.5)))
	}
	y, halvings := plus(unit(), e), 0
	for {
		if d, _ := minus(y, unit()).Float64(); d < 0x1p-12 {
			break
		}
		y = zero().Sqrt(y)
		halvings++
	}
	s := over(minus(y, unit()), plus(y, unit()))
	sum, power, s2 := zero(), s, times(s, s)
	for i := 1; i < 40; i += 2 {
		sum = plus(sum, over(power, number(float64(i))))
		power = times(power, s2)
	}
	return times(sum, number(math.Ldexp(2, halvings)))
}

// What is no ordinary number goes where the function goes.
func TestAccuracyAtTheEdge(t *testing.T) {
	inf, nan, negative := math.Inf(1), math.NaN(), math.Copysign(0, -1)
	tests := []struct {
		name    string
		f       func(float64) float64
		z, want float64
	}{
		{"exp", exp, inf, inf}, {"exp", exp, -inf, 0}, {"exp", exp, 0, 1}, {"exp", exp, negative, 1}, {"exp", exp, nan, nan}, {"exp", exp, 709.8, inf}, {"exp", exp, -745.2, 0},
		{"tanh", tanh, inf, 1}, {"tanh", tanh, -inf, -1}, {"tanh", tanh, 0, 0}, {"tanh", tanh, negative, negative}, {"tanh", tanh, nan, nan}, {"tanh", tanh, 22, 1}, {"tanh", tanh, -1e300, -1},
		{"logistic", logistic, inf, 1}, {"logistic", logistic, -inf, 0}, {"logistic", logistic, negative, 0.5}, {"logistic", logistic, nan, nan}, {"logistic", logistic, 1e300, 1}, {"logistic", logistic, -1e300, 0},
		{"softplus", Softplus, inf, inf}, {"softplus", Softplus, -inf, 0}, {"softplus", Softplus, negative, math.Ln2}, {"softplus", Softplus, nan, nan}, {"softplus", Softplus, 1e300, 1e300}, {"softplus", Softplus, -1e300, 0},
	}
	for _, tt := range tests {
		got := tt.f(tt.z)
		if same := math.Float64bits(got) == math.Float64bits(tt.want); !same && !(math.IsNaN(got) && math.IsNaN(tt.want)) {
			t.Errorf("%s(%g) = %g, want %g", tt.name, tt.z, got, tt.want)
		}
	}
}
