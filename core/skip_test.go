//go:build !js

package core_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// skip matches where a test leaves itself out, with the line before.
var skip = regexp.MustCompile(`[^\n]*\n[^\n"]*\.Skip(f|Now)?\(`)

// TestNoTestIsSkipped asks of every test that leaves itself out that it does so in a short
// run alone: one that does so where a tag or a tool is missing would pass and check nothing.
func TestNoTestIsSkipped(t *testing.T) {
	found := 0
	for _, dir := range []string{".", "../web", "../wasm"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" {
				return err
			}
			text, err := os.ReadFile(path)
			for _, hit := range skip.FindAllString(string(text), -1) {
				if found++; !strings.Contains(hit, "if testing.Short() {") {
					t.Errorf("%s leaves itself out of a full run:\n%s", path, hit)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found == 0 {
		t.Error("no test leaves itself out of a short run: the pattern finds nothing")
	}
}
