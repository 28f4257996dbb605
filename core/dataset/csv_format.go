package dataset

import (
	"encoding/csv"
	"strings"

	"hfplayground/core/param"
)

// FormatCSV writes s as a table with a header, x, y, and class or target, which
// ParseCSV reads back: positions and targets to the last bit. A spreadsheet
// would take a name that begins with =, +, - or @ for a formula and run it: such
// names, unless they are numbers, get an apostrophe before them.
func FormatCSV(s Set) string {
	var b strings.Builder
	w := csv.NewWriter(&b) // a strings.Builder never fails
	w.Write([]string{"x", "y", string(s.Task())})
	for i, p := range s.X {
		var third string
		if s.Task() == Regression {
			third = param.Format(s.Target[i])
		} else {
			third = harmless(s.Name(s.Class[i]))
		}
		w.Write([]string{param.Format(p[0]), param.Format(p[1]), third})
	}
	w.Flush()
	return b.String()
}

// marked are the first characters of names that are marked: those that begin
// formulas, and the mark itself, so that it can be taken off again. Control
// characters, which begin some too, are in no name.
const marked = "=+-@'"

// mark tells a spreadsheet that text follows.
const mark = "'"

// harmless returns name with a mark where it needs one.
func harmless(name string) string {
	if _, number := param.Number(name); number || !startsMarked(name) {
		return name
	}
	return mark + name
}

// bare takes off what harmless has put on.
func bare(cell string) string {
	if name, found := strings.CutPrefix(cell, mark); found && startsMarked(name) {
		return name
	}
	return cell
}

func startsMarked(name string) bool {
	return name != "" && strings.IndexByte(marked, name[0]) >= 0
}
