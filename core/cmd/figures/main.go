// Figures measures the source: what must not grow worse while it grows.
//
//	go run ./core/cmd/figures [folder]
//
// It prints the largest types and packages, the length of files and functions, and
// where core/lab, the worker, the canvas or the page's scripts name a lab, a
// problem or an exercise. Tests are left out. A figure beyond its limit is marked.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	if err := run(os.Stdout, root); err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

// The limits.
const (
	mostMethods  = 35    // of a type
	mostLines    = 2500  // of a package
	fileP90      = 207   // lines of a file that nine of ten do not pass
	functionP90  = 22    // and of a function
	mostInAll    = 67850 // lines of Go without tests; a commit that raises it says what for
	shownLargest = 5
)

func run(w io.Writer, root string) error {
	h, err := measure(root)
	if err != nil {
		return err
	}
	line := func(what string, value, limit int) {
		mark := ""
		if value > limit {
			mark = "  beyond the limit"
		}
		fmt.Fprintf(w, "%-52s %7d  (at most %d)%s\n", what, value, limit, mark)
	}
	for _, t := range largest(h.methods, shownLargest) {
		line("methods of "+t, h.methods[t], mostMethods)
	}
	for _, p := range largest(h.lines, shownLargest) {
		line("lines of "+p, h.lines[p], mostLines)
	}
	line("lines of a file, p90", percentile(h.files, 90), fileP90)
	line("lines of a function, p90", percentile(h.functions, 90), functionP90)
	line("lines of Go in all", h.total(), mostInAll)
	names, err := namesAbove(root)
	if err != nil {
		return err
	}
	line("names of labs, problems and exercises above them", len(names), 0)
	for _, n := range names {
		fmt.Fprintln(w, "  ", n)
	}
	return nil
}
