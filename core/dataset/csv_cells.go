package dataset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// blanks is the separator of a table whose cells have only blanks between them.
const blanks = ' '

// quote begins and ends a cell that may hold anything. Inside, two mean one.
const quote = '"'

// cellReader cuts a text, with a line feed at the end of every line, into rows of
// cells.
type cellReader struct {
	rest      string
	line      int  // of the row that is read next, from 1
	separator rune // blanks for any number of them

	cells  []string // of the last row, trimmed; good until the next is read
	quoted []bool   // cells that were in quotes
	lines  []int    // that the cells begin on
}

// next reads the next row, if only an empty one; false after the last. What is wrong
// with a row is said after it.
func (r *cellReader) next() (more bool, err *CSVError) {
	r.cells, r.quoted, r.lines = r.cells[:0], r.quoted[:0], r.lines[:0]
	if r.rest == "" {
		return false, nil
	}
	for {
		r.skipBlanks()
		if len(r.cells) > 0 && r.separator == blanks && r.ends() {
			break
		}
		r.lines = append(r.lines, r.line)
		if strings.HasPrefix(r.rest, string(quote)) {
			if problem := r.quotedCell(); problem != "" {
				return true, &CSVError{Line: r.lines[len(r.lines)-1], Column: len(r.cells), Problem: problem}
			}
		} else {
			r.cells = append(r.cells, strings.TrimSpace(r.take(r.plainLength())))
			r.quoted = append(r.quoted, false)
		}
		if r.ends() {
			break
		}
		if r.separator != blanks {
			r.take(1)
		}
	}
	r.rest = strings.TrimPrefix(r.rest, "\n")
	r.line++
	return true, nil
}

// take cuts n bytes off the rest.
func (r *cellReader) take(n int) string {
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// ends reports whether the row ends here.
func (r *cellReader) ends() bool { return r.rest == "" || r.rest[0] == '\n' }

// skipBlanks moves to the next rune of the row that is none, or separates cells.
func (r *cellReader) skipBlanks() {
	r.rest = strings.TrimLeftFunc(r.rest, func(c rune) bool {
		return c != '\n' && unicode.IsSpace(c) && (c != r.separator || r.separator == blanks)
	})
}

// plainLength returns how long a cell without quotes is.
func (r *cellReader) plainLength() int {
	n := strings.IndexFunc(r.rest, func(c rune) bool {
		return c == '\n' || c == r.separator || r.separator == blanks && unicode.IsSpace(c)
	})
	if n < 0 {
		return len(r.rest)
	}
	return n
}

// quotedCell reads a cell in quotes. Where it does not end well so, quotes after a
// backslash belong to it, as some programs write them.
func (r *cellReader) quotedCell() (problem string) {
	before := *r
	text, problem := r.unquote(false)
	if problem != "" {
		other := before
		if again, wrong := other.unquote(true); wrong == "" {
			*r, text, problem = other, again, ""
		}
	}
	r.cells, r.quoted = append(r.cells, strings.TrimSpace(text)), append(r.quoted, true)
	return problem
}

// unquote reads what is in quotes, and moves to where the cell ends.
func (r *cellReader) unquote(backslash bool) (text, problem string) {
	var cell strings.Builder
	r.take(1)
	for {
		n := strings.IndexByte(r.rest, quote)
		if n < 0 {
			return "", "the quotes are not closed."
		}
		part := r.take(n)
		r.line += strings.Count(part, "\n")
		r.take(1)
		bare, escaped := strings.CutSuffix(part, `\`)
		switch {
		case backslash && escaped:
			cell.WriteString(bare + string(quote))
		case strings.HasPrefix(r.rest, string(quote)):
			cell.WriteString(part + r.take(1))
		default:
			cell.WriteString(part)
			if !r.separates() {
				return "", "there is text after the closing quotes."
			}
			r.skipBlanks()
			return cell.String(), ""
		}
	}
}

// separates reports whether a cell may end here.
func (r *cellReader) separates() bool {
	if r.separator == blanks {
		c, _ := utf8.DecodeRuneInString(r.rest)
		return r.rest == "" || unicode.IsSpace(c)
	}
	ahead := *r
	ahead.skipBlanks()
	return ahead.ends() || rune(ahead.rest[0]) == r.separator
}

// comment cuts off a row that begins with #; false for another, and for one whose first cell is an error that a
// spreadsheet has written, such as #DIV/0! or #N/A.
func (r *cellReader) comment() (text string, ok bool) {
	line, rest, _ := strings.Cut(r.rest, "\n")
	if line = strings.TrimSpace(line); !strings.HasPrefix(line, "#") {
		return "", false
	}
	if cell, _, _ := strings.Cut(line, string(r.separator)); isSheetError(strings.TrimSpace(cell)) {
		return "", false
	}
	r.rest = rest
	r.line++
	return strings.TrimLeft(line, "#"), true
}

// isSheetError reports whether a cell is the value of a formula that a spreadsheet could not compute.
func isSheetError(cell string) bool {
	switch name, ok := strings.CutPrefix(cell, "#"); {
	case !ok || name == "" || name != strings.ToUpper(name) || strings.Contains(name, " "):
		return false
	case name == "N/A" || name == "NV":
		return true
	default:
		return len(name) > 1 && strings.ContainsAny(name[len(name)-1:], "!?")
	}
}
