package strip

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/view"
)

// BenchmarkDraw draws 200 units at 200 steps.
func BenchmarkDraw(b *testing.B) {
	p := long()
	for b.Loop() {
		View{}.Draw(p, view.Room{W: 720, H: 480}, draw.Theme{})
	}
}

// BenchmarkHit points at them.
func BenchmarkHit(b *testing.B) {
	p := long()
	for b.Loop() {
		View{}.Hit(p, view.Room{W: 720, H: 480}, 300, 300, 0)
	}
}
