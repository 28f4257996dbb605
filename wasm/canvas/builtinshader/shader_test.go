package builtinshader

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// original returns the folder of the package that this one stands in for.
func original(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/hajimehoshi/ebiten/v2").Output()
	if err != nil {
		t.Fatalf("the go command, asked for the sources of Ebitengine: %v", err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "internal", "builtinshader")
}

// constants returns the values of the string constants of a Go file, in their order,
// each after its name.
func constants(t *testing.T, file string) (names, values []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if text, ok := spec.Values[0].(*ast.BasicLit); ok && text.Kind == token.STRING {
			value, err := strconv.Unquote(text.Value)
			if err != nil {
				t.Fatal(err)
			}
			names, values = append(names, spec.Names[0].Name), append(values, value)
		}
		return true
	})
	return names, values
}

// Ebitengine lists every source that its template makes in defs.go.
func TestSourcesAreThoseOfEbitengine(t *testing.T) {
	_, want := constants(t, filepath.Join(original(t), "defs.go"))
	if len(want) != FilterCount*AddressCount*2 {
		t.Fatalf("Ebitengine has %d sources, want %d", len(want), FilterCount*AddressCount*2)
	}
	for i, text := range want {
		filter, address, useColorM := Filter(i/(2*AddressCount)), Address(i/2%AddressCount), i%2 == 1
		if got := string(ShaderSource(filter, address, useColorM)); got != text {
			t.Errorf("filter %d, address %d, matrix %t: source\n%q, want\n%q", filter, address, useColorM, got, text)
		}
	}
}

func TestConstantsAreThoseOfEbitengine(t *testing.T) {
	ours := map[string]string{
		"UniformColorMBody":        UniformColorMBody,
		"UniformColorMTranslation": UniformColorMTranslation,
		"ClearShaderSource":        ClearShaderSource,
	}
	names, values := constants(t, filepath.Join(original(t), "shader.go"))
	if len(names) != len(ours) {
		t.Errorf("Ebitengine has the constants %q, want those of %v", names, ours)
	}
	for i, name := range names {
		if ours[name] != values[i] {
			t.Errorf("%s = %q, want %q", name, ours[name], values[i])
		}
	}
}
