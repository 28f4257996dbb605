package neural

import (
	"math"
	"math/rand/v2"
)

// Initialiser fills a vector of weights to start from. The same rnd in the same
// state gives the same weights.
type Initialiser struct {
	Key   string // in links: lower-case, hyphens; never changes
	Label string
	Help  string // one sentence

	// Fill writes all of w, length net.Dim.
	Fill func(net Net, w []float64, rnd *rand.Rand)
}

// Name returns the key and the label.
func (e Initialiser) Name() (key, label string) { return e.Key, e.Label }

// Explain returns the help.
func (e Initialiser) Explain() string { return e.Help }

// Initialisers returns the table of initialisers. All but sparse leave the biases
// at zero.
func Initialisers() []Initialiser {
	return []Initialiser{
		{"normal", "Normal 1/√fan-in", "The weights are normal, and their sum at a unit has variance 1 for inputs of variance 1.", normal},
		{"glorot", "Glorot", "The weights are uniform, and keep the variance of signals and of errors alike from layer to layer.", glorot},
		{"he", "He", "The weights are normal with twice the variance, for units that are off half of the time.", he},
		{"sparse", "Sparse", "Every unit has fifteen weights of variance 1, and the others are zero.", sparse},
		{"zero", "Zero", "All weights are zero: this is a saddle that hidden units cannot leave.", zero},
	}
}

// normal draws from N(0, 1/fan-in).
//
// Source: Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, "Efficient BackProp", in
// Neural Networks: Tricks of the Trade, 1998, section 4.6.
func normal(net Net, w []float64, rnd *rand.Rand) {
	fill(net, w, func(l int) float64 { return rnd.NormFloat64() / math.Sqrt(float64(net.FanIn(l))) })
}

// glorot draws from the uniform distribution on ±√(6/(fan-in + fan-out)).
//
// Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training
// deep feedforward neural networks", AISTATS 2010, equation 16.
func glorot(net Net, w []float64, rnd *rand.Rand) {
	fill(net, w, func(l int) float64 {
		bound := math.Sqrt(6 / float64(net.FanIn(l)+net.layers[l].Units))
		return bound * (2*rnd.Float64() - 1)
	})
}

// he draws from N(0, 2/fan-in).
//
// Source: K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers",
// ICCV 2015, equation 10.
func he(net Net, w []float64, rnd *rand.Rand) {
	fill(net, w, func(l int) float64 { return rnd.NormFloat64() * math.Sqrt(2/float64(net.FanIn(l))) })
}

func zero(net Net, w []float64, _ *rand.Rand) {
	fill(net, w, func(int) float64 { return 0 })
}

// fill draws every weight of layer l and makes the biases zero.
func fill(net Net, w []float64, draw func(l int) float64) {
	net.checkLen("w", w)
	for l := range net.layers {
		weights := net.Weights(w, l).Data
		for i := range weights {
			weights[i] = draw(l)
		}
		clear(net.Biases(w, l))
	}
}

const (
	// sparseIncoming is the number of draws for every unit.
	sparseIncoming = 15
	// signedBias and signedShare turn weights for units that answer in (0, 1)
	// into weights for units that answer in (−1, 1).
	signedBias  = 0.5
	signedShare = 0.5
)

// sparse gives every unit 15 incoming weights from N(0, 1), at places drawn with
// replacement: a later draw overwrites an earlier one, so a unit may have fewer.
// Biases are zero. Units that answer in (−1, 1), such as tanh, are made to behave
// like logistic ones: since tanh z = 2·logistic(2z) − 1, weights into them are
// halved, and so are weights out of them, and their biases are ½.
//
// Source: J. Martens, "Deep learning via Hessian-free optimization", ICML 2010,
// section 5, and his published code; for (−1, 1) I. Sutskever, J. Martens,
// G. Dahl, G. Hinton, "On the importance of initialization and momentum in deep
// learning", ICML 2013, section 3.1.
func sparse(net Net, w []float64, rnd *rand.Rand) {
	zero(net, w, rnd)
	for l, layer := range net.layers {
		scale, signed := 1.0, isSigned(layer)
		if signed {
			scale *= signedShare
		}
		if l > 0 && isSigned(net.layers[l-1]) {
			scale *= signedShare
		}
		weights, biases := net.Weights(w, l), net.Biases(w, l)
		for unit := range layer.Units {
			for range sparseIncoming {
				weights.Row(unit)[rnd.IntN(weights.Cols)] = scale * rnd.NormFloat64()
			}
			if signed {
				biases[unit] = signedBias
			}
		}
	}
}

func isSigned(layer Layer) bool { return layer.Activation.Low == -1 && layer.Activation.High == 1 }
