package scene

import (
	"path/filepath"
	"strings"
	"testing"

	"hfplayground/core/draw"
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
		for theme, th := range themes {
			t.Run(tt.name+"-"+theme, func(t *testing.T) {
				var b strings.Builder
				if err := draw.SVG(&b, Gate{}.Draw(tt.p, tt.w, tt.h, th), tt.name); err != nil {
					t.Fatal(err)
				}
				compare(t, filepath.Join("testdata", tt.name+"-"+theme+".svg"), b.String())
			})
		}
	}
}
