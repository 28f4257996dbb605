package dataset

import (
	"fmt"
	"strings"
	"unicode"

	"hfplayground/core/param"
)

// columns is the width of a table without a header: x, y, and class or target.
const columns = 3

// separators are what may be between cells, the likelier first where several would
// do.
const separators = "\t;," + string(blanks)

// table reads the rows of numbers of a text.
type table struct {
	cellReader
	layout layout
	begun  bool // the header, or the first row without one, has been read
	first  bool // the next row is the first
	numerals
}

// openTable returns the table in text, or a *CSVError for a text that is too large or
// not text at all.
func openTable(text string, task Task) (*table, *CSVError) {
	text, err := plainText(text)
	if err != nil {
		return nil, err
	}
	t := &table{cellReader: cellReader{rest: text, line: 1}, layout: positions(task), first: true}
	t.separator = t.declared()
	if t.separator == 0 {
		t.separator = separatorOf(t.rest)
	}
	t.numerals.comma = t.separator != ','
	return t, nil
}

// declared reads a line sep=; at the beginning, which tells spreadsheets what
// separates cells; 0 for none.
func (t *table) declared() rune {
	line, rest, _ := strings.Cut(t.rest, "\n")
	sign, ok := strings.CutPrefix(strings.ToLower(strings.Trim(line, " \"")), "sep=")
	if sign == "" && strings.HasSuffix(line, "\t") {
		sign = "\t"
	}
	if i := strings.Index(separators, sign); !ok || i < 0 || len(sign) != 1 {
		return 0
	}
	t.rest, t.line = rest, t.line+1
	return rune(sign[0])
}

// next returns the cells of the next row of numbers, as the layout needs them; false
// after the last. Empty rows, comments and the header are passed over.
func (t *table) next() (more bool, err *CSVError) {
	for {
		for t.comments() {
		}
		more, err := t.cellReader.next()
		if !more || err != nil {
			return more, err
		}
		t.trim()
		if len(t.cells) == 0 {
			continue
		}
		if !t.begun {
			t.begun = true
			if isHeader(t.cells) {
				t.layout = t.layout.named(t.cells)
				continue
			}
		}
		if t.first {
			t.first = false
			t.shift()
		}
		return true, nil
	}
}

// trim drops empty cells at the end that nothing needs, and all cells of a row that
// has only such.
func (t *table) trim() {
	filled := len(t.cells)
	for filled > 0 && t.cells[filled-1] == "" && !t.quoted[filled-1] {
		filled--
	}
	if filled > 0 {
		filled = max(filled, min(len(t.cells), t.layout.width))
	}
	t.cells = t.cells[:filled]
}

// comments passes over a row that is a comment, and reports whether it was one. In
// the first column the name of a class can begin with #.
func (t *table) comments() bool {
	if t.begun && t.layout.at[third] == 0 {
		return false
	}
	text, ok := t.comment()
	if ok && !t.begun {
		t.commentHeader(text)
	}
	return ok
}

// commentHeader takes the names of columns from a comment before the first row, as
// numerical programs write them.
func (t *table) commentHeader(text string) {
	for _, s := range []rune{t.separator, blanks} {
		r := cellReader{rest: text, line: 1, separator: s}
		if _, err := r.next(); err != nil {
			continue
		}
		if l := t.layout.named(r.cells); l.known == columns && len(r.cells) == columns {
			t.layout = l
			return
		}
	}
}

// shift makes room for a first column of row names that the header has no name for,
// as statistical programs write it: of a first row one cell longer than its header.
func (t *table) shift() {
	if t.layout.of != columns || len(t.cells) != columns+1 || t.separator == ',' || t.separator == ';' {
		return
	}
	for role := range t.layout.at {
		t.layout.at[role]++
	}
	t.layout.width++
}

// problemAt returns a *CSVError at cell i of the last row, from 0. i may be one past
// the last: that is where a missing cell should be.
func (t *table) problemAt(i int, problem string) *CSVError {
	return &CSVError{Line: t.lines[min(i, len(t.lines)-1)], Column: i + 1, Problem: problem}
}

// checkWidth says what is wrong with the number of cells of the row.
func (t *table) checkWidth(task Task) *CSVError {
	l := t.layout
	if n := len(t.cells); n < l.width {
		found := fmt.Sprintf("there are %d cells", n)
		if n == 1 {
			found = fmt.Sprintf("%q is one cell", param.Shorten(t.cells[0]))
		}
		return t.problemAt(n, fmt.Sprintf("the value is missing: %s, and %d are needed, with %s between them.", found, l.width, t.between()))
	}
	if l.open || len(t.cells) <= l.width {
		return nil
	}
	if l.of > columns {
		return t.problemAt(l.width, fmt.Sprintf("there are %d cells, and the header does not say which are x, y and %s.", len(t.cells), task))
	}
	problem := fmt.Sprintf("there are %d cells, and %d are needed: x, y and %s.", len(t.cells), l.width, task)
	switch t.separator {
	case ',':
		problem += " Between commas, decimals are written with a point."
	case blanks:
		problem += " Names of several words are written in quotes."
	}
	return t.problemAt(l.width, problem)
}

// between returns what is between cells, in words.
func (t *table) between() string {
	return map[rune]string{'\t': "tabs", ';': "semicolons", ',': "commas", blanks: "blanks"}[t.separator]
}

// sampled is how many rows the separator is guessed from.
const sampled = 20

// separatorOf guesses what is between the cells of text: what makes numbers of most
// of its first rows, or else what its first row has most of.
func separatorOf(text string) rune {
	best, most := ',', 0
	for _, s := range separators {
		r := cellReader{rest: text, line: 1, separator: s}
		score := 0
		for range sampled {
			for {
				if _, ok := r.comment(); !ok {
					break
				}
			}
			if more, err := r.next(); !more || err != nil {
				break
			}
			score += plausible(&r)
		}
		if score > most {
			best, most = s, score
		}
	}
	return best
}

// plausible returns how much a row looks like one of numbers. A row of words counts
// little, so that it decides only where there is none of numbers.
func plausible(r *cellReader) int {
	const row, words = 100, 1
	if len(r.cells) < columns {
		return 0
	}
	d := numerals{comma: r.separator != ','}
	numbers := 0
	for i, cell := range r.cells {
		if _, problem := d.number(cell, r.quoted[i]); problem == "" {
			numbers++
		}
	}
	if numbers >= columns-1 {
		return row
	}
	return words
}

// isHeader reports whether the cells of the first row are names: two words or more,
// and no number. A number that is only miswritten is no name.
func isHeader(cells []string) bool {
	words := 0
	for _, cell := range cells {
		if isWord(cell) {
			words++
		} else if cell != "" {
			return false
		}
	}
	return words >= columns-1
}

func isWord(cell string) bool {
	d := numerals{comma: true}
	_, problem := d.number(cell, false)
	return problem != "" && !isMissing(cell) && !notFinite(cell) && strings.IndexFunc(cell, unicode.IsLetter) == 0
}
