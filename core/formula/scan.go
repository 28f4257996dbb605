package formula

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind tells tokens apart.
type kind int

const (
	end         kind = iota
	number           // 2, .5, 1e-3
	superscript      // ², ¹²: text is in plain digits
	name             // x, sin, π
	symbol           // + - * / ^ ( ) , =
)

// token is one piece of the text.
type token struct {
	kind   kind
	text   string  // normalised: one spelling for every symbol and digit
	source string  // as typed
	value  float64 // of a number or superscript
	column int     // of its first rune, from 1
}

// is reports whether t is the symbol s.
func (t token) is(s string) bool { return t.kind == symbol && t.text == s }

// scanner cuts a text into tokens.
type scanner struct {
	rest   string
	column int
}

// scan returns the tokens of src, the last of kind end. A text longer than
// maxBytes is refused before it is looked at.
func scan(src string, maxBytes int) ([]token, error) {
	if len(src) > maxBytes {
		cut := maxBytes
		for cut > 0 && !utf8.RuneStart(src[cut]) {
			cut--
		}
		return nil, &Error{
			Column: utf8.RuneCountInString(src[:cut]) + 1,
			Found:  fmt.Sprintf("%d bytes", len(src)),
			Want:   fmt.Sprintf("at most %d", maxBytes),
		}
	}
	s := scanner{rest: src, column: 1}
	var tokens []token
	for {
		t, err := s.next()
		if err != nil {
			return nil, err
		}
		tokens = append(tokens, t)
		if t.kind == end {
			return tokens, nil
		}
	}
}

// take cuts a token of n bytes off the text.
func (s *scanner) take(k kind, n int) token {
	t := token{kind: k, text: s.rest[:n], source: s.rest[:n], column: s.column}
	s.column += utf8.RuneCountInString(t.source)
	s.rest = s.rest[n:]
	return t
}

func (s *scanner) next() (token, error) {
	if blank := len(s.rest) - len(strings.TrimLeftFunc(s.rest, unicode.IsSpace)); blank > 0 {
		s.take(end, blank)
	}
	if s.rest == "" {
		return token{kind: end, column: s.column}, nil
	}
	r, size := utf8.DecodeRuneInString(s.rest)
	switch {
	case isDigit(r) || r == '.':
		return s.number()
	case superscriptDigit(r) >= 0:
		return s.superscript()
	case r == 'π':
		return s.take(name, size), nil
	case unicode.IsLetter(r):
		return s.take(name, prefix(s.rest, func(r rune) bool { return (unicode.IsLetter(r) && r != 'π') || isDigit(r) })), nil
	}
	return s.symbol(r, size)
}

// number takes digits with at most one point and an exponent. An e that no
// digits follow is left for the constant e.
func (s *scanner) number() (token, error) {
	n := prefix(s.rest, isDigit)
	digits := n
	if strings.HasPrefix(s.rest[n:], ".") {
		fraction := prefix(s.rest[n+1:], isDigit)
		digits += fraction
		n += 1 + fraction
	}
	if digits == 0 {
		return token{}, unexpected(s.take(symbol, 1), "digits before or after the point")
	}
	if exp := s.rest[n:]; exp != "" && (exp[0] == 'e' || exp[0] == 'E') {
		sign := 0
		if len(exp) > 1 && (exp[1] == '+' || exp[1] == '-') {
			sign = 1
		}
		if power := prefix(exp[1+sign:], isDigit); power > 0 {
			n += 1 + sign + power
		}
	}
	return valued(s.take(number, n))
}

// superscript takes a run of raised digits.
func (s *scanner) superscript() (token, error) {
	t := s.take(superscript, prefix(s.rest, func(r rune) bool { return superscriptDigit(r) >= 0 }))
	t.text = strings.Map(func(r rune) rune { return '0' + rune(superscriptDigit(r)) }, t.source)
	return valued(t)
}

// valued fills in the value of a number or superscript.
func valued(t token) (token, error) {
	v, err := strconv.ParseFloat(t.text, 64)
	if err != nil || math.IsInf(v, 0) {
		return t, unexpected(t, "a number of size at most 1.8e308")
	}
	t.value = v
	return t, nil
}

// spelling returns the one spelling used here for what people type, "" for what is
// no symbol.
func spelling(r rune) string {
	switch r {
	case '+', '/', '^', '(', ')', ',', '=':
		return string(r)
	case '-', '−', '–':
		return "-"
	case '*', '·', '⋅', '×', '∗':
		return "*"
	case '÷':
		return "/"
	}
	return ""
}

func (s *scanner) symbol(r rune, size int) (token, error) {
	if strings.HasPrefix(s.rest, "**") {
		t := s.take(symbol, 2)
		t.text = "^"
		return t, nil
	}
	t := s.take(symbol, size)
	t.text = spelling(r)
	if t.text == "" {
		return t, unexpected(t, "numbers, names, operators and parentheses only")
	}
	return t, nil
}

// prefix returns the length in bytes of the longest beginning of s whose runes
// all satisfy ok.
func prefix(s string, ok func(rune) bool) int {
	return len(s) - len(strings.TrimLeftFunc(s, ok))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// superscriptDigit returns the digit that r raises, −1 for other runes.
func superscriptDigit(r rune) int {
	for d, raised := range []rune("⁰¹²³⁴⁵⁶⁷⁸⁹") {
		if r == raised {
			return d
		}
	}
	return -1
}
