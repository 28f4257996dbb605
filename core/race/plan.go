package race

import (
	"fmt"
	"strings"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// MaxSteps is how many steps a run may have.
const MaxSteps = 20000

// Plan is how a run proceeds: which run's first steps it takes over, and its segments.
type Plan struct {
	Base     any       // what all segments share, as a value that can be compared: problem, start and stop rule
	Parent   *Run      // the run it leaves, nil for one from the start
	Fork     int       // the step at which it leaves it
	Start    []float64 // where it starts; nil where all runs do. Of those that differ Base differs
	Past     []Iterate // steps of before, with which it begins where nothing else is taken over; of those that differ Base differs
	Segments []Segment // at least one; the first begins at the start or the fork
}

// Segment is a part of a run in which method, objective and settings stay the same.
type Segment struct {
	From    int                 // the step of the run at which it begins; 0 for the first
	Method  method.Method       // which the segment alone uses
	F       objective.Objective // what is minimised
	Weights []HandEdit          // what the reader wrote over the iterate at From
	Text    string              // segments with the same text are alike
}

// HandEdit is one entry of x that the reader wrote.
type HandEdit struct {
	Index int // into x
	Value float64
}

// at returns the segment in force from step k on.
func (p Plan) at(k int) Segment {
	in := p.Segments[0]
	for _, l := range p.Segments {
		if l.From <= k {
			in = l
		}
	}
	return in
}

// Shared returns the last step up to which both plans make the same iterates,
// what is written over the last one aside; −1 where that is not even the start.
func (p Plan) Shared(q Plan) int {
	if p.Base != q.Base || p.Parent != q.Parent || p.Fork != q.Fork || p.Segments[0].Text != q.Segments[0].Text {
		return -1
	}
	for i := 1; ; i++ {
		switch {
		case i == len(p.Segments) && i == len(q.Segments):
			return MaxSteps
		case i == len(p.Segments):
			return q.Segments[i].From
		case i == len(q.Segments):
			return p.Segments[i].From
		case p.Segments[i].From != q.Segments[i].From || p.Segments[i].Text != q.Segments[i].Text:
			return min(p.Segments[i].From, q.Segments[i].From)
		}
	}
}

// resumable returns the last step up to k from which the run can go on as if it
// had never been cut: k itself, or the beginning of the segment where its method
// cannot be cut.
func (p Plan) resumable(k int) int {
	for i := len(p.Segments) - 1; i >= 0; i-- {
		if l := p.Segments[i]; l.From <= k {
			if _, ok := l.Method.(method.Resumer); ok {
				return k
			}
			return l.From
		}
	}
	return -1
}

// Fork is a run, ID, that takes over the iterates of another, From, up to a step of it, counted from 0.
type Fork struct {
	ID, From string
	Step     int
}

// Name returns the id of the run that leaves another; it has no label of its own.
func (f Fork) Name() (id, label string) { return f.ID, "" }

// MaxForksBytes is the length of a text of forks, in bytes, up to which it is read: that has room for as many as a
// race can hold.
const MaxForksBytes = 300

// ParseForks reads forks as run@parent:step, with commas between: "adam@gd:20,hf@adam:50"; nil for "". The error names
// the part that is not one. Whether the runs exist is not checked.
func ParseForks(text string) ([]Fork, error) {
	if text == "" {
		return nil, nil
	}
	var list []Fork
	for part := range strings.SplitSeq(text, ",") {
		id, rest, ok := strings.Cut(part, "@")
		from, digits, ok2 := strings.Cut(rest, ":")
		step, ok3 := param.Number(digits)
		if !ok || !ok2 || !ok3 || step != float64(int(step)) || step < 0 || step > MaxSteps || CheckID(id) != nil || CheckID(from) != nil {
			return nil, fmt.Errorf("%q is not a branch. A branch is run@parent:step, such as adam@gd:20, with a step from 0 to %d.", param.Shorten(part), MaxSteps)
		}
		list = append(list, Fork{id, from, int(step)})
	}
	return list, nil
}

// ForksText writes forks as ParseForks reads them.
func ForksText(list []Fork) string {
	parts := make([]string, len(list))
	for i, f := range list {
		parts[i] = fmt.Sprintf("%s@%s:%d", f.ID, f.From, f.Step)
	}
	return strings.Join(parts, ",")
}

// CheckForks returns the error of ParseForks.
func CheckForks(text string) error {
	_, err := ParseForks(text)
	return err
}

// CheckID accepts what could name a run, lower-case letters, digits and hyphens, and "". Else it says what is wanted.
func CheckID(s string) error {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return param.Want("the id of a run, such as hf or gd-2")
	}
	return nil
}
