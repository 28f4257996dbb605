package racing

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

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

	fewestExamples = 2 // one to train on and one to test
)

// network is the loss of a net on a data set as a function of its weights: what
// the network lab minimises. Its settings are set once; nothing is made before
// it is asked for.
type network struct {
	data     string
	sets     []generator
	dataSeed int
	train    float64 // share of the examples that are trained on

	features    string
	hidden      string // units of the hidden layers with commas between; empty for none
	activations string // of the hidden layers: one for all, or one each
	loss        string
	losses      []neural.Loss // to choose from
	init        string
	l1, l2      float64

	made *trained
}

var (
	_ testfunc.Function = (*network)(nil)
	_ objective.Batched = (*network)(nil)
)

// generator is a data set with its settings.
type generator struct {
	dataset.Entry
	dataset.Generator
}

// trained is what follows from the settings of a network.
type trained struct {
	*neural.Objective
	net         neural.Net
	loss        neural.Loss
	features    []dataset.Feature
	domain      [2][2]float64
	train, test split
	eval        *neural.Evaluator // for pictures; made on first use
	grid        kernel.Mat        // inputs at the points of the surface over gridWindow
	gridWindow  wire.Window
}

// split is one part of the examples.
type split struct {
	set             dataset.Set
	inputs, targets kernel.Mat
}

func newNetwork() *network {
	n := &network{
		data: "circle", dataSeed: 1, train: 0.5,
		features: "x,y", hidden: "4,2", activations: "tanh", loss: lossAuto, losses: neural.Losses(), init: "normal",
	}
	for _, e := range dataset.All() {
		n.sets = append(n.sets, generator{e, e.New()})
	}
	return n
}

// own returns the set of the reader's own points.
func (n *network) own() *dataset.Own {
	for _, g := range n.sets {
		if own, ok := g.Generator.(*dataset.Own); ok {
			return own
		}
	}
	panic("lab: no set of own points")
}

// networkEntry is the row of the network among the problems.
func networkEntry() testfunc.Entry {
	return testfunc.Entry{
		Key: "network", Label: "Network", Help: "The loss of a net on a data set, as a function of its weights.",
		New: func() testfunc.Function { return newNetwork() },
	}
}

// lossAuto chooses the loss that matches what is to be learned.
const lossAuto = "auto"

// Fields declares the data, the net and how it is trained. The settings of every
// data set and loss are there, under its key and a hyphen.
func (n *network) Fields() []param.Field {
	fields := []param.Field{
		param.Choice(&n.data, "data", n.dataOptions(), "examples to learn").Called("Data set", "").In("Data"),
	}
	for _, set := range n.sets {
		for _, f := range set.Fields() {
			f.Key = set.Key + "-" + f.Key
			fields = append(fields, f.In("Data").If("data", set.Key))
		}
	}
	fields = append(fields,
		param.Int(&n.dataSeed, "data-seed", param.Linear(0, 1<<31-1), "seed of the examples and of the train/test split").Called("Data seed", "").In("Data"),
		param.Float(&n.train, "train", param.Linear(0.1, 1), "fraction of the examples used for training; the others are for testing").Called("Training share", "").In("Data"),
		param.Text(&n.features, "features", 40, checkFeatures, "inputs of the net: x, y, x2, y2, xy, sin-x, sin-y, separated by commas").Called("Features", "").In("Net"),
		param.Text(&n.hidden, "hidden", 40, checkHidden, "number of units in each hidden layer, separated by commas; empty = no hidden layer").Called("Hidden layers", "").In("Net"),
		param.Text(&n.activations, "activations", 80, n.checkActivations, "activation of the hidden layers: one for all, or one per layer, separated by commas").Called("Activations", "").In("Net"),
		param.Choice(&n.init, "init", initOptions(), "weight initialisation (random, from the seed)").Called("Initialisation", "").In("Net"),
		param.Choice(&n.loss, "loss", n.lossOptions(), "loss function; Auto fits the task").Called("Loss", "").In("Training"),
	)
	for _, l := range n.losses {
		for _, f := range l.Fields {
			f.Key = l.Key + "-" + f.Key
			fields = append(fields, f.In("Training").If("loss", l.Key))
		}
	}
	return append(fields,
		param.Float(&n.l2, "l2", param.LogOrZero(1e-8, 10), "penalty ½c‖w‖²").Called("Weight decay (L2)", "c").In("Training"),
		param.Float(&n.l1, "l1", param.LogOrZero(1e-8, 10), "penalty c₁‖w‖₁").Called("L1 penalty", "c₁").In("Training"),
	)
}

