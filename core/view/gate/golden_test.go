package gate

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

func TestGateGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"gate-and", andGate(), 790, 550},
		{"gate-and-phone", andGate(), 390, 390},
		{"gate-xor", xorGate(), 790, 550},
		{"gate-xor-embed", xorGate(), 500, 350},
		{"gate-xor-phone", xorGate(), 390, 390},
		{"gate-not", notGate(), 500, 350},
		{"gate-not-phone", notGate(), 390, 390},
		{"gate-four", fourGate(), 790, 550},
		{"gate-four-embed", fourGate(), 500, 350},
		{"gate-four-phone", fourGate(), 390, 390},
		{"gate-small", xorGate(), 130, 90},
		{"gate-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
