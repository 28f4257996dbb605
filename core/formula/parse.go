package formula

import (
	"fmt"
	"slices"
	"strings"
)

// maxDepth bounds how deeply parentheses, signs and exponents are nested, and
// with it the stack of the parser.
const maxDepth = 100

// What can stand in two places of the grammar, in words.
const (
	wantOperator = "an operator"
	wantClose    = `")"`
)

// parser reads tokens by recursive descent, one method per rule of the grammar.
type parser struct {
	tokens []token
	i      int
	depth  int
	params []Param
}

func (p *parser) peek() token { return p.tokens[p.i] }

// next returns the present token and moves on; it stays at the end.
func (p *parser) next() token {
	t := p.tokens[p.i]
	if t.kind != end {
		p.i++
	}
	return t
}

// skip moves past the symbol s or says that it is missing.
func (p *parser) skip(s, want string) error {
	if t := p.next(); !t.is(s) {
		return unexpected(t, want)
	}
	return nil
}

// nested reads rule one level deeper.
func (p *parser) nested(rule func() (node, error)) (node, error) {
	if p.depth == maxDepth {
		return nil, &Error{
			Column: p.peek().column,
			Found:  fmt.Sprintf("nested %d deep", maxDepth+1),
			Want:   fmt.Sprintf("at most %d parentheses, signs and exponents inside each other", maxDepth),
		}
	}
	p.depth++
	defer func() { p.depth-- }()
	return rule()
}

// all reads a sum that ends where the text does.
func (p *parser) all() (node, error) {
	root, err := p.sum()
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind != end {
		return nil, unexpected(t, wantOperator+" or the end")
	}
	return root, nil
}

func (p *parser) sum() (node, error) {
	left, err := p.product()
	for err == nil && (p.peek().is("+") || p.peek().is("-")) {
		op := operatorOf(p.next().text)
		var right node
		right, err = p.product()
		left = &infix{op, left, right}
	}
	return left, err
}

func (p *parser) product() (node, error) {
	left, err := p.signed()
	divided := false
	for err == nil {
		t := p.peek()
		op, factor := operatorOf("*"), p.power
		switch {
		case t.is("*"), t.is("/"):
			op, factor = operatorOf(p.next().text), p.signed
		case t.kind == name, t.is("("):
			if divided {
				return nil, unexpected(t, wantOperator+": after a division write (a/b)*c or a/(b*c)")
			}
		default:
			return left, nil
		}
		divided = t.is("/")
		var right node
		right, err = factor()
		left = &infix{op, left, right}
	}
	return nil, err
}

func (p *parser) signed() (node, error) { return p.sign(p.signed) }

func (p *parser) exponent() (node, error) { return p.sign(p.exponent) }

// sign reads an optional sign before rule, or a power.
func (p *parser) sign(rule func() (node, error)) (node, error) {
	t := p.peek()
	if !t.is("+") && !t.is("-") {
		return p.power()
	}
	p.next()
	a, err := p.nested(rule)
	if err != nil || t.is("+") {
		return a, err
	}
	return negation{a}, nil
}

func (p *parser) power() (node, error) {
	base, err := p.atom()
	if err != nil {
		return nil, err
	}
	rule := p.exponent
	switch t := p.peek(); {
	case t.is("^"):
		p.next()
	case t.kind == superscript:
		rule = func() (node, error) { return p.literal(), nil }
	default:
		return base, nil
	}
	exponent, err := p.nested(rule)
	if err != nil {
		return nil, err
	}
	return &infix{operatorOf("^"), base, exponent}, nil
}

// literal reads a number, raised or not.
func (p *parser) literal() node {
	t := p.next()
	return named{t.text, t.value}
}

func (p *parser) atom() (node, error) {
	switch t := p.peek(); {
	case t.kind == number:
		return p.literal(), nil
	case t.kind == name:
		return p.name()
	case t.is("("):
		p.next()
		a, err := p.nested(p.sum)
		if err != nil {
			return nil, err
		}
		return a, p.skip(")", either(wantOperator, wantClose))
	default:
		return nil, unexpected(t, either(append(append([]string{"a number"}, p.variables()...), "a function", `"("`)...))
	}
}

// name reads a variable, a constant, a parameter or a call.
func (p *parser) name() (node, error) {
	t := p.next()
	if v, ok := p.lookup(t.text); ok {
		return v, nil
	}
	if f, ok := functionNamed(t.text); ok {
		args, err := p.arguments(t.text, f.arity())
		if err != nil {
			return nil, err
		}
		return f.call(args), nil
	}
	err := &Error{
		Column: t.column,
		Found:  fmt.Sprintf("unknown name %q", t.text),
		Want:   either(append(p.variables(), constantNames(), "a function")...),
	}
	if product := p.asProduct(t.text); product != "" {
		err.Want += " (a product is written " + product + ")"
	}
	return nil, err
}

// lookup returns the variable, constant or parameter of that name.
func (p *parser) lookup(s string) (node, bool) {
	if v := variable(s); v == varX || v == varY {
		return v, true
	}
	for _, c := range slices.Concat(constants(), p.params) {
		if c.Name == s {
			return named{c.Name, c.Value}, true
		}
	}
	return nil, false
}

// arguments reads "(" and as many sums as the function takes.
func (p *parser) arguments(function string, arity int) ([]node, error) {
	if err := p.skip("(", `"(" after `+function); err != nil {
		return nil, err
	}
	args := make([]node, arity)
	for i := range args {
		a, err := p.nested(p.sum)
		if err != nil {
			return nil, err
		}
		args[i] = a
		mark := ","
		if i == arity-1 {
			mark = ")"
		}
		want := fmt.Sprintf("%q: %s takes %s", mark, function, []string{"one argument", "two arguments"}[arity-1])
		if err := p.skip(mark, either(wantOperator, want)); err != nil {
			return nil, err
		}
	}
	return args, nil
}

// variables returns x, y and the names of the parameters.
func (p *parser) variables() []string {
	names := []string{string(varX), string(varY)}
	for _, c := range p.params {
		names = append(names, c.Name)
	}
	return names
}

// asProduct returns s as a product of one-letter names, "" if it is none.
func (p *parser) asProduct(s string) string {
	factors := strings.Split(s, "")
	for _, f := range factors {
		if _, ok := p.lookup(f); !ok {
			return ""
		}
	}
	return strings.Join(factors, "*")
}
