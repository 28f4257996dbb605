package racing

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/curvature"
	"hfplayground/core/lab"
	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/race"
	"hfplayground/core/words"
)

// Inspector returns what is known of the selected iterate, and of the step that
// leaves it.
func (r *Race) Inspector() []lab.Row {
	i := r.Selected()
	if i < 0 {
		return []lab.Row{}
	}
	run := r.Runs[i]
	t, k, _ := run.At(r.st.Step)
	if k < 0 {
		return []lab.Row{runRow.Says("%s: %s", run.Label, endText(run))}
	}
	rows := []lab.Row{
		runRow.Says("%s", run.Label),
		lab.StepRow.Says("%d of %d", k, len(run.Trace)-1),
	}
	rows = append(rows, placeRows(t, r.st.Large > 0)...)
	if r.st.Large == 0 && (run.End != nil || k+1 < len(run.Trace)) { // a Hessian at every step that is passing would slow the run
		if t.Curvature == nil {
			t.Curvature = new([]float64)
			*t.Curvature = curvature.Eigenvalues(run.ObjectiveAt(k).At(t.X))
			run.Trace[k].Curvature = t.Curvature
		}
		rows = append(rows, curvatureRows(*t.Curvature)...)
	}
	return append(append(rows, leavingRows(run, k)...),
		evalsRow.Says("%s", countText(t.Evals)),
		costRow.Says("%s", words.Number(t.Evals.Cost())),
		secondsRow.Says("%s ms", words.Number(1000*t.Seconds)),
	)
}

// leavingRows says what is known of the step that leaves iterate k of a run, or why none does.
func leavingRows(run *race.Run, k int) (rows []lab.Row) {
	if k+1 < len(run.Trace) {
		rows = append(rows, lengthRow.Says("%s", words.Number(run.Trace[k+1].Length)))
		facts, whole := race.FactsAt(run, k+1)
		if rows = append(rows, factRows(facts)...); !whole {
			rows = append(rows, leftRow.Says("not kept: you left the training after it"))
		}
	} else if run.End != nil {
		rows = append(rows, endRow.Says("%s", run.End))
		if run.End.Advice != "" {
			rows = append(rows, adviceRow.Says("%s", run.End.Advice))
		}
	}
	return rows
}

// shownCoords is how many coordinates of an iterate are written out.
const shownCoords = 4

// placeRows says where a run is; of an x that is too long to write, only the value.
func placeRows(t race.Iterate, long bool) []lab.Row {
	if long {
		rows := []lab.Row{lossRow.Says("%s", words.Number(t.F))}
		if !math.IsNaN(t.GradNorm) {
			rows = append(rows, gradientRow.Says("%s", words.Number(t.GradNorm)))
		}
		return rows
	}
	var b strings.Builder
	for i, x := range t.X {
		if i == shownCoords {
			b.WriteString(", …")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(words.Number(x))
	}
	return []lab.Row{
		pointRow.Says("%s", b.String()),
		valueRow.Says("%s", words.Number(t.F)),
		gradientRow.Says("%s", words.Number(t.GradNorm)),
	}
}

// shownEigen is how many eigenvalues are written out; of more only the extremes.
const shownEigen = 4

// curvatureRows lists the eigenvalues of the Hessian, in rising order, and what
// they mean.
func curvatureRows(ev []float64) []lab.Row {
	if ev == nil {
		return nil
	}
	lo, hi := ev[0], ev[len(ev)-1]
	text := fmt.Sprintf("%s … %s", words.Number(hi), words.Number(lo))
	if len(ev) <= shownEigen {
		parts := make([]string, len(ev))
		for i := range ev {
			parts[i] = words.Number(ev[len(ev)-1-i])
		}
		text = strings.Join(parts, ", ")
	}
	rows := []lab.Row{eigenvaluesRow.Says("%s", text)}
	switch {
	case lo > 0:
		return append(rows, conditionRow.Says("%s", words.Number(hi/lo)))
	case lo < 0 && hi > 0:
		return append(rows, curvatureRow.Says("indefinite: the model is a saddle"))
	case hi < 0:
		return append(rows, curvatureRow.Says("negative: the model is a hilltop"))
	}
	return append(rows, curvatureRow.Says("singular"))
}

// factRows writes what a step says of itself.
func factRows(facts []method.Fact) []lab.Row {
	var rows []lab.Row
	for _, f := range facts {
		text := f.Text
		if text == "" && !math.IsNaN(f.Value) {
			text = words.Number(f.Value)
		}
		rows = append(rows, lab.Row{Key: "fact." + f.Key, Term: f.Term, Text: text})
	}
	return rows
}

func countText(e objective.Evals) string {
	parts := []string{fmt.Sprintf("%d f", e.Value), fmt.Sprintf("%d ∇f", e.Gradient)}
	if e.HessVec > 0 {
		parts = append(parts, fmt.Sprintf("%d Hv", e.HessVec))
	}
	if e.GaussNewton > 0 {
		parts = append(parts, fmt.Sprintf("%d Gv", e.GaussNewton))
	}
	if e.Squared > 0 {
		parts = append(parts, fmt.Sprintf("%d (∇f)²", e.Squared))
	}
	return strings.Join(parts, ", ")
}

// Steps returns the picture as text, under a caption: every run's steps, thinned,
// with the step at the cursor and the last among them.
func (r *Race) Steps(caption string) *lab.Table {
	ax, ay := r.Plane.Axes()
	t := &lab.Table{
		Caption: fmt.Sprintf("%s: the paths, thinned to at most %d steps a run", caption, lab.TableRows),
		Head:    []string{"Method", "Step", ax, ay, "f", "‖∇f‖", "Gradient equivalents", "State"},
	}
	for _, run := range r.Runs {
		_, cursor, _ := run.At(r.st.Step)
		for _, k := range spread(len(run.Trace), cursor) {
			if k < run.Own { // that is the run it left
				continue
			}
			p := run.Trace[k]
			at := r.Plane.Project(p.X)
			state := ""
			if k == cursor {
				state = "shown"
			}
			if k == len(run.Trace)-1 {
				state = strings.TrimPrefix(state+", "+endText(run), ", ")
			}
			t.Rows = append(t.Rows, []string{
				run.Label, fmt.Sprint(k), words.Full(at[0]), words.Full(at[1]), words.Full(p.F), words.Full(p.GradNorm), words.Full(p.Evals.Cost()), state,
			})
		}
	}
	return t
}

// spread returns at most lab.TableRows indices of a list of n, evenly, with the
// first, the last and the cursor among them.
func spread(n, cursor int) []int {
	var keep []int
	stride := max(1, (n+lab.TableRows-3)/(lab.TableRows-2))
	for k := range n {
		if k%stride == 0 || k == cursor || k == n-1 {
			keep = append(keep, k)
		}
	}
	return keep
}
