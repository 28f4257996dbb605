package sequence

import (
	"math/rand/v2"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/recurrent"
	"hfplayground/core/sequence"
	"hfplayground/core/testfunc"
)

// problem is a net with its task: what follows from the settings and takes long to make.
type problem struct {
	objective.Shared // the loss, which no run evaluates: each has one apart

	apart  func() objective.Objective
	about  testfunc.About
	net    recurrent.Net
	task   sequence.Task
	steps  int // of a sequence
	exam   *exam
	sample *recurrent.Objective // of the first exam sequences, for what is shown of gradients
}

// Fields declares nothing: the settings are the lab's.
func (p *problem) Fields() []param.Field { return nil }

// About says what is minimised. A space of weights has no usual window.
func (p *problem) About() testfunc.About { return p.about }

const (
	blockWork  = 40e6 // products of numbers in the gradient of one block: some 30 ms
	leastRows  = 16   // of a block: below, a product of matrices has no speed
	fewestHeld = 4    // of a block of the exam, which has no rests of its own
	gradients  = 100  // sequences that gradients are shown of
)

// blockRows returns how many sequences are evaluated at a time, so that a reader need not
// wait.
func blockRows(dim, steps int) int {
	return max(leastRows, min(recurrent.UsualRows, int(blockWork/(6*float64(dim)*float64(steps)))))
}

// examRows returns how many sequences are examined at a time.
func examRows(dim, steps int) int {
	return min(blockRows(dim, steps), max(fewestHeld, int(blockWork/(2*float64(dim)*float64(steps)))))
}

// The uses of a seed of sequences.
const (
	examUse   = 0
	sampleUse = 1 // and all that follow
)

// newProblem makes the net, its loss and the exam. The error is a limit across settings, by
// the key at fault; what is too large is refused before anything of its size is made.
func newProblem(s *settings) (*problem, *param.Error) {
	p := &problem{task: catalog.Get(sequence.All(), s.task)}
	p.steps = p.task.Steps(s.length)
	each := p.steps * p.task.Inputs
	if exams > mostNumbers/each {
		longest := mostNumbers/(exams*p.task.Inputs) - p.task.Steps(0)
		return nil, param.Fault(key+".length", "The %d exam sequences of %d time steps with %d inputs are too many to keep: T may be at most %d for this task.", exams, p.steps, p.task.Inputs, longest)
	}
	if s.n > mostNumbers/each {
		return nil, param.Fault(key+".n", "%d sequences of %d time steps with %d inputs are too many to keep: of this task and length there may be %d.", s.n, p.steps, p.task.Inputs, mostNumbers/each)
	}
	units, _ := parseUnits(s.units) // checked by its field
	var err error
	if p.net, err = recurrent.NewNet(p.task.Inputs, p.task.Outputs, units...); err != nil {
		return nil, tooLarge(err)
	}
	of := recurrent.Problem{Net: p.net, Loss: catalog.Get(neural.Losses(), string(p.task.Loss)), Rows: blockRows(p.net.Dim(), p.steps)}
	if err := p.train(of, s); err != nil {
		return nil, tooLarge(err)
	}
	if err := p.examine(of, s); err != nil {
		return nil, tooLarge(err)
	}
	p.about = testfunc.About{
		Formula: "f(w) = mean loss of the answers to the sequences of a step + ½c‖w‖²",
		Source:  p.task.Source + "; J. Martens and I. Sutskever, ICML 2011",
		Domain:  [2][2]float64{{-1, 1}, {-1, 1}},
	}
	return p, nil
}

// train makes the loss, of fresh sequences or of a set.
func (p *problem) train(of recurrent.Problem, s *settings) error {
	task, length, n, seed := p.task, s.length, s.n, uint64(s.dataSeed)
	draw := func(number int) sequence.Set {
		set, err := task.Make(length, n, rand.New(rand.NewPCG(seed, sampleUse+uint64(number))))
		if err != nil {
			panic(err) // the settings are in range, and the size was checked
		}
		return set
	}
	of.L2 = s.l2
	if s.fresh {
		f, err := recurrent.NewRenewed(of, draw)
		p.Shared, p.apart = f, func() objective.Objective { return f.Apart() }
		return err
	}
	of.Set = draw(0)
	f, err := recurrent.New(of)
	p.Shared, p.apart = f, func() objective.Objective { return f.Apart() }
	return err
}

// examine makes the exam, and the sample of it that gradients are shown of.
func (p *problem) examine(of recurrent.Problem, s *settings) (err error) {
	if of.Set, err = p.task.MakeExam(s.length, exams, rand.New(rand.NewPCG(uint64(s.dataSeed), examUse))); err != nil {
		return err
	}
	held := of
	held.Rows = examRows(of.Net.Dim(), p.steps)
	if p.exam, err = newExam(p.task, held); err != nil {
		return err
	}
	first := make([]int, gradients)
	for i := range first {
		first[i] = i
	}
	if of.Set = of.Set.Subset(first); of.Set.Counted == of.Set.Steps { // else every step is near to a loss
		of.Set = of.Set.LastOnly()
	}
	p.sample, err = recurrent.New(of)
	return err
}

// gradientNorms returns how strongly the loss on the sample depends on the states of each layer
// at each step, layer after layer, and rests after each piece.
func (p *problem) gradientNorms(w []float64, rest func()) []float64 {
	p.sample.Pause(rest)
	defer p.sample.Pause(nil)
	var norms []float64
	for l := range p.net.Depth() {
		norms = append(norms, p.sample.GradientNorms(w, l)...)
	}
	return norms
}

func tooLarge(err error) *param.Error {
	return param.Fault(key+"."+keyUnits, "This net cannot be trained here: %s.", strings.TrimPrefix(err.Error(), recurrent.ErrSize.Error()+": "))
}

// start returns the weights that a seed draws.
func (p *problem) start(s *settings, seed int) []float64 {
	w := make([]float64, p.net.Dim())
	s.initialisers[catalog.Index(recurrent.Initialisers(), s.initialiser)].Fill(p.net, w, rand.New(rand.NewPCG(uint64(seed), 0)))
	return w
}
