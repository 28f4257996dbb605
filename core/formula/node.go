package formula

import (
	"math"

	"gonum.org/v1/gonum/num/hyperdual"
)

// level is how tightly a node binds when it is written down.
type level int

const (
	levelSum level = iota
	levelProduct
	levelSigned
	levelPower
	levelAtom
)

// node is a subexpression. It is evaluated in real and in hyperdual numbers; the
// real parts agree.
type node interface {
	value(x, y float64) float64
	dual(x, y hyperdual.Number) hyperdual.Number
	level() level
	String() string
}

// within writes n where an operand must bind at least as tightly as l.
func within(l level, n node) string {
	if n.level() < l {
		return "(" + n.String() + ")"
	}
	return n.String()
}

// named is a number, constant or parameter, by its digits or name.
type named struct {
	text string
	v    float64
}

func (n named) value(_, _ float64) float64 { return n.v }

func (n named) dual(_, _ hyperdual.Number) hyperdual.Number { return hyperdual.Number{Real: n.v} }

func (named) level() level { return levelAtom }

func (n named) String() string { return n.text }

// variable is x or y.
type variable string

const (
	varX variable = "x"
	varY variable = "y"
)

func (v variable) value(x, y float64) float64 {
	if v == varX {
		return x
	}
	return y
}

func (v variable) dual(x, y hyperdual.Number) hyperdual.Number {
	if v == varX {
		return x
	}
	return y
}

func (variable) level() level { return levelAtom }

func (v variable) String() string { return string(v) }

// negation is −a.
type negation struct{ a node }

func (n negation) value(x, y float64) float64 { return -n.a.value(x, y) }

func (n negation) dual(x, y hyperdual.Number) hyperdual.Number {
	return hyperdual.Scale(-1, n.a.dual(x, y))
}

func (negation) level() level { return levelSigned }

func (n negation) String() string { return "-" + within(levelSigned, n.a) }

// infix is a op b.
type infix struct {
	op   operator
	a, b node
}

func (n *infix) value(x, y float64) float64 { return n.op.value(n.a.value(x, y), n.b.value(x, y)) }

func (n *infix) dual(x, y hyperdual.Number) hyperdual.Number {
	return n.op.dual(n.a.dual(x, y), n.b.dual(x, y))
}

func (n *infix) level() level { return n.op.level }

func (n *infix) String() string {
	return within(n.op.left, n.a) + n.op.written + within(n.op.right, n.b)
}

// call1 is f(a).
type call1 struct {
	f function1
	a node
}

func (n *call1) value(x, y float64) float64 { return n.f.value(n.a.value(x, y)) }

// dual applies the chain rule to f. Outside its domain all parts are NaN.
func (n *call1) dual(x, y hyperdual.Number) hyperdual.Number {
	u := n.a.dual(x, y)
	v := n.f.value(u.Real)
	d1, d2 := math.NaN(), math.NaN()
	if !math.IsNaN(v) {
		d1, d2 = n.f.slopes(u.Real, v)
	}
	return chain1(u, v, d1, d2)
}

func (*call1) level() level { return levelAtom }

func (n *call1) String() string { return n.f.name + "(" + n.a.String() + ")" }

// call2 is f(a, b).
type call2 struct {
	f    function2
	a, b node
}

func (n *call2) value(x, y float64) float64 { return n.f.value(n.a.value(x, y), n.b.value(x, y)) }

func (n *call2) dual(x, y hyperdual.Number) hyperdual.Number {
	return n.f.dual(n.a.dual(x, y), n.b.dual(x, y))
}

func (*call2) level() level { return levelAtom }

func (n *call2) String() string { return n.f.name + "(" + n.a.String() + ", " + n.b.String() + ")" }
