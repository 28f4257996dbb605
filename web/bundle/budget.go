package main

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Size is what one part of the site costs a reader, against what it may.
type Size struct {
	Part        string
	Raw, Gzip   int // bytes
	BudgetBytes int // of Gzip
}

// Over reports whether the part breaks its budget.
func (s Size) Over() bool { return s.Gzip > s.BudgetBytes }

// parts are the budgets, in bytes after gzip -9. The shell is what paints
// before any binary has arrived; the scripts that only check or start a binary, and
// the document of the view, are weighed with what they start.
//
// The shell was planned with 40 kB, before it had the settings of a third lab;
// what notices a fault, names its cause and mends it takes 8 kB more: parts that
// are fetched again, a worker that hangs, policies of hosts, canvases in a crowd.
// Another 0.4 kB are for what a quick hand does: Undo before the answer to what it
// undoes has come, and the usual window before a zoom has ended.
// Play that goes on beyond the step limit, the switch for equal cost, settings by
// groups of which some are large and none is idle, and drags that always end take 2 kB.
// The dialog that makes a figure for course notes takes 0.7 kB of the shell. What it
// does comes when it is opened, and has a budget of its own: of a hundred readers,
// one is an author. The worker draws it, for 3 kB. What is printed takes 0.9 kB more of
// the shell: it must be there before somebody prints.
// The worker was planned with 1.2 MB. A Go program that prints a line takes 0.74
// of that; the worker also draws the SVG that is shown where there is no
// WebGL2, and carries nets with what looks into them, tables of points, gonum's
// eigenvalues, optimisers to compare with, the exercises of threshold units,
// and every lab as a package of its own. What rows and steps say of themselves in
// place, and runs that go on beyond their limit, take 20 kB of it. The canvas was planned with 2.7 MB, before it drew nets and neurons.
// The fourth lab, of conjugate gradients, takes 0.6 kB of the shell, 58 of the worker
// and 24 of the canvas.
// What every row, axis and mark means, and the conjugate gradients of a step one by one,
// take 5 kB more of the shell and 20 of the worker: a card that pointer, focus and finger
// find, a strip that is a slider, slow motion, and the words of every axis.
// Tables as every program writes them, formulas as people do, and what is refused
// in sentences, and names of classes take 25 kB of the worker, and 0.2 of the shell.
// The stories take 4.9 kB of the shell: half of it is their links, which name every
// setting they need.
// Ends that have no unit and advice that is tried before it is given take 12 kB of the
// worker.
// The first picture with its sentence, the legend and what keeps names from being cut
// take 1 kB of the shell.
// Edits that no link takes along while it is opened, a reset that leads back to the
// first screen, and stories in the order of the lab take 1.2 kB of it.
// Figures that cost what is used of them take 1.1 kB: when they begin, wake and sleep,
// and the press that woke one.
// The deep lab takes 130 kB of the worker, with its images, the plots by step and recurrent
// nets; 50 of the canvas, and 1 of the shell.
// The lab of sequences takes 130 kB of the worker, 40 of the canvas, and 4 of the shell, with its
// stories and the clipping of gradients; the text to learn takes 15 of the worker and 0.6 of the shell.
// The reader's own images take 30 of the worker, and 3 of the shell: their dialog, and what has
// the browser unpack them. Sliders of the code and a story take 1.4 of it.
// Weights as files, which are read and written by the worker, take 30 kB of it, and their
// buttons, their help and what loads the rest 0.5 kB of the shell. What keeps a training comes with
// the first one, and has a budget of its own.
// Evaluations that are shared among workers take 30 kB of the worker, and 1.2 of the shell.
//
// Of what was here before, a copy of one package of Ebitengine without text/template
// took 650 kB from the canvas, stand-ins for what saves images as PNG and ZIP and for what
// looks for callers in source folders another 137, and packages without inlining another 110 and 230 from
// the worker. A memory that begins as a few long segments, not as a hundred thousand, took 177 from the worker
// and 153 from the canvas. Go 1.27.3 makes the canvas 20 kB larger than 1.26.8.
var parts = []struct {
	name   string
	budget int
	in     func(file string) bool
}{
	{"shell", 82_600, inShell},
	{"worker", 2_555_000, ofWorker},
	{"canvas", 1_945_000, ofCanvas},
	{"figure", 7_000, ofFigure},
	{"weights", 2_900, ofWeights},
}

// figureFiles come when the dialog is opened that makes a figure of the page.
var figureFiles = []string{"embed.js", "embed.css", "preview.js", "snippets.js", "title.js", "paint.js"}

func ofFigure(file string) bool { return hashed(file) && slices.Contains(figureFiles, path.Base(file)) }

// ofWeights reports whether file comes with the first training that is worth keeping.
func ofWeights(file string) bool { return hashed(file) && path.Base(file) == "weights.js" }

func ofWorker(file string) bool {
	return with(file, "worker-", append(workerStarters, "sha256.js"))
}

func ofCanvas(file string) bool { return with(file, "canvas-", canvasStarters) }

// with reports whether a file is the binary of that prefix, or one of the
// scripts of the hashed folder that start it.
func with(file, binary string, starters []string) bool {
	return strings.HasPrefix(file, binary) || hashed(file) && slices.Contains(starters, path.Base(file))
}

// hashed reports whether file lies in the hashed folder.
func hashed(file string) bool { return strings.HasPrefix(file, "web-") }

// inShell reports whether file is HTML, CSS or JavaScript of the page itself.
func inShell(file string) bool {
	text := slices.Contains([]string{".html", ".css", ".js"}, path.Ext(file))
	return text && (file == "index.html" || hashed(file)) && !ofWorker(file) && !ofCanvas(file) && !ofFigure(file) && !ofWeights(file)
}

// Sizes weighs the parts of the site.
func Sizes(site Site) []Size {
	sizes := make([]Size, len(parts))
	for i, p := range parts {
		sizes[i] = Size{Part: p.name, BudgetBytes: p.budget}
		for name, data := range site {
			if p.in(strings.TrimSuffix(name, ".gz")) {
				if strings.HasSuffix(name, ".gz") {
					sizes[i].Gzip += len(data)
				} else {
					sizes[i].Raw += len(data)
				}
			}
		}
	}
	return sizes
}

// report prints the sizes as a table.
func report(w io.Writer, sizes []Size) {
	fmt.Fprintf(w, "%-8s %12s %12s %12s\n", "part", "raw kB", "gzip kB", "budget kB")
	for _, s := range sizes {
		verdict := ""
		if s.Over() {
			verdict = "  over budget"
		}
		fmt.Fprintf(w, "%-8s %12.1f %12.1f %12.1f%s\n", s.Part, kB(s.Raw), kB(s.Gzip), kB(s.BudgetBytes), verdict)
	}
}

// overBudget returns what is too large, and of a binary what has grown; nil where all is within its budget.
func overBudget(sizes []Size, record []byte, code map[string]map[string]int) error {
	var faults []error
	for _, s := range sizes {
		if !s.Over() {
			continue
		}
		text := fmt.Sprintf("the %s has %.1f kB after gzip, and its budget is %.1f", s.Part, kB(s.Gzip), kB(s.BudgetBytes))
		if by, ok := code[s.Part]; ok {
			text += "; " + grown(record, s.Part, by)
		}
		faults = append(faults, errors.New(text))
	}
	return errors.Join(faults...)
}

// kB converts bytes to the kilobytes of the budgets.
func kB(bytes int) float64 { return float64(bytes) / 1000 }
