package stories

import (
	"regexp"
	"strings"
	"sync"
	"testing"

	"hfplayground/core/catalog"
)

// TestClaims opens every story's link, does what it proposes to try, and asks that
// all that the sentences claim is so: on the runs alone, whatever the words.
func TestClaims(t *testing.T) {
	for _, s := range read(t) {
		t.Run(s.Key, func(t *testing.T) {
			check := catalog.Get(checks(), s.Key).New
			before, after := opened(s.Link), opened(s.Link, s.Does...)
			if len(before.Notes) > 0 || len(after.Notes) > 0 {
				t.Fatalf("refused: %v, %v", before.Notes, after.Notes)
			}
			hold(t, s.Observe, check.Observe(before))
			hold(t, s.Try, check.Try(before, after))
			for _, c := range check.Try(before, before).Claims {
				if c.Holds {
					t.Errorf("%q is true before anything was tried", c.Phrase)
				}
			}
			observe, err := fill(s.Observe, before.Settings, check.Observe(before).Values)
			if err != nil {
				t.Error(err)
			}
			try, err := fill(s.Try, after.Settings, check.Try(before, after).Values)
			if err != nil {
				t.Error(err)
			}
			t.Logf("%s\n\t%s\n\t%s", s.Title, observe, try)
		})
	}
}

// hold asks that the sentence makes each claim, and that it holds.
func hold(t *testing.T, sentence string, f Facts) {
	t.Helper()
	if len(f.Claims) == 0 {
		t.Errorf("%q claims nothing", sentence)
	}
	for _, c := range f.Claims {
		if !strings.Contains(sentence, c.Phrase) {
			t.Errorf("%q does not say %q", sentence, c.Phrase)
		}
		if !c.Holds {
			t.Errorf("%q: not true of the run: %q", sentence, c.Phrase)
		}
	}
}

// TestClaimsCanFail asks of every claim to observe that it is false of some other
// run.
func TestClaimsCanFail(t *testing.T) {
	for _, s := range read(t) {
		t.Run(s.Key, func(t *testing.T) {
			check := catalog.Get(checks(), s.Key).New
			failed := map[string]bool{}
			for _, spoil := range check.Spoils {
				for _, c := range check.Observe(opened(s.Link + "&" + spoil)).Claims {
					failed[c.Phrase] = failed[c.Phrase] || !c.Holds
				}
			}
			for _, c := range check.Observe(opened(s.Link)).Claims {
				if !failed[c.Phrase] {
					t.Errorf("%q is true after each of %q as well: it is no claim", c.Phrase, check.Spoils)
				}
			}
		})
	}
}

// TestNumbersAreComputed asks that no sentence has a digit of its own, save in a
// formula that it claims.
func TestNumbersAreComputed(t *testing.T) {
	digit := regexp.MustCompile(`[0-9]`)
	for _, s := range read(t) {
		check := catalog.Get(checks(), s.Key).New
		rest := placeholder.ReplaceAllString(s.Title+s.Observe+s.Try, "")
		for _, c := range check.Observe(opened(s.Link)).Claims {
			rest = strings.ReplaceAll(rest, c.Phrase, "")
		}
		if digit.MatchString(rest) {
			t.Errorf("%s: a digit in %q is typed, not computed", s.Key, rest)
		}
	}
}

// TestCheckOfEveryStory asks for a check of each story and a story of each check.
func TestCheckOfEveryStory(t *testing.T) {
	list := read(t)
	for _, c := range checks() {
		if catalog.Index(list, c.Key) < 0 {
			t.Errorf("%s is checked, and no story", c.Key)
		}
	}
	for i, s := range list {
		if catalog.Index(checks(), s.Key) < 0 || catalog.Index(list, s.Key) != i {
			t.Errorf("%s has no check, or stands twice", s.Key)
		}
	}
}

func TestFill(t *testing.T) {
	got, err := fill("{a b} of {n.x}", map[string]string{"n.x": "2"}, map[string]string{"a b": "1"})
	if err != nil || got != "1 of 2" {
		t.Errorf("fill = %q, %v; want 1 of 2", got, err)
	}
	if _, err := fill("{a} and {b}", nil, nil); err == nil || !strings.Contains(err.Error(), "a, b") {
		t.Errorf("fill of what there is not: %v, want both names", err)
	}
}

// opened is Open, once for each link of all tests.
func opened(link string, edits ...string) *Run {
	key := strings.Join(append([]string{link}, edits...), " ")
	if r, ok := runs.Load(key); ok {
		return r.(*Run)
	}
	r := Open(link, edits...)
	runs.Store(key, r)
	return r
}

var runs sync.Map

func read(t *testing.T) []Story {
	t.Helper()
	list, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	return list
}
