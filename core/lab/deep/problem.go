package deep

import (
	"math/rand/v2"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/images"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/testfunc"
	"hfplayground/core/training"
	"hfplayground/core/vector"
)

// problem is an autoencoder with its images: what follows from the settings and takes long
// to make.
type problem struct {
	*neural.Blocks
	*data
	about  testfunc.About
	net    neural.Net
	loss   neural.Loss
	ops    kernel.Ops // of all products; nil for those in double precision
	code   int        // layer of the code, from 0
	eval   *neural.Evaluator
	sample neural.Problem // the first images, for what is shown of gradients
	drawn  drawnStart     // the last that were drawn
}

// drawnStart are weights with what they were drawn by.
type drawnStart struct {
	initialiser string
	seed        int
	w           []float64
}

// Fields declares nothing: the settings are the lab's.
func (p *problem) Fields() []param.Field { return nil }

// About says what is minimised. A space of weights has no usual window.
func (p *problem) About() testfunc.About { return p.about }

const (
	blockWork = 60e6 // products of numbers in the gradient of one block: some 50 ms
	leastRows = 16   // of a block: below, a product of matrices has no speed
	shownRows = 256  // images that are evaluated at a time for pictures
	gradients = 64   // images that gradients are shown of
)

// blockRows returns how many images are evaluated at a time, so that a reader need not wait.
func blockRows(dim int) int { return max(leastRows, int(blockWork/(6*float64(dim)))) }

// newProblem makes the net, its loss, and the first of the images; the images are those of before, which may be nil, where
// they would be the same. The error is a limit across settings, by
// the key at fault; what is too large is refused before anything of its size is made.
func newProblem(s *state, before *problem) (*problem, *param.Error) {
	if pixels := (s.n + s.tests) * s.side * s.side; pixels > mostPixels {
		return nil, param.Fault(key+".n", "%d images of %d × %d pixels are too many to keep: together they may have %d pixels, which is %d images of this side.",
			s.n+s.tests, s.side, s.side, mostPixels, mostPixels/(s.side*s.side))
	}
	net, code, fault := s.net()
	if fault != nil {
		return nil, fault
	}
	p := &problem{net: net, code: code, loss: catalog.Get(neural.Losses(), "logistic")}
	if before != nil && before.text == s.imagesText() {
		p.data = before.data
	} else {
		p.data = newData(s)
	}
	if s.precision == single {
		p.ops = kernel.Single()
	}
	of := func(s images.Set) neural.Problem {
		return neural.Problem{Net: net, Loss: p.loss, Inputs: s.Pixels, Targets: s.Pixels, Ops: p.ops, Blank: true}
	}
	whole := of(p.train)
	whole.L2 = s.l2
	var err error
	if p.Blocks, err = neural.NewBlocks(whole, blockRows(net.Dim())); err != nil {
		return nil, tooLarge(err)
	}
	if p.eval, err = neural.NewEvaluator(net, p.ops, shownRows); err != nil {
		return nil, tooLarge(err)
	}
	p.sample = of(p.train.Slice(0, min(s.n, gradients)))
	p.about = testfunc.About{
		Formula: "f(w) = mean cross-entropy between an image and what the net makes of it + ½c‖w‖²",
		Source:  "G. Hinton and R. Salakhutdinov, Science 313, 2006; J. Martens, ICML 2010",
		Domain:  [2][2]float64{{-1, 1}, {-1, 1}},
	}
	return p, nil
}

func tooLarge(err error) *param.Error {
	return param.Fault(key+"."+keyNet, "This net cannot be trained here: %s.", strings.TrimPrefix(err.Error(), neural.ErrSize.Error()+": "))
}

// net returns the autoencoder and the layer of its code.
func (s *settings) net() (neural.Net, int, *param.Error) {
	encoder, _ := parseEncoder(s.encoder) // checked by its field
	table := kernel.Activations()
	unit, linear := catalog.Get(table, s.units), catalog.Get(table, "linear")
	code := len(encoder) - 1
	var layers []neural.Layer
	for l, units := range encoder {
		layer := neural.Layer{Units: units, Activation: unit}
		if l == code {
			layer.Activation = linear
		}
		layers = append(layers, layer)
	}
	for l := code - 1; l >= 0; l-- {
		layers = append(layers, neural.Layer{Units: encoder[l], Activation: unit})
	}
	layers = append(layers, neural.Layer{Units: s.side * s.side, Activation: linear})
	net, err := neural.NewNet(s.side*s.side, layers...)
	if err != nil {
		return neural.Net{}, 0, tooLarge(err)
	}
	if net.Dim() > mostWeights {
		return neural.Net{}, 0, param.Fault(key+"."+keyNet, "The net %s has %d weights, and at most %d can be trained here.", training.Shape(net), net.Dim(), mostWeights)
	}
	return net, code, nil
}

// drawnStart returns the weights that a seed draws, which are not to be written to: those of the last call
// where it drew the same.
func (p *problem) drawnStart(s *settings, seed int) []float64 {
	if p.drawn.w == nil || p.drawn.initialiser != s.initialiser || p.drawn.seed != seed {
		p.drawn = drawnStart{s.initialiser, seed, p.start(s, seed)}
	}
	return p.drawn.w
}

// start returns the weights that a seed draws.
func (p *problem) start(s *settings, seed int) []float64 {
	w := make([]float64, p.net.Dim())
	catalog.Get(neural.Initialisers(), s.initialiser).Fill(p.net, w, rand.New(rand.NewPCG(uint64(seed), 0)))
	return w
}

// outputs returns what the net with weights w makes of images: probabilities of ink.
func (p *problem) outputs(w []float64, of images.Set) kernel.Mat {
	return p.answers(p.eval, w, of.Pixels)
}

// answers returns what a net, or a part of it, makes of inputs: probabilities of ink.
func (p *problem) answers(eval *neural.Evaluator, w []float64, inputs kernel.Mat) kernel.Mat {
	out := kernel.NewMat(inputs.Rows, p.net.Outputs())
	eval.Outputs(out, w, inputs)
	for i := range out.Rows {
		p.loss.Predict(out.Row(i), out.Row(i))
	}
	return out
}

// testLoss returns the mean loss on the test images, and rests after each part of them.
func (p *problem) testLoss(w []float64, rest func()) race.Exam {
	sum := 0.0
	for from := 0; from < p.test.Len(); from += shownRows {
		some := p.test.Slice(from, min(from+shownRows, p.test.Len()))
		out := kernel.NewMat(some.Len(), p.net.Outputs())
		p.eval.Outputs(out, w, some.Pixels)
		sum += neural.MeanLoss(p.loss, out, some.Pixels) * float64(some.Len())
		rest()
	}
	return race.LossAlone(sum / float64(p.test.Len()))
}

// norms returns the norm of the gradient with respect to the weights of each layer, on the
// first images, and rests after each part of them. What it needs for that is let go of: of a net of 841,000
// weights it is 32 MB.
func (p *problem) norms(w []float64, rest func()) []float64 {
	sample, err := neural.NewBlocks(p.sample, blockRows(p.net.Dim()))
	if err != nil {
		panic(err) // less than the whole, which was made
	}
	sample.Pause(rest)
	g := make([]float64, p.net.Dim())
	sample.At(w).Gradient(g)
	norms := make([]float64, p.net.Depth())
	for l := range norms {
		norms[l] = vector.Norm(p.net.Weights(g, l).Data)
	}
	return norms
}

var _ objective.Pausing = (*problem)(nil)
