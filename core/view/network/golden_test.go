package network

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// Links to nets of several kinds, small enough to be trained at a look.
const (
	usualLink   = "lab=network&network.circle-n=60&race=hf&steps=12&step=12"
	classLink   = "lab=network&network.data=blobs&network.blobs-n=60&network.hidden=5&network.features=x,y,x2&race=hf&steps=12&step=12"
	valueLink   = "lab=network&network.data=plane&network.plane-n=60&network.hidden=4&race=hf&steps=12&step=12"
	largestLink = "lab=network&network.circle-n=30&network.hidden=8,8,8,8,8,8,8,8&network.features=x,y,x2,y2,xy,sin-x,sin-y&race=hf&steps=3&step=3"
)

func TestNetworkGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"network", viewtest.Open(t, usualLink), 760, 500},
		{"network-classes", viewtest.Open(t, classLink), 470, 350},
		{"network-values", viewtest.Open(t, valueLink), 390, 390},
		{"network-large", viewtest.Open(t, largestLink), 560, 220},
		{"network-output", wire.Picture{Surface: says(makeNet(usualNet), 2, 20)}, 300, 240},
		{"network-empty", wire.Picture{}, 200, 150},
	}
	drawtest.Golden(t, "network-covered", func(th draw.Theme) draw.List {
		return new(View).Draw(usualNet.picture(40, 60), besideButtons(390, 390), th)
	})
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return new(View).Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}