func (n *network) dataOptions() []param.Option {
	var options []param.Option
	for _, set := range n.sets {
		options = append(options, param.Option{Key: set.Key, Label: set.Label})
	}
	return options
}

func initOptions() []param.Option {
	var options []param.Option
	for _, e := range neural.Initialisers() {
		options = append(options, param.Option{Key: e.Key, Label: e.Label})
	}
	return options
}

func (n *network) lossOptions() []param.Option {
	options := []param.Option{{Key: lossAuto, Label: "Auto"}}
	for _, e := range n.losses {
		options = append(options, param.Option{Key: e.Key, Label: e.Label})
	}
	return options
}

func checkFeatures(s string) error {
	_, err := dataset.ParseFeatures(s)
	return err
}

func checkHidden(s string) error {
	_, err := parseHidden(s)
	return err
}

// parseHidden reads "4,2". The commas are counted before anything is made.
func parseHidden(s string) ([]int, error) {
	if s == "" {
		return nil, nil
	}
	want := fmt.Errorf("at most %d whole numbers from 1 to %d with commas between", maxHidden, maxUnits)
	if strings.Count(s, ",") >= maxHidden {
		return nil, want
	}
	var units []int
	for part := range strings.SplitSeq(s, ",") {
		u, ok := param.Number(strings.TrimSpace(part))
		if !ok || u != float64(int(u)) || u < 1 || u > maxUnits {
			return nil, want
		}
		units = append(units, int(u))
	}
	return units, nil
}

// checkActivations wants one activation, or as many as there are hidden layers,
// which are read before.
func (n *network) checkActivations(s string) error {
	hidden, _ := parseHidden(n.hidden) // checked by its field
	_, err := parseActivations(s, len(hidden))
	return err
}

func parseActivations(s string, layers int) ([]kernel.Activation, error) {
	table := kernel.Activations()
	var keys []string
	for _, a := range table {
		keys = append(keys, a.Key)
	}
	var out []kernel.Activation
	for key := range strings.SplitSeq(s, ",") {
		i := slices.Index(keys, strings.TrimSpace(key))
		if i < 0 {
			return nil, fmt.Errorf("some of %s", strings.Join(keys, ", "))
		}
		out = append(out, table[i])
	}
	if len(out) == 1 {
		for len(out) < layers {
			out = append(out, out[0])
		}
		return out, nil
	}
	if len(out) != layers {
		return nil, errors.New("one activation for all layers, or one for each of the " + strconv.Itoa(layers))
	}
	return out, nil
}

// About tells what the page says of the problem. The window is that of the data.
func (n *network) About() testfunc.About {
	set := n.set()
	return testfunc.About{
		Formula: "f(w) = mean loss of the net with weights w + ½c‖w‖² + c₁‖w‖₁",
		Source:  set.About().Source,
		Domain:  set.About().Domain,
	}
}

func (n *network) set() generator {
	i := slices.IndexFunc(n.sets, func(g generator) bool { return g.Key == n.data })
	return n.sets[i] // data is one of them
}

// Dim returns the number of weights and biases.
func (n *network) Dim() int { return n.trained().Dim() }

// At returns the loss at the weights x.
func (n *network) At(x []float64) objective.Point { return n.trained().At(x) }

// Examples returns how many examples the loss is a mean over.
func (n *network) Examples() int { return n.trained().Examples() }

// Batches cuts the examples that are trained on; see objective.Batched.
func (n *network) Batches(size int, seed uint64) []objective.Objective {
	return n.trained().Batches(size, seed)
}

// start returns the weights that the seed draws.
func (n *network) start(seed int) []float64 {
	t := n.trained()
	w := make([]float64, t.Dim())
	for _, e := range neural.Initialisers() {
		if e.Key == n.init {
			e.Fill(t.net, w, rand.New(rand.NewPCG(uint64(seed), 0)))
		}
	}
	return w
}
