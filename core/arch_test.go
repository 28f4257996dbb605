//go:build !js

package core_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "hfplayground/"

// arrows is the map of package core as a table: what of ours a room may import.
// Arrows only go down; a room above may skip floors. The test packages of a
// room stand on the room's own row. A row that ends in /* is that of every package
// below it, each a room of its own that may not import the others.
var arrows = map[string][]string{
	"core":               {},
	"core/alloctest":     {},
	"core/catalog":       {},
	"core/param":         {"core/catalog"},
	"core/wire":          {},
	"core/elementary":    {},
	"core/words":         {},
	"core/term":          {},
	"core/contour":       {"core/elementary"},
	"core/draw":          {"core/contour", "core/elementary"},
	"core/plot":          {"core/draw", "core/elementary", "core/wire"},
	"core/formula":       {"core/elementary"},
	"core/objective":     {"core/elementary"},
	"core/kernel":        {"core/elementary"},
	"core/neural":        {"core/catalog", "core/kernel", "core/objective", "core/param", "core/elementary"},
	"core/recurrent":     {"core/catalog", "core/sequence", "core/neural", "core/kernel", "core/objective", "core/param", "core/vector", "core/spectrum"},
	"core/images":        {"core/catalog", "core/kernel", "core/param", "core/elementary"},
	"core/images/sheet":  {"core/images"},
	"core/dataset":       {"core/catalog", "core/param", "core/elementary"},
	"core/sequence":      {"core/kernel", "core/elementary"},
	"core/neuron":        {"core/catalog", "core/param"},
	"core/testfunc":      {"core/catalog", "core/formula", "core/objective", "core/param", "core/elementary", "core/words"},
	"core/vector":        {},
	"core/spectrum":      {},
	"core/weights":       {},
	"core/cg":            {},
	"core/crew":          {"core/catalog", "core/kernel", "core/neural", "core/objective", "core/param"},
	"core/curvature":     {"core/cg", "core/objective", "core/vector"},
	"core/plane":         {"core/cg", "core/curvature", "core/objective", "core/elementary", "core/vector", "core/wire"},
	"core/method":        {"core/catalog", "core/cg", "core/objective", "core/param", "core/vector", "core/elementary", "core/term", "core/wire", "core/words"},
	"core/training":      {"core/catalog", "core/dataset", "core/neural", "core/kernel", "core/testfunc", "core/objective", "core/param", "core/elementary", "core/wire", "core/words"},
	"core/race":          {"core/catalog", "core/method", "core/curvature", "core/objective", "core/param", "core/vector", "core/wire", "core/words", "core/term"},
	"core/lab":           {"core/catalog", "core/crew", "core/objective", "core/param", "core/words", "core/wire", "core/term"},
	"core/lab/*":         {"core/catalog", "core/crew", "core/lab", "core/weights", "core/lab/racing", "core/lab/trained", "core/lab/points", "core/race", "core/training", "core/method", "core/testfunc", "core/neural", "core/kernel", "core/images", "core/recurrent", "core/sequence", "core/dataset", "core/neuron", "core/objective", "core/param", "core/elementary", "core/wire", "core/words", "core/vector", "core/cg", "core/curvature", "core/plane", "core/term"},
	"core/lab/racing":    {"core/catalog", "core/lab", "core/race", "core/method", "core/testfunc", "core/objective", "core/param", "core/wire", "core/words", "core/vector", "core/curvature", "core/plane", "core/term"},
	"core/lab/trained":   {"core/catalog", "core/lab", "core/lab/racing", "core/race", "core/method", "core/neural", "core/objective", "core/weights", "core/param", "core/vector", "core/wire", "core/words"},
	"core/lab/points":    {"core/dataset", "core/param", "core/plane"},
	"core/lab/labtest":   {"core/catalog", "core/crew", "core/lab", "core/objective", "core/param", "core/race", "core/weights", "core/wire", "core/term"},
	"core/lab/all":       {"core/lab", "core/lab/*"},
	"core/lab/alltest":   {"core/lab", "core/lab/all", "core/race", "core/dataset", "core/wire"},
	"core/view":          {"core/catalog", "core/draw", "core/wire", "core/term"},
	"core/view/*":        {"core/view", "core/plot", "core/draw", "core/contour", "core/elementary", "core/wire", "core/term"},
	"core/view/all":      {"core/view", "core/view/*"},
	"core/view/viewtest": {"core/lab", "core/lab/all", "core/view", "core/draw", "core/wire", "core/catalog", "core/elementary", "core/method", "core/neural", "core/recurrent", "core/sequence"}, // real nets for pictures
	"core/cmd":           {"core/catalog", "core/images", "core/images/sheet", "core/lab", "core/lab/all", "core/race", "core/view/all", "core/view", "core/draw", "core/method", "core/testfunc", "core/param", "core/wire", "core/term", "core/sequence", "core/recurrent", "core/neural", "core/kernel", "core/objective"},
	"wasm/port":          {"core/param"},
	"wasm/worker":        {"core/catalog", "core/crew", "core/objective", "core/lab", "core/lab/all", "core/view/all", "core/view", "core/draw", "core/param", "core/wire", "wasm/port", "core/term"},
	"wasm/canvas":        {"core/view/all", "core/view", "core/draw", "core/contour", "core/param", "core/wire", "wasm/port"},
	"web/gen":            {"core/catalog", "core/lab", "core/lab/all", "core/race", "core/view/all", "core/view", "core/draw", "core/method", "core/testfunc", "core/param", "core/wire", "core/term", "web/stories"},
	"web/stories":        {"core/catalog", "core/lab", "core/lab/all", "core/race", "core/curvature", "core/neuron", "core/testfunc", "core/vector", "core/param", "core/wire", "core/words"},
	"web/bundle":         {},
	"web/e2e/same":       {"core/lab", "core/lab/all", "core/wire"},
	"web/e2e/gradient":   {"core/catalog", "core/kernel", "core/neural"},
	"web/serve":          {},
}

