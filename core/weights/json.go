package weights

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// value is what the JSON of a header is made of. Of numbers only whole ones from 0 on are
// read, and neither true, false nor null: a header has none of them.
type value struct {
	kind    byte // 's' a text, 'n' a number, 'a' a list, 'o' members; 0 for nothing
	text    string
	number  uint64
	items   []value
	members []member
}

type member struct {
	key   string
	value value
}

// member returns the value under a key; one of kind 0 for none.
func (v value) member(key string) value {
	for _, m := range v.members {
		if m.key == key {
			return m.value
		}
	}
	return value{}
}

// numbers reports whether all items are numbers.
func (v value) numbers() bool {
	for _, i := range v.items {
		if i.kind != 'n' {
			return false
		}
	}
	return true
}

// mostDepth is how many levels a header has: the whole, a tensor, a list, a number.
const mostDepth = 4

// parser reads JSON. A part that is wrong panics with badJSON, which parseJSON recovers.
type parser struct {
	text  string
	at    int
	depth int
}

type badJSON struct{ error }

// parseJSON reads an object. The package encoding/json would be larger than all that uses it.
func parseJSON(text string) (v value, err error) {
	p := &parser{text: text}
	defer func() {
		if bad, ok := recover().(badJSON); ok {
			v, err = value{}, bad.error
		}
	}()
	v = p.value()
	if p.next() != 0 || v.kind != 'o' {
		p.fail("something behind its end")
	}
	return v, nil
}

func (p *parser) fail(what string) {
	panic(badJSON{fmt.Errorf("The header of the file has %s at byte %d.", what, p.at)})
}

// next passes over white space and returns the byte that follows; 0 at the end.
func (p *parser) next() byte {
	for p.at < len(p.text) && strings.IndexByte(" \t\n\r", p.text[p.at]) >= 0 {
		p.at++
	}
	if p.at == len(p.text) {
		return 0
	}
	if p.text[p.at] == 0 {
		p.fail("a zero")
	}
	return p.text[p.at]
}

func (p *parser) take(c byte) {
	if p.next() != c {
		p.fail(fmt.Sprintf("no %q", c))
	}
	p.at++
}

func (p *parser) value() value {
	if p.depth++; p.depth > mostDepth {
		p.fail("too many levels")
	}
	defer func() { p.depth-- }()
	switch c := p.next(); {
	case c == '{':
		return p.object()
	case c == '[':
		v := value{kind: 'a'}
		p.each(']', func() { v.items = append(v.items, p.value()) })
		return v
	case c == '"':
		return value{kind: 's', text: p.string()}
	case c >= '0' && c <= '9':
		return p.number()
	}
	p.fail("something that is no text, whole number, list or object")
	return value{}
}

func (p *parser) object() value {
	v := value{kind: 'o'}
	known := map[string]bool{}
	p.each('}', func() {
		p.next()
		key := p.string()
		if known[key] {
			p.fail(fmt.Sprintf("the name %q twice", short(key)))
		}
		known[key] = true
		p.take(':')
		v.members = append(v.members, member{key, p.value()})
	})
	return v
}

// each reads what is between two brackets, with commas between.
func (p *parser) each(end byte, one func()) {
	p.at++
	if p.next() == end {
		p.at++
		return
	}
	for {
		one()
		if p.next() == end {
			p.at++
			return
		}
		p.take(',')
	}
}

func (p *parser) number() value {
	n, from := uint64(0), p.at
	for ; p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9'; p.at++ {
		if n > 1<<53 {
			p.fail("too large a number")
		}
		n = 10*n + uint64(p.text[p.at]-'0')
	}
	if p.text[from] == '0' && p.at > from+1 {
		p.fail("a number that begins with 0")
	}
	return value{kind: 'n', number: n}
}

func (p *parser) string() string {
	p.take('"')
	var b strings.Builder
	for p.at < len(p.text) {
		c := p.text[p.at]
		p.at++
		switch {
		case c == '"':
			return b.String()
		case c < ' ':
			p.fail("a control character")
		case c == '\\':
			b.WriteRune(p.escape())
		default:
			b.WriteByte(c)
		}
	}
	p.fail("a text without an end")
	return ""
}

// escape reads what follows a backslash. Half of a pair is no character.
func (p *parser) escape() rune {
	if p.at == len(p.text) {
		p.fail("a text without an end")
	}
	c := p.text[p.at]
	p.at++
	if c == 'u' {
		r := p.hex()
		if !utf16.IsSurrogate(r) {
			return r
		}
		if strings.HasPrefix(p.text[p.at:], `\u`) {
			before := p.at
			p.at += 2
			if pair := utf16.DecodeRune(r, p.hex()); pair != utf8.RuneError {
				return pair
			}
			p.at = before
		}
		return utf8.RuneError
	}
	i := strings.IndexByte(`"\/bfnrt`, c)
	if i < 0 {
		p.fail("an unknown escape")
	}
	return rune("\"\\/\b\f\n\r\t"[i])
}

func (p *parser) hex() rune {
	r := rune(0)
	for range 4 {
		i := -1
		if p.at < len(p.text) {
			i = strings.IndexByte("0123456789abcdefABCDEF", p.text[p.at])
		}
		if i < 0 {
			p.fail("an unknown escape")
		}
		if i > 0xf {
			i -= 6
		}
		r = r<<4 | rune(i)
		p.at++
	}
	return r
}
