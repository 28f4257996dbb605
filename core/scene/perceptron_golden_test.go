package scene

import (
	"path/filepath"
	"strings"
	"testing"

	"hfplayground/core/draw"
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
		for theme, th := range themes {
			t.Run(tt.name+"-"+theme, func(t *testing.T) {
				var b strings.Builder
				if err := draw.SVG(&b, Perceptron{}.Draw(tt.p, tt.w, tt.h, th), tt.name); err != nil {
					t.Fatal(err)
				}
				compare(t, filepath.Join("testdata", tt.name+"-"+theme+".svg"), b.String())
			})
		}
	}
}
