package dataset

import (
	"slices"
	"strings"
)

// third is the place of class or target in a layout, after x and y.
const third = 2

// layout says which columns are x, y and class or target.
type layout struct {
	at    [columns]int
	width int  // cells that a row must have
	open  bool // there may be more, which have names of their own
	known int  // columns that the header names
	of    int  // cells of the header; 0 for none
	task  Task
}

// positions is the layout of a table without a header.
func positions(task Task) layout {
	return layout{at: [columns]int{0, 1, third}, width: columns, task: task}
}

// names returns what columns of x, of y and of class or target are called.
func names(task Task) [columns][]string {
	labels := []string{"class", "label", "target", "category", "group", "species", "type", "klasse", "klass", "classe", "clase", "categoría", "kategorie", "categorie", "art"}
	if task == Regression {
		labels = []string{"target", "value", "z", "f", "t", "label", "wert", "valeur", "valor"}
	}
	return [columns][]string{{"x", "x1", "x_1", "x₁", "x[0]", "x0"}, {"y", "x2", "x_2", "x₂", "x[1]", "y1"}, labels}
}

// named returns the layout of a header: columns with known names are found wherever
// they are, the others are taken as they come. Of more than three columns those
// without a known name are passed over, if all three have one.
func (l layout) named(header []string) layout {
	cells := make([]string, len(header))
	for i, cell := range header {
		cells[i] = strings.ToLower(cell)
	}
	out := positions(l.task)
	out.of = len(cells)
	found := [columns]int{-1, -1, -1}
	for role, words := range names(l.task) {
		i := slices.IndexFunc(cells, func(cell string) bool { return slices.Contains(words, cell) })
		if i < 0 {
			i = slices.IndexFunc(cells, func(cell string) bool { return slices.Contains(words, withoutUnit(cell)) })
		}
		if i >= 0 && !slices.Contains(found[:], i) {
			found[role] = i
			out.known++
		}
	}
	if i := slices.Index(cells, "y"); found[0] >= 0 && found[1] == i && slices.Contains(cells, "x2") {
		found[1] = slices.Index(cells, "x2") // x1, x2 and y, where y is what is to be learned
		if found[third] < 0 {
			found[third] = i
			out.known++
		}
	}
	if len(cells) != columns && out.known < columns {
		out.known = 0
		return out
	}
	free := 0
	for role := range found {
		for found[role] < 0 {
			if !slices.Contains(found[:], free) {
				found[role] = free
			}
			free++
		}
	}
	out.at, out.width, out.open = found, slices.Max(found[:])+1, len(cells) > columns
	return out
}

// withoutUnit returns the name that a header begins with: "x" of "x (cm)", "x [m/s]", "x/cm" and "x coordinate".
func withoutUnit(cell string) string {
	name, _, _ := strings.Cut(cell, " ")
	if i := strings.IndexAny(name[min(1, len(name)):], "(/{"); i >= 0 {
		return name[:i+1]
	}
	if i := strings.LastIndexByte(name, '['); i > 0 && !strings.ContainsAny(name[i:], "0123456789") {
		return name[:i]
	}
	return name
}
