package dataset

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"hfplayground/core/param"
)

// Limits of what a table holds.
const (
	maxCSVCoord  = 1e6 // largest coordinate or target
	maxNameBytes = 40
)

// ParseCSV reads a table of three columns: x, y, and the class or target that
// task names; a header can put them in another order, among other columns. Cells are
// between commas, semicolons, tabs or blanks; decimals have a point or, not between
// commas, a comma. Quotes, blanks around cells, empty lines and cells at the end,
// byte order marks, ends of lines of every kind, comments after # and a line sep=;
// are understood. Any text names a class; classes are numbered by the size of their
// names where those are numbers, then alphabetically. Marks that FormatCSV has put
// before names are taken off.
//
// The error is a *CSVError with line and column. Coordinates and targets
// lie in [−10⁶, 10⁶]; there are at most MaxPoints rows, MaxClasses classes and
// MaxCSVBytes.
func ParseCSV(text string, task Task) (Set, error) {
	s, err := parseCSV(text, task)
	if err != nil {
		return Set{}, err
	}
	return s, nil
}

func parseCSV(text string, task Task) (Set, *CSVError) {
	t, err := openTable(text, task)
	if err != nil {
		return Set{}, err
	}
	var s Set
	c := newClassifier()
	for {
		more, err := t.next()
		if err != nil {
			return Set{}, err
		}
		if !more {
			break
		}
		if s.Len() == MaxPoints {
			return Set{}, t.problemAt(0, fmt.Sprintf("there are more than %d rows.", MaxPoints))
		}
		if err := s.appendRow(t, task, c); err != nil {
			return Set{}, err
		}
	}
	if s.Len() == 0 {
		return Set{}, &CSVError{Problem: "There is no row of numbers."}
	}
	if task == Classification {
		c.sort(&s)
	}
	return s, nil
}

// appendRow reads one row.
func (s *Set) appendRow(t *table, task Task, c *classifier) *CSVError {
	if err := t.checkWidth(task); err != nil {
		return err
	}
	var v [columns]float64
	for role, i := range t.layout.at {
		if role == third && task == Classification {
			break
		}
		var problem string
		if v[role], problem = t.coordinate(i); problem != "" {
			return t.problemAt(i, problem)
		}
	}
	if task == Classification {
		i := t.layout.at[third]
		class, problem := c.class(t.className(i))
		if problem != "" {
			return t.problemAt(i, problem)
		}
		s.Class = append(s.Class, class)
	} else {
		s.Target = append(s.Target, v[third])
	}
	s.X = append(s.X, [2]float64{v[0], v[1]})
	return nil
}

// coordinate reads cell i as a coordinate or target.
func (t *table) coordinate(i int) (x float64, problem string) {
	x, problem = t.consistent(t.cells[i], t.quoted[i], t.lines[i])
	if problem == "" && math.Abs(x) > maxCSVCoord {
		problem = outside(strconv.Quote(param.Shorten(t.cells[i])), maxCSVCoord)
	}
	return x, problem
}

// className returns cell i as the name of a class; of a number it is the digits.
func (t *table) className(i int) string {
	if x, problem := t.number(t.cells[i], t.quoted[i]); problem == "" {
		return param.Format(x)
	}
	return t.cells[i]
}

// classifier numbers the names of classes, first as they come.
type classifier struct {
	names   []string
	numbers map[string]int
}

func newClassifier() *classifier { return &classifier{numbers: map[string]int{}} }

// class returns the number of a name, or says what is wrong with it.
func (c *classifier) class(name string) (number int, problem string) {
	if name == "" {
		return 0, missingValue
	}
	if isMissing(name) || isSheetError(name) {
		return 0, fmt.Sprintf("%q means a missing value.", name)
	}
	name = canonicalName(bare(name))
	if !legalName(name) {
		return 0, wrongName(name)
	}
	number, known := c.numbers[name]
	if known {
		return number, ""
	}
	if len(c.names) == MaxClasses {
		return 0, fmt.Sprintf("%q is one class too many: there can be %d.", name, MaxClasses)
	}
	number = len(c.names)
	c.numbers[name] = number
	c.names = append(c.names, name)
	return number, ""
}

// canonicalName returns the one spelling of a name: single blanks, and a number by its
// digits, so that 1 and 1.0 are one class.
func canonicalName(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	if x, ok := param.Number(name); ok {
		return param.Format(x)
	}
	return name
}

// legalName reports whether a class can be called so.
func legalName(name string) bool {
	return name != "" && len(name) <= maxNameBytes && param.Plain(name)
}

// wrongName says what is wrong with a name that is not legal.
func wrongName(name string) string {
	return fmt.Sprintf("%q is no name of a class: a name has 1 to %d bytes and no control characters.", param.Shorten(name), maxNameBytes)
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
