package neuron

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"hfplayground/core/dataset"
	"hfplayground/core/elementary"
	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// Where the cases of a perceptron come from, beside the gates of two inputs.
const (
	casesClouds = "clouds"
	casesPoints = "points"
)

// defaultCases is a first example to change.
const defaultCases = "-2,-1,0;-1,-2,0;-2,1,0;1,2,1;2,0,1;1,-1,1"

// mostLessons is how many steps a perceptron is followed.
const mostLessons = 2000

func (n *neurons) perceptronFields() []param.Field {
	gates := slices.DeleteFunc(neuron.All(), func(g neuron.Gate) bool { return g.Least > 2 || g.Most < 2 })
	cases := append(param.Explained(gates), param.Option{Key: casesClouds, Label: "Two clouds", Help: "Random points of two classes have a gap between them."}, param.Option{Key: casesPoints, Label: "Own points", Help: "You click or type the points."})
	return []param.Field{
		param.Choice(&n.cases, "cases", cases, "The perceptron should learn these cases.").Called("Cases", "").In("Perceptron"),
		param.Text(&n.points, "points", dataset.MaxPointsBytes, checkCases, "These are your own cases with two decimals: x,y,class separated by semicolons; the class is 0 or 1.").Called("Points", "").In("Perceptron").If("cases", casesPoints),
		param.Int(&n.clouds.N, "n", n.clouds.Fields()[0].Range, "This is the number of points in both clouds together.").Called("Points", "n").In("Perceptron").If("cases", casesClouds),
		param.Float(&n.clouds.Margin, "margin", n.clouds.Fields()[1].Range, "This is half the width of the gap between the clouds.").Called("Margin", "").In("Perceptron").If("cases", casesClouds),
		param.Int(&n.cloudSeed, "cloud-seed", param.Linear(0, 1<<31-1), "This is the seed of the clouds.").Called("Cloud seed", "").In("Perceptron").If("cases", casesClouds),
		param.Choice(&n.brush, "brush", []param.Option{{Key: "0", Label: "Class 0"}, {Key: "1", Label: "Class 1"}, {Key: "erase", Label: "Erase"}}, "This is what a click on your own points does.").Called("Click", "").In("Perceptron").If("cases", casesPoints),
		param.Choice(&n.turns, "turns", orderOptions(true), "The cases are presented in this order.").Called("Order", "").In("Perceptron"),
		param.Int(&n.turnSeed, "turn-seed", param.Linear(0, 1<<31-1), "This is the seed of the random order.").Called("Order seed", "").In("Perceptron").If("turns", "random"),
	}
}

func checkCases(text string) error {
	set, err := dataset.ParseClasses(text, 2)
	if err != nil {
		return fmt.Errorf("%q is not a list of points x,y,class;x,y,class. %s", param.Shorten(text), strings.TrimPrefix(err.Error(), "dataset: "))
	}
	if set.Task() != dataset.Classification || set.Len() == 0 {
		return param.Want("at least one point, with the classes 0 and 1 alone")
	}
	return nil
}

// perceptronExercise is a run of the rule on cases of the plane, with the proof
// that it ends.
type perceptronExercise struct {
	label   string
	own     bool   // the cases are the reader's own points
	ofGate  bool   // or those of a gate
	brush   string // what a click on own points does
	cases   []neuron.Case
	window  wire.Window
	steps   []neuron.Step // the start first, with no case
	theorem neuron.Proof
	proved  bool // theorem holds: the cases are separable
}

func (n *neurons) newPerceptron() (exercise, *param.Error) {
	p := &perceptronExercise{own: n.cases == casesPoints, ofGate: n.cases != casesPoints && n.cases != casesClouds, brush: n.brush}
	switch n.cases {
	case casesPoints:
		set, _ := dataset.ParsePoints(n.points) // checked by its field
		p.label = "Own points"
		p.take(set)
	case casesClouds:
		p.label = "Two clouds"
		p.cases = n.clouds.Make(rand.New(rand.NewPCG(uint64(n.cloudSeed), 1))).Cases
	default:
		entry := gateEntry(n.cases)
		p.label, p.cases = entry.Label, entry.Table(2).Cases()
	}
	p.frame()
	rule := neuron.Perceptron{Cases: p.cases, Order: orderOf(n.turns, len(p.cases), n.turnSeed), Start: make([]float64, 3)}
	p.steps = []neuron.Step{{After: rule.Start, Case: -1, Wrong: rule.Wrong(rule.Start)}}
	for s := range rule.Steps() {
		p.steps = append(p.steps, s)
		if s.Cycle.Period > 0 || s.Number == mostLessons {
			break
		}
	}
	if apart := neuron.Separate(p.cases); apart.Separable() {
		p.theorem, p.proved = neuron.Prove(p.cases, rule.Start, apart.W)
	}
	return p, nil
}

