package main

import (
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestHelpsAreSentences: everything that the page says of a setting or a method has a capital or a
// symbol at its beginning, a full stop at its end, and a verb.
func TestHelpsAreSentences(t *testing.T) {
	page, err := os.ReadFile("../../index.html")
	if err != nil {
		t.Fatal(err)
	}
	helps := regexp.MustCompile(`<p class="help"[^>]*>([^<]*)`).FindAllSubmatch(page, -1)
	if len(helps) < 100 {
		t.Fatalf("%d helps on the page", len(helps))
	}
	for _, m := range helps {
		if s := strings.TrimSpace(html.UnescapeString(string(m[1]))); !isSentence(s) {
			t.Errorf("no sentence: %q", s)
		}
	}
}

// TestIsSentence checks what the test above relies on.
func TestIsSentence(t *testing.T) {
	for s, want := range map[string]bool{
		"This is the number of points.": true, "λ is raised when ρ is below this.": true, "Start CG from the previous CG solution.": true,
		"Size of the step.": false, "number of points": false, "This is the number of points": false, "the unit fires.": false,
	} {
		if got := isSentence(s); got != want {
			t.Errorf("isSentence(%q) = %v", s, got)
		}
	}
}

// verb matches the finite verbs that helps are written with, and the commands they begin with.
var verb = regexp.MustCompile(`\b(is|are|has|have|may|must|should|begins?|keeps|shows?|learns|makes?|fires?|follows?|goes|jumps|builds|crawls|looks|damps|follow|approximate|share|searches|varies|achieve|branch|change|applies|passes|cost)\b|^(Adjust|Compare|Draw|End|Precondition|Shorten|Show|Start|Stop|Take)\b`)

func isSentence(s string) bool {
	return regexp.MustCompile(`^[^a-z\s].*[^.]\.$`).MatchString(s) && verb.MatchString(s)
}
