package sequence

import (
	"fmt"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// viewKey is that of the view that draws the lab.
const viewKey = "sequence"

// drawn is what the last picture was made of.
type drawn struct {
	known map[*float64]*seen // by the first of the weights
	lags  *wire.Layers
}

// seen is what is known of a net with some weights.
type seen struct {
	spectrum []complex128 // of the weights of the first layer from step to step; nil where there is none
	norms    []float64    // of the gradient with respect to the states of the first layer, by step
}

// mostSeen bounds of how many nets more is known than their weights.
const mostSeen = 4 * race.MaxContenders

// seen returns what is known of the net with the weights w.
func (l *Lab) seen(w []float64) *seen {
	if known, ok := l.drawn.known[&w[0]]; ok {
		return known
	}
	if l.drawn.known == nil || len(l.drawn.known) >= mostSeen {
		l.drawn.known = map[*float64]*seen{}
	}
	p := l.st.p
	of := &seen{norms: p.sample.GradientNorms(w, 0)}
	of.spectrum, _ = p.net.Spectrum(w, 0) // weights that have none have no picture
	l.drawn.known[&w[0]] = of
	return of
}

// lags returns how strongly the loss depends on the states at each step of a sequence, of
// every run at the step shown, and whether it is another than that of the last call. While
// runs go on only the selected one is looked at: it costs a part of a gradient.
func (l *Lab) lags() (*wire.Layers, bool) {
	of := l.Runs
	if i := l.Selected(); l.Racing() && i >= 0 {
		of = l.Runs[i : i+1]
	}
	out := &wire.Layers{Title: "‖∂ℓ/∂hₜ‖ by step t of the sequence", Time: true}
	for t := range l.st.p.steps {
		out.Names = append(out.Names, fmt.Sprint(t+1))
	}
	for _, run := range of {
		if k := run.Held(l.st.Step); k >= 0 {
			out.Runs = append(out.Runs, wire.Series{Run: run.ID, Label: run.Label, Style: run.Style, Step: []int32{int32(k)}, Values: l.seen(run.Trace[k].X).norms})
		}
	}
	same := l.drawn.lags != nil && slices.EqualFunc(out.Runs, l.drawn.lags.Runs, func(a, b wire.Series) bool {
		return a.Run == b.Run && &a.Values[0] == &b.Values[0]
	})
	l.drawn.lags = out
	return out, !same
}

// curves returns the runs, with the loss that has a name.
func (l *Lab) curves() *wire.Race {
	r := l.Paths(true, nil)
	r.Levels = []wire.Level{{Name: "plateau", Value: l.st.p.task.Plateau}}
	return r
}

// Report says what has changed.
func (l *Lab) Report(r *lab.Report) {
	if r.All {
		l.Changed, l.dirty, l.drawn = true, true, drawn{}
	}
	r.Values = l.st.Values()
	if l.Changed {
		r.Parts = append(r.Parts, l.curves(), racing.StepParts(&l.Race))
	}
	if l.Changed || l.dirty {
		if lags, anew := l.lags(); anew {
			r.Parts = append(r.Parts, lags)
		}
		r.Parts = append(r.Parts, l.Look(viewKey, wire.CurveLoss))
		r.Inspector = append(l.Inspector(), l.rows()...)
		if r.Table {
			r.Steps = l.table()
		}
	}
	r.Readouts = l.readouts()
	l.Changed, l.dirty = false, false
}
