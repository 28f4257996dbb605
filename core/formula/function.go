package formula

import (
	"math"
	"strings"

	"gonum.org/v1/gonum/num/hyperdual"

	"hfplayground/core/elementary"
)

// operator is a row of the table of infix operators.
type operator struct {
	symbol  string
	written string // with the spaces around it
	level   level  // of the whole
	left    level  // what the operands must bind as tightly as
	right   level
	value   func(a, b float64) float64
	dual    func(a, b hyperdual.Number) hyperdual.Number
}

// operatorOf returns the operator with the symbol, one of + - * / ^.
func operatorOf(symbol string) operator {
	for _, op := range []operator{
		{"+", " + ", levelSum, levelSum, levelProduct, func(a, b float64) float64 { return a + b }, hyperdual.Add},
		{"-", " - ", levelSum, levelSum, levelProduct, func(a, b float64) float64 { return a - b }, hyperdual.Sub},
		{"*", "*", levelProduct, levelProduct, levelSigned, func(a, b float64) float64 { return a * b }, hyperdual.Mul},
		{"/", "/", levelProduct, levelProduct, levelSigned, func(a, b float64) float64 { return a / b }, quotient},
		{"^", "^", levelPower, levelAtom, levelSigned, power, dualPower},
	} {
		if op.symbol == symbol {
			return op
		}
	}
	panic("formula: no operator " + symbol)
}

// function is a row of one of the tables of functions.
type function interface {
	arity() int
	call(args []node) node
}

// function1 is a function of one argument with its first two derivatives, which
// are given the argument u and the value f there.
type function1 struct {
	name   string
	value  func(u float64) float64
	slopes func(u, f float64) (d1, d2 float64)
}

func (function1) arity() int { return 1 }

func (f function1) call(args []node) node { return &call1{f, args[0]} }

// function2 is a function of two arguments.
type function2 struct {
	name  string
	value func(a, b float64) float64
	dual  func(a, b hyperdual.Number) hyperdual.Number
}

func (function2) arity() int { return 2 }

func (f function2) call(args []node) node { return &call2{f, args[0], args[1]} }

// functions1 is the table of functions of one argument.
func functions1() []function1 {
	return []function1{
		{"sin", math.Sin, func(u, f float64) (d1, d2 float64) { return math.Cos(u), -f }},
		{"cos", math.Cos, func(u, f float64) (d1, d2 float64) { return -math.Sin(u), -f }},
		{"tan", math.Tan, func(u, f float64) (d1, d2 float64) { return 1 + f*f, 2 * f * (1 + f*f) }},
		{"asin", math.Asin, func(u, f float64) (d1, d2 float64) { return arcSlopes(u) }},
		{"acos", math.Acos, func(u, f float64) (d1, d2 float64) { d1, d2 = arcSlopes(u); return -d1, -d2 }},
		{"atan", math.Atan, func(u, f float64) (d1, d2 float64) { d1 = 1 / (1 + u*u); return d1, -2 * u * d1 * d1 }},
		{"sinh", elementary.Sinh, func(u, f float64) (d1, d2 float64) { return elementary.Cosh(u), f }},
		{"cosh", elementary.Cosh, func(u, f float64) (d1, d2 float64) { return elementary.Sinh(u), f }},
		{"tanh", elementary.Tanh, func(u, f float64) (d1, d2 float64) { s := 1 / elementary.Cosh(u); return s * s, -2 * f * s * s }},
		{"exp", elementary.Exp, func(u, f float64) (d1, d2 float64) { return f, f }},
		{"log", elementary.Log, logSlopes},
		{"ln", elementary.Log, logSlopes},
		{"log2", elementary.Log2, func(u, f float64) (d1, d2 float64) { d1, d2 = logSlopes(u, f); return d1 / math.Ln2, d2 / math.Ln2 }},
		{"log10", elementary.Log10, func(u, f float64) (d1, d2 float64) { d1, d2 = logSlopes(u, f); return d1 / math.Ln10, d2 / math.Ln10 }},
		{"sqrt", math.Sqrt, func(u, f float64) (d1, d2 float64) { return 1 / (2 * f), -1 / (4 * u * f) }},
		{"cbrt", math.Cbrt, func(u, f float64) (d1, d2 float64) { return 1 / (3 * f * f), -2 / (9 * u * f * f) }},
		{"sec", func(u float64) float64 { return 1 / math.Cos(u) }, func(u, f float64) (d1, d2 float64) { return f * math.Tan(u), f * (2*f*f - 1) }},
		{"csc", func(u float64) float64 { return 1 / math.Sin(u) }, func(u, f float64) (d1, d2 float64) { return -f / math.Tan(u), f * (2*f*f - 1) }},
		{"cot", func(u float64) float64 { return 1 / math.Tan(u) }, func(u, f float64) (d1, d2 float64) { return -1 - f*f, 2 * f * (1 + f*f) }},
		{"sign", sign, func(u, f float64) (d1, d2 float64) { return 0, 0 }},
		{"abs", math.Abs, func(u, f float64) (d1, d2 float64) { return sign(u), 0 }},
	}
}

// functions2 is the table of functions of two arguments.
func functions2() []function2 {
	return []function2{
		{"min", func(a, b float64) float64 { return min(a, b) }, func(a, b hyperdual.Number) hyperdual.Number { return choose(a, b, a.Real <= b.Real) }},
		{"max", func(a, b float64) float64 { return max(a, b) }, func(a, b hyperdual.Number) hyperdual.Number { return choose(a, b, a.Real >= b.Real) }},
		{"pow", power, dualPower},
	}
}

// alias returns the name in the tables of a function that people know by another.
func alias(s string) string {
	switch s {
	case "arcsin":
		return "asin"
	case "arccos":
		return "acos"
	case "arctan":
		return "atan"
	case "sgn":
		return "sign"
	}
	return s
}

// functionNamed returns the function of that name, in small letters or large.
func functionNamed(s string) (function, bool) {
	s = alias(strings.ToLower(s))
	for _, f := range functions1() {
		if f.name == s {
			return f, true
		}
	}
	for _, f := range functions2() {
		if f.name == s {
			return f, true
		}
	}
	return nil, false
}

// constants is the table of constants.
func constants() []Param {
	return []Param{{"pi", math.Pi}, {"π", math.Pi}, {"e", math.E}}
}

// constantNames names them in messages.
func constantNames() string { return "pi, e" }

// arcSlopes returns the derivatives of arcsin.
func arcSlopes(u float64) (d1, d2 float64) {
	d1 = 1 / math.Sqrt((1-u)*(1+u))
	return d1, times(u, d1*d1*d1)
}

func logSlopes(u, _ float64) (d1, d2 float64) { return 1 / u, -1 / u / u }

// sign returns −1, 0 or 1; NaN for NaN.
func sign(u float64) float64 {
	if u == 0 || math.IsNaN(u) {
		return u + 0 // −0 + 0 = 0
	}
	return math.Copysign(1, u)
}

// choose returns a if first, else b, and NaN if either is NaN.
func choose(a, b hyperdual.Number, first bool) hyperdual.Number {
	switch {
	case math.IsNaN(b.Real):
		return b
	case first, math.IsNaN(a.Real):
		return a
	}
	return b
}
