package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	build := flag.String("build", "build", "`folder` that holds worker.wasm and canvas.wasm")
	out := flag.String("out", "dist", "`folder` to write")
	keep := flag.String("keep", "", "`address or folder` of the site this one will replace: its last releases stay beside the new one")
	flag.Parse()
	if err := run(*build, *out, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func run(build, out, keep string) error {
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
	return nil
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
