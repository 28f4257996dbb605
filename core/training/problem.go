// Package training is what a net is trained on and judged by: its data set, its
// features, shape and loss with their settings, as one problem to minimise.
package training

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/dataset"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/testfunc"
	"hfplayground/core/wire"
)

// Limits of a net of the page.
const (
	maxHidden = 8  // hidden layers
	maxUnits  = 64 // units of one

	FewestExamples = 2 // of a data set: one to train on and one to test
)

// Problem is the loss of a net on a data set as a function of its weights. Its
// settings are set once; nothing is made before it is asked for.
type Problem struct {
	Data     string
	sets     []Source
	dataSeed int
	Train    float64 // share of the examples that are trained on

	features    string
	Hidden      string // units of the hidden layers with commas between; empty for none
	Activations string // of the hidden layers: one for all, or one each
	loss        string
	losses      []neural.Loss // to choose from
	init        string
	L1, L2      float64

	made *Objective
}

var (
	_ testfunc.Function = (*Problem)(nil)
	_ objective.Batched = (*Problem)(nil)
)

// Source is a data set with its settings.
type Source struct {
	dataset.Entry
	dataset.Generator
}

// Objective is what follows from the settings of a Problem: the net, the examples
// and the loss as a function of the weights.
type Objective struct {
	*neural.Objective
	large       *inBlocks // the same where evaluations take long, else nil
	Net         neural.Net
	Loss        neural.Loss
	Features    []dataset.Feature
	Train, Test Examples
	eval        *neural.Evaluator // for pictures; made on first use
	grid        kernel.Mat        // inputs at the points of the surface over gridWindow
	gridWindow  wire.Window
}

// Examples are those that a net is trained on, or those it is tested on: their
// places, and as matrices of one row each.
type Examples struct {
	Set             dataset.Set
	Inputs, targets kernel.Mat
}

// New returns the first screen: a circle of points, and a small net.
func New() *Problem {
	n := &Problem{
		Data: "circle", dataSeed: 1, Train: 0.5,
		features: "x,y", Hidden: "4,2", Activations: "tanh", loss: lossAuto, losses: neural.Losses(), init: "normal",
	}
	for _, e := range dataset.All() {
		n.sets = append(n.sets, Source{e, e.New()})
	}
	return n
}

// Own returns the set of the reader's own points.
func (n *Problem) Own() *dataset.Own {
	for _, g := range n.sets {
		if own, ok := g.Generator.(*dataset.Own); ok {
			return own
		}
	}
	panic("training: no set of own points")
}

// Entry is the row of the network among the problems.
func Entry() testfunc.Entry {
	return testfunc.Entry{
		Key: "network", Label: "Network", Help: "This is the loss of a net on a data set, as a function of its weights.",
		New: func() testfunc.Function { return New() },
	}
}

// lossAuto chooses the loss that matches what is to be learned.
const lossAuto = "auto"

// Fields declares the data, the net and how it is trained. The settings of every
// data set and loss are there, under its key and a hyphen.
func (n *Problem) Fields() []param.Field {
	fields := []param.Field{
		param.Choice(&n.Data, "data", param.Explained(n.sets), "The net learns these examples.").Called("Data set", "").In("Data"),
	}
	for _, set := range n.sets {
		for _, f := range set.Fields() {
			f.Key = set.Key + "-" + f.Key
			fields = append(fields, f.In("Data").If("data", set.Key))
		}
	}
	fields = append(fields,
		param.Int(&n.dataSeed, "data-seed", param.Linear(0, 1<<31-1), "This is the seed of the examples and of the train/test split.").Called("Data seed", "").In("Data"),
		param.Float(&n.Train, "train", param.Linear(0.1, 1), "This fraction of the examples is used for training; the others are for testing.").Called("Training share", "").In("Data"),
		param.List(&n.features, "features", param.Options(dataset.AllFeatures()), 40, checkFeatures, "These are the inputs of the net: x, y, x2, y2, xy, sin-x, sin-y, separated by commas.").Called("Features", "").In("Net"),
		param.Text(&n.Hidden, "hidden", 40, checkHidden, "These are the numbers of units in each hidden layer, separated by commas; empty means no hidden layer.").Called("Hidden layers", "").In("Net"),
		param.List(&n.Activations, "activations", param.Explained(kernel.Activations()), 80, n.checkActivations, "This is the activation of the hidden layers: one for all, or one per layer, separated by commas.").Called("Activations", "").In("Net"),
		param.Choice(&n.init, "init", param.Explained(neural.Initialisers()), "The weights are initialised in this way (at random, from the seed).").Called("Initialisation", "").In("Net"),
		param.Choice(&n.loss, "loss", n.lossOptions(), "This is the loss function; Auto fits the task.").Called("Loss", "").In("Training"),
	)
	for _, l := range n.losses {
		for _, f := range l.Fields {
			f.Key = l.Key + "-" + f.Key
			fields = append(fields, f.In("Training").If("loss", l.Key))
		}
	}
	return append(fields,
		param.Float(&n.L2, keyL2, param.LogOrZero(1e-8, 10), "The loss has the penalty ½c‖w‖².").Called("Weight decay (L2)", "c").In("Training"),
		param.Float(&n.L1, keyL1, param.LogOrZero(1e-8, 10), "The loss has the penalty c₁‖w‖₁.").Called("L1 penalty", "c₁").In("Training"),
	)
}

