package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	labs "hfplayground/core/lab/all"
)

// TestFillStyles puts the rules of labs into the style sheet, in the order of the
// table, however often.
func TestFillStyles(t *testing.T) {
	const sheet = "a {}\n/* place:labs begin */\nold\n/* place:labs end */\nb {}\n"
	dir := t.TempDir()
	for lab, text := range map[string]string{"neuron": "n {}\n", "landscape": "l {}\n"} {
		if err := os.WriteFile(filepath.Join(dir, lab+".css"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := "a {}\n/* place:labs begin */\n\n/* Landscape: web/labs/landscape.css */\n\nl {}\n\n\n/* Neuron: web/labs/neuron.css */\n\nn {}\n\n/* place:labs end */\nb {}\n"
	once, err := fillStyles([]byte(sheet), dir)
	if err != nil || string(once) != want {
		t.Errorf("%q, %v, want %q", once, err, want)
	}
	if twice, err := fillStyles(once, dir); err != nil || string(twice) != want {
		t.Errorf("again %q, %v", twice, err)
	}
	if _, err := fillStyles([]byte("a {}\n"), dir); err == nil {
		t.Error("a style sheet without a place is taken")
	}
}

// TestStylesNameNoLab: the rules of all labs ask for no lab by name; each has a file
// of its own.
func TestStylesNameNoLab(t *testing.T) {
	place := regexp.MustCompile(`(?s)/\* place:labs begin \*/.*/\* place:labs end \*/`)
	for _, name := range []string{"style.css", "labs.css"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range labs.Labs() {
			named := regexp.MustCompile(`\[data-lab="?` + e.Key + `\b|\.of-` + e.Key + `\b|data-` + e.Key + `\\.`)
			if found := named.Find(place.ReplaceAll(text, nil)); found != nil {
				t.Errorf("%s asks for %s by %s", name, e.Key, found)
			}
		}
	}
}
