package formula

import (
	"fmt"
	"slices"
	"strings"
)

// MaxParamsBytes is the longest list of parameters that is read.
const MaxParamsBytes = 200

// Param is a named number that a formula may use.
type Param struct {
	Name  string
	Value float64
}

// ParseParams reads "a=1, b=-2.5e3". A name is a small letter with small letters
// and digits after it, and none that a formula gives a meaning to. The empty text
// is the empty list. The error is an *Error.
func ParseParams(src string) ([]Param, error) {
	tokens, err := scan(src, MaxParamsBytes)
	if err != nil {
		return nil, err
	}
	p := parser{tokens: tokens}
	if p.peek().kind == end {
		return nil, nil
	}
	for {
		if err := p.param(); err != nil {
			return nil, err
		}
		t := p.next()
		if t.kind == end {
			return p.params, nil
		}
		if !t.is(",") {
			return nil, unexpected(t, `"," or the end`)
		}
	}
}

// param reads name = number.
func (p *parser) param() error {
	t := p.next()
	if t.kind != name {
		return unexpected(t, "a name")
	}
	if !legalName(t.text) {
		return &Error{t.column, fmt.Sprintf("%q cannot be a parameter's name: it takes a small letter, then small letters and digits.", t.source)}
	}
	if p.known(t.text) && !hideable(t.text) || slices.ContainsFunc(p.params, func(q Param) bool { return q.Name == t.text }) {
		return &Error{t.column, fmt.Sprintf("the name %q is taken already.", t.source)}
	}
	if err := p.skip("=", fmt.Sprintf(`"=" after %s`, t.text)); err != nil {
		return err
	}
	sign := 1.0
	if s := p.peek(); s.is("-") || s.is("+") {
		if p.next(); s.is("-") {
			sign = -1
		}
	}
	v := p.next()
	if v.kind != number {
		return unexpected(v, "a number")
	}
	p.params = append(p.params, Param{Name: t.text, Value: sign * v.value})
	return nil
}

// hideable reports whether a parameter may take a name that formulas know: those that
// links had as parameters before formulas knew them.
func hideable(s string) bool {
	switch s {
	case "x1", "x2", "sign", "sgn", "log2", "cbrt", "arcsin", "arccos", "arctan", "sec", "csc", "cot":
		return true
	}
	return false
}

// legalName reports whether s is [a-z][a-z0-9]*.
func legalName(s string) bool {
	return s != "" && s[0] >= 'a' && s[0] <= 'z' &&
		!slices.ContainsFunc([]rune(s), func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789", r) })
}
