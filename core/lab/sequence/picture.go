package sequence

import (
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
		r.Parts = append(r.Parts, l.Look(viewKey, wire.CurveLoss))
		r.Inspector = append(l.Inspector(), l.rows()...)
		if r.Table {
			r.Steps = l.table()
		}
	}
	r.Readouts = l.readouts()
	l.Changed, l.dirty = false, false
}