// listed is what go list says of one package.
type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
	Deps       []string
}

// list asks go list for packages as they are compiled for the target.
func list(t *testing.T, target string, patterns ...string) []listed {
	t.Helper()
	args := append([]string{"list", "-e", "-json=ImportPath,Dir,GoFiles,Imports,Deps"}, patterns...)
	cmd := exec.Command("go", args...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), strings.Fields(target)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

const browser = "GOOS=js GOARCH=wasm"

// room returns the room an import path belongs to, "" for none: the package with a
// row, or the one above it that has one.
func room(path string) string {
	path = strings.TrimPrefix(path, module)
	for path != "" {
		if _, ok := arrows[row(path)]; ok {
			return path
		}
		path = above(path)
	}
	return ""
}

// row returns the row of the table for a room.
func row(room string) string {
	if _, ok := arrows[room]; ok {
		return room
	}
	return above(room) + "/*"
}

func above(path string) string { return path[:max(strings.LastIndexByte(path, '/'), 0)] }

func TestImportsGoDown(t *testing.T) {
	for _, p := range list(t, browser, "./...") {
		from := room(p.ImportPath)
		if from == "" || from == "core" && p.ImportPath != module+"core" {
			t.Errorf("%s stands on no row of the table", p.ImportPath)
			continue
		}
		for _, path := range p.Imports {
			if !strings.HasPrefix(path, module) {
				continue
			}
			if to := room(path); to != from && !slices.Contains(arrows[row(from)], row(to)) {
				t.Errorf("%s imports %s: %s may import %q", p.ImportPath, path, from, arrows[row(from)])
			}
		}
	}
}

// TestTableHasNoCycle keeps the table itself honest: every row reaches only
// rows that do not reach it.
func TestTableHasNoCycle(t *testing.T) {
	var below func(from string, seen []string) []string
	below = func(from string, seen []string) []string {
		for _, to := range arrows[from] {
			if _, ok := arrows[to]; !ok {
				t.Errorf("%s points to %s, which has no row", from, to)
			}
			if !slices.Contains(seen, to) {
				seen = below(to, append(seen, to))
			}
		}
		return seen
	}
	for from := range arrows {
		if slices.Contains(below(from, nil), from) {
			t.Errorf("%s reaches itself", from)
		}
	}
}

// TestBinaries checks what each binary links, through all its imports.
func TestBinaries(t *testing.T) {
	tests := []struct{ binary, without, why string }{
		{"wasm/canvas", module + "core/lab", "the canvas draws what it is given"},
		{"wasm/canvas", module + "core/method", "the canvas links no optimiser"},
		{"wasm/canvas", "gonum.org/", "the canvas computes nothing"},
		{"wasm/worker", "github.com/hajimehoshi/ebiten", "the worker has no screen"},
		{"wasm/worker", "encoding/json", "the dearest single import of a worker"},
		{"wasm/worker", "net", "the worker talks to its page alone"},
	}
	for _, tt := range tests {
		for _, p := range list(t, browser, "./"+tt.binary) {
			for _, dep := range p.Deps {
				if dep == tt.without || strings.HasPrefix(dep, strings.TrimSuffix(tt.without, "/")+"/") {
					t.Errorf("%s links %s: %s", tt.binary, dep, tt.why)
				}
			}
		}
	}
}
