package formula

import (
	"fmt"
	"strings"
)

// Error is a text that cannot be read.
type Error struct {
	Column int    // where, counted in runes from 1; one past the last at the end
	Found  string // what is there: `unexpected ")"`
	Want   string // what could be there instead
}

// Error returns `formula: column 7: unexpected ")", want a number`.
func (e *Error) Error() string { return "formula: " + e.Text() }

// Text returns the message without its area, for people.
func (e *Error) Text() string {
	return fmt.Sprintf("column %d: %s, want %s", e.Column, e.Found, e.Want)
}

// unexpected returns the Error for t where want should stand.
func unexpected(t token, want string) *Error {
	found := fmt.Sprintf("unexpected %q", t.source)
	if t.kind == end {
		found = "unexpected end"
	}
	return &Error{Column: t.column, Found: found, Want: want}
}

// either joins alternatives: "a, b or c".
func either(words ...string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
