//go:build !js

package core_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// outside are the packages that would let the world into core.
var outside = []string{"syscall", "unsafe", "os", "io/fs", "net", "time", "log", "sync", "runtime", "plugin", "reflect", "math/rand"}

// seeded are the names of math/rand/v2 that do not touch its global source.
var seeded = []string{"New", "NewPCG", "NewChaCha8", "NewZipf", "Rand", "Source", "PCG", "ChaCha8", "Zipf"}

// assembled are the names of package math that are in assembly on some machine and
// not the same there to the last bit, or call one that is. Package elementary has
// those that are wanted.
var assembled = []string{"Exp", "Exp2", "Log", "Log2", "Log10", "Pow", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Erf", "Erfc", "Gamma", "Lgamma", "J0", "J1", "Y0", "Y1"}

// TestCoreIsPlain parses every package of core but the commands: no browser,
// no files, no clock, no goroutine, no global randomness, no variable of a
// package that anybody writes to, and nothing of package math that differs
// between machines.
func TestCoreIsPlain(t *testing.T) {
	for _, p := range list(t, "", "./core/...") {
		if !strings.HasPrefix(p.ImportPath, module+"core/cmd/") {
			if !strings.HasSuffix(p.ImportPath, "test") { // a checking package may read files
				checkImports(t, p)
			}
			checkSyntax(t, p, p.ImportPath == module+"core/elementary")
		}
	}
}

// checkImports looks at what a package imports itself: what those need is their own
// affair.
func checkImports(t *testing.T, p listed) {
	for _, path := range p.Imports {
		for _, bad := range append(outside, "github.com/hajimehoshi/ebiten") {
			global := bad == "math/rand" && path == "math/rand/v2" // its uses are looked at one by one
			if (path == bad || strings.HasPrefix(path, bad+"/")) && !global {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
	}
}

// checkSyntax looks at goroutines, the global random source, writes to package
// variables and, unless it is the package that knows of it, assembly.
func checkSyntax(t *testing.T, p listed, knows bool) {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Error(err)
			return
		}
		files = append(files, f)
	}
	info := resolve(fset, files)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if complaint := complain(n, info); complaint != "" && !(knows && strings.HasPrefix(complaint, "math.")) {
				t.Errorf("%s: %s", fset.Position(n.Pos()), complaint)
			}
			return true
		})
	}
}

// resolve finds what every identifier of one package stands for. Imports are
// left empty: names of the package itself are all that is asked for.
func resolve(fset *token.FileSet, files []*ast.File) *types.Info {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: emptyImporter{}, Error: func(error) {}, FakeImportC: true}
	config.Check("", fset, files, info) // the errors are those of the empty imports
	return info
}

// emptyImporter imports packages without any name in them.
type emptyImporter struct{}

func (emptyImporter) Import(path string) (*types.Package, error) {
	name := path[strings.LastIndexByte(path, '/')+1:]
	if path == "math/rand/v2" {
		name = "rand"
	}
	p := types.NewPackage(path, name)
	p.MarkComplete()
	return p, nil
}

// complain says what is wrong with a node, "" when nothing is.
func complain(n ast.Node, info *types.Info) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a goroutine"
	case *ast.SelectorExpr:
		switch x, _ := n.X.(*ast.Ident); {
		case isPackage("math/rand/v2", x, info) && !slices.Contains(seeded, n.Sel.Name):
			return "rand." + n.Sel.Name + " uses the global source"
		case isPackage("math", x, info) && slices.Contains(assembled, n.Sel.Name):
			return "math." + n.Sel.Name + " differs between machines"
		}
	case *ast.AssignStmt:
		for _, target := range n.Lhs {
			if v := packageVar(target, info); v != "" {
				return "writes to the package variable " + v
			}
		}
	case *ast.IncDecStmt:
		if v := packageVar(n.X, info); v != "" {
			return "writes to the package variable " + v
		}
	}
	return ""
}

// isPackage reports whether x, nil for none, stands for the package of that path.
func isPackage(path string, x *ast.Ident, info *types.Info) bool {
	p, ok := info.Uses[x].(*types.PkgName)
	return ok && p.Imported().Path() == path
}

// packageVar names the package variable that an expression reaches into, "" for none.
func packageVar(e ast.Expr, info *types.Info) string {
	for {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.Ident:
			v, ok := info.Uses[x].(*types.Var)
			if ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
				return v.Name()
			}
			return ""
		default:
			return ""
		}
	}
}

// TestComplain shows the check on code that breaks each rule, and on code that
// looks alike and does not.
func TestComplain(t *testing.T) {
	tests := []struct{ body, want string }{
		{`go f()`, "a goroutine"},
		{`_ = rand.Float64()`, "rand.Float64 uses the global source"},
		{`_ = rand.New(nil)`, ""},
		{`_ = math.Exp(1)`, "math.Exp differs between machines"},
		{`f := math.Pow; _ = f`, "math.Pow differs between machines"},
		{`_ = math.Sqrt(1)`, ""},
		{`state = 1`, "writes to the package variable state"},
		{`state++`, "writes to the package variable state"},
		{`table[0] = 1`, "writes to the package variable table"},
		{`state := 1; state++; _ = state`, ""},
		{`_ = table[state]`, ""},
	}
	for i, tt := range tests {
		src := "package p\nimport (\"math\"; \"math/rand/v2\")\nvar state int\nvar table []int\nvar _, _ = rand.New, math.Sqrt\nfunc f() {" + tt.body + "}"
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, strconv.Itoa(i), src, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		info, got := resolve(fset, []*ast.File{file}), ""
		ast.Inspect(file, func(n ast.Node) bool {
			got += complain(n, info)
			return true
		})
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.body, got, tt.want)
		}
	}
}
