package landscape

import (
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
)

// TestLongRun: a million steps, to and fro across the window, stay within the limit
// of points, and the newest is drawn.
func TestLongRun(t *testing.T) {
	const n = 1_000_000
	p := viewtest.MillionSteps(n)
	list := new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{})
	for _, layer := range list.Layers {
		for _, op := range layer.Ops {
			s, ok := op.(draw.Stroke)
			if points := drawtest.Points(s.Paths); ok && points > draw.MostPoints+2 {
				t.Errorf("a stroke has %d points, want at most %d", points, draw.MostPoints)
			}
		}
	}
	f, _ := newFrame(p, view.Room{W: 760, H: 500})
	r := &p.Race.Runs[0]
	if newest := f.Pixel(r.X[n-1], r.Y[n-1]); !reaches(list, newest) {
		t.Errorf("no stroke ends at the newest point %v", newest)
	}
}

// reaches reports whether a stroke of the list ends at p.
func reaches(list draw.List, p draw.Point) bool {
	for _, layer := range list.Layers {
		for _, op := range layer.Ops {
			s, ok := op.(draw.Stroke)
			if !ok || len(s.Paths) == 0 {
				continue
			}
			last := s.Paths[len(s.Paths)-1]
			if last[len(last)-1] == p {
				return true
			}
		}
	}
	return false
}
