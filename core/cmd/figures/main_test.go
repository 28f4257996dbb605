//go:build !js

package main

import (
	"testing"
)

const root = "../../.."

// TestFigures holds the figures to their limits.
func TestFigures(t *testing.T) {
	h, err := measure(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(h.files) < 100 || len(h.functions) < 1000 || h.methods["core/lab.Session"] == 0 {
		t.Fatalf("%d files, %d functions: has not seen the house", len(h.files), len(h.functions))
	}
	if p := percentile(h.files, 90); p > fileP90 {
		t.Errorf("one file in ten has more than %d lines, want at most %d", p, fileP90)
	}
	if p := percentile(h.functions, 90); p > functionP90 {
		t.Errorf("one function in ten has more than %d lines, want at most %d", p, functionP90)
	}
	for name, n := range h.methods {
		if n > mostMethods {
			t.Errorf("%s has %d methods, want at most %d", name, n, mostMethods)
		}
	}
	for name, n := range h.lines {
		if n > mostLines {
			t.Errorf("%s has %d lines, want at most %d", name, n, mostLines)
		}
	}
	if n := h.total(); n > mostInAll {
		t.Errorf("%d lines of Go in all, want at most %d", n, mostInAll)
	}
}

// TestDriverNamesNoLab: the driver, the worker and the page's scripts know labs,
// problems and exercises by their table alone.
func TestDriverNamesNoLab(t *testing.T) {
	names, err := namesAbove(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		t.Error(n)
	}
}

func TestPercentile(t *testing.T) {
	if got := percentile([]int{5, 1, 4, 2, 3, 9, 8, 7, 6, 10, 11}, 90); got != 10 {
		t.Errorf("p90 of 1 to 11 = %d, want 10", got)
	}
}
