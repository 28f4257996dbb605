package main

import (
	"bytes"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
)

// Links that train in a fraction of a second.
const (
	tinyNet      = "v=1&lab=deep&seed={seed}&deep.data-seed={seed}&deep.n=40&deep.tests=0&deep.side=8&deep.encoder=6,2&steps=310&"
	tinySequence = "v=1&lab=sequence&seed={seed}&sequence.task=order-2&sequence.length=6&sequence.n=100&sequence.units=8&steps=200&"
)

// curve is a run of these costs, with the loss 10 at the start and 1 less a step, a second each.
func curve(costs ...float64) outcome {
	o := outcome{End: "stopped"}
	for k, c := range costs {
		o.Curve = append(o.Curve, point{Cost: c, F: 10 - float64(k), Seconds: float64(k)})
	}
	return o
}

// TestAt reads a curve at a count, between the steps before and after.
func TestAt(t *testing.T) {
	stopped, solved := curve(0, 10, 30, 60), curve(0, 10)
	solved.Solved = true
	tests := []struct {
		of   outcome
		cost float64
		want float64 // NaN for none
	}{
		{stopped, 0, 10}, {stopped, 5, 9.5}, {stopped, 10, 9}, {stopped, 15, 8.75}, {stopped, 60, 7},
		{stopped, 85, 7},          // the next step would have passed it
		{stopped, 91, math.NaN()}, // the run had ended before
		{solved, 500, 9},          // and needs no more steps
		{curve(1, 10), 0.5, math.NaN()},
	}
	for _, tt := range tests {
		f, ok := tt.of.at(tt.cost)
		if ok != !math.IsNaN(tt.want) || ok && f != tt.want {
			t.Errorf("at %g: %g, %v, want %g", tt.cost, f, ok, tt.want)
		}
	}
}

func TestMedian(t *testing.T) {
	tests := []struct {
		of   []float64
		want float64
	}{
		{[]float64{3}, 3}, {[]float64{9, 1, 4}, 4}, {[]float64{4, 1, 9, 2}, 3},
		{nil, math.NaN()}, {[]float64{1, math.NaN(), 2}, math.NaN()},
	}
	for _, tt := range tests {
		if got := median(tt.of); got != tt.want && !(math.IsNaN(got) && math.IsNaN(tt.want)) {
			t.Errorf("median of %v is %g, want %g", tt.of, got, tt.want)
		}
	}
}

// TestAsks holds every kind of question to runs that it holds for, and to others.
func TestAsks(t *testing.T) {
	solved, dear, unsolved := curve(0, 100), curve(0, 700), curve(0, 600)
	solved.Solved, dear.Solved = true, true
	wild := curve(0, 100)
	wild.Lambda = 2e3
	counted := curve(0, 100, 200, 300, 400, 500)
	lower := curve(0, 90, 100, 200, 300, 400, 500)
	tests := []struct {
		name string
		ask  ask
		runs []outcome
		want string
	}{
		{"loss reached", atMost(8, 200), []outcome{counted}, "holds: ≤ 8 at 200"},
		{"loss missed by one seed", atMost(7, 200), []outcome{lower, counted}, "does not hold: ≤ 7 at 200 (8.0 from seed 2)"},
		{"ended before", atMost(9, 500), []outcome{curve(0, 10)}, "does not hold: ≤ 9 at 500 (– from seed 1)"},
		{"median reached", medianAtMost(7, 200), []outcome{lower, counted, lower}, "holds: median ≤ 7 at 200"},
		{"median missed", medianAtMost(7, 200), []outcome{lower, counted, counted}, "does not hold: median ≤ 7 at 200 (8.0)"},
		{"no median", medianAtMost(9, 500), []outcome{counted, curve(0, 10)}, "does not hold: median ≤ 9 at 500 (–)"},
		{"in time", below(8, 3), []outcome{counted}, "holds: below 8 in 3 s"},
		{"too late", below(8, 2), []outcome{counted}, "does not hold: below 8 in 2 s (in 3 s from seed 1)"},
		{"never", below(1, 60), []outcome{counted}, "does not hold: below 1 in 60 s (5.0 in the end from seed 1)"},
		{"small damping", damped(1e3), []outcome{counted}, "holds: λ < 1000 throughout"},
		{"large damping", damped(1e3), []outcome{wild}, "does not hold: λ < 1000 throughout (2e+03 from seed 1)"},
		{"ahead", ahead("other", "another"), []outcome{lower}, "holds: ahead of another"},
		{"not ahead of its like", ahead("other", "another"), []outcome{counted}, "does not hold: ahead of another (9.0 against 9.0 at 100 from seed 1)"},
		{"compared with nothing", ahead("nothing", "nothing"), []outcome{lower}, "does not hold: ahead of nothing (that was not run from these seeds)"},
		{"solved often enough", solves(3, 600), []outcome{solved, unsolved}, "does not hold: 3 of 5 within 600 (1 of 2)"},
		{"solved", solves(3, 600), []outcome{solved, solved, unsolved}, "holds: 3 of 5 within 600"},
		{"solved too late", solves(5, 600), []outcome{solved, dear}, "does not hold: 5 of 5 within 600 (1 of 2)"},
		{"stuck", stuck(), []outcome{unsolved}, "holds: none solved"},
		{"not stuck", stuck(), []outcome{unsolved, dear}, "does not hold: none solved (1 of 2)"},
	}
	other := measured{row: row{name: "other"}, runs: []outcome{counted}}
	for _, tt := range tests {
		m := measured{row: row{asks: []ask{tt.ask}}, runs: tt.runs}
		if got := m.answers([]measured{other, m}); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// tinyRows are trainings of seconds, of which two are asked for what they cannot reach.
func tinyRows() []row {
	return []row{
		{"tiny", "a tiny net", tinyNet + "race=hf", 2, []ask{atMost(1e3, 100), atMost(0.001, 300)}},
		{"tiny-adam", "the same by Adam", tinyNet + "race=adam", 2, nil},
		{"tiny-order", "a short task", tinySequence + "race=hf", 1, []ask{solves(1, 200)}},
		{"tiny-stuck", "a short task with no time", strings.Replace(tinySequence, "steps=200", "steps=5", 1) + "race=hf", 1, []ask{solves(1, 200)}},
	}
}

// TestRun measures tiny rows, and the same again from the file of runs: a row that fails its target says so.
func TestRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "runs.jsonl")
	var first, second, log bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := run([]string{"-keep", file}, tinyRows(), out, &log); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != second.String() {
		t.Errorf("from the file:\n%s\nat first:\n%s", second.String(), first.String())
	}
	for _, want := range []string{
		"Measured on go", "| training | loss at 100 | at 200 | at 300 | at 500 | seconds | asked |",
		"holds: ≤ 1000 at 100; does not hold: ≤ 0.001 at 300 (", "| a short task | 1 of 1 |", "| holds: 1 of 5 within 200 |",
		"| a short task with no time | 0 of 1 | – | – | does not hold: 1 of 5 within 200 (0 of 1) |",
	} {
		if !strings.Contains(first.String(), want) {
			t.Errorf("no %q in\n%s", want, first.String())
		}
	}
	content, err := os.ReadFile(file)
	if lines := bytes.Count(content, []byte("\n")); err != nil || lines != 6 {
		t.Errorf("%d runs are kept, %v, want 6", lines, err)
	}
	if n := strings.Count(log.String(), "tiny-adam, seed 2: f = "); n != 2 {
		t.Errorf("%d lines of a run in the log, want one a call:\n%s", n, log.String())
	}
}

