package formula

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// maxDepth bounds how deeply parentheses, signs and exponents are nested, and
// with it the stack of the parser.
const maxDepth = 100

// What is legal in two places of the grammar, in words.
const (
	wantOperator = "an operator"
	wantClose    = `")"`
)

// parser reads tokens by recursive descent, one method per rule of the grammar.
type parser struct {
	tokens []token
	i      int
	depth  int
	bars   int // of |a| that are open here
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
		return nil, &Error{p.peek().column, fmt.Sprintf("more than %d parentheses, signs and exponents are inside each other.", maxDepth)}
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
		err := unexpected(t, wantOperator+" or the end")
		switch {
		case t.is(","):
			err.Problem += " Decimals are written with a point."
		case t.is("="):
			err.Problem += p.defined()
		case t.kind == number && t.source[0] != '.':
			err.Problem += " Write * or ^ before a number."
		}
		return nil, err
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
		case p.beginsFactor(t):
			if divided {
				return nil, &Error{t.column, fmt.Sprintf("after a division, %q needs an operator: write (a/b)*c or a/(b*c).", t.source)}
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

// beginsFactor reports whether t, after a factor, begins another. A bar closes the
// one that is open.
func (p *parser) beginsFactor(t token) bool {
	return t.kind == name || t.is("(") || t.is("|") && p.bars == 0
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
		rule = func() (node, error) { return p.raised(), nil }
	default:
		return base, nil
	}
	exponent, err := p.nested(rule)
	if err != nil {
		return nil, err
	}
	return &infix{operatorOf("^"), base, exponent}, nil
}

// literal reads a number.
func (p *parser) literal() node {
	t := p.next()
	return named{t.text, t.value}
}

// raised reads a superscript.
func (p *parser) raised() node {
	t := p.next()
	digits := named{strings.TrimLeft(t.text, "+-"), math.Abs(t.value)}
	if strings.HasPrefix(t.text, "-") {
		return negation{digits}
	}
	return digits
}

func (p *parser) atom() (node, error) {
	switch t := p.peek(); {
	case t.kind == number:
		return p.literal(), nil
	case t.kind == name:
		return p.name()
	case t.is("("):
		p.next()
		a, err := p.enclosed()
		if err != nil {
			return nil, err
		}
		return a, p.skip(")", either(wantOperator, wantClose))
	case t.is("|"):
		return p.absolute()
	default:
		return nil, unexpected(t, either(append(append([]string{"a number"}, p.variables()...), "a function", `"("`)...))
	}
}

// enclosed reads a sum between parentheses or commas: bars outside do not close
// those inside.
func (p *parser) enclosed() (node, error) {
	outside := p.bars
	p.bars = 0
	defer func() { p.bars = outside }()
	return p.nested(p.sum)
}

// absolute reads |a|. A bar where a factor can begin opens; otherwise it closes.
func (p *parser) absolute() (node, error) {
	p.next()
	p.bars++
	a, err := p.nested(p.sum)
	p.bars--
	if err != nil {
		return nil, err
	}
	abs, _ := functionNamed("abs")
	return abs.call([]node{a}), p.skip("|", either(wantOperator, `"|"`))
}

// name reads a variable, a constant, a parameter or a function with its arguments.
func (p *parser) name() (node, error) {
	t := p.next()
	if v, ok := p.lookup(t.text); ok {
		return v, nil
	}
	if f, ok := functionNamed(t.text); ok {
		return p.application(f, t)
	}
	return nil, p.unknown(t)
}

// unknown says that no name is t, and what may have been meant.
func (p *parser) unknown(t token) error {
	known := strings.Join(append(p.variables(), constantNames()), ", ")
	problem := fmt.Sprintf("the name %q is unknown. Known are %s and functions such as sin.", t.source, known)
	return &Error{t.column, problem + p.guess(t)}
}

// lookup returns the variable, constant or parameter of that name. Small letters
// may be written large.
func (p *parser) lookup(s string) (node, bool) {
	for _, c := range slices.Concat(constants(), p.params) {
		if c.Name == s {
			return named{c.Name, c.Value}, true
		}
	}
	switch s {
	case "x", "x1":
		return varX, true
	case "y", "x2":
		return varY, true
	}
	if small := strings.ToLower(s); small != s {
		return p.lookup(small)
	}
	return nil, false
}

// variables returns x, y and the names of the parameters.
func (p *parser) variables() []string {
	names := []string{string(varX), string(varY)}
	for _, c := range p.params {
		names = append(names, c.Name)
	}
	return names
}
