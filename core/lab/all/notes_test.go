package all_test

import (
	"slices"
	"strconv"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
)

// TestNotesAreAboutTheLastText asks what is told when several edits lie between
// two updates: of each key only what its last text deserves.
func TestNotesAreAboutTheLastText(t *testing.T) {
	tests := []struct {
		name  string
		edits []string
		noted []string
	}{
		{"refused, then good", []string{"steps=0", "steps=50"}, nil},
		{"good, then refused", []string{"steps=50", "steps=0"}, []string{"steps"}},
		{"refused twice", []string{"steps=0", "steps=-1"}, []string{"steps"}},
		{"another key is set", []string{"steps=0", "tol=1e-4"}, []string{"steps"}},
		{"an action sets it", []string{"window=1,2,3", "act=home"}, nil},
		{"what was refused is forgotten with the net", []string{"lab=network&steps=3", "then=x", "seed=5"}, []string{"then"}},
		{"typed on", []string{"problem=formula", "formula.f=sin(x", "formula.f=sin(x)"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := alltest.Open(t, "")
			for _, edit := range tt.edits {
				s.Edit(edit)
			}
			var got []string
			for _, n := range s.Update(false).Notes {
				got = append(got, n.Key)
			}
			if !slices.Equal(got, tt.noted) {
				t.Errorf("after %q noted %q, want %q", tt.edits, got, tt.noted)
			}
		})
	}
}

func TestNotesOfALinkReplaceThoseBefore(t *testing.T) {
	s := alltest.Open(t, "steps=0")
	s.Edit("tol=2")
	s.Open("levels=3")
	if got := s.Update(false).Notes; len(got) != 1 || got[0].Key != "levels" {
		t.Errorf("the last link is noted with %v, want one note on levels", got)
	}
}

// TestManyUnknownKeysAreLookedUpOnce asks that a link of keys that no lab has makes the
// settings of the labs as often as a link of one: they are a hundred variables each.
func TestManyUnknownKeysAreLookedUpOnce(t *testing.T) {
	made := 0
	table := all.Labs()
	for i := range table {
		settings := table[i].Settings
		table[i].Settings = func() []lab.Owned { made++; return settings() }
	}
	count := func(keys int) int {
		link := ""
		for k := range keys {
			link += "&no-" + strconv.Itoa(k)
		}
		s := lab.New(alltest.Still, table)
		defer s.Close()
		made = 0
		s.Open(link)
		if got := len(s.Update(false).Notes); got != keys {
			t.Errorf("%d unknown keys are noted %d times", keys, got)
		}
		return made
	}
	if one, many := count(1), count(500); many != one {
		t.Errorf("settings are made %d times for 500 unknown keys, %d times for one", many, one)
	}
}
