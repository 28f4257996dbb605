package lab

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/curvature"
	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/words"
)

// inspector returns what is known of the selected iterate, and of the step that
// leaves it.
func (s *Session) inspector() []Row {
	i := s.selected()
	if i < 0 {
		return []Row{}
	}
	r := s.runs[i]
	t, k, _ := r.At(s.st.step)
	if k < 0 {
		return []Row{{"run", "Run", r.Label + ": " + endText(r)}}
	}
	rows := []Row{
		{"run", "Run", r.Label},
		{"at", "Step", fmt.Sprintf("%d of %d", k, len(r.Trace)-1)},
	}
	rows = append(rows, s.placeRows(t)...)
	if r.End != nil || k+1 < len(r.Trace) { // a Hessian at every step that is passing would slow the run
		if t.Curvature == nil {
			t.Curvature = new([]float64)
			*t.Curvature = curvature.Eigenvalues(r.ObjectiveAt(k).At(t.X))
			r.Trace[k].Curvature = t.Curvature
		}
		rows = append(rows, curvatureRows(*t.Curvature)...)
	}
	if k+1 < len(r.Trace) {
		next := r.Trace[k+1]
		rows = append(rows, Row{"length", "Next step ‖d‖", words.Number(next.Length)})
		rows = append(rows, factRows(next.Facts)...)
	} else if r.End != nil {
		rows = append(rows, Row{"end", "Ended", r.End.Text})
		if r.End.Advice != "" {
			rows = append(rows, Row{"advice", "Try", r.End.Advice})
		}
	}
	return append(rows,
		Row{"evals", "Evaluations", countText(t.Evals)},
		Row{"cost", "Gradient equivalents", words.Number(t.Evals.Cost())},
		Row{"seconds", "Computing time", words.Number(1000*t.Seconds) + " ms"},
	)
}

// shownCoords is how many coordinates of an iterate are written out.
const shownCoords = 4

func (s *Session) placeRows(t race.Iterate) []Row {
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
	return []Row{
		{"x", "x", b.String()},
		{"f", "f(x)", words.Number(t.F)},
		{"grad-norm", "‖∇f(x)‖", words.Number(t.GradNorm)},
	}
}

// shownEigen is how many eigenvalues are written out; of more only the extremes.
const shownEigen = 4

// curvatureRows tells the eigenvalues of the Hessian, in rising order, and what
// they mean.
func curvatureRows(ev []float64) []Row {
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
	rows := []Row{{"eigenvalues", "Hessian eigenvalues", text}}
	switch {
	case lo > 0:
		return append(rows, Row{"condition", "Condition", words.Number(hi / lo)})
	case lo < 0 && hi > 0:
		return append(rows, Row{"condition", "Curvature", "indefinite: the model is a saddle"})
	case hi < 0:
		return append(rows, Row{"condition", "Curvature", "negative: the model is a hilltop"})
	}
	return append(rows, Row{"condition", "Curvature", "singular"})
}

// factRows writes what a step says of itself.
func factRows(facts []method.Fact) []Row {
	var rows []Row
	for _, f := range facts {
		text := f.Text
		if text == "" && !math.IsNaN(f.Value) {
			text = words.Number(f.Value)
		}
		rows = append(rows, Row{"fact." + f.Key, factLabel(f.Key), text})
	}
	return rows
}

// factLabel turns "cg-iterations" into "cg iterations" and the names of Greek
// letters into the letters.
func factLabel(key string) string {
	switch key { // letters, not methods
	case "lambda":
		return "λ"
	case "rho":
		return "ρ"
	case "alpha":
		return "α"
	}
	return strings.ReplaceAll(key, "-", " ")
}

func countText(e objective.Evals) string {
	parts := []string{fmt.Sprintf("%d f", e.Value), fmt.Sprintf("%d ∇f", e.Gradient)}
	if e.HessVec > 0 {
		parts = append(parts, fmt.Sprintf("%d Hv", e.HessVec))
	}
	if e.GaussNewton > 0 {
		parts = append(parts, fmt.Sprintf("%d Gv", e.GaussNewton))
	}
	return strings.Join(parts, ", ")
}

// tableRows is how many steps of each run the table shows at most.
const tableRows = 24

// table returns the picture as text: every run's steps, thinned, with the step
// at the cursor and the last among them.
func (s *Session) table() *Table {
	ax, ay := s.plane.Axes()
	t := &Table{
		Caption: fmt.Sprintf("%s: the paths, thinned to at most %d steps a run", s.from(), tableRows),
		Head:    []string{"Method", "Step", ax, ay, "f", "‖∇f‖", "Gradient equivalents", "State"},
	}
	for _, r := range s.runs {
		_, cursor, _ := r.At(s.st.step)
		for _, k := range spread(len(r.Trace), cursor) {
			if k < r.Own { // that is the run it left
				continue
			}
			p := r.Trace[k]
			at := s.plane.Project(p.X)
			state := ""
			if k == cursor {
				state = "shown"
			}
			if k == len(r.Trace)-1 {
				state = strings.TrimPrefix(state+", "+endText(r), ", ")
			}
			t.Rows = append(t.Rows, []string{
				r.Label, fmt.Sprint(k), words.Full(at[0]), words.Full(at[1]), words.Full(p.F), words.Full(p.GradNorm), words.Full(p.Evals.Cost()), state,
			})
		}
	}
	return t
}

// from names the problem and where the runs start; the weights of a net are too
// many to tell.
func (s *Session) from() string {
	if s.st.net() != nil {
		return s.st.problem.Label
	}
	return fmt.Sprintf("%s from (%s)", s.st.problem.Label, param.FormatList(s.x0[:2]))
}

// spread returns at most tableRows indices of a list of n, evenly, with the
// first, the last and the cursor among them.
func spread(n, cursor int) []int {
	var keep []int
	stride := max(1, (n+tableRows-3)/(tableRows-2))
	for k := range n {
		if k%stride == 0 || k == cursor || k == n-1 {
			keep = append(keep, k)
		}
	}
	return keep
}
