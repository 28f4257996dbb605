package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/draw"
	"hfplayground/core/lab"
	"hfplayground/core/race"
	"hfplayground/core/view"
	"hfplayground/core/view/all"
	"hfplayground/core/wire"
)

type writer func(io.Writer, *lab.Session, lab.Update, options) error

// results returns the runs of a session whose lab has any.
func results(s *lab.Session) []race.Result {
	if l, ok := s.Lab().(interface{ Results() []race.Result }); ok {
		return l.Results()
	}
	return nil
}

func formats() map[string]writer {
	return map[string]writer{"json": writeJSON, "csv": writeCSV, "svg": writeSVG}
}

// record is an iterate as a line of JSON. The last of a run says how it ended, where it did. What there is
// not is null: f and x of a run that could not start, the gradient of an f that has none.
type record struct {
	Run      string     `json:"run"`
	Step     int        `json:"step"`
	X        *[]float64 `json:"x,omitempty"` // null where it is not kept; left out of a net with many weights that are not asked for
	F        *float64   `json:"f"`
	GradNorm *float64   `json:"gradNorm"`
	Cost     float64    `json:"cost"`
	Seconds  float64    `json:"seconds"`
	End      string     `json:"end,omitempty"`
	Text     string     `json:"text,omitempty"`
}

// mostNumbers is from how many weights on a line has them only where they are asked for.
const mostNumbers = 1000

// printed returns what a line shows of x: nothing of a deep net, unless it is asked for.
func (o options) printed(x []float64) []float64 {
	if len(x) > mostNumbers && !o.weights {
		return nil
	}
	return x
}

func writeJSON(w io.Writer, s *lab.Session, u lab.Update, o options) error {
	enc := json.NewEncoder(w)
	if len(results(s)) == 0 && u.Table != nil {
		return writeRows(enc, u.Table)
	}
	for _, r := range results(s) {
		hidden := slices.ContainsFunc(r.Steps, func(t race.Step) bool { return len(t.X) > 0 && o.printed(t.X) == nil })
		for k, t := range r.Steps {
			x := &t.X
			if hidden {
				x = nil
			}
			rec := record{Run: r.ID, Step: k, X: x, F: known(t.F), GradNorm: known(t.GradNorm), Cost: t.Evals.Cost(), Seconds: t.Seconds}
			if k == len(r.Steps)-1 && r.End != nil {
				rec.End, rec.Text = r.End.Key, r.End.String()
			}
			if err := enc.Encode(rec); err != nil {
				return err
			}
		}
		if len(r.Steps) == 0 && r.End != nil {
			if err := enc.Encode(record{Run: r.ID, X: new([]float64), End: r.End.Key, Text: r.End.String()}); err != nil {
				return err
			}
		}
	}
	return nil
}

// known returns x for JSON, which has neither NaN nor ∞: nil for these.
func known(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// writeRows writes the table of an exercise, which has no iterates: a line a row,
// with the cells under the heads of their columns.
func writeRows(enc *json.Encoder, t *lab.Table) error {
	for _, cells := range t.Rows {
		row := make(map[string]string, len(cells))
		for i, cell := range cells {
			row[t.Head[i]] = cell
		}
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	return nil
}

func writeCSV(w io.Writer, s *lab.Session, u lab.Update, o options) error {
	out := csv.NewWriter(w)
	runs := results(s)
	if len(runs) == 0 && u.Table != nil && len(u.Table.Rows) > 0 {
		return out.WriteAll(append([][]string{u.Table.Head}, u.Table.Rows...))
	}
	head := []string{"run", "step", "f", "grad-norm", "cost", "seconds", "value-evals", "gradient-evals", "hessvec-evals", "gauss-newton-evals"}
	if len(runs) > 0 && len(runs[0].Steps) > 0 {
		for i := range o.printed(runs[0].Steps[0].X) {
			head = append(head, fmt.Sprintf("x%d", i+1))
		}
	}
	rows := [][]string{head}
	g := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	for _, r := range runs {
		for k, t := range r.Steps {
			row := []string{r.ID, strconv.Itoa(k), g(t.F), g(t.GradNorm), g(t.Evals.Cost()), g(t.Seconds),
				strconv.Itoa(t.Evals.Value), strconv.Itoa(t.Evals.Gradient), strconv.Itoa(t.Evals.HessVec), strconv.Itoa(t.Evals.GaussNewton)}
			for _, x := range o.printed(t.X) {
				row = append(row, g(x))
			}
			rows = append(rows, row)
		}
	}
	return out.WriteAll(rows) // flushes
}

// viewKeys names the views there are.
func viewKeys() string {
	var keys []string
	for _, e := range all.Views() {
		keys = append(keys, e.Key)
	}
	return strings.Join(keys, ", ")
}

func writeSVG(w io.Writer, s *lab.Session, u lab.Update, o options) error {
	entry, ok := catalog.Find(all.Views(), o.view)
	if !ok {
		return fmt.Errorf("The view must be one of %s, not %q.", viewKeys(), o.view)
	}
	if !(o.width >= 50 && o.width <= 10000 && o.height >= 50 && o.height <= 10000) {
		return fmt.Errorf("Width and height must each be from 50 to 10000, not %g × %g.", o.width, o.height)
	}
	var p wire.Picture
	for _, part := range u.Parts {
		p.Put(part)
	}
	list := entry.New().Draw(p, view.Room{W: o.width, H: o.height}, draw.Theme{Dark: o.dark})
	return draw.SVG(w, list, s.Title())
}
