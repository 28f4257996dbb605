package training

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
	"hfplayground/core/wire"
)

// Check returns what is wrong with the settings together, by the key at fault.
func (n *Problem) Check() *param.Error {
	made, err := n.build()
	n.made = made
	return err
}

// Adopt takes over what follows from the settings of another network, where they
// are the same.
func (n *Problem) Adopt(other *Problem) {
	if other == nil || n.Own().Loaded != other.Own().Loaded {
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

// Objective returns the net with its examples, made on first use.
// Check has said that it can be made.
func (n *Problem) Objective() *Objective {
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
func (n *Problem) build() (*Objective, *param.Error) {
	if n.made != nil {
		return n.made, nil
	}
	features, err := dataset.ParseFeatures(n.features)
	if err != nil {
		return nil, param.Fault(KeyFeatures, "%s", err)
	}
	rnd := n.Random()
	all := n.Set().Make(rnd)
	if all.Len() < FewestExamples || all.Classes == 1 {
		return nil, n.tooFew()
	}
	train, test := all.Split(n.Train, rnd)
	t := &Objective{Features: features}
	if t.Loss, err = n.chooseLoss(all); err != nil {
		return nil, param.Fault(KeyLoss, "%s", err)
	}
	t.Train, t.Test = t.prepare(train), t.prepare(test)
	if t.Net, err = n.net(len(features), t.Train.targets.Cols, t.Loss, all); err != nil {
		return nil, param.Fault(KeyHidden, "This net cannot be built: %s.", strings.TrimPrefix(err.Error(), neural.ErrSize.Error()+": "))
	}
	t.Objective, err = neural.New(neural.Problem{
		Net: t.Net, Loss: t.Loss, Inputs: t.Train.Inputs, Targets: t.Train.targets, L1: n.L1, L2: n.L2,
	})
	if err != nil {
		return nil, param.Fault(KeyLoss, "The loss %q does not fit these data: %s.", n.loss, strings.TrimPrefix(err.Error(), "neural: "))
	}
	t.large = n.inBlocks(t)
	return t, nil
}

// tooFew refuses data that cannot be trained on: the reader's own points, for every
// other set has more.
func (n *Problem) tooFew() *param.Error {
	return param.Fault(KeyPoints, "There are fewer than %d own points: %q. A net needs one to train on and one to test on, such as x,y,class;x,y,class.", FewestExamples, param.Shorten(n.Own().Points))
}

// Penalised returns the objective under penalties such as "l2=0.1", of which the
// last of a kind holds; the settings of the network hold for the others.
func (n *Problem) Penalised(penalties []string) objective.Objective {
	t, l1, l2 := n.Objective(), n.L1, n.L2
	for _, p := range penalties {
		key, text, _ := strings.Cut(p, "=")
		v, _ := param.Number(text) // the changes are checked
		if key == keyL1 {
			l1 = v
		} else {
			l2 = v
		}
	}
	if t.large != nil {
		return &inBlocks{t.large.Penalised(l1, l2)}
	}
	f, err := neural.New(neural.Problem{Net: t.Net, Loss: t.Loss, Inputs: t.Train.Inputs, Targets: t.Train.targets, L1: l1, L2: l2})
	if err != nil {
		panic(err) // it is the problem that was made, but for its penalties
	}
	return f
}

// Random returns the random source of the examples, at its beginning.
func (n *Problem) Random() *rand.Rand { return rand.New(rand.NewPCG(uint64(n.dataSeed), 1)) }

// chooseLoss returns the loss that is set, or the usual one of the task.
func (n *Problem) chooseLoss(set dataset.Set) (neural.Loss, error) {
	i := slices.IndexFunc(n.losses, func(l neural.Loss) bool {
		if n.loss == lossAuto {
			return l.Usual(set.Classes)
		}
		return l.Key == n.loss
	})
	if i < 0 {
		return neural.Loss{}, fmt.Errorf("There is no loss %q.", n.loss)
	}
	if !set.HasClasses() && !n.losses[i].Number {
		return neural.Loss{}, fmt.Errorf("The loss %q needs classes, and these data have targets. Choose %s or %s.", n.loss, strings.Join(n.lossesOfNumbers(), ", "), lossAuto)
	}
	return n.losses[i], nil
}

// lossesOfNumbers returns the keys of the losses that regression can have.
func (n *Problem) lossesOfNumbers() []string {
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
func (n *Problem) net(inputs, outputs int, loss neural.Loss, set dataset.Set) (neural.Net, error) {
	hidden, err := ParseHidden(n.Hidden)
	if err != nil {
		return neural.Net{}, err
	}
	acts, err := parseActivations(n.Activations, len(hidden))
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

// prepare makes the matrices of a part of the examples.
func (t *Objective) prepare(set dataset.Set) Examples {
	s := Examples{Set: set}
	s.Inputs = t.Design(set.X)
	var data []float64
	var cols int
	if c := t.Loss.Coding; set.HasClasses() {
		data, cols = set.Codes(c.Low, c.High, c.PerClass)
	} else {
		data, cols = set.Values()
	}
	s.targets = kernel.Mat{Rows: set.Len(), Cols: cols, Data: data}
	return s
}

// Design returns the inputs of the net for positions.
func (t *Objective) Design(x [][2]float64) kernel.Mat {
	m := kernel.Mat{Rows: len(x), Cols: len(t.Features), Data: make([]float64, len(x)*len(t.Features))}
	dataset.DesignMatrix(m.Data, x, t.Features)
	return m
}

// InputsOver returns the inputs at the points of a side × side grid over a window,
// which are made once.
func (t *Objective) InputsOver(window wire.Window, side int) kernel.Mat {
	if t.grid.Rows != side*side || t.gridWindow != window {
		t.grid, t.gridWindow = t.Design(gridOf(window, side)), window
	}
	return t.grid
}

// gridOf returns the points of a side × side grid over the window, row by row
// from below.
func gridOf(w wire.Window, side int) [][2]float64 {
	points := make([][2]float64, 0, side*side)
	for j := range side {
		for i := range side {
			points = append(points, [2]float64{
				w.X0 + (w.X1-w.X0)*float64(i)/float64(side-1),
				w.Y0 + (w.Y1-w.Y0)*float64(j)/float64(side-1),
			})
		}
	}
	return points
}
