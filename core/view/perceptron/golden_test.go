package perceptron

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

func TestPerceptronGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"perceptron-start", andRule(0), 790, 550},
		{"perceptron-start-phone", andRule(0), 390, 390},
		{"perceptron-midway", andRule(13), 790, 550},
		{"perceptron-midway-embed", andRule(13), 500, 350},
		{"perceptron-midway-phone", andRule(13), 390, 390},
		{"perceptron-converged", andRule(-1), 790, 550},
		{"perceptron-converged-embed", andRule(-1), 500, 350},
		{"perceptron-cloud", cloudRule(80, 60), 790, 550},
		{"perceptron-cloud-phone", cloudRule(80, 60), 390, 390},
		{"perceptron-xor", xorRule(), 790, 550},
		{"perceptron-xor-embed", xorRule(), 500, 350},
		{"perceptron-xor-phone", xorRule(), 390, 390},
		{"perceptron-small", andRule(13), 130, 90},
		{"perceptron-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
