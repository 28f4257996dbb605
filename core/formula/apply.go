package formula

import "fmt"

// application reads what follows the name t of f: a power of the whole, as in
// sin^2(x), and the arguments.
func (p *parser) application(f function, t token) (node, error) {
	exponent, err := p.functionPower(t)
	if err != nil {
		return nil, err
	}
	var args []node
	switch {
	case p.peek().is("(") || f.arity() > 1:
		args, err = p.arguments(t.source, f.arity())
	default:
		args, err = p.bareArgument(t)
	}
	if err != nil {
		return nil, err
	}
	if exponent == nil {
		return f.call(args), nil
	}
	return &infix{operatorOf("^"), f.call(args), exponent}, nil
}

// functionPower reads the exponent between a function and its argument; nil for
// none. A negative one is read in two ways, as an inverse and as a reciprocal.
func (p *parser) functionPower(function token) (node, error) {
	t := p.peek()
	if t.is("^") {
		p.next()
		if t = p.peek(); t.kind != number && !t.is("-") {
			return nil, unexpected(t, "a number")
		}
	} else if t.kind != superscript {
		return nil, nil
	}
	if t.is("-") || t.value < 0 {
		return nil, &Error{t.column, fmt.Sprintf("a negative power of %s can mean its inverse or 1/%[1]s. Write 1/%[1]s(x), or the inverse by its name, such as asin.", function.source)}
	}
	if t.kind == number {
		return p.literal(), nil
	}
	return p.raised(), nil
}

// arguments reads "(" and as many sums as the function takes.
func (p *parser) arguments(function string, arity int) ([]node, error) {
	if err := p.skip("(", `"(" after `+function); err != nil {
		return nil, err
	}
	args := make([]node, arity)
	for i := range args {
		a, err := p.enclosed()
		if err != nil {
			return nil, err
		}
		args[i] = a
		mark := ","
		if i == arity-1 {
			mark = ")"
		}
		if t := p.next(); !t.is(mark) {
			err := unexpected(t, either(wantOperator, fmt.Sprintf("%q", mark)))
			err.Problem += fmt.Sprintf(" %s takes %s.", function, []string{"one argument", "two arguments"}[arity-1])
			return nil, err
		}
	}
	return args, nil
}

// bareArgument reads the argument of a function without parentheses, and refuses
// what follows it where people read that in two ways.
func (p *parser) bareArgument(function token) ([]node, error) {
	a, err := p.bare()
	if err != nil {
		return nil, err
	}
	t := p.peek()
	factor := t
	if t.is("*") || t.is("/") {
		factor = p.tokens[p.i+1] // there is one: the end is a token
	} else if !p.beginsFactor(t) {
		return []node{a}, nil
	}
	if p.isFunction(factor) {
		return []node{a}, nil
	}
	return nil, &Error{t.column, fmt.Sprintf("%q may belong to the argument of %s or not. Write the argument in parentheses: %[2]s(…).", t.source, function.source)}
}

// bare reads a sign or none, a number or none, and a power with those that are
// written on to it, as in sin −2x² and sin xy.
func (p *parser) bare() (node, error) {
	if t := p.peek(); t.is("-") || t.is("+") {
		p.next()
		a, err := p.nested(p.bare)
		if err != nil || t.is("+") {
			return a, err
		}
		return negation{a}, nil
	}
	coefficient := p.peek().kind == number
	a, err := p.nested(p.power)
	for err == nil {
		t := p.peek()
		word := t.kind == name && !p.isFunction(t)
		if !(coefficient && (word || t.is("(")) || word && t.glued) {
			return a, nil
		}
		coefficient = false
		var b node
		b, err = p.nested(p.power)
		a = &infix{operatorOf("*"), a, b}
	}
	return nil, err
}

// isFunction reports whether t is a function's name.
func (p *parser) isFunction(t token) bool {
	if _, hidden := p.lookup(t.text); hidden || t.kind != name {
		return false
	}
	_, ok := functionNamed(t.text)
	return ok
}