func (n *Problem) lossOptions() []param.Option {
	return append([]param.Option{{Key: lossAuto, Label: "Auto", Help: "It is cross-entropy for classes, and the squared error for numbers."}}, param.Explained(n.losses)...)
}

func checkFeatures(s string) error {
	_, err := dataset.ParseFeatures(s)
	return err
}

func checkHidden(s string) error {
	_, err := ParseHidden(s)
	return err
}

// ParseHidden reads "4,2".
func ParseHidden(s string) ([]int, error) {
	if s == "" {
		return nil, nil
	}
	units, ok := ParseLayers(s, maxHidden, maxUnits)
	if !ok {
		return nil, param.Want(fmt.Sprintf("at most %d whole numbers from 1 to %d with commas between", maxHidden, maxUnits))
	}
	return units, nil
}

// ParseLayers reads the units of 1 to layers layers, each from 1 to most, with commas
// between. The commas are counted before anything is made.
func ParseLayers(s string, layers, most int) (units []int, ok bool) {
	if strings.Count(s, ",") >= layers {
		return nil, false
	}
	for part := range strings.SplitSeq(s, ",") {
		u, ok := param.Number(strings.TrimSpace(part))
		if !ok || u != float64(int(u)) || u < 1 || u > float64(most) {
			return nil, false
		}
		units = append(units, int(u))
	}
	return units, true
}

// checkActivations wants one activation, or as many as there are hidden layers,
// which are read before.
func (n *Problem) checkActivations(s string) error {
	hidden, _ := ParseHidden(n.Hidden) // checked by its field
	_, err := parseActivations(s, len(hidden))
	return err
}

func parseActivations(s string, layers int) ([]kernel.Activation, error) {
	table := kernel.Activations()
	var out []kernel.Activation
	for key := range strings.SplitSeq(s, ",") {
		a, ok := catalog.Find(table, strings.TrimSpace(key))
		if !ok {
			return nil, param.Want("some of " + strings.Join(catalog.Keys(table), ", "))
		}
		out = append(out, a)
	}
	if len(out) == 1 {
		for len(out) < layers {
			out = append(out, out[0])
		}
		return out, nil
	}
	if len(out) != layers {
		return nil, param.Want("one activation for all layers, or one for each of the " + strconv.Itoa(layers))
	}
	return out, nil
}

// About returns what the page says of the problem. The window is that of the data.
func (n *Problem) About() testfunc.About {
	set := n.Set()
	return testfunc.About{
		Formula: "f(w) = mean loss of the net with weights w + ½c‖w‖² + c₁‖w‖₁",
		Source:  set.About().Source,
		Domain:  set.About().Domain,
	}
}

// Set returns the data set that is chosen.
func (n *Problem) Set() Source {
	return catalog.Get(n.sets, n.Data)
}

// Dim returns the number of weights and biases.
func (n *Problem) Dim() int { return n.Objective().Dim() }

// At returns the loss at the weights x.
func (n *Problem) At(x []float64) objective.Point { return n.Loss().At(x) }

// Examples returns how many examples the loss is a mean over.
func (n *Problem) Examples() int { return n.Objective().Examples() }

// Batches cuts the examples that are trained on; see objective.Batched.
func (n *Problem) Batches(size int, seed uint64) []objective.Objective {
	return n.Loss().Batches(size, seed)
}

// Start returns the weights that the seed draws.
func (n *Problem) Start(seed int) []float64 {
	t := n.Objective()
	w := make([]float64, t.Dim())
	catalog.Get(neural.Initialisers(), n.init).Fill(t.Net, w, rand.New(rand.NewPCG(uint64(seed), 0)))
	return w
}

// Key is the owner of the settings in a link.
const Key = "network"

// Names of settings, and the data set of the reader's own points.
const (
	KeyData        = Key + ".data"
	KeyPoints      = Key + ".own-points"
	KeyFeatures    = Key + ".features"
	KeyHidden      = Key + ".hidden"
	KeyActivations = Key + ".activations"
	KeyLoss        = Key + ".loss"

	DataOwn = "own"
)

// Drawn are the settings that weights do not outlive: with other values the first
// weights are drawn anew.
func Drawn() []string {
	return []string{KeyData, KeyFeatures, KeyHidden, Key + ".init", KeyLoss}
}

// The penalties.
const keyL1, keyL2 = "l1", "l2"

// IsPenalty reports whether a setting is a penalty, which weights outlive: it can
// change in the middle of a run.
func IsPenalty(key string) bool { return key == keyL1 || key == keyL2 }