// TestLinks measures links instead of the table.
func TestLinks(t *testing.T) {
	var out bytes.Buffer
	link := tinyNet + "race=gd"
	if err := run([]string{"-seeds", "2", link}, table(), &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "\n| "+link+" | "); got != 1 || strings.Count(out.String(), "\n|") != 3 {
		t.Errorf("want a head and one row, of the link, in\n%s", out.String())
	}
}

// TestSeedsDiffer: a link's seed changes the run, and the loss is that at the count of the product.
func TestSeedsDiffer(t *testing.T) {
	m, err := tinyRows()[0].measure(2, &kept{}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	f := m.losses(100)
	if f[0] == f[1] || !(f[0] > 0) || !(m.runs[0].Lambda > 0) {
		t.Errorf("losses %v at 100, λ at most %g", f, m.runs[0].Lambda)
	}
	if last := m.runs[0].last(); last.Cost > 310 || last.Cost < 250 {
		t.Errorf("the run has cost %g, want about the 310 of its link", last.Cost)
	}
}

// TestTable opens every link: none is refused in part, names are its own, and asks name rows there are.
func TestTable(t *testing.T) {
	names := map[string]bool{}
	for _, r := range table() {
		if names[r.name] || !strings.Contains(r.link, "seed={seed}") || r.seeds < 1 {
			t.Errorf("row %q: twice, or without seeds", r.name)
		}
		names[r.name] = true
		s := lab.New(func() float64 { return 0 }, all.Labs())
		s.Open(strings.Replace(r.seeded(1), "deep.n=2000", "deep.n=20", 1)) // images take time to draw
		for _, n := range s.Update(true).Notes {
			if !strings.Contains(n.Value, "there are no more") {
				t.Errorf("row %q: %s", r.name, n.Value)
			}
		}
		s.Close()
	}
}

func TestMisuse(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad")
	if err := os.WriteFile(bad, []byte("{}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		args []string
		rows []row
		want string
	}{
		{[]string{"-rows", "("}, nil, `The rows must be a regular expression, not "("`},
		{[]string{"-seeds", "-1"}, nil, "The seeds must be from 0 to 100, not -1."},
		{[]string{"-rows", "moon"}, table(), `No row has a name that "moon" matches; -list prints all.`},
		{[]string{"-keep", bad}, nil, bad + ": run 1 is none that was written by this command"},
		{nil, []row{{"two", "", "race=gd,hf", 1, nil}}, "race=gd,hf: want a link with a single run"},
		{nil, []row{{"bogus", "", "race=gd&bogus=1&steps=2", 1, nil}}, "race=gd&bogus=1&steps=2: bogus=1 is ignored"},
	}
	for _, tt := range tests {
		if err := run(tt.args, tt.rows, io.Discard, io.Discard); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("run(%q) = %v, want %q…", tt.args, err, tt.want)
		}
	}
}
