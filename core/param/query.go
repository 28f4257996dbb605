package param

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxQueryBytes is the longest link that is read; a longer one is ignored whole.
const maxQueryBytes = 8 << 10

// maxQueryPairs bounds the keys of one link.
const maxQueryPairs = 512

// Pair is one key and its value.
type Pair struct{ Key, Value string }

// Name returns the key; a pair has no label.
func (p Pair) Name() (key, label string) { return p.Key, "" }

// Owner returns what comes before the first point of the key: the problem or
// run that the setting belongs to; empty for settings of the page.
func (p Pair) Owner() string {
	owner, _, found := strings.Cut(p.Key, ".")
	if !found {
		return ""
	}
	return owner
}

// Query is a decoded link: unique keys in the order of the text.
type Query struct {
	pairs []Pair
	index map[string]int
}

// ParseQuery decodes "a=1&b=x%20y", with or without a leading "#" or "?". A plus
// is a plus, so that formulas can be read. What cannot be decoded is left out
// and noted; of a key that is there twice the last value holds.
func ParseQuery(s string) (Query, []*Error) {
	q := Query{index: map[string]int{}}
	s = strings.TrimLeft(s, "#?")
	if len(s) > maxQueryBytes {
		return q, []*Error{Fault("link", "This link has %d bytes, and at most %d are read: it is left out.", len(s), maxQueryBytes)}
	}
	var notes []*Error
	for part := range strings.SplitSeq(s, "&") {
		if part == "" {
			continue
		}
		if len(q.pairs) == maxQueryPairs {
			return q, append(notes, Fault("link", "This link has more than %d settings: %q and what follows are left out.", maxQueryPairs, Shorten(part)))
		}
		rawKey, rawValue, _ := strings.Cut(part, "=")
		key, okKey := unescape(rawKey)
		value, okValue := unescape(rawValue)
		if !okKey || !okValue || key == "" {
			notes = append(notes, Fault("link", "%q is left out of the link: it is not key=value in percent-encoded UTF-8.", Shorten(part)))
			continue
		}
		if i, twice := q.index[key]; twice {
			notes = append(notes, Fault(key, "%s is in the link twice. The last value is used, not %q.", Shorten(key), Shorten(q.pairs[i].Value)))
		}
		q.Set(key, value)
	}
	return q, notes
}

// Get returns the value under key.
func (q Query) Get(key string) (string, bool) {
	i, ok := q.index[key]
	if !ok {
		return "", false
	}
	return q.pairs[i].Value, true
}

// Pairs returns all pairs in order. They must not be written to.
func (q Query) Pairs() []Pair { return q.pairs }

// Set puts value under key, in the place of an earlier one or at the end.
func (q *Query) Set(key, value string) {
	if q.index == nil {
		q.index = map[string]int{}
	}
	if i, ok := q.index[key]; ok {
		q.pairs[i].Value = value
		return
	}
	q.index[key] = len(q.pairs)
	q.pairs = append(q.pairs, Pair{Key: key, Value: value})
}

// Clone returns a copy that can be written to.
func (q Query) Clone() Query { return q.Drop(func(Pair) bool { return false }) }

// Merge returns a copy of q with the pairs of over: in the place of an earlier one
// or at the end.
func (q Query) Merge(over Query) Query {
	merged := q.Clone()
	for _, p := range over.pairs {
		merged.Set(p.Key, p.Value)
	}
	return merged
}

// Drop returns a copy without the pairs for which gone holds.
func (q Query) Drop(gone func(Pair) bool) Query {
	var rest Query
	for _, p := range q.pairs {
		if !gone(p) {
			rest.Set(p.Key, p.Value)
		}
	}
	return rest
}

// Without returns a copy without the pair under key.
func (q Query) Without(key string) Query {
	return q.Drop(func(p Pair) bool { return p.Key == key })
}

// String encodes the query for a fragment; what is legal there is not escaped,
// so that a person can read and edit it.
func (q Query) String() string {
	var b strings.Builder
	for i, p := range q.pairs {
		if i > 0 {
			b.WriteByte('&')
		}
		escape(&b, p.Key, readable)
		b.WriteByte('=')
		escape(&b, p.Value, readable+"?=")
	}
	return b.String()
}

// readable are the bytes beside letters and digits that are left as they are. In a
// key an "=" would end it, and a "?" at its beginning would be taken for that of a
// whole query.
const readable = "-._~!$'()*+,;:@/^"

func escape(b *strings.Builder, s, readable string) {
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(readable, c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(b, "%%%02X", c)
		}
	}
}

func unescape(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b = append(b, s[i])
			continue
		}
		if i+2 >= len(s) {
			return "", false
		}
		hi, okHi := hexDigit(s[i+1])
		lo, okLo := hexDigit(s[i+2])
		if !okHi || !okLo {
			return "", false
		}
		b = append(b, hi<<4|lo)
		i += 2
	}
	return string(b), utf8.Valid(b)
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
