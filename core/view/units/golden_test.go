package units

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

func TestUnitsGolden(t *testing.T) {
	dense := symmetricNet(16, 7)
	dense.Units.Cycle = "fixed point"
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"units-xor", xorCircuit(), 790, 550},
		{"units-xor-embed", xorCircuit(), 500, 350},
		{"units-xor-phone", xorCircuit(), 390, 390},
		{"units-six", symmetricNet(6, 5), 790, 550},
		{"units-six-embed", symmetricNet(6, 5), 500, 350},
		{"units-six-phone", symmetricNet(6, 5), 390, 390},
		{"units-dense", denseNet(), 790, 550},
		{"units-dense-phone", denseNet(), 390, 390},
		{"units-symmetric-dense", dense, 790, 550},
		{"units-symmetric-dense-embed", dense, 500, 350},
		{"units-loops", flipFlop(), 500, 350},
		{"units-small", xorCircuit(), 130, 90},
		{"units-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
