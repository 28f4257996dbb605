package units

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestUnitsGolden(t *testing.T) {
	const units = "lab=neuron&neuron.exercise=units&neuron.net="
	xor := viewtest.Open(t, units+"xor&neuron.row=1&step=2")
	six := viewtest.Open(t, units+"symmetric&neuron.units=6&neuron.net-seed=2&neuron.order=random&step=5")
	random := viewtest.Open(t, units+"random&neuron.units=16&neuron.order=at-once&step=3")
	dense := viewtest.Open(t, units+"symmetric&neuron.units=16&neuron.order=sequence&step=7")
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"units-xor", xor, 790, 550},
		{"units-xor-embed", xor, 500, 350},
		{"units-xor-phone", xor, 390, 390},
		{"units-six", six, 790, 550},
		{"units-six-embed", six, 500, 350},
		{"units-six-phone", six, 390, 390},
		{"units-dense", random, 790, 550},
		{"units-dense-phone", random, 390, 390},
		{"units-symmetric-dense", dense, 790, 550},
		{"units-symmetric-dense-embed", dense, 500, 350},
		{"units-loops", viewtest.Open(t, units+"latch&neuron.order=at-once&step=3"), 500, 350},
		{"units-small", xor, 130, 90},
		{"units-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
