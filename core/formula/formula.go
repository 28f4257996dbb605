// Package formula reads a function of x and y typed by a person and
// differentiates it exactly.
//
//	sum     = product { ("+" | "−") product }
//	product = signed { ("*" | "/") signed | power }
//	signed  = ("+" | "−") signed | power
//	power   = atom [ "^" exponent | superscript ]
//	exponent = ("+" | "−") exponent | power
//	atom    = number | name | application | "(" sum ")" | "|" sum "|"
//	application = function [ "^" number | superscript ] ( "(" sum { "," sum } ")" | bare )
//	bare    = ("+" | "−") bare | [ number ] power { power written on to the last }
//
// So −x^2 is −(x²) and 2^3^2 is 2^(3²). Two factors side by side are multiplied,
// as in 2x, 3(x + 1), x y or x² y; the second must not begin with a digit, and
// after a division an operator must be written, because people read 1/2x in two
// ways. A word that is no name is a product of its letters where each is one: xy is
// x·y, and x1x2 is x1·x2.
//
// A function of one argument needs no parentheses around a power, with a sign and
// a number before it: sin x is sin(x), sin −2x² is sin(−2x²), sin x + 1 is
// sin(x) + 1, sin x cos y is sin(x)·cos(y), and sin cos x is sin(cos(x)). What is
// written together belongs together: sin xy is sin(x·y). Another factor after such
// an argument, as in sin x y, sin x (y + 1), sin x*y or sin x/2, is refused,
// because people read it in two ways; one that begins with a function is not.
// sin^2(x) and sin²x are (sin(x))². sin^-1 is refused, because it can be an inverse.
//
// A bar where a factor can begin opens an absolute value, any other closes it:
// ||x| − 1| is abs(abs(x) − 1), and 2|x||y| is 2·abs(x)·abs(y).
//
// Names are x and y, or x1 and x2, the constants pi and e, the parameters given to
// Parse, and the functions sin, cos, tan, sec, csc, cot, asin, acos, atan (or arcsin,
// arccos, arctan), sinh, cosh, tanh, exp, log and ln (both natural), log2, log10,
// sqrt, cbrt, abs, sign, min, max and pow; large letters are read as small ones. The
// signs − · × ÷ π √ ² ³ ⁻¹ x₁ and ** are read as well as - * / pi sqrt ^2 ^3 ^-1 x1
// and ^.
//
// Outside its domain a function is NaN, at a pole infinite, as in package math: a
// negative number has whole powers only, and its cube root is cbrt. At a kink or a
// jump a derivative is chosen: abs has 0 at 0 and sign everywhere, min and max take
// that of their first argument when both are equal.
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
	p.splitWords()
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
