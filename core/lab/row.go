package lab

import (
	"fmt"

	"hfplayground/core/term"
)

// Row is one line of the inspector: what it is, under a key of its own, and what there
// is to read of it. A lab declares its rows once, without a text, and writes the text
// into copies.
type Row struct {
	Key string
	term.Term
	Text string
}

// Says returns the row with a text.
func (r Row) Says(format string, args ...any) Row {
	r.Text = fmt.Sprintf(format, args...)
	return r
}

// StepRow is the row of the step that is shown, out of how many.
var StepRow = Row{Key: "at", Term: term.Step}
