package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFillPlaces puts what labs have alone into the page, in the order of the
// table, and refuses what has no place there.
func TestFillPlaces(t *testing.T) {
	const page = "<main>\n  <!-- place:view begin -->\n  old\n  <!-- place:view end -->\n</main>\n"
	tests := []struct {
		name  string
		files map[string]string
		want  string // of the page, or of the error
	}{
		{"two labs", map[string]string{"neuron": "<!-- view begin -->\n<p>n</p>\n<!-- view end -->\n", "landscape": "<!-- view begin -->\n<p>\n  l\n</p>\n<!-- view end -->\n"},
			"<main>\n  <!-- place:view begin -->\n  <p>\n    l\n  </p>\n  <p>n</p>\n  <!-- place:view end -->\n</main>\n"},
		{"none", nil, "<main>\n  <!-- place:view begin -->\n  <!-- place:view end -->\n</main>\n"},
		{"no such place", map[string]string{"network": "<!-- attic begin -->\n<p>n</p>\n<!-- attic end -->\n"}, "attic is no place of the page"},
		{"another end", map[string]string{"network": "<!-- view begin -->\n<p>n</p>\n<!-- scene end -->\n"}, "ends as scene"},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		for lab, text := range tt.files {
			if err := os.WriteFile(filepath.Join(dir, lab+".html"), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got, err := fillPlaces([]byte(page), dir)
		switch {
		case err != nil && !strings.Contains(err.Error(), tt.want):
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		case err == nil && string(got) != tt.want:
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
