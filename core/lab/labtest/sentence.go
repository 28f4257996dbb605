package labtest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// machine is how a program writes a refusal, and a person does not.
var machine = regexp.MustCompile(`\w = "|, want |\[-?[\d.]+, |%!|param: |dataset: |neural: |<nil>`)

// Fault says what keeps text from being sentences for a person; "" for nothing.
func Fault(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsLower(first) && !startsWithName(text):
		return "it begins with a small letter"
	case !strings.HasSuffix(text, "."):
		return "it ends without a full stop"
	case strings.HasSuffix(text, "..") || strings.Contains(text, ". ."):
		return "it has two full stops"
	case machine.MatchString(text):
		return "it says " + machine.FindString(text)
	}
	return ""
}

// startsWithName reports whether the first word is a key of the link, which is written
// small.
func startsWithName(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	return strings.ContainsAny(word, ".=-/:") || len(word) < len(text) && isKey(word)
}

// isKey reports whether word could be a key without an owner.
func isKey(word string) bool {
	return strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
