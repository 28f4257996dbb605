package formula

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is the kind of a token.
type kind int

const (
	end         kind = iota
	number           // 2, .5, 1e-3
	superscript      // ², ⁻¹²: text is in plain digits, with a sign
	name             // x, sin, π
	symbol           // + - * / ^ ( ) | , =
)

// token is one piece of the text.
type token struct {
	kind   kind
	text   string  // normalised: one spelling for every symbol and digit
	source string  // as typed
	value  float64 // of a number or superscript
	column int     // of its first rune, from 1
	glued  bool    // nothing is between it and the token before
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
			Column:  utf8.RuneCountInString(src[:cut]) + 1,
			Problem: fmt.Sprintf("here the text becomes too long. It has %d bytes, and at most %d are read.", len(src), maxBytes),
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
	blank := prefix(s.rest, isBlank)
	s.take(end, blank)
	t, err := s.solid()
	t.glued = blank == 0
	return t, err
}

// solid takes the token that the rest begins with.
func (s *scanner) solid() (token, error) {
	if s.rest == "" {
		return token{kind: end, column: s.column}, nil
	}
	r, size := utf8.DecodeRuneInString(s.rest)
	switch {
	case isDigit(r) || r == '.':
		return s.number()
	case isRaised(r):
		return s.superscript()
	case signName(r) != "":
		t := s.take(name, size)
		t.text = signName(r)
		return t, nil
	case isLetter(r):
		return s.word(), nil
	}
	return s.symbol(r, size)
}

// word takes letters and digits; lowered digits are digits of a name.
func (s *scanner) word() token {
	t := s.take(name, prefix(s.rest, func(r rune) bool {
		return isLetter(r) || isDigit(r) || digitOf(r, lowered) >= 0
	}))
	t.text = strings.Map(func(r rune) rune {
		if d := digitOf(r, lowered); d >= 0 {
			return '0' + rune(d)
		}
		return r
	}, t.source)
	return t
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
		err := unexpected(s.take(symbol, 1), "digits before or after the point")
		err.Problem += pointed(s.rest)
		return token{}, err
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

// superscript takes a run of raised digits, with a raised sign before it or none.
func (s *scanner) superscript() (token, error) {
	sign := prefix(s.rest, func(r rune) bool { return raisedSign(r) != 0 })
	t := s.take(superscript, sign+prefix(s.rest[sign:], func(r rune) bool { return digitOf(r, raised) >= 0 }))
	t.text = strings.Map(func(r rune) rune {
		if sign := raisedSign(r); sign != 0 {
			return sign
		}
		return '0' + rune(digitOf(r, raised))
	}, t.source)
	return valued(t)
}

// valued fills in the value of a number or superscript.
func valued(t token) (token, error) {
	v, err := strconv.ParseFloat(t.text, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return t, &Error{t.column, fmt.Sprintf("%s is too large. Numbers reach up to 1.8e308.", t.source)}
	case err != nil:
		return t, unexpected(t, "a number")
	}
	t.value = v
	return t, nil
}

// spelling returns the one spelling used here for what people type, "" for what is
// no symbol.
func spelling(r rune) string {
	switch r {
	case '+', '/', '^', '(', ')', ',', '=', '|':
		return string(r)
	case '-', '−', '–', '‐', '‑', '—', '﹣':
		return "-"
	case '*', '·', '⋅', '×', '∗', '∙', '•':
		return "*"
	case '÷', '∕', '⁄':
		return "/"
	case '∣':
		return "|"
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
		return t, &Error{t.column, fmt.Sprintf("%s has no meaning here. A formula has numbers, names, operators and parentheses.%s", Quote(t.source), instead(r))}
	}
	return t, nil
}

// prefix returns the length in bytes of the longest beginning of s whose runes
// all satisfy ok.
func prefix(s string, ok func(rune) bool) int {
	return len(s) - len(strings.TrimLeftFunc(s, ok))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isLetter reports whether r belongs to a word, which the signs that are names do not.
func isLetter(r rune) bool { return unicode.IsLetter(r) && signName(r) == "" }

// The digits that are written higher, as exponents, and lower, as in x₁.
const (
	raised  = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	lowered = "₀₁₂₃₄₅₆₇₈₉"
)

// raisedSign returns the sign that r raises, 0 for other runes.
func raisedSign(r rune) rune {
	switch r {
	case '⁻':
		return '-'
	case '⁺':
		return '+'
	}
	return 0
}

// signName returns the name that one rune is written for: it ends a word before and
// begins none. "" for other runes.
func signName(r rune) string {
	switch r {
	case 'π':
		return "π"
	case '√':
		return "sqrt"
	case '∛':
		return "cbrt"
	}
	return ""
}

// isBlank reports whether r only parts others, wide or not.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\ufeff' || r >= '\u200b' && r <= '\u200d' || r >= '\u2060' && r <= '\u2064'
}

// digitOf returns the digit that r is among ten, −1 for other runes.
func digitOf(r rune, digits string) int { return slices.Index([]rune(digits), r) }

func isRaised(r rune) bool { return digitOf(r, raised) >= 0 || raisedSign(r) != 0 }
