package cg_test

import (
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/wire"
)

// opened returns a session of a link, of which nothing may be refused, and its first
// update.
func opened(t *testing.T, link string) (*lab.Session, lab.Update) {
	t.Helper()
	s := lab.New(func() float64 { return 0 }, all.Labs())
	t.Cleanup(s.Close)
	s.Open(link)
	u := s.Update(true)
	if len(u.Notes) > 0 {
		t.Fatalf("%s: %v", link, u.Notes)
	}
	return s, u
}

// edited returns the update after an edit.
func edited(s *lab.Session, edit string) lab.Update {
	s.Edit(edit)
	return s.Update(true)
}

func readout(u lab.Update, key string) string {
	for _, p := range u.Readouts {
		if p.Key == key {
			return p.Value
		}
	}
	return ""
}

// TestCount: the page says how many steps CG took of how many distinct eigenvalues.
func TestCount(t *testing.T) {
	for link, want := range map[string]string{
		"lab=cg":                      "CG ends after 4 steps, as many as there are distinct eigenvalues.",
		"lab=cg&cg.eigenvalues=3,3,3": "CG ends after 1 step, as many",
		"lab=cg&cg.steps=2":           "CG has not ended after 2 steps: there are 4 distinct eigenvalues.",
		"lab=cg&cg.spectrum=clusters": "before the 10 distinct eigenvalues are used up",
		"lab=cg&cg.spectrum=geometric&cg.steps=100&cg.n=24": "24 distinct eigenvalues would be enough without rounding",
	} {
		s, u := opened(t, link+"&step=0")
		if got := readout(u, "sentence"); !strings.Contains(got, want) {
			t.Errorf("%s: sentence %q, want %q in it", link, got, want)
		}
		if done := readout(u, "done"); done != "" {
			t.Errorf("%s: done = %q at the start, want nothing", link, done)
		}
		if got := readout(edited(s, "act=last"), "done"); got != "" && !strings.Contains(want, "not ended") != strings.Contains(got, want) {
			t.Errorf("%s: done = %q at the end, want %q in it", link, got, want)
		}
	}
}

// TestStep: another step sends the look and the texts alone, and is in the link.
func TestStep(t *testing.T) {
	s, _ := opened(t, "lab=cg")
	for _, tt := range []struct{ edit, link string }{
		{"step=3", "v=1&lab=cg&step=3"}, {"act=forward", "v=1&lab=cg"}, {"act=last", "v=1&lab=cg&step=12"}, {"act=first", "v=1&lab=cg&step=0"},
	} {
		u := edited(s, tt.edit)
		if u.Link != tt.link || len(u.Parts) != 1 {
			t.Errorf("%s: link %s with %d parts, want %s with one", tt.edit, u.Link, len(u.Parts), tt.link)
		}
		if _, ok := u.Parts[0].(*wire.Look); !ok {
			t.Errorf("%s: a part %T, want the look", tt.edit, u.Parts[0])
		}
	}
	if u := edited(s, "cg.seed=2"); len(u.Parts) != 2 {
		t.Errorf("another seed sends %d parts, want the runs too", len(u.Parts))
	}
}

// TestListingShown: what is worked out has every line with numbers, and the printed
// listing is named by its source.
func TestListingShown(t *testing.T) {
	s, u := opened(t, "lab=cg&cg.show=listing&cg.start=ones")
	if got := readout(u, "sentence"); !strings.HasPrefix(got, "Christianson (2016), as printed") || !strings.Contains(got, "r₀") {
		t.Errorf("sentence %q, want the source and both misprints", got)
	}
	u = edited(s, "step=2")
	wrong, right := 0, 0
	for _, row := range u.Detail.Rows {
		printed, corrected := !strings.HasPrefix(row[0], "✓"), !strings.HasPrefix(row[0], "✗")
		if (row[1] != "") != printed || (row[2] != "") != corrected {
			t.Errorf("row %q, want a number of each listing that has the line", row)
		}
		if !corrected {
			wrong++
		}
		if !printed {
			right++
		}
	}
	if len(u.Detail.Rows) != 9 || wrong != 2 || right != 2 {
		t.Errorf("%d lines, %d misprinted and %d corrected, want 9, 2 and 2", len(u.Detail.Rows), wrong, right)
	}
}

// TestHover: the errors of the direction under the pointer are said, and nothing
// beside the directions.
func TestHover(t *testing.T) {
	s, _ := opened(t, "lab=cg&step=4")
	if got := readout(edited(s, "hover=5.5,-3"), "hover"); !strings.HasPrefix(got, "λ = 5: error ") || !strings.HasSuffix(got, "of 1 at the start") {
		t.Errorf("hover = %q, want the errors at λ = 5", got)
	}
	for _, place := range []string{"8.1,0", "-0.1,0", "w:1.1", ""} {
		edited(s, "hover=5.5,-3")
		if got := readout(edited(s, "hover="+place), "hover"); got != "" {
			t.Errorf("hover=%s tells %q, want nothing", place, got)
		}
	}
	if notes := edited(s, "act=point:1,1").Notes; len(notes) > 0 {
		t.Errorf("a click is refused: %v", notes)
	}
}

// TestRefused: what is not legal is named with its range.
func TestRefused(t *testing.T) {
	for edit, want := range map[string]string{
		"cg.eigenvalues=1,-2": "1 to 24 numbers with commas between, each from 1e-6 to 1e6",
		"cg.eigenvalues=":     "1 to 24 numbers",
		"cg.eigenvalues=" + strings.Repeat("1,", 24) + "1": "1 to 24 numbers",
		"cg.steps=101":     "from 1 to 100",
		"cg.spectrum=flat": "one of list, clusters, geometric",
	} {
		s, _ := opened(t, "lab=cg")
		u := edited(s, edit)
		if len(u.Notes) != 1 || !strings.Contains(u.Notes[0].Value, want) || u.Link != "v=1&lab=cg" {
			t.Errorf("%s: notes %v and link %s, want %q and the link as it was", edit, u.Notes, u.Link, want)
		}
	}
}
