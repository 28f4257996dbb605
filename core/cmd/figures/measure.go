package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/param"
)

// house is what was measured.
type house struct {
	methods   map[string]int // by "package.Type"
	lines     map[string]int // by package
	files     []int          // lines
	functions []int
}

func (h *house) total() int {
	sum := 0
	for _, n := range h.files {
		sum += n
	}
	return sum
}

// measure reads the Go files below root, but for tests.
func measure(root string) (*house, error) {
	h := &house{methods: map[string]int{}, lines: map[string]int{}}
	set := token.NewFileSet()
	err := sources(root, []string{"core", "wasm", "web"}, func(name string) bool {
		return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
	}, func(path string) error {
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		pkg, _ := filepath.Rel(root, filepath.Dir(path))
		n := set.Position(file.FileEnd).Line
		h.lines[pkg] += n
		h.files = append(h.files, n)
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			h.functions = append(h.functions, set.Position(f.End()).Line-set.Position(f.Pos()).Line+1)
			if f.Recv != nil {
				h.methods[pkg+"."+receiver(f.Recv.List[0].Type)]++
			}
		}
		return nil
	})
	return h, err
}

func receiver(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.Ident:
		return t.Name
	}
	return "?"
}

// sources calls visit for the files below some folders of root that want takes.
func sources(root string, folders []string, want func(name string) bool, visit func(path string) error) error {
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && d.Name() == "node_modules" {
				return cmp.Or(err, fs.SkipDir)
			}
			if d.IsDir() || !want(d.Name()) {
				return nil
			}
			return visit(path)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// namesAbove returns the lines that name a lab, a problem or an exercise as a text,
// in what must not know any: the driver, the worker, the canvas, the page's scripts.
func namesAbove(root string) ([]string, error) {
	quoted := regexp.MustCompile("[\"'`](" + strings.Join(names(), "|") + ")[\"'`]")
	var found []string
	look := func(path string) error {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		for _, line := range strings.Split(string(text), "\n") {
			if m := quoted.FindStringSubmatch(line); m != nil && !strings.HasPrefix(strings.TrimSpace(line), "//") {
				found = append(found, rel+": "+m[1])
			}
		}
		return nil
	}
	isSource := func(name string) bool {
		return (strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".js")) && !strings.HasSuffix(name, "_test.go")
	}
	if err := sources(root, []string{"wasm/worker", "wasm/canvas"}, isSource, look); err != nil {
		return nil, err
	}
	for _, pattern := range []string{"core/lab/*.go", "web/*.js"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if !strings.HasSuffix(path, "_test.go") {
				if err := look(path); err != nil {
					return nil, err
				}
			}
		}
	}
	return found, nil
}

// names are the keys of the labs, and of what their choices of a problem or an
// exercise offer.
func names() []string {
	var keys []string
	for _, e := range all.Labs() {
		keys = append(keys, e.Key)
		for _, o := range e.Settings() {
			keys = append(keys, offered(o)...)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func offered(o lab.Owned) []string {
	var keys []string
	for _, f := range o.Fields {
		if f.Kind == param.KindChoice && (f.Key == "problem" || f.Key == "exercise") {
			for _, option := range f.Options {
				keys = append(keys, option.Key)
			}
		}
	}
	return keys
}

// largest returns the keys of the n largest counts, the largest first.
func largest(counts map[string]int, n int) []string {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	return keys[:min(n, len(keys))]
}

// percentile returns the value that so many of a hundred do not pass.
func percentile(list []int, percent int) int {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[(len(sorted)-1)*percent/100]
}
