package kernel

import (
	"fmt"
	"math"

	"hfplayground/core/elementary"
)

// Activation is what a unit makes of the sum z of its weighted inputs and bias.
// For every finite z, F and its derivatives are finite, and F(NaN) is NaN.
// Derivatives get a = F(z) as well, which often saves an exponential; their
// error is a rounding of the largest slope, not of the slope at z.
type Activation struct {
	Key   string // in links: lower-case, hyphens; never changes
	Label string
	Help  string // the formula

	F  func(z float64) float64    // f(z)
	D1 func(z, a float64) float64 // f′(z), given a = f(z)
	D2 func(z, a float64) float64 // f″(z), given a = f(z)

	Low, High float64 // infimum and supremum of f

	// Code says which function this is to an engine that has code for it, of F and
	// both derivatives; NoCode for all others, where an engine calls them.
	Code Code
}

// Code is a function that engines have loops of their own for.
type Code int

// The functions that all engines know.
const (
	NoCode Code = iota
	codeTanh
	codeLogistic
	codeSoftplus
	codeReLU
	codeLinear
	codeSine
	codeSoftsign
	codeSwish
	codeErf
	codes // how many there are
)

// panicCode is for engines that are asked for a function they do not know.
func panicCode(code Code) { panic(fmt.Sprintf("kernel: no function has the code %d", code)) }

// twoOverSqrtPi is erf′(0).
const twoOverSqrtPi = 2 / math.SqrtPi

// swishLow is the minimum of z/(1 + e⁻ᶻ), at z = −1.27846454276107….
const swishLow = -0.278464542761073795

// Name returns the key and the label.
func (a Activation) Name() (key, label string) { return a.Key, a.Label }

// Explain returns the formula.
func (a Activation) Explain() string { return "f(z) = " + a.Help }

// Activations returns the table of activations.
//
// Source of swish: P. Ramachandran, B. Zoph, Q. V. Le, "Searching for activation
// functions", 2017; of softsign: J. Bergstra, G. Desjardins, P. Lamblin, Y. Bengio,
// "Quadratic polynomials learn better image features", Université de Montréal, 2009;
// of sine: V. Sitzmann et al., "Implicit neural
// representations with periodic activation functions", NeurIPS 2020.
func Activations() []Activation {
	inf := math.Inf(1)
	return []Activation{
		{"tanh", "tanh", "tanh z", tanh, tanhSlope, tanhBend, -1, 1, codeTanh},
		{"erf", "erf", "2/√π · ∫₀ᶻ e^(−t²) dt", elementary.Erf, erfSlope, erfBend, -1, 1, codeErf},
		{"logistic", "Logistic", "1 / (1 + e⁻ᶻ)", logistic, logisticSlope, logisticBend, 0, 1, codeLogistic},
		{"relu", "ReLU", "max(z, 0), with slope 0 at 0", relu, reluSlope, flat, 0, inf, codeReLU},
		{"softplus", "Softplus", "ln(1 + eᶻ)", Softplus, softplusSlope, softplusBend, 0, inf, codeSoftplus},
		{"linear", "Linear", "z", linear, one, flat, -inf, inf, codeLinear},
		{"swish", "Swish", "z / (1 + e⁻ᶻ)", swish, swishSlope, swishBend, swishLow, inf, codeSwish},
		{"softsign", "Softsign", "z / (1 + |z|)", softsign, softsignSlope, softsignBend, -1, 1, codeSoftsign},
		{"sine", "Sine", "sin z", math.Sin, sineSlope, sineBend, -1, 1, codeSine},
	}
}

func tanhSlope(_, a float64) float64 { return (1 - a) * (1 + a) }
func tanhBend(_, a float64) float64  { return -2 * a * (1 - a) * (1 + a) }

func erfSlope(z, _ float64) float64 { return twoOverSqrtPi * exp(-z*z) }
func erfBend(z, a float64) float64  { return -2 * (z * erfSlope(z, a)) }

func logisticSlope(_, a float64) float64 { return a * (1 - a) }
func logisticBend(_, a float64) float64  { return a * (1 - a) * (1 - (a + a)) }

func relu(z float64) float64 { return max(z, 0) }
func reluSlope(z, _ float64) float64 {
	if z > 0 {
		return 1
	}
	return 0
}

func softplusSlope(z, _ float64) float64 { return logistic(z) }
func softplusBend(z, _ float64) float64  { return logisticBoth(z) }

func linear(z float64) float64  { return z }
func one(_, _ float64) float64  { return 1 }
func flat(_, _ float64) float64 { return 0 }

func swish(z float64) float64 { return z * logistic(z) }
func swishSlope(z, a float64) float64 {
	p, q := Logistic(z)
	return p + float64(a*q)
}
func swishBend(z, _ float64) float64 {
	p, q := Logistic(z)
	return p * q * (2 + float64(z*(q-p)))
}

func softsign(z float64) float64 { return z / (1 + math.Abs(z)) }
func softsignSlope(z, _ float64) float64 {
	q := 1 / (1 + math.Abs(z))
	return q * q
}

// softsignBend is 0 at 0, in the middle of its jump from 2 to −2.
func softsignBend(z, _ float64) float64 {
	q := 1 / (1 + math.Abs(z))
	switch {
	case z > 0:
		return -2 * q * q * q
	case z < 0:
		return 2 * q * q * q
	}
	return 0 * z // NaN stays
}

func sineSlope(z, _ float64) float64 { return math.Cos(z) }
func sineBend(_, a float64) float64  { return -a }
