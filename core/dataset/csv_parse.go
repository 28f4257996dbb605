package dataset

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hfplayground/core/param"
)

// Limits of what a table holds.
const (
	maxCSVCoord  = 1e6 // largest coordinate or target
	maxNameBytes = 40
)

// ParseCSV reads a table of three columns: x, y, and the class or target that
// task names. Cells are between commas, semicolons or tabs; quotes, blanks
// around cells, blank lines, a byte order mark and a header are understood. Any
// text names a class; classes are numbered by the size of their names where those
// are numbers, then alphabetically. Marks that FormatCSV has put before names are
// taken off.
//
// The error is a *CSVError that tells line and column. Coordinates and targets
// lie in [−10⁶, 10⁶]; there are at most MaxPoints rows, MaxClasses classes and
// MaxCSVBytes.
func ParseCSV(text string, task Task) (Set, error) {
	t, err := openTable(text)
	if err != nil {
		return Set{}, err
	}
	var s Set
	c := newClassifier()
	for {
		cells, err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Set{}, err
		}
		if s.Len() == MaxPoints {
			return Set{}, t.problemAt(cells, 0, fmt.Sprintf("there are more than %d rows", MaxPoints))
		}
		if err := s.appendRow(t, cells, task, c); err != nil {
			return Set{}, err
		}
	}
	if s.Len() == 0 {
		return Set{}, &CSVError{Problem: "there is no row of numbers"}
	}
	if task == Classification {
		c.sort(&s)
	}
	return s, nil
}

// appendRow reads one line.
func (s *Set) appendRow(t *table, cells []string, task Task, c *classifier) error {
	if len(cells) > columns {
		return t.problemAt(cells, columns, fmt.Sprintf("want %d columns: x, y and %s", columns, task))
	}
	if len(cells) < columns {
		return t.problemAt(cells, len(cells), missingValue)
	}
	var v [columns]float64
	for i, cell := range cells {
		if i == columns-1 && task == Classification {
			break
		}
		var problem string
		if v[i], problem = parseNumber(cell, maxCSVCoord); problem != "" {
			return t.problemAt(cells, i, problem)
		}
	}
	if task == Classification {
		class, problem := c.class(cells[columns-1])
		if problem != "" {
			return t.problemAt(cells, columns-1, problem)
		}
		s.Class = append(s.Class, class)
	} else {
		s.Target = append(s.Target, v[columns-1])
	}
	s.X = append(s.X, [2]float64{v[0], v[1]})
	return nil
}

// classifier numbers the names of classes, first as they come.
type classifier struct {
	names   []string
	numbers map[string]int
}

func newClassifier() *classifier { return &classifier{numbers: map[string]int{}} }

// class returns the number of a name, or says what is wrong with it. 1 and 1.0
// are one name.
func (c *classifier) class(name string) (number int, problem string) {
	if name == "" {
		return 0, missingValue
	}
	if isMissing(name) {
		return 0, fmt.Sprintf("%q means a missing value", name)
	}
	name = bare(name)
	if len(name) > maxNameBytes || strings.ContainsFunc(name, unicode.IsControl) {
		return 0, fmt.Sprintf("%q is no name of a class, want at most %d bytes on one line", param.Shorten(name), maxNameBytes)
	}
	if x, ok := param.Number(name); ok {
		name = param.Format(x)
	}
	number, known := c.numbers[name]
	if known {
		return number, ""
	}
	if len(c.names) == MaxClasses {
		return 0, fmt.Sprintf("%q is one class too many, want at most %d", name, MaxClasses)
	}
	number = len(c.names)
	c.numbers[name] = number
	c.names = append(c.names, name)
	return number, ""
}

// sort numbers the classes of s, so far numbered as they came, by their names.
func (c *classifier) sort(s *Set) {
	s.Names = slices.SortedFunc(slices.Values(c.names), compareNames)
	renumbered := make([]int, len(c.names))
	plain := true
	for number, name := range s.Names {
		renumbered[c.numbers[name]] = number
		plain = plain && name == strconv.Itoa(number)
	}
	for i, number := range s.Class {
		s.Class[i] = renumbered[number]
	}
	if plain {
		s.Names = nil
	}
	s.Classes = max(2, len(c.names))
}

// compareNames puts numbers before words, by size.
func compareNames(a, b string) int {
	x, isNumber := param.Number(a)
	y, isNumberToo := param.Number(b)
	switch {
	case isNumber && isNumberToo:
		return cmp.Compare(x, y)
	case isNumber:
		return -1
	case isNumberToo:
		return 1
	default:
		return strings.Compare(a, b)
	}
}
