package param

import (
	"fmt"
	"unicode/utf8"
)

// Error is why a value that a person has set was refused.
type Error struct {
	Key string // of the setting, or of what else was asked for

	label   string // of the setting, "" for none
	value   string // shortened to a readable length
	want    string // what the value must be, in words
	problem string // all there is to say, in sentences, where want is ""
}

// Error returns `param: Momentum (gd.decay) must be a number from 0 to 0.999, not "2".`
func (e *Error) Error() string { return "param: " + e.Text() }

// Text returns the message without its area, for people: sentences that name
// setting, value and legal range where they help.
func (e *Error) Text() string {
	if e.want == "" {
		return e.problem
	}
	name := e.Key
	if e.label != "" {
		name = fmt.Sprintf("%s (%s)", e.label, e.Key)
	}
	if e.value == "" {
		return fmt.Sprintf("%s must be %s. It is empty.", name, e.want)
	}
	return fmt.Sprintf("%s must be %s, not %q.", name, e.want, e.value)
}

// Want is the error of a check which says what a text must be, "two numbers": the
// field makes a sentence of it with its name and the text.
type Want string

// Error returns what the text must be.
func (w Want) Error() string { return string(w) }

// shownBytes is how much of a refused value a message repeats.
const shownBytes = 40

// Refuse returns the Error for a value under key that must be something else. Checks
// of several fields together use it, so that they word refusals like those of one field.
func Refuse(key, value, want string) *Error {
	return &Error{Key: Shorten(key), value: Shorten(value), want: want}
}

// Fault returns the Error for the setting under key with a sentence of its own. problem is all that its Text says: whole sentences, formatted as by
// fmt.Sprintf.
func Fault(key, problem string, args ...any) *Error {
	return &Error{Key: Shorten(key), problem: fmt.Sprintf(problem, args...)}
}

// Shorten returns s cut to a length that fits a message.
func Shorten(s string) string {
	if len(s) <= shownBytes {
		return s
	}
	cut := shownBytes
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
