package sequence

import (
	"fmt"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/race"
	"hfplayground/core/sequence"
	"hfplayground/core/wire"
)

// drawn is what the last picture was made of.
type drawn struct {
	known map[*float64]*seen // by the first of the weights
	lags  *wire.Lags

	w    *float64 // of the picture of the stage: the first of the weights
	what string   // and what it shows of them
	read *wire.Sequence
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
func (l *Lab) lags() (*wire.Lags, bool) {
	of := l.Runs
	if i := l.Selected(); l.Racing() && i >= 0 {
		of = l.Runs[i : i+1]
	}
	out := &wire.Lags{Caption: "‖∂ℓ/∂hₜ‖ by step t", Steps: l.st.p.steps}
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

// shown returns the picture of the stage at the moment that is shown; nil where it is that of
// the last call.
func (l *Lab) shown() wire.Part {
	w, step := racing.HeldWeights(&l.Race)
	what := l.st.Text(key+".show", key+".example")
	if l.drawn.w == &w[0] && l.drawn.what == what {
		return nil
	}
	l.drawn.w, l.drawn.what = &w[0], what
	if l.st.show == showSpectrum {
		return &wire.Spectrum{Caption: l.caption("Recurrent weights", step), Start: pairs(l.seen(l.X0).spectrum), Now: pairs(l.seen(w).spectrum)}
	}
	l.drawn.read = l.reading(w, step)
	return l.drawn.read
}

// caption says whose weights are shown.
func (l *Lab) caption(what string, step int) string {
	if i := l.Selected(); i >= 0 && step >= 0 {
		return fmt.Sprintf("%s: %s at step %d", what, l.Runs[i].Label, step)
	}
	return what + ": initial weights"
}

// reading returns what the net with weights w does with the exam sequence that is shown.
func (l *Lab) reading(w []float64, step int) *wire.Sequence {
	p, i := l.st.p, l.st.example-1
	set, trace := p.exam.whole.Set(), p.exam.whole.Trace(w, i)
	s := &wire.Sequence{
		Caption: l.caption(fmt.Sprintf("Exam sequence %d", l.st.example), step),
		Steps:   set.Steps, Names: p.task.Names, Inputs: slices.Clone(set.Inputs.Row(i)),
		Classes: p.task.Classes, Targets: slices.Clone(set.Targets.Row(i)),
	}
	for _, h := range trace.Hidden {
		states := make([]float64, 0, h.Rows*h.Cols)
		for u := range h.Cols {
			for t := range h.Rows {
				states = append(states, h.Row(t)[u])
			}
		}
		s.Hidden = append(s.Hidden, wire.Hidden{Units: h.Cols, States: states})
	}
	if p.task.Loss == sequence.Squared {
		s.Tolerance = sequence.Tolerance
	}
	for t := set.Steps - set.Counted; t < set.Steps; t++ {
		s.Counted = append(s.Counted, int32(t))
		answer := trace.Outputs.Row(t)
		p.exam.loss.Predict(answer, answer)
		s.Outputs = append(s.Outputs, answer...)
	}
	s.Right = p.task.Right(s.Outputs, s.Targets)
	return s
}

// pairs returns real and imaginary parts.
func pairs(values []complex128) [][2]float64 {
	list := make([][2]float64, len(values))
	for i, v := range values {
		list[i] = [2]float64{real(v), imag(v)}
	}
	return list
}

// look returns the moment that is shown.
func (l *Lab) look() *wire.Look {
	view := map[string]string{showSequence: "strip", showSpectrum: "spectrum"}[l.st.show]
	look := l.Look(view, wire.CurveLoss)
	if spot, ok := wire.ParseReading(l.Pointer.Part); ok {
		look.Hover = &spot
	}
	return look
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
		if part := l.shown(); part != nil {
			r.Parts = append(r.Parts, part)
		}
		if lags, anew := l.lags(); anew {
			r.Parts = append(r.Parts, lags)
		}
		r.Parts = append(r.Parts, l.look())
		r.Inspector = append(l.Inspector(), l.rows()...)
		if r.Table {
			r.Steps = l.table()
		}
	}
	r.Readouts = l.readouts()
	l.Changed, l.dirty = false, false
}
