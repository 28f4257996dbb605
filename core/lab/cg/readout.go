package cg

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/elementary"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// Title names the picture.
func (l *Lab) Title() string {
	n := words.Plural(len(l.st.work.q.lambda), "eigenvalue")
	if l.st.show == showListing {
		return fmt.Sprintf("Listing of conjugate gradients, as printed and corrected, on a quadratic with %s", n)
	}
	title := fmt.Sprintf("Quadratic with %s: error by eigen-direction of steepest descent and conjugate gradients", n)
	if l.st.show == showBoth {
		title += ", and a printed listing"
	}
	return title
}

// readouts returns the texts of the page.
func (l *Lab) readouts() []param.Pair {
	w, step := l.st.work, l.step()
	list := append(l.innerReadouts(), []param.Pair{
		{Key: "title", Value: l.Title()},
		{Key: "sentence", Value: l.sentence()},
		{Key: "done", Value: w.done(step)},
		{Key: "caption", Value: "Ax = b with chosen eigenvalues: CG needs as many steps as there are distinct ones."},
		{Key: "step", Value: fmt.Sprint(step)},
		{Key: "last", Value: fmt.Sprint(w.last())},
		{Key: "hover", Value: l.hovered()},
		{Key: "status", Value: "done"},
	}...)
	for _, empty := range []string{"formula", "slice", "offer", "selected", "picked", "part"} {
		list = append(list, param.Pair{Key: empty})
	}
	return list
}

// hovered says the errors in the direction under the pointer.
func (l *Lab) hovered() string {
	i, ok := l.under()
	if !ok {
		return catalog.Get(l.innerReadouts(), "iterate-short").Value
	}
	w, step := l.st.work, l.step()
	s, c := w.steepest, w.conjugate
	return fmt.Sprintf("λ = %s: error %s by steepest descent, %s by CG, of %s at the start",
		words.Number(w.q.lambda[i]), words.Rough(s.parts(step)[i]), words.Rough(c.parts(step)[i]), words.Rough(s.parts(0)[i]))
}

// sentence describes the step that is shown.
func (l *Lab) sentence() string {
	w, step := l.st.work, l.step()
	if l.st.show == showListing {
		return w.listed(step)
	}
	s, c := w.steepest, w.conjugate
	return fmt.Sprintf("After %s the error in the norm of A is %s by steepest descent and %s by CG. %s",
		words.Plural(step, "step"), words.Rough(s.norms[s.at(step)]), words.Rough(c.norms[c.at(step)]), w.count())
}

// count compares the steps of CG with the distinct eigenvalues.
func (w *work) count() string {
	took, n := w.conjugate.last(), w.distinct
	eigenvalues := words.Plural(n, "distinct eigenvalue")
	switch {
	case !w.conjugate.solved:
		return fmt.Sprintf("CG has not ended after %s: there are %s.", words.Plural(took, "step"), eigenvalues)
	case took == n:
		return fmt.Sprintf("CG ends after %s, as many as there are distinct eigenvalues.", words.Plural(took, "step"))
	case took < n:
		return fmt.Sprintf("CG ends after %s with a residual below 10⁻¹⁰ of the first, before the %s are used up.", words.Plural(took, "step"), eigenvalues)
	}
	return fmt.Sprintf("CG ends after %s: %s would be enough without rounding.", words.Plural(took, "step"), eigenvalues)
}

// done says that CG is at its end; "" while it is not.
func (w *work) done(step int) string {
	if !w.conjugate.solved || step < w.conjugate.last() {
		return ""
	}
	return w.count()
}

// listed describes the listing at a step.
func (w *work) listed(step int) string {
	p, c := w.printed, w.corrected
	text := fmt.Sprintf("%s, as printed: |x − x*| = %s after %s; corrected: %s.", source, words.Rough(p.off[p.at(step)]), words.Plural(p.at(step), "step"), words.Rough(c.off[c.at(step)]))
	if w.q.fromZero {
		return text + " Misprinted: the sign in the line of rᵢ₊₁."
	}
	return text + " Misprinted: r₀, as x₀ is not 0, and the sign in the line of rᵢ₊₁."
}

// rows is the inspector at a step.
func (w *work) rows(step int) []lab.Row {
	s, c := w.steepest, w.conjugate
	low, high := w.q.lambda[0], w.q.lambda[len(w.q.lambda)-1]
	return []lab.Row{
		lab.StepRow.Says("%d of %d", step, w.last()),
		distinctRow.Says("%d of %d", w.distinct, len(w.q.lambda)),
		conditionRow.Says("%s", words.Number(high/low)),
		steepestRow.Says("%s", words.Number(s.norms[s.at(step)])),
		conjugateRow.Says("%s", words.Number(c.norms[c.at(step)])),
		boundRow.Says("%s", words.Number(w.bound(step))),
		slowestRow.Says("%s", w.largest(s, step)),
		leftRow.Says("%s", w.largest(c, step)),
	}
}

// bound returns the most that ‖x − x*‖ in the norm of A can be after so many steps
// of CG, from the condition alone.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// equation 5.36.
func (w *work) bound(step int) float64 {
	root := math.Sqrt(w.q.lambda[len(w.q.lambda)-1] / w.q.lambda[0])
	return w.conjugate.norms[0] * min(1, 2*elementary.Pow((root-1)/(root+1), float64(step)))
}

// largest names the direction with the largest error.
func (w *work) largest(r *run, step int) string {
	parts := r.parts(step)
	worst := 0
	for i, e := range parts {
		if e > parts[worst] {
			worst = i
		}
	}
	return fmt.Sprintf("%s at λ = %s", words.Rough(parts[worst]), words.Rough(w.q.lambda[worst]))
}

// table is the steps of all runs.
func (w *work) table() *lab.Table {
	t := &lab.Table{
		Caption: "Error in the norm of A by step",
		Head:    []string{"Step", "Steepest descent", "CG", "As printed", "Corrected"},
	}
	cell := func(list []float64, k int) string {
		if k >= len(list) {
			return ""
		}
		return words.Full(list[k])
	}
	for _, k := range vector.Evenly(w.last()+1, lab.TableRows) {
		t.Rows = append(t.Rows, []string{fmt.Sprint(k), cell(w.steepest.norms, k), cell(w.conjugate.norms, k), cell(w.printed.norms, k), cell(w.corrected.norms, k)})
	}
	return t
}

// detail is the listing as printed and corrected, with the numbers of a step: of a
// line that is misprinted, and below it of its correction.
func (w *work) detail(step int) *lab.Table {
	t := &lab.Table{
		Caption: source + ": conjugate gradients as printed and corrected, with the numbers of this step",
		Head:    []string{"Line", "As printed", "Corrected"},
	}
	add := func(line wire.Line, text, printed, corrected string) {
		t.Rows = append(t.Rows, []string{strings.TrimSpace(text) + "  (" + line.Quantity + ")", printed, corrected})
	}
	for _, line := range lines(w.printed, w.corrected) {
		var said [2]string
		for i, values := range line.Values {
			if step > 0 || !line.Loop { // else the loop has not begun
				said[i] = words.Rough(values[max(0, min(step, len(values)-1))])
			}
		}
		switch {
		case line.Quantity == "":
		case line.Printed == line.Corrected:
			add(line, line.Printed, said[0], said[1])
		default:
			add(line, "✗ "+strings.TrimSpace(line.Printed), said[0], "")
			add(line, "✓ "+strings.TrimSpace(line.Corrected), "", said[1])
		}
	}
	return t
}
