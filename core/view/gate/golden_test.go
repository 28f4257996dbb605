package gate

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestGateGolden(t *testing.T) {
	and := viewtest.Open(t, "lab=neuron&neuron.target=and&neuron.row=3", "act=paper:and")
	xor := viewtest.Open(t, "lab=neuron&neuron.target=xor&neuron.weight-1=1.25&neuron.weight-2=-0.8&neuron.threshold=0.4&neuron.row=1")
	not := viewtest.Open(t, "lab=neuron&neuron.target=not", "act=paper:not")
	four := viewtest.Open(t, "lab=neuron&neuron.target=table&neuron.table=0001011101111111&neuron.weight-1=1&neuron.weight-2=1&neuron.weight-3=1&neuron.weight-4=0.5&neuron.threshold=1.75&neuron.row=11")
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"gate-and", and, 790, 550},
		{"gate-and-phone", and, 390, 390},
		{"gate-xor", xor, 790, 550},
		{"gate-xor-embed", xor, 500, 350},
		{"gate-xor-phone", xor, 390, 390},
		{"gate-not", not, 500, 350},
		{"gate-not-phone", not, 390, 390},
		{"gate-four", four, 790, 550},
		{"gate-four-embed", four, 500, 350},
		{"gate-four-phone", four, 390, 390},
		{"gate-small", xor, 130, 90},
		{"gate-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
