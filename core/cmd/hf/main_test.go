package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestJSON(t *testing.T) {
	var out, warn bytes.Buffer
	if err := run([]string{"race=newton&bogus=1"}, &out, &warn); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(warn.String(), `bogus=1 is ignored`) {
		t.Errorf("stderr = %q, want a note on bogus", warn.String())
	}
	var last record
	lines := bufio.NewScanner(&out)
	for n := 0; lines.Scan(); n++ {
		last = record{}
		if err := json.Unmarshal(lines.Bytes(), &last); err != nil {
			t.Fatalf("line %d: %v", n+1, err)
		}
		if last.Run != "newton" || last.Step != n || last.X == nil || len(*last.X) != 2 {
			t.Errorf("line %d = %+v, want step %d of newton in the plane", n+1, last, n)
		}
	}
	if last.End != "converged" || *last.GradNorm > 1e-6 {
		t.Errorf("last line = %+v, want it converged", last)
	}
}

// TestJSONWithoutNumbers asks for null where there is no number: f, gradient and x of a run
// that cannot start, the gradient where f has none.
func TestJSONWithoutNumbers(t *testing.T) {
	tests := []struct{ link, want string }{
		{"race=gd&problem=formula&formula.f=1/0", `"x":null,"f":null,"gradNorm":null,`},
		{"race=nelder-mead&problem=formula&formula.f=sqrt(x)%2By^2&start=0,1&steps=3", `"gradNorm":null,`},
	}
	for _, tt := range tests {
		var out bytes.Buffer
		if err := run([]string{tt.link}, &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), tt.want) {
			t.Errorf("%s:\n%swant %s in it", tt.link, out.String(), tt.want)
		}
	}
}

func TestCSV(t *testing.T) {
	var out bytes.Buffer
	if err := run([]string{"-format", "csv", "race=gd&steps=5"}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 7 {
		t.Fatalf("%d rows, %v; want a head and 6 steps", len(rows), err)
	}
	if got, want := strings.Join(rows[1][:3], " "), "gd 0 24.199999999999996"; got != want {
		t.Errorf("first row begins %q, want %q", got, want)
	}
}

// TestExercise asks for the rows of an exercise, which has no iterates.
func TestExercise(t *testing.T) {
	const link = "lab=neuron&neuron.exercise=perceptron&neuron.cases=or"
	var table, lines bytes.Buffer
	if err := run([]string{"-format", "csv", link}, &table, io.Discard); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&table).ReadAll()
	if err != nil || len(rows) < 4 {
		t.Fatalf("%d rows, %v; want a head and several steps", len(rows), err)
	}
	if err := run([]string{link}, &lines, io.Discard); err != nil {
		t.Fatal(err)
	}
	scan := bufio.NewScanner(&lines)
	for n := 1; scan.Scan(); n++ {
		row := map[string]string{}
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		for i, head := range rows[0] {
			if row[head] != rows[n][i] {
				t.Errorf("line %d has %s = %q, the table %q", n, head, row[head], rows[n][i])
			}
		}
	}
}

func TestSVG(t *testing.T) {
	for _, view := range []string{"landscape", "curve", "inner"} {
		var out bytes.Buffer
		if err := run([]string{"-format", "svg", "-view", view, "-dark", ""}, &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(out.Bytes(), new(struct{})); err != nil || !strings.HasPrefix(out.String(), "<svg") {
			t.Errorf("%s: not an SVG: %v, %.60q", view, err, out.String())
		}
	}
}

func TestMisuse(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"-format", "png", ""}, `The format must be one of json, csv, svg, not "png".`},
		{[]string{"a=1", "b=2"}, "There are 2 links, and one is run."},
		{[]string{"-format", "svg", "-view", "moon", ""}, `The view must be one of landscape`},
		{[]string{"-format", "svg", "-width", "0", ""}, "Width and height must each be from 50 to 10000, not 0 × 500."},
	}
	for _, tt := range tests {
		if err := run(tt.args, io.Discard, io.Discard); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("run(%q) = %v, want %q…", tt.args, err, tt.want)
		}
	}
}
