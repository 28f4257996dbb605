package all_test

import (
	"slices"
	"testing"

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
