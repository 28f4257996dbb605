package racing

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"hfplayground/core/dataset"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// check returns what is wrong with the settings together, by the key at fault.
func (n *network) check() *param.Error {
	made, err := n.build()
	n.made = made
	return err
}

// adopt takes over what follows from the settings of another network, where they
// are the same.
func (n *network) adopt(other *network) {
	if other == nil || n.own().Loaded != other.own().Loaded {
		return
	}
	theirs := other.Fields()
	for i, f := range n.Fields() {
		if f.String() != theirs[i].String() {
			return
		}
	}
	n.made = other.made
}

// trained returns the net with its examples, made on first use. check has told
// that it can be made.
func (n *network) trained() *trained {
	if n.made == nil {
		made, err := n.build()
		if err != nil {
			panic(err)
		}
		n.made = made
	}
	return n.made
}

// build makes the examples, the net and its loss.
func (n *network) build() (*trained, *param.Error) {
	if n.made != nil {
		return n.made, nil
	}
	features, err := dataset.ParseFeatures(n.features)
	if err != nil {
		return nil, param.Refuse("network.features", n.features, err.Error())
	}
	rnd := n.random()
	all := n.set().Make(rnd)
	if all.Len() < fewestExamples || all.Classes == 1 {
		return nil, n.tooFew()
	}
	train, test := all.Split(n.train, rnd)
	t := &trained{features: features, domain: n.set().About().Domain}
	if t.loss, err = n.chooseLoss(all); err != nil {
		return nil, param.Refuse("network.loss", n.loss, err.Error())
	}
	t.train, t.test = t.split(train), t.split(test)
	if t.net, err = n.net(len(features), t.train.targets.Cols, t.loss, all); err != nil {
		return nil, param.Refuse("network.hidden", n.hidden, err.Error())
	}
	t.Objective, err = neural.New(neural.Problem{
		Net: t.net, Loss: t.loss, Inputs: t.train.inputs, Targets: t.train.targets, L1: n.l1, L2: n.l2,
	})
	if err != nil {
		return nil, param.Refuse("network.loss", n.loss, "a loss that fits the data: "+err.Error())
	}
	return t, nil
}

// tooFew refuses data that cannot be trained on: the reader's own points, for every
// other set has more.
func (n *network) tooFew() *param.Error {
	want := fmt.Sprintf("at least %d examples: x,y,class;x,y,class", fewestExamples)
	return param.Refuse(keyPoints, n.own().Points, want)
}

// penalised returns the objective under penalties such as "l2=0.1", of which the
// last of a kind holds; the settings of the network hold for the others.
func (n *network) penalised(penalties []string) objective.Objective {
	t, l1, l2 := n.trained(), n.l1, n.l2
	for _, p := range penalties {
		key, text, _ := strings.Cut(p, "=")
		v, _ := param.Number(text) // the changes are checked
		if key == "l1" {
			l1 = v
		} else {
			l2 = v
		}
	}
	f, err := neural.New(neural.Problem{Net: t.net, Loss: t.loss, Inputs: t.train.inputs, Targets: t.train.targets, L1: l1, L2: l2})
	if err != nil {
		panic(err) // it is the problem that was made, but for its penalties
	}
	return f
}

// random returns the chance that the examples come from.
func (n *network) random() *rand.Rand { return rand.New(rand.NewPCG(uint64(n.dataSeed), 1)) }

// chooseLoss returns the loss that is set, or the usual one of the task.
func (n *network) chooseLoss(set dataset.Set) (neural.Loss, error) {
	i := slices.IndexFunc(n.losses, func(l neural.Loss) bool {
		if n.loss == lossAuto {
			return l.Usual(set.Classes)
		}
		return l.Key == n.loss
	})
	if i < 0 {
		return neural.Loss{}, fmt.Errorf("one of the table of losses")
	}
	if !set.HasClasses() && !n.losses[i].Number {
		return neural.Loss{}, fmt.Errorf("%s or %s: these data have targets, not classes", strings.Join(n.lossesOfNumbers(), ", "), lossAuto)
	}
	return n.losses[i], nil
}

// lossesOfNumbers returns the keys of the losses that regression can have.
func (n *network) lossesOfNumbers() []string {
	var keys []string
	for _, l := range n.losses {
		if l.Number {
			keys = append(keys, l.Key)
		}
	}
	return keys
}

// net returns the shape: for classes with the outputs that the loss asks for, for
// numbers with linear ones.
func (n *network) net(inputs, outputs int, loss neural.Loss, set dataset.Set) (neural.Net, error) {
	hidden, err := parseHidden(n.hidden)
	if err != nil {
		return neural.Net{}, err
	}
	acts, err := parseActivations(n.activations, len(hidden))
	if err != nil {
		return neural.Net{}, err
	}
	var layers []neural.Layer
	for i, units := range hidden {
		layers = append(layers, neural.Layer{Units: units, Activation: acts[i]})
	}
	last := "linear"
	if set.HasClasses() {
		last = loss.Coding.Output
	}
	out, err := parseActivations(last, 1)
	if err != nil {
		return neural.Net{}, err
	}
	return neural.NewNet(inputs, append(layers, neural.Layer{Units: outputs, Activation: out[0]})...)
}

// split makes the matrices of a part of the examples.
func (t *trained) split(set dataset.Set) split {
	s := split{set: set}
	s.inputs = t.design(set.X)
	var data []float64
	var cols int
	if c := t.loss.Coding; set.HasClasses() {
		data, cols = set.Codes(c.Low, c.High, c.PerClass)
	} else {
		data, cols = set.Values()
	}
	s.targets = kernel.Mat{Rows: set.Len(), Cols: cols, Data: data}
	return s
}

// design returns the inputs of the net for positions.
func (t *trained) design(x [][2]float64) kernel.Mat {
	m := kernel.Mat{Rows: len(x), Cols: len(t.features), Data: make([]float64, len(x)*len(t.features))}
	dataset.DesignMatrix(m.Data, x, t.features)
	return m
}
