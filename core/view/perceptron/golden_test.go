package perceptron

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestPerceptronGolden(t *testing.T) {
	const rule = "lab=neuron&neuron.exercise=perceptron&neuron.cases="
	midway, converged := viewtest.Open(t, rule+"and&step=13"), viewtest.Open(t, rule+"and", "act=last")
	cloud := viewtest.Open(t, rule+"clouds&neuron.n=80&neuron.margin=0.3&step=60")
	xor := viewtest.Open(t, rule+"xor&step=16")
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"perceptron-start", viewtest.Open(t, rule+"and&step=0"), 790, 550},
		{"perceptron-start-phone", viewtest.Open(t, rule+"and&step=0"), 390, 390},
		{"perceptron-midway", midway, 790, 550},
		{"perceptron-midway-embed", midway, 500, 350},
		{"perceptron-midway-phone", midway, 390, 390},
		{"perceptron-converged", converged, 790, 550},
		{"perceptron-converged-embed", converged, 500, 350},
		{"perceptron-cloud", cloud, 790, 550},
		{"perceptron-cloud-phone", cloud, 390, 390},
		{"perceptron-xor", xor, 790, 550},
		{"perceptron-xor-embed", xor, 500, 350},
		{"perceptron-xor-phone", xor, 390, 390},
		{"perceptron-small", midway, 130, 90},
		{"perceptron-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
