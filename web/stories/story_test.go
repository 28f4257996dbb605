package stories

import (
	"regexp"
	"strings"
	"sync"
	"testing"

	"hfplayground/core/catalog"
)

// TestFilled: a story is filled in only if all that its sentences claim is so. Whoever writes the
// page fills in those of the page: see All, and the tests of web/gen.
func TestFilled(t *testing.T) {
	const link = "race=newton&steps=5"
	says := func(phrase string, holds bool) Facts { return Facts{Claims: []Claim{{phrase, holds}}} }
	try := func(before, after *Run) Facts { return says("more", after.steps("newton") > before.steps("newton")) }
	tests := []struct{ name, observe, link, edit, want string }{
		{"all is so", "five steps {n} of {steps}", link, "steps=6", ""},
		{"a false claim", "five steps", "race=newton&steps=4", "steps=6", `"five steps": not true of the run`},
		{"a claim that is not made", "a few steps", link, "steps=6", `does not say "five steps"`},
		{"nothing to try", "five steps", link, "steps=5", `"even more": not true of the run`},
		{"a name of nothing", "five steps {m}", link, "steps=6", "nothing is called m"},
		{"a link that is refused", "five steps", link + "&tol=x", "steps=6", "refused"},
		{"an edit that is refused", "five steps", link, "steps=6&tol=x", "refused"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			observe := func(r *Run) Facts {
				f := says("five steps", r.steps("newton") == 5)
				f.Values = map[string]string{"n": whole(r.steps("newton"))}
				return f
			}
			got, err := filled(Story{Link: tt.link, Observe: tt.observe, Does: []string{tt.edit}, Try: "even more"}, Check{Observe: observe, Try: try})
			if tt.want == "" {
				if err != nil || got.Observe != "five steps 5 of 5" {
					t.Errorf("filled in %q, %v", got.Observe, err)
				}
			} else if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("filled in %q with error %v, want %q", got.Observe, err, tt.want)
			}
		})
	}
	always := Check{Observe: func(*Run) Facts { return Facts{} }, Try: func(_, _ *Run) Facts { return says("more", true) }}
	_, err := filled(Story{Link: link, Try: "more"}, always)
	for _, want := range []string{"claims nothing", "is true before anything was tried"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q in it", err, want)
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
				for _, c := range claims(s, spoil) {
					failed[c.Phrase] = failed[c.Phrase] || !c.Holds
				}
			}
			for _, c := range claims(s, check.Spoils[0]) {
				if !failed[c.Phrase] {
					t.Errorf("%q is true after each of %q as well: it is no claim", c.Phrase, check.Spoils)
				}
			}
		})
	}
}

// claims returns what a story claims, in words that do not depend on the run, and
// whether it is so of the run that is spoiled in a way.
func claims(s Story, spoil string) []Claim {
	link := s.Link + "&" + spoil
	r, ok := runs.Load(link)
	if !ok {
		r, _ = runs.LoadOrStore(link, Open(link))
	}
	return catalog.Get(checks(), s.Key).New.Observe(r.(*Run)).Claims
}

// runs are those of all tests, by their link.
var runs sync.Map

// TestNumbersAreComputed asks that no sentence has a digit of its own, save in a
// formula that it claims.
func TestNumbersAreComputed(t *testing.T) {
	digit := regexp.MustCompile(`[0-9]`)
	for _, s := range read(t) {
		check := catalog.Get(checks(), s.Key).New
		rest := placeholder.ReplaceAllString(s.Title+s.Observe+s.Try, "")
		for _, c := range claims(s, check.Spoils[0]) {
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

func read(t *testing.T) []Story {
	t.Helper()
	list, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	return list
}
