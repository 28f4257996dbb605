package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	build := flag.String("build", "build", "`folder` that holds worker.wasm and canvas.wasm")
	out := flag.String("out", "dist", "`folder` to write")
	keep := flag.String("keep", "", "`address or folder` of the site this one will replace: its last releases stay beside the new one")
	record := flag.Bool("record", false, "write the code of every package to "+recordFile+", beside which later growth is measured")
	flag.Parse()
	if err := run(*build, *out, *keep, *record); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func run(build, out, keep string, record bool) error {
	runtime, err := goRuntime()
	if err != nil {
		return err
	}
	site, err := Assemble(Source{Root: os.DirFS("."), Build: os.DirFS(build), Runtime: runtime})
	if err != nil {
		return err
	}
	sizes := Sizes(site) // of this release alone
	if keep != "" {
		site.keep(earlier(keep), func(text string) { fmt.Printf("%s: %s\n", keep, text) })
	}
	if err := Write(out, site); err != nil {
		return err
	}
	report(os.Stdout, sizes)
	if !record && !slices.ContainsFunc(sizes, Size.Over) {
		return nil
	}
	code, err := codeIn(os.DirFS(build))
	if err != nil {
		return err
	}
	if record {
		var text bytes.Buffer
		if err := writeRecord(&text, code); err != nil {
			return err
		}
		return os.WriteFile(recordFile, text.Bytes(), 0o644)
	}
	before, err := os.ReadFile(recordFile)
	if err != nil {
		return err
	}
	return overBudget(sizes, before, code)
}

// codeIn returns the bytes of code by binary and package.
func codeIn(build fs.FS) (map[string]map[string]int, error) {
	code := map[string]map[string]int{}
	for _, name := range binaries {
		data, err := fs.ReadFile(build, name+".wasm")
		if err != nil {
			return nil, err
		}
		if code[name], err = codeOf(splitNames(data)); err != nil {
			return nil, fmt.Errorf("%s.wasm: %w", name, err)
		}
	}
	return code, nil
}

// goRuntime returns wasm_exec.js of the Go release in use. It must be the very
// file of the release that compiled the binaries; any other fails at start.
func goRuntime() ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
}
