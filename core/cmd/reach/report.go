package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"runtime"
	"strings"
)

// counts are the gradient equivalents at which a loss is read.
var counts = []float64{100, 200, 300, 500}

// judgedByExam reports whether a row is judged by whether its task is solved, and not by its loss.
func (m measured) judgedByExam() bool { return strings.Contains(m.link, "lab=sequence") }

// report prints the rows: first those that are judged by their loss, then those that solve a task or do not.
func report(w io.Writer, rows []measured) error {
	var losses, exams []string
	for _, m := range rows {
		if m.judgedByExam() {
			exams = append(exams, m.examLine(rows))
		} else {
			losses = append(losses, m.lossLine(rows))
		}
	}
	text := "Measured on " + machine() + ".\n"
	if len(losses) > 0 {
		head := "\n| training | loss"
		for _, c := range counts {
			head += fmt.Sprintf(" at %g |", c)
		}
		text += head + " seconds | asked |\n|---" + strings.Repeat("|---", len(counts)+2) + "|\n" + strings.Join(losses, "")
	}
	if len(exams) > 0 {
		text += "\n| training | solved | gradient equivalents | seconds | asked |\n|---|---|---|---|---|\n" + strings.Join(exams, "")
	}
	_, err := io.WriteString(w, text)
	return err
}

// lossLine is a row of losses: at every count the median, and that of each seed.
func (m measured) lossLine(all []measured) string {
	cells := []string{m.says}
	for _, c := range counts {
		cells = append(cells, medianOf(m.losses(c), lossText))
	}
	return line(append(cells, medianOf(m.seconds(), secondsText), m.answers(all)))
}

// examLine is a row of a task: how many seeds solved it, and at what cost each.
func (m measured) examLine(all []measured) string {
	var costs, seconds []string
	for _, o := range m.runs {
		cost, took := "–", "–"
		if o.Solved {
			cost, took = fmt.Sprintf("%.0f", o.last().Cost), secondsText(o.last().Seconds)
		}
		costs, seconds = append(costs, cost), append(seconds, took)
	}
	return line([]string{m.says, fmt.Sprintf("%d of %d", m.solved(math.Inf(1)), len(m.runs)), strings.Join(costs, ", "), strings.Join(seconds, ", "), m.answers(all)})
}

// seconds returns what each run took.
func (m measured) seconds() []float64 {
	var list []float64
	for _, o := range m.runs {
		list = append(list, o.last().Seconds)
	}
	return list
}

// medianOf returns a median with the numbers that it is of; a single number alone.
func medianOf(of []float64, text func(float64) string) string {
	if len(of) == 1 {
		return text(of[0])
	}
	var each []string
	for _, x := range of {
		each = append(each, text(x))
	}
	return text(median(of)) + " (" + strings.Join(each, ", ") + ")"
}

func lossText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "–"
	case f > 1e6:
		return "diverged"
	}
	return fmt.Sprintf("%.1f", f)
}

func secondsText(s float64) string { return fmt.Sprintf("%.0f", s) }

func line(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// machine names what runs the program: Go, the kind of binary and, where the system says it, the processor.
func machine() string {
	text := fmt.Sprintf("%s %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return text
	}
	if name := regexp.MustCompile(`(?m)^model name\s*:\s*(.+)$`).FindSubmatch(info); name != nil {
		text += ", " + string(name[1])
	}
	return text
}
