package formula

import (
	"fmt"
	"strconv"
	"strings"
)

// Error is a text that cannot be read.
type Error struct {
	Column  int    // where, counted in runes from 1; one past the last at the end
	Problem string // what is wrong there, and what could be there instead: sentences
}

// Error returns `formula: Column 7: ")" is where a number should be.`
func (e *Error) Error() string { return "formula: " + e.Text() }

// Text returns the message without its area, for people.
func (e *Error) Text() string { return fmt.Sprintf("Column %d: %s", e.Column, e.Problem) }

// Quote returns a text in quotes as it was typed: a backslash stays one.
func Quote(text string) string { return strings.ReplaceAll(strconv.Quote(text), `\\`, `\`) }

// unexpected returns the Error for t where want should be.
func unexpected(t token, want string) *Error {
	if t.kind == end {
		return &Error{t.column, fmt.Sprintf("the text ends where %s should be.", want)}
	}
	return &Error{t.column, fmt.Sprintf("%q is where %s should be.", t.source, want)}
}

// either joins alternatives: "a, b or c".
func either(words ...string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
