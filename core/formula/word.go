package formula

import (
	"unicode"
	"unicode/utf8"
)

// splitWords makes several names of every word that is none, such as xy and x1x2.
func (p *parser) splitWords() {
	var split []token
	for _, t := range p.tokens {
		if parts := p.split(t); t.kind == name && !p.known(t.text) && parts != nil {
			split = append(split, parts...)
		} else {
			split = append(split, t)
		}
	}
	p.tokens = split
}

// known reports whether s is one name.
func (p *parser) known(s string) bool {
	_, value := p.lookup(s)
	_, function := functionNamed(s)
	return value || function
}

// split returns the names of one letter each, with the digits after it, that t is
// written of without anything between; nil where one of them is unknown.
func (p *parser) split(t token) (parts []token) {
	column, glued := t.column, t.glued
	for rest := t.text; rest != ""; {
		_, letter := utf8.DecodeRuneInString(rest)
		n := letter + prefix(rest[letter:], unicode.IsDigit)
		if _, ok := p.lookup(rest[:n]); !ok {
			return nil
		}
		parts = append(parts, token{kind: name, text: rest[:n], source: rest[:n], column: column, glued: glued})
		column, glued, rest = column+utf8.RuneCountInString(rest[:n]), true, rest[n:]
	}
	return parts
}
