//go:build !js

package core_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// example finds the Go examples of CONTRIBUTING.md: the file each is taken from,
// and its text.
var example = regexp.MustCompile("(?s)```go\n// (\\S+)\n(.*?)```")

// TestContributing keeps the examples of CONTRIBUTING.md true: each is a piece
// of the file it names.
func TestContributing(t *testing.T) {
	guide, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	found := example.FindAllStringSubmatch(string(guide), -1)
	if fences := strings.Count(string(guide), "```go"); fences == 0 || len(found) != fences {
		t.Fatalf("%d of %d examples name their file in the first line", len(found), fences)
	}
	for _, m := range found {
		name, text := m[1], m[2]
		source, err := os.ReadFile("../" + name)
		if err != nil {
			t.Error(err)
		} else if !strings.Contains(string(source), text) {
			t.Errorf("%s no longer holds the example\n%s", name, text)
		}
	}
}
