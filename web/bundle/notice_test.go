package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestNotice asks Go which modules the binaries are made of and looks for each
// of them in NOTICE.
func TestNotice(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "./wasm/worker", "./wasm/canvas")
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	modules := strings.Fields(string(out))
	if len(modules) == 0 {
		t.Fatal("go list names no module: the binaries are made of some")
	}
	for _, path := range modules {
		if !strings.Contains(string(notice), path) {
			t.Errorf("NOTICE says nothing of %s, which is shipped", path)
		}
	}
}
