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
	flag.Parse()
	if err := run(*build, *out); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func run(build, out string) error {
	runtime, err := goRuntime()
	if err != nil {
		return err
	}
	site, err := Assemble(Source{Root: os.DirFS("."), Build: os.DirFS(build), Runtime: runtime})
	if err != nil {
		return err
	}
	if err := Write(out, site); err != nil {
		return err
	}
	report(os.Stdout, Sizes(site))
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
