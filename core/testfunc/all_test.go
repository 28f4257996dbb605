package testfunc_test

import (
	"regexp"
	"slices"
	"testing"

	"hfplayground/core/testfunc"
)

// Keys stand in links: a change of this list breaks them.
func TestKeys(t *testing.T) {
	want := []string{
		"rosenbrock", "beale", "himmelblau", "booth", "matyas", "mccormick",
		"styblinski-tang", "rastrigin", "ackley", "levy", "goldstein-price",
		"three-hump-camel", "saddle", "monkey-saddle", "quadratic", "formula",
	}
	var got []string
	for _, e := range testfunc.All() {
		got = append(got, e.Key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("keys = %v, want %v", got, want)
	}
}

func TestRowsAreComplete(t *testing.T) {
	key := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, e := range testfunc.All() {
		f := e.New()
		about := f.About()
		if !key.MatchString(e.Key) || e.Label == "" || e.Help == "" || about.Formula == "" || about.Source == "" {
			t.Errorf("%q: row or About is incomplete: %+v, %+v", e.Key, e, about)
		}
		if len(about.Start) == 0 {
			t.Errorf("%s: no start", e.Key)
		}
		for i, side := range about.Domain {
			if side[0] >= side[1] {
				t.Errorf("%s: domain side %d is %v", e.Key, i, side)
			}
			if s := start(f)[i]; s < side[0] || s > side[1] {
				t.Errorf("%s: start %v lies outside the domain", e.Key, about.Start)
			}
			for _, m := range about.Minima {
				if len(m.X) != f.Dim() || m.X[i] < side[0] || m.X[i] > side[1] {
					t.Errorf("%s: minimum %v lies outside the domain or has the wrong length", e.Key, m.X)
				}
			}
		}
		keys := map[string]bool{}
		for _, fd := range f.Fields() {
			if keys[fd.Key] || fd.Help == "" {
				t.Errorf("%s: field %q stands twice or has no help", e.Key, fd.Key)
			}
			keys[fd.Key] = true
			if err := fd.Set(fd.Default); err != nil {
				t.Errorf("%s: default refused: %v", e.Key, err)
			}
		}
	}
}

// New gives a function of its own each time.
func TestNewIsFresh(t *testing.T) {
	for _, e := range testfunc.All() {
		a, b := e.New(), e.New()
		if n := field(a, "n"); n != nil {
			if err := n.Set("5"); err != nil {
				t.Fatal(err)
			}
			if b.Dim() != 2 || e.New().Dim() != 2 {
				t.Errorf("%s: n of one function changed another", e.Key)
			}
		}
	}
}
