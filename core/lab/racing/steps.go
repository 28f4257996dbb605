package racing

import (
	"fmt"
	"math"

	"hfplayground/core/wire"
)

// HeldWeights returns the weights that are shown of a race too large to keep all, those of
// the selected run at the last step up to the one shown of which they are kept; the step is
// −1 for the start.
func HeldWeights(r *Race) (w []float64, step int) {
	if i := r.Selected(); i >= 0 {
		run := r.Runs[i]
		if k := run.Held(r.st.Step); k >= 0 {
			return run.Trace[k].X, k
		}
	}
	return r.X0, -1
}

// Unkept says that the weights of the selected run are not kept of the step shown, and of which steps near it they
// are; "" where they are kept. There must be a run.
func Unkept(r *Race) string {
	run := r.Runs[r.Selected()]
	_, shown, _ := run.At(r.st.Step)
	if shown < 0 || run.Trace[shown].X != nil {
		return ""
	}
	near, next := fmt.Sprint(run.Held(shown)), shown
	for next < len(run.Trace) && run.Trace[next].X == nil {
		next++
	}
	if next < len(run.Trace) {
		near += fmt.Sprintf(" and %d", next)
	}
	return fmt.Sprintf("The weights of step %d are not kept. The nearest steps whose weights can be saved: %s.", shown, near)
}

// StepParts returns what steps with conjugate gradients report, by step: the quantities of race.Reported.
func StepParts(r *Race) *wire.Steps {
	s := &wire.Steps{Last: r.Last(), Quantities: []wire.Quantity{
		{Name: "Damping λ", Log: true},
		{Name: "Reduction ratio ρ", Levels: []wire.Level{{Name: "1/4", Value: 0.25}, {Name: "3/4", Value: 0.75}}},
		{Name: "CG iterations"},
	}}
	for _, run := range r.Runs {
		for i := range s.Quantities {
			series := wire.Series{Run: run.ID, Label: run.Label, Style: run.Style}
			for _, k := range Thinned(len(run.Trace)) {
				if v := run.Trace[k].Reports(i); !math.IsNaN(v) {
					series.Step, series.Values = append(series.Step, int32(k)), append(series.Values, v)
				}
			}
			if len(series.Step) > 0 {
				s.Quantities[i].Runs = append(s.Quantities[i].Runs, series)
			}
		}
	}
	return s
}
