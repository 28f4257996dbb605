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
	spectra map[*float64][]complex128 // by the first of the weights
	lags    []wire.Series

	w    *float64 // of the picture of the stage: the first of the weights
	what string   // and what it shows of them
	read *wire.Sequence
}

// mostSpectra bounds of how many weights the eigenvalues are known.
const mostSpectra = 4 * race.MaxContenders

// spectrum returns the eigenvalues of the weights of the first layer from step to step; nil
// where there are none.
func (l *Lab) spectrum(w []float64) []complex128 {
	if known, ok := l.drawn.spectra[&w[0]]; ok {
		return known
	}
	if l.drawn.spectra == nil || len(l.drawn.spectra) >= mostSpectra {
		l.drawn.spectra = map[*float64][]complex128{}
	}
	of, _ := l.st.p.net.Spectrum(w, 0) // weights that have none have no picture
	l.drawn.spectra[&w[0]] = of
	return of
}

// lags returns how strongly the loss depends on the states at each step of a sequence, of the
// runs that are looked at; nil where it is what the last call returned.
func (l *Lab) lags() *wire.Lags {
	of := byLayer(l.Aside.Series(&l.Race), l.st.p.steps)
	if l.drawn.lags != nil && slices.EqualFunc(of, l.drawn.lags, racing.SameNumbers) {
		return nil
	}
	l.drawn.lags = of
	return &wire.Lags{Caption: "‖∂ℓ/∂hₜ‖ by time step t", Steps: l.st.p.steps, Runs: of}
}

// byLayer returns for each series one of every layer, which has so many values.
func byLayer(runs []wire.Series, steps int) []wire.Series {
	var all []wire.Series
	for _, s := range runs {
		values, label := s.Values, s.Label
		for l := range len(values) / steps {
			s.Values = values[l*steps : (l+1)*steps]
			if l > 0 {
				s.Label = fmt.Sprintf("%s, layer %d", label, l+1)
			}
			all = append(all, s)
		}
	}
	return all
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
		return &wire.Spectrum{Caption: l.caption("Recurrent weights", step), Start: pairs(l.spectrum(l.X0)), Now: pairs(l.spectrum(w))}
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
		Classes: p.task.Classes, Targets: slices.Clone(set.Targets.Row(i)), Characters: p.task.Characters, Drawn: step <= 0 && l.st.start.File() == nil,
	}
	if p.task.Characters {
		s.Written = p.written(w, i)
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
	if spot, ok := wire.ParseStep(l.Pointer.Part); ok {
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

// pictures returns those that are others than before.
func (l *Lab) pictures() (parts []wire.Part) {
	if part := l.shown(); part != nil {
		parts = append(parts, part)
	}
	if lags := l.lags(); lags != nil {
		parts = append(parts, lags)
	}
	return parts
}

// Report says what has changed.
func (l *Lab) Report(r *lab.Report) {
	if r.All {
		l.drawn = drawn{}
	}
	r.Memory = l.Keeper.News()
	l.Show(r, racing.NetShow{Curves: l.curves, Pictures: l.pictures, Look: l.look, Rows: l.rows, Table: l.table, Readouts: l.readouts})
}
