package dataset

import "fmt"

// CSVError is a table that cannot be read.
type CSVError struct {
	Line    int    // counted from 1; 0 for the whole file
	Column  int    // cell of the line, counted from 1; 0 for the whole line
	Problem string // a sentence; with a line its beginning is small
}

// Error returns `dataset: Line 3, column 2: "abc" is not a number.`.
func (e *CSVError) Error() string { return "dataset: " + e.Text() }

// Text returns the message without its area, for people.
func (e *CSVError) Text() string {
	switch {
	case e.Line == 0:
		return e.Problem
	case e.Column == 0:
		return fmt.Sprintf("Line %d: %s", e.Line, e.Problem)
	default:
		return fmt.Sprintf("Line %d, column %d: %s", e.Line, e.Column, e.Problem)
	}
}
