package dataset

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a table, checked before anything is allocated for it.
const (
	MaxCSVBytes  = 1 << 20
	maxLineBytes = 1000 // bounds the cells of a line
)

// columns is the width of a table: x, y, and class or target.
const columns = 3

// separators are what may stand between cells, the likelier first where the
// choice is open: a comma may be part of a cell in a table of semicolons.
const separators = "\t;,"

// table reads the lines of a text as cells.
type table struct {
	reader *csv.Reader
	begun  bool // a line has been read
}

// openTable returns the table in text, or a *CSVError for a text that is too
// large or not text at all. A byte order mark is dropped, and carriage returns
// alone end lines too.
func openTable(text string) (*table, error) {
	if len(text) > MaxCSVBytes {
		return nil, &CSVError{Problem: fmt.Sprintf("the file has %d bytes, want at most %d", len(text), MaxCSVBytes)}
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	line := 0
	for s := range strings.Lines(text) {
		line++
		if len(s) > maxLineBytes {
			return nil, &CSVError{Line: line, Problem: fmt.Sprintf("%d bytes, want at most %d", len(s), maxLineBytes)}
		}
		if !utf8.ValidString(s) || strings.Contains(s, "\x00") {
			return nil, &CSVError{Line: line, Problem: "this is not text in UTF-8"}
		}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separator(text)
	r.FieldsPerRecord = -1 // the caller names the column
	r.ReuseRecord = true
	r.TrimLeadingSpace = r.Comma != '\t' // it would trim the tabs
	return &table{reader: r}, nil
}

// next returns the trimmed cells of the next line that is not blank, good until
// the next call; io.EOF after the last, or a *CSVError. A header is skipped.
func (t *table) next() ([]string, error) {
	for {
		cells, err := t.reader.Read()
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, &CSVError{Line: bad.StartLine, Column: len(cells) + 1, Problem: "the quotes do not match"}
		}
		for i, cell := range cells {
			cells[i] = strings.TrimSpace(cell)
		}
		if len(cells) == 1 && cells[0] == "" {
			continue
		}
		first := !t.begun
		t.begun = true
		if !first || !isHeader(cells) {
			return cells, nil
		}
	}
}

// problemAt returns a *CSVError at cell i of the cells read last, i from 0. i may
// be one past the last: that is where a missing cell should stand.
func (t *table) problemAt(cells []string, i int, problem string) *CSVError {
	line, _ := t.reader.FieldPos(min(i, len(cells)-1))
	return &CSVError{Line: line, Column: i + 1, Problem: problem}
}

// separator guesses what stands between the cells of text: what its first line
// that is not blank has two of outside quotes, or else most of.
func separator(text string) rune {
	best, most := ',', 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		for _, sep := range separators {
			n := countUnquoted(line, sep)
			if n == columns-1 {
				return sep
			}
			if n > most {
				best, most = sep, n
			}
		}
		break
	}
	return best
}

// countUnquoted counts sep in line where no quote is open.
func countUnquoted(line string, sep rune) (n int) {
	quoted := false
	for _, r := range line {
		if r == '"' {
			quoted = !quoted
		} else if r == sep && !quoted {
			n++
		}
	}
	return n
}

// isHeader reports whether the cells of the first line are names: words where x
// and y should stand. A number that is only miswritten is no name.
func isHeader(cells []string) bool {
	return len(cells) >= 2 && isWord(cells[0]) && isWord(cells[1])
}

func isWord(cell string) bool {
	_, err := strconv.ParseFloat(cell, 64)
	return errors.Is(err, strconv.ErrSyntax) && !isMissing(cell) && strings.IndexFunc(cell, unicode.IsLetter) == 0
}
