package network

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

func TestNetworkGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"network", usualNet.picture(40, 60), 760, 500},
		{"network-classes", classNet.picture(40, 40), 470, 350},
		{"network-values", valueNet.picture(40, 40), 390, 390},
		{"network-large", largestNet.picture(12, 20), 560, 220},
		{"network-output", wire.Picture{Surface: says(makeNet(usualNet), 2, 20)}, 300, 240},
		{"network-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return new(View).Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
