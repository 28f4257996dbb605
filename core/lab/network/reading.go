package network

import (
	"fmt"

	"hfplayground/core/lab"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// reading is the net at the moment that is shown, and where its units are read.
type reading struct {
	*training.Objective
	w       []float64           // its weights
	loss    objective.Objective // with the penalties in force
	pick    string              // the part that is chosen; "" for none
	pointer *[2]float64         // on the data; nil for nowhere
	probe   *[2]float64         // a place that the reader has chosen; nil for none
}

// reading returns the net at the moment that is shown.
func (s *Lab) reading() reading {
	r := reading{Objective: s.st.made(), w: s.Iterate(), loss: s.Objective(), pick: s.st.pick, pointer: s.Pointer.At}
	if len(s.st.probe) == 2 {
		r.probe = &[2]float64{s.st.probe[0], s.st.probe[1]}
	}
	return r
}

// spot returns the part with a name; false for no name, or where the net has no
// such part.
func (r reading) spot(name string) (wire.Spot, bool) { return training.SpotOf(r.Net, name) }

// look fills in what is looked at: what the pointer is on, what is chosen, and what
// the units answer at a place of the data.
func (r reading) look(l *wire.Look, under string) {
	if spot, ok := r.spot(under); ok {
		l.Hover = r.valued(spot)
	}
	if spot, ok := r.spot(r.pick); ok {
		l.Pick = r.valued(spot)
	}
	at, ok := r.place()
	if !ok {
		return
	}
	l.Probe = r.probe
	l.Units = r.UnitsAt(r.w, at)
}

// valued returns a part of the net with its value.
func (r reading) valued(spot wire.Spot) *wire.Spot {
	switch spot.Kind {
	case wire.SpotWeight:
		spot.Text = "w = " + words.Number(r.w[training.Index(r.Net, spot)])
	case wire.SpotBias:
		spot.Text = "b = " + words.Number(r.w[training.Index(r.Net, spot)])
	default:
		at, _ := r.place()
		spot.Text = "a = " + words.Number(r.UnitsAt(r.w, at)[spot.Layer+1][spot.Unit])
	}
	return &spot
}

// place returns where the units are read: under the pointer, else at the probe,
// else at the first example; and whether anybody asks for it.
func (r reading) place() ([2]float64, bool) {
	switch {
	case r.pointer != nil:
		return *r.pointer, true
	case r.probe != nil:
		return *r.probe, true
	}
	return r.FirstExample(), r.pick != ""
}

// weight returns the value of the weight or bias that is chosen, to be edited; ""
// for none.
func (r reading) weight() string {
	spot, ok := r.spot(r.pick)
	if !ok || spot.Kind == wire.SpotUnit {
		return ""
	}
	return param.Format(words.Rounded(r.w[training.Index(r.Net, spot)], weightDigits))
}

// weightDigits is how many significant digits of a weight are shown to be edited.
const weightDigits = 6

// table says what the part that is chosen computes, with its numbers; nil
// where none is.
func (r reading) table() *lab.Table {
	spot, ok := r.spot(r.pick)
	switch {
	case !ok:
		return nil
	case spot.Kind == wire.SpotUnit:
		return r.unitTable(spot)
	}
	return r.weightTable(spot)
}

// unitTable is z = Σ w·a + b of a unit at the place of the data where the units
// are read.
func (r reading) unitTable(spot wire.Spot) *lab.Table {
	t, w := r.Objective, r.w
	at := t.FirstExample()
	if r.probe != nil {
		at = *r.probe
	}
	units := t.UnitsAt(w, at)
	place := fmt.Sprintf("at x = %s, y = %s", words.Number(at[0]), words.Number(at[1]))
	if spot.Layer < 0 {
		return &lab.Table{
			Caption: fmt.Sprintf("Input %s %s", t.Features[spot.Unit].Label, place),
			Head:    []string{"", "a"},
			Rows:    [][]string{{t.Features[spot.Unit].Label, words.Number(units[0][spot.Unit])}},
		}
	}
	table := &lab.Table{Caption: fmt.Sprintf("Unit %s %s: z = Σ w·a + b", spot.String(), place), Head: []string{"From", "w", "a", "w·a"}}
	z := 0.0
	for k, weight := range t.Net.Weights(w, spot.Layer).Row(spot.Unit) {
		a := units[spot.Layer][k]
		z += weight * a
		table.Rows = append(table.Rows, []string{t.SourceName(spot.Layer, k), words.Number(weight), words.Number(a), words.Number(weight * a)})
	}
	bias := t.Net.Biases(w, spot.Layer)[spot.Unit]
	activation := t.Net.Layer(spot.Layer).Activation
	return &lab.Table{Caption: table.Caption, Head: table.Head, Rows: append(table.Rows,
		[]string{"bias", words.Number(bias), "1", words.Number(bias)},
		[]string{"z", "", "", words.Number(z + bias)},
		[]string{"a = " + activation.Label + "(z)", "", "", words.Number(units[spot.Layer+1][spot.Unit])},
	)}
}

// microscope is the passes of one example through the net in the direction of
// one weight, and what all examples make of them.
type microscope struct {
	neural.Passes
	example  int
	gradient float64 // ∂E/∂w over all examples
	curve    float64 // ∂²E/∂w², from the exact product
}

func (r reading) microscope(spot wire.Spot) microscope {
	t, w := r.Objective, r.w
	i := training.Index(t.Net, spot)
	v, g := make([]float64, len(w)), make([]float64, len(w))
	v[i] = 1
	m := microscope{}
	if r.probe != nil {
		m.example = t.Nearest(*r.probe)
	}
	m.Passes = t.Passes(w, v, m.example)
	p := r.loss.At(w)
	p.Gradient(g)
	m.gradient = g[i]
	p.HessVec(g, v)
	m.curve = g[i]
	return m
}

// weightTable is the chain of factors that back-propagation makes the derivative
// of one weight of, with their derivatives in the direction of that weight.
func (r reading) weightTable(spot wire.Spot) *lab.Table {
	t, m := r.Objective, r.microscope(spot)
	from := spot.From
	if spot.Kind == wire.SpotBias {
		from = -1
	}
	a, ra := m.Source(spot.Layer, from)
	table := &lab.Table{
		Caption: fmt.Sprintf("Back-propagation to %s on example %d, and R{·} in the direction of this weight", spot.String(), m.example+1),
		Head:    []string{"Factor", "Value", "R{·}"},
	}
	row := func(label string, value, along float64) {
		table.Rows = append(table.Rows, []string{label, words.Number(value), words.Number(along)})
	}
	row("E, loss of the example", m.Value, m.Gradient(spot.Layer, spot.Unit, from))
	for l := t.Net.Depth() - 1; l > spot.Layer; l-- {
		pass := &m.Layers[l]
		for j := range min(len(pass.Delta), shownUnits) {
			row(fmt.Sprintf("δ of %d.%d", l+1, j+1), pass.Delta[j], pass.RDelta[j])
		}
	}
	pass, u := &m.Layers[spot.Layer], spot.Unit
	name := wire.Spot{Kind: wire.SpotUnit, Layer: spot.Layer, Unit: u}.String()
	row("z of "+name, pass.Z[u], pass.RZ[u])
	row("f′(z)", pass.Slope[u], pass.Bend[u]*pass.RZ[u])
	row("Σ w·δ of the layer after", pass.Sum[u], pass.RSum[u])
	row("δ = f′(z)·Σ", pass.Delta[u], pass.RDelta[u])
	if from >= 0 {
		row("a of "+t.SourceName(spot.Layer, from), a, ra)
		row("∂E/∂w = a·δ", m.Gradient(spot.Layer, u, from), m.RGradient(spot.Layer, u, from))
	} else {
		row("∂E/∂b = δ", m.Gradient(spot.Layer, u, from), m.RGradient(spot.Layer, u, from))
	}
	row("all examples: ∇f, Hv", m.gradient, m.curve)
	return table
}

// shownUnits is how many units of a layer have a row of their own.
const shownUnits = 6

// kind is what kind of part is chosen; "" for none.
func (r reading) kind() string {
	spot, _ := r.spot(r.pick)
	return map[wire.SpotKind]string{wire.SpotWeight: "weight", wire.SpotBias: "bias", wire.SpotUnit: "unit"}[spot.Kind]
}
