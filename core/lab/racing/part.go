package racing

import (
	"fmt"
	"math"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/neural"
	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// lookInto fills in what is looked at of a net: what the pointer is on, what is
// chosen, and what the units answer at a place of the data.
func (s *Lab) lookInto(l *wire.Look) {
	if spot, ok := s.st.spot(s.pointer.Part); ok {
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
	l.Units = s.st.net().trained().unitsAt(s.shownWeights(), at)
}

// valued returns a part of the net with its value at the moment shown.
func (s *Lab) valued(spot wire.Spot) *wire.Spot {
	t, w := s.st.net().trained(), s.shownWeights()
	switch spot.Kind {
	case wire.SpotWeight:
		spot.Text = "w = " + words.Number(w[indexOf(t.net, spot)])
	case wire.SpotBias:
		spot.Text = "b = " + words.Number(w[indexOf(t.net, spot)])
	default:
		at, ok := s.place()
		if !ok {
			at = t.firstExample()
		}
		spot.Text = "a = " + words.Number(t.unitsAt(w, at)[spot.Layer+1][spot.Unit])
	}
	return &spot
}

// place returns where the units are read: under the pointer, else at the probe,
// else, where a part of the net is chosen, at the first example.
func (s *Lab) place() ([2]float64, bool) {
	switch {
	case s.pointer.At != nil:
		return *s.pointer.At, true
	case len(s.st.probe) == 2:
		return [2]float64{s.st.probe[0], s.st.probe[1]}, true
	}
	return s.st.net().trained().firstExample(), s.st.pick != ""
}

// firstExample returns where the first example that is trained on lies.
func (t *trained) firstExample() [2]float64 { return t.train.set.X[0] }

// nearest returns the example that is trained on nearest to a place.
func (t *trained) nearest(at [2]float64) int {
	best, least := 0, math.Inf(1)
	for i, x := range t.train.set.X {
		if d := math.Hypot(x[0]-at[0], x[1]-at[1]); d < least {
			best, least = i, d
		}
	}
	return best
}

// unitsAt returns the activations of inputs and layers at a place of the data.
func (t *trained) unitsAt(w []float64, at [2]float64) [][]float64 {
	x := t.design([][2]float64{at})
	t.evaluator().Evaluate(w, x)
	units := [][]float64{x.Row(0)}
	for l := range t.net.Depth() {
		units = append(units, append([]float64(nil), t.evaluator().Activations(l).Row(0)...))
	}
	return units
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
	t, w := s.st.net().trained(), s.shownWeights()
	at := t.firstExample()
	if len(s.st.probe) == 2 {
		at = [2]float64{s.st.probe[0], s.st.probe[1]}
	}
	units := t.unitsAt(w, at)
	place := fmt.Sprintf("at x = %s, y = %s", words.Number(at[0]), words.Number(at[1]))
	if spot.Layer < 0 {
		return &lab.Table{
			Caption: fmt.Sprintf("Input %s %s", t.features[spot.Unit].Label, place),
			Head:    []string{"", "a"},
			Rows:    [][]string{{t.features[spot.Unit].Label, words.Number(units[0][spot.Unit])}},
		}
	}
	table := &lab.Table{Caption: fmt.Sprintf("Unit %s %s: z = Σ w·a + b", spot.String(), place), Head: []string{"From", "w", "a", "w·a"}}
	z := 0.0
	for k, weight := range t.net.Weights(w, spot.Layer).Row(spot.Unit) {
		a := units[spot.Layer][k]
		z += weight * a
		table.Rows = append(table.Rows, []string{t.sourceName(spot.Layer, k), words.Number(weight), words.Number(a), words.Number(weight * a)})
	}
	bias := t.net.Biases(w, spot.Layer)[spot.Unit]
	activation := t.net.Layer(spot.Layer).Activation
	return &lab.Table{Caption: table.Caption, Head: table.Head, Rows: append(table.Rows,
		[]string{"bias", words.Number(bias), "1", words.Number(bias)},
		[]string{"z", "", "", words.Number(z + bias)},
		[]string{"a = " + activation.Label + "(z)", "", "", words.Number(units[spot.Layer+1][spot.Unit])},
	)}
}

// sourceName is what a unit of the layer before is called.
func (t *trained) sourceName(layer, from int) string {
	if layer == 0 {
		return t.features[from].Label
	}
	return fmt.Sprintf("%d.%d", layer, from+1)
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
	t, w := s.st.net().trained(), s.shownWeights()
	i := indexOf(t.net, spot)
	v, g := make([]float64, len(w)), make([]float64, len(w))
	v[i] = 1
	m := microscope{}
	if len(s.st.probe) == 2 {
		m.example = t.nearest([2]float64{s.st.probe[0], s.st.probe[1]})
	}
	m.Passes = t.Passes(w, v, m.example)
	p := s.objectiveShown().At(w)
	p.Gradient(g)
	m.gradient = g[i]
	p.HessVec(g, v)
	m.curve = g[i]
	return m
}

// weightTable is the chain of factors that back-propagation makes the derivative
// of one weight of, with their derivatives in the direction of that weight.
func (s *Lab) weightTable(spot wire.Spot) *lab.Table {
	t, m := s.st.net().trained(), s.microscope(spot)
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
	for l := t.net.Depth() - 1; l > spot.Layer; l-- {
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
		row("a of "+t.sourceName(spot.Layer, from), a, ra)
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

// pickBy chooses the part of the net that stands some places after the one that
// is chosen: the inputs come first, and each further unit is followed by its
// weights and its bias.
func (s *Lab) pickBy(q *param.Query, object string) *param.Error {
	by, ok := wire.Offset(object)
	if s.st.net() == nil || !ok {
		return param.Refuse(wire.KeyAct, object, "in the network lab, how many parts further, such as 1 or -1")
	}
	names := partNames(s.st.net().trained().net)
	at := slices.Index(names, s.st.pick)
	if at < 0 && by < 0 {
		at = 0
	}
	q.Set("pick", names[((at+by)%len(names)+len(names))%len(names)])
	return nil
}

// partNames returns the names of all parts of a net.
func partNames(net neural.Net) []string {
	var names []string
	for u := range net.Inputs() {
		names = append(names, wire.Spot{Kind: wire.SpotUnit, Layer: -1, Unit: u}.String())
	}
	for l := range net.Depth() {
		for u := range net.Layer(l).Units {
			names = append(names, wire.Spot{Kind: wire.SpotUnit, Layer: l, Unit: u}.String())
			for k := range net.FanIn(l) {
				names = append(names, wire.Spot{Kind: wire.SpotWeight, Layer: l, Unit: u, From: k}.String())
			}
			names = append(names, wire.Spot{Kind: wire.SpotBias, Layer: l, Unit: u}.String())
		}
	}
	return names
}
