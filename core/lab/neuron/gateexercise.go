package neuron

import (
	"fmt"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// ownTable is the target that the reader types.
const ownTable = "table"

// What bounds weights and thresholds: of the unit, so that a slider can place
// them, and of nets that are typed.
const (
	maxDial   = 10
	maxSignal = 100
)

func (n *neurons) gateFields() []param.Field {
	var open []string // targets that leave the number of inputs open
	for _, g := range neuron.All() {
		if g.Least < g.Most {
			open = append(open, g.Key)
		}
	}
	targets := append(param.Explained(neuron.All()), param.Option{Key: ownTable, Label: "Own table", Help: "You type the truth table."})
	fields := []param.Field{
		param.Choice(&n.target, "target", targets, "The unit should compute this function.").Called("Target", "").In("Gate"),
		param.Text(&n.truth, "table", 40, checkTruth, "This is your own truth table, one digit per row from 00…0 on: 0110 is XOR.").Called("Truth table", "").In("Gate").If("target", ownTable),
		param.Int(&n.inputs, "inputs", param.Linear(1, neuron.MaxInputs), "This is the number of inputs of the unit.").Called("Inputs", "").In("Gate").If("target", open...),
	}
	for i := range n.weights {
		f := param.Float(&n.weights[i], weightKey(i), param.Linear(-maxDial, maxDial), "This is the weight of input "+fmt.Sprint(i+1)+".").Called("Weight", subscripted("w", i)).In("Gate")
		if i > 0 { // no unit is without the first
			f = f.If("inputs", counts(i+1, neuron.MaxInputs)...)
		}
		fields = append(fields, f)
	}
	return append(fields,
		param.Float(&n.threshold, "threshold", param.Linear(-maxDial, maxDial), "The unit fires if the weighted sum is greater than θ.").Called("Threshold", "θ").In("Gate"),
		param.Int(&n.row, "row", param.Linear(0, 1<<neuron.MaxInputs-1), "This row of the truth table is shown, counted from 0.").Called("Row", "").In("Gate"),
	)
}

// weightKey is the key of the weight of input i, counted from 0.
func weightKey(i int) string { return fmt.Sprintf("weight-%d", i+1) }

// subscripted writes a symbol with the number of input i, counted from 0.
func subscripted(symbol string, i int) string { return symbol + string(rune('₁'+i)) }

// counts writes the numbers from lo to hi.
func counts(lo, hi int) []string {
	var out []string
	for i := lo; i <= hi; i++ {
		out = append(out, fmt.Sprint(i))
	}
	return out
}

func checkTruth(text string) error {
	_, err := neuron.ParseTable(text)
	return err
}

// gateExercise is a threshold unit whose weights are to be set so that it
// computes a table.
type gateExercise struct {
	unit   neuron.Unit
	name   string
	target neuron.Table
	row    int
}

// newGate makes the exercise, and brings the number of inputs and the row to what
// the target has.
func (n *neurons) newGate() (exercise, *param.Error) {
	g := &gateExercise{name: "the table", target: n.gateTable()}
	if n.target != ownTable {
		g.name = gateEntry(n.target).Label
	}
	n.inputs, n.row = g.target.Inputs(), min(n.row, len(g.target)-1)
	g.unit = neuron.Unit{Weights: n.weights[:n.inputs:n.inputs], Threshold: n.threshold}
	g.row = n.row
	return g, nil
}

func gateEntry(key string) neuron.Gate {
	return catalog.Get(neuron.All(), key)
}

func (g *gateExercise) view() string { return "gate" }
func (g *gateExercise) last() int    { return 0 }

// right returns how many rows the unit answers rightly.
func (g *gateExercise) right() int {
	right := 0
	for r, answer := range g.unit.Table() {
		if answer == g.target[r] {
			right++
		}
	}
	return right
}

func (g *gateExercise) part(int) wire.Part {
	p := &wire.Gate{
		Weights: g.unit.Weights, Threshold: g.unit.Threshold, Fires: g.unit.Table(), Target: g.target, Name: g.name, Case: g.row,
	}
	for r := range g.target {
		p.Sums = append(p.Sums, g.unit.Input(neuron.Row(g.target.Inputs(), r)))
	}
	for _, q := range neuron.Requirements(g.target, g.unit) {
		p.Claims = append(p.Claims, wire.Claim{Text: q.Formula, Holds: q.Holds})
	}
	return p
}

func (g *gateExercise) done(int) string {
	if g.right() < len(g.target) {
		return ""
	}
	return fmt.Sprintf("The unit computes %s. Done.", g.name)
}

func (g *gateExercise) sentence(int) string {
	if g.right() == len(g.target) {
		return fmt.Sprintf("The unit is right in all %d rows of %s: done.", len(g.target), g.name)
	}
	text := fmt.Sprintf("The unit is right in %d of %d rows of %s", g.right(), len(g.target), g.name)
	if _, impossible := neuron.Contradict(g.target); impossible {
		return text + ". No single unit computes it: the requirements contradict each other for any weights. A net with a hidden layer can."
	}
	return text + ": change the weights and the threshold until all requirements hold."
}

func (g *gateExercise) caption() string {
	return "Gate: the unit fires where the weighted sum of its inputs is above its threshold θ. Set weights and threshold so that it computes the target."
}

// needsHiddenLayer holds for a contradiction in the plane, whose points a net can take.
func (g *gateExercise) needsHiddenLayer() bool {
	_, impossible := neuron.Contradict(g.target)
	return impossible && g.target.Inputs() == 2
}

func (g *gateExercise) describePart(_ int, at wire.Spot) string {
	switch n := len(g.unit.Weights); {
	case at.Kind == wire.SpotBias:
		return "θ = " + words.Number(g.unit.Threshold) + ": drag it up or down"
	case at.Kind == wire.SpotWeight && at.From < n:
		return subscripted("w", at.From) + " = " + words.Number(g.unit.Weights[at.From]) + ": drag it up or down"
	case at.Kind == wire.SpotUnit && at.Unit < n:
		return fmt.Sprintf("%s = %g: click to change it", subscripted("x", at.Unit), neuron.Row(n, g.row)[at.Unit])
	}
	return ""
}

func (g *gateExercise) describePlace(int, [2]float64) string { return "" }

// rows describes the row that is looked at.
func (g *gateExercise) rows(int) []lab.Row {
	x := neuron.Row(g.target.Inputs(), g.row)
	var terms []string
	for i, w := range g.unit.Weights {
		terms = append(terms, fmt.Sprintf("%s·%s", words.Number(w), digit(x[i] == 1)))
	}
	fires := g.unit.Fires(x)
	return []lab.Row{
		inputsRow.Says("%s", bits(x)),
		sumRow.Says("%s = %s", strings.Join(terms, " + "), words.Number(g.unit.Input(x))),
		firesRow.Says("%s: the unit answers %s", compared(g.unit.Input(x), against(fires), g.unit.Threshold, true), digit(fires)),
		targetRow.Says("%s %s", digit(g.target[g.row]), tick(fires == g.target[g.row])),
	}
}

// bits writes the inputs of a row.
func bits(x []float64) string {
	var b strings.Builder
	for _, v := range x {
		b.WriteString(digit(v == 1))
	}
	return b.String()
}

func (g *gateExercise) table(int) *lab.Table {
	t := &lab.Table{Caption: "Truth table: " + g.name, Head: []string{"Row", "Σ w·x", "Unit", "Target", "Needs", "Holds"}}
	answers := g.unit.Table()
	for _, q := range neuron.Requirements(g.target, g.unit) {
		x := neuron.Row(g.target.Inputs(), q.Row)
		t.Rows = append(t.Rows, []string{bits(x), words.Number(g.unit.Input(x)), digit(answers[q.Row]), digit(g.target[q.Row]), q.Formula, tick(q.Holds)})
	}
	return t
}

// proof derives the contradiction where no unit computes the table, from the
// weights that are set.
func (g *gateExercise) proof(int) *lab.Table {
	c, impossible := neuron.Contradict(g.target)
	if !impossible {
		return g.table(0)
	}
	t := &lab.Table{Caption: "No unit computes " + g.name + ": with these weights", Head: []string{"Why", "Needs", "Numbers", "Holds"}}
	for i, l := range c.Derive(g.unit) {
		t.Rows = append(t.Rows, []string{
			fmt.Sprintf("%d. %s", i+1, l.Why), l.Formula, compared(l.Left, l.Relation, l.Right, l.Holds), tick(l.Holds),
		})
	}
	return t
}
