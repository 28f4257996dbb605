package network

import (
	"fmt"

	"hfplayground/core/lab"
	"hfplayground/core/neural"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// lookInto fills in what is looked at of a net: what the pointer is on, what is
// chosen, and what the units answer at a place of the data.
func (s *Lab) lookInto(l *wire.Look) {
	if spot, ok := s.st.spot(s.Pointer.Part); ok {
		l.Hover = s.valued(spot)
	}
	if spot, ok := s.st.spot(s.st.pick); ok {
		l.Pick = s.valued(spot)
	}
	at, ok := s.place()
	if !ok {
		return
	}
	if len(s.st.probe) == 2 {
		l.Probe = &[2]float64{s.st.probe[0], s.st.probe[1]}
	}
	l.Units = s.st.made().UnitsAt(s.Iterate(), at)
}

// valued returns a part of the net with its value at the moment shown.
func (s *Lab) valued(spot wire.Spot) *wire.Spot {
	t, w := s.st.made(), s.Iterate()
	switch spot.Kind {
	case wire.SpotWeight:
		spot.Text = "w = " + words.Number(w[training.Index(t.Net, spot)])
	case wire.SpotBias:
		spot.Text = "b = " + words.Number(w[training.Index(t.Net, spot)])
	default:
		at, ok := s.place()
		if !ok {
			at = t.FirstExample()
		}
		spot.Text = "a = " + words.Number(t.UnitsAt(w, at)[spot.Layer+1][spot.Unit])
	}
	return &spot
}

// place returns where the units are read: under the pointer, else at the probe,
// else, where a part of the net is chosen, at the first example.
func (s *Lab) place() ([2]float64, bool) {
	switch {
	case s.Pointer.At != nil:
		return *s.Pointer.At, true
	case len(s.st.probe) == 2:
		return [2]float64{s.st.probe[0], s.st.probe[1]}, true
	}
	return s.st.made().FirstExample(), s.st.pick != ""
}

// partTable tells of the part of the net that is chosen what it computes, with
// its numbers; nil where none is.
func (s *Lab) partTable() *lab.Table {
	spot, ok := s.st.spot(s.st.pick)
	switch {
	case !ok:
		return nil
	case spot.Kind == wire.SpotUnit:
		return s.unitTable(spot)
	}
	return s.weightTable(spot)
}

// unitTable is z = Σ w·a + b of a unit at the place of the data where the units
// are read.
func (s *Lab) unitTable(spot wire.Spot) *lab.Table {
	t, w := s.st.made(), s.Iterate()
	at := t.FirstExample()
	if len(s.st.probe) == 2 {
		at = [2]float64{s.st.probe[0], s.st.probe[1]}
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

func (s *Lab) microscope(spot wire.Spot) microscope {
	t, w := s.st.made(), s.Iterate()
	i := training.Index(t.Net, spot)
	v, g := make([]float64, len(w)), make([]float64, len(w))
	v[i] = 1
	m := microscope{}
	if len(s.st.probe) == 2 {
		m.example = t.Nearest([2]float64{s.st.probe[0], s.st.probe[1]})
	}
	m.Passes = t.Passes(w, v, m.example)
	p := s.Objective().At(w)
	p.Gradient(g)
	m.gradient = g[i]
	p.HessVec(g, v)
	m.curve = g[i]
	return m
}

// weightTable is the chain of factors that back-propagation makes the derivative
// of one weight of, with their derivatives in the direction of that weight.
func (s *Lab) weightTable(spot wire.Spot) *lab.Table {
	t, m := s.st.made(), s.microscope(spot)
	from := spot.From
	if spot.Kind == wire.SpotBias {
		from = -1
	}
	a, ra := m.Source(spot.Layer, from)
	table := &lab.Table{
		Caption: fmt.Sprintf("Back-propagation to %s on example %d, and R{·} in the direction of this weight", spot.String(), m.example+1),
		Head:    []string{"Factor", "Value", "R{·}"},
	}
	row := func(label string, value, r float64) {
		table.Rows = append(table.Rows, []string{label, words.Number(value), words.Number(r)})
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

// pickedKind is what kind of part of the net is chosen; "" for none.
func (s *Lab) pickedKind() string {
	spot, _ := s.st.spot(s.st.pick)
	return map[wire.SpotKind]string{wire.SpotWeight: "weight", wire.SpotBias: "bias", wire.SpotUnit: "unit"}[spot.Kind]
}