func (p *perceptronExercise) take(set dataset.Set) {
	fires := make([]bool, set.Len())
	for i, c := range set.Class {
		fires[i] = c == 1
	}
	p.cases = neuron.PointCases(set.X, fires)
}

// set returns the cases as a set of two classes.
func (p *perceptronExercise) set() dataset.Set {
	set := dataset.Set{Classes: 2}
	for _, c := range p.cases {
		set.X, set.Class = append(set.X, [2]float64{c.X[0], c.X[1]}), append(set.Class, 0)
		if c.T {
			set.Class[len(set.Class)-1] = 1
		}
	}
	return set
}

// minExtent is the least extent of the cases that the window is laid around.
const minExtent = 1e-9

// frameMargin is the room around the cases, as a share of their extent.
const frameMargin = 0.25

// frame lays the window around the cases and the origin, in the shape of a
// square.
func (p *perceptronExercise) frame() {
	w := wire.Window{}
	for _, c := range p.cases {
		w.X0, w.X1 = min(w.X0, c.X[0]), max(w.X1, c.X[0])
		w.Y0, w.Y1 = min(w.Y0, c.X[1]), max(w.Y1, c.X[1])
	}
	half := (0.5 + frameMargin) * max(w.X1-w.X0, w.Y1-w.Y0, minExtent)
	x, y := (w.X0+w.X1)/2, (w.Y0+w.Y1)/2
	p.window = wire.Window{X0: x - half, X1: x + half, Y0: y - half, Y1: y + half}
}

func (p *perceptronExercise) view() string { return "perceptron" }
func (p *perceptronExercise) last() int    { return len(p.steps) - 1 }

func (p *perceptronExercise) part(step int) wire.Part {
	s := p.steps[step]
	unit := neuron.FromVector(s.After)
	out := &wire.Perceptron{
		Window: p.window, Case: s.Case, Modified: s.Case >= 0 && s.Modified(), Count: s.Modifications,
		W: planar(s.After), Converged: s.Wrong == 0,
	}
	for _, c := range p.cases {
		out.X, out.Y, out.Class = append(out.X, c.X[0]), append(out.Y, c.X[1]), append(out.Class, c.T)
		out.Wrong = append(out.Wrong, unit.Fires(c.X) != c.T)
	}
	if s.Cycle.Period > 0 {
		out.Cycle = fmt.Sprintf("cycle of %s", words.Plural(s.Cycle.Period, "step"))
	}
	if p.proved {
		size := vector.Norm(p.theorem.W)
		out.Best = planar(p.theorem.W)
		for i := range out.Best {
			out.Best[i] /= size
		}
		out.Delta, out.Radius2, out.Bound = p.theorem.Delta/size, p.theorem.X2, p.theorem.Bound
	} else {
		out.Radius2 = p.radius2()
	}
	p.history(out)
	return out
}

// planar returns (w₁, w₂, θ) of w = (θ, w₁, w₂).
func planar(w []float64) []float64 { return []float64{w[1], w[2], w[0]} }

// radius2 returns X² = max |x|².
func (p *perceptronExercise) radius2() float64 {
	most := 0.0
	for _, c := range p.cases {
		most = math.Max(most, elementary.Pow(vector.Norm(c.Vector()), 2))
	}
	return most
}

// history fills in what the proof follows, modification by modification.
func (p *perceptronExercise) history(out *wire.Perceptron) {
	for k, s := range p.steps {
		if k > 0 && !s.Modified() {
			continue
		}
		square := 0.0
		for _, w := range s.After {
			square += w * w
		}
		out.Norm2 = append(out.Norm2, square)
		if p.proved {
			along := 0.0
			for i, w := range s.After {
				along += w * p.theorem.W[i] / vector.Norm(p.theorem.W)
			}
			out.Along = append(out.Along, along)
			out.Cosine = append(out.Cosine, along/math.Sqrt(square)) // NaN for w = 0
		}
	}
}
