package deep

import (
	"math"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
)

// codes returns mean and standard deviation of every unit of the code over training images.
func (p *problem) codes(w []float64) (mean, deviation []float64) {
	some := p.train.Slice(0, min(p.train.Len(), shownRows))
	p.eval.Evaluate(w, some.Pixels)
	codes := p.eval.Activations(p.code)
	mean, deviation = make([]float64, codes.Cols), make([]float64, codes.Cols)
	for i := range codes.Rows {
		for j, v := range codes.Row(i) {
			mean[j] += v / float64(codes.Rows)
		}
	}
	for i := range codes.Rows {
		for j, v := range codes.Row(i) {
			deviation[j] += (v - mean[j]) * (v - mean[j]) / float64(codes.Rows)
		}
	}
	for j := range deviation {
		deviation[j] = math.Sqrt(deviation[j])
	}
	return mean, deviation
}

// decoded returns the images that codes decode to: probabilities of ink, a row a code.
func (p *problem) decoded(w []float64, codes kernel.Mat) kernel.Mat {
	layers := make([]neural.Layer, 0, p.net.Depth()-p.code-1)
	from := 0
	for l := range p.net.Depth() {
		if l <= p.code {
			from += p.net.Layer(l).Units * (p.net.FanIn(l) + 1)
			continue
		}
		layers = append(layers, p.net.Layer(l))
	}
	decoder, err := neural.NewNet(codes.Cols, layers...)
	if err != nil {
		panic(err) // it is a part of a net that was made
	}
	eval, err := neural.NewEvaluator(decoder, p.ops, codes.Rows)
	if err != nil {
		panic(err)
	}
	return p.answers(eval, w[from:], codes)
}
