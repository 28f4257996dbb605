//go:build !js

package all_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hfplayground/core/lab"
	labs "hfplayground/core/lab/all"
	"hfplayground/core/wire"
)

// captions are words that views write for people and that are keys of settings or acts
// too.
var captions = []string{"start", "step", "steps", "forward"}

// TestViewsNameNoAct: what a button or a window of a picture sends comes in the picture.
// No view names an act or a setting, by a string or by a constant of package wire.
func TestViewsNameNoAct(t *testing.T) {
	sent := map[string]bool{}
	for _, e := range wire.Acts() {
		sent[string(e.Act)] = true
	}
	for _, e := range labs.Labs() {
		s := lab.New(func() float64 { return 0 }, labs.Labs())
		s.Open("lab=" + e.Key)
		for _, c := range s.Controls() {
			sent[c.Name] = true
		}
		s.Close()
	}
	for _, word := range captions {
		delete(sent, word)
	}
	if !sent["slice-window"] || !sent["add-unit"] {
		t.Fatal("does not know which settings and acts there are")
	}
	files := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			slices.Contains([]string{"all", "viewtest"}, filepath.Base(filepath.Dir(path))) {
			return err
		}
		files++
		return namesNothing(t, path, sent)
	})
	if err != nil || files < 50 {
		t.Errorf("read %d files of views: %v", files, err)
	}
}

// namesNothing reports every act and setting that a file names.
func namesNothing(t *testing.T, path string, sent map[string]bool) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
				if word, _, _ := strings.Cut(text, ":"); sent[word] {
					t.Errorf("%v names %q, which is an act or a setting", set.Position(n.Pos()), text)
				}
			}
		case *ast.SelectorExpr:
			if pkg, ok := n.X.(*ast.Ident); ok && pkg.Name == "wire" && (strings.HasPrefix(n.Sel.Name, "Act") || strings.HasPrefix(n.Sel.Name, "Key")) {
				t.Errorf("%v names wire.%s", set.Position(n.Pos()), n.Sel.Name)
			}
		}
		return true
	})
	return nil
}
