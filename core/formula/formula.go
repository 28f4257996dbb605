// Package formula reads a function of x and y typed by a person and
// differentiates it exactly.
//
//	sum     = product { ("+" | "−") product }
//	product = signed { ("*" | "/") signed | power }
//	signed  = ("+" | "−") signed | power
//	power   = atom [ "^" exponent | superscript ]
//	exponent = ("+" | "−") exponent | power
//	atom    = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
//
// So −x^2 is −(x²) and 2^3^2 is 2^(3²). Two factors side by side are multiplied,
// as in 2x, 3(x + 1), x y or x² y; the second must not begin with a digit, and
// after a division an operator must be written, because people read 1/2x in two
// ways. A name is all the letters and digits that stand together: xy is one name.
//
// Names are x, y, the constants pi and e, the parameters given to Parse, and the
// functions sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, log and ln
// (both natural), log10, sqrt, abs, min, max and pow. The signs − · × ÷ π ² ³ and
// ** are read as well as - * / pi ^2 ^3 and ^.
//
// Outside its domain a function is NaN, at a pole infinite, as in package math.
// At a kink a derivative is chosen: abs has 0 at 0, min and max take that of their
// first argument when both are equal.
package formula

import "gonum.org/v1/gonum/num/hyperdual"

// MaxBytes is the longest formula that is read.
const MaxBytes = 400

// Formula is a parsed function of x and y. It is immutable and safe for
// concurrent use.
type Formula struct{ root node }

// Parse reads src, in which params, as ParseParams returns them, may be used by
// name. The error is an *Error. The work is bounded by MaxBytes and a limit to
// nesting.
func Parse(src string, params []Param) (*Formula, error) {
	tokens, err := scan(src, MaxBytes)
	if err != nil {
		return nil, err
	}
	p := parser{tokens: tokens, params: params}
	root, err := p.all()
	if err != nil {
		return nil, err
	}
	return &Formula{root: root}, nil
}

// String returns the formula with * and ^ written out and only the parentheses
// it needs. Parse reads it as the same formula, if it is not too long.
func (f *Formula) String() string { return f.root.String() }

// Value returns f(x, y).
func (f *Formula) Value(x, y float64) float64 { return f.root.value(x, y) }

// Gradient returns ∂f/∂x and ∂f/∂y, from one evaluation at (x + ε₁, y + ε₂).
func (f *Formula) Gradient(x, y float64) (fx, fy float64) {
	g := f.root.dual(hyperdual.Number{Real: x, E1mag: 1}, hyperdual.Number{Real: y, E2mag: 1})
	return g.E1mag, g.E2mag
}

// HessVec returns ∇²f·v for v = (vx, vy). The part of f(p + ε₁e + ε₂v) that
// belongs to ε₁ε₂ is eᵀ∇²f v: two evaluations, one for each axis e.
//
// Source: J. A. Fike and J. J. Alonso, "The development of hyper-dual numbers for
// exact second-derivative calculations", AIAA 2011-886, 2011.
func (f *Formula) HessVec(x, y, vx, vy float64) (hx, hy float64) {
	a := hyperdual.Number{Real: x, E2mag: vx}
	b := hyperdual.Number{Real: y, E2mag: vy}
	ahead, beside := a, b
	ahead.E1mag, beside.E1mag = 1, 1
	return f.root.dual(ahead, b).E1E2mag, f.root.dual(a, beside).E1E2mag
}
