package landscape

import (
	"math"
	"testing"
)

// TestResetShowsFirstPicture: a reset leads back to the first picture, whatever was set,
// and to the defaults where another problem or other methods stay.
func TestResetShowsFirstPicture(t *testing.T) {
	first := open(Entry().First)
	defer first.Close()
	for query, want := range map[string]string{
		Entry().First: first.Link(), "gd.rate=0.01&start=1,2&steps=20&step=3": first.Link(), "": first.Link(), "theme=dark&levels=9": first.Link() + "&theme=dark",
		"problem=booth&gd.rate=0.01": "v=1&problem=booth", "race=gd&gd.rate=0.01": "v=1&race=gd",
	} {
		s := open(query)
		defer s.Close()
		s.Edit("act=reset")
		if s.Link() != want {
			t.Errorf("%q: a reset leads to %s, want %s", query, s.Link(), want)
		}
	}
}

// TestFirstPicture: what the page says over its first picture is so. Gradient descent
// jumps from one wall of the valley y = x² to the other and then creeps, without
// arriving; Newton and Hessian-free go round the valley to the minimum.
func TestFirstPicture(t *testing.T) {
	s := open(Entry().First)
	defer s.Close()
	const (
		leastJump  = 0.3  // across the valley, in y − x²
		leastJumps = 5    // of that size, from wall to wall
		creeping   = 0.01 // of a later step
	)
	race := s.Paths(false, nil)
	for i := range race.Runs {
		r := &race.Runs[i]
		if r.ID != "gd" {
			if r.End != "converged" || len(r.Step) > 30 {
				t.Errorf("%s ends as %q after %d steps, want a quick minimum", r.ID, r.End, len(r.Step)-1)
			}
			continue
		}
		wall := func(k int) float64 { return r.Y[k] - r.X[k]*r.X[k] }
		jumps, last := 0, len(r.Step)-1
		for k := 1; k <= last; k++ {
			if wall(k)*wall(k-1) < 0 && math.Abs(wall(k)-wall(k-1)) > leastJump {
				jumps++
			}
		}
		if jumps < leastJumps {
			t.Errorf("gradient descent jumps across the valley %d times, want %d", jumps, leastJumps)
		}
		for k := last / 2; k < last; k++ {
			if step := math.Hypot(r.X[k+1]-r.X[k], r.Y[k+1]-r.Y[k]); wall(k)*wall(k+1) < 0 || step > creeping {
				t.Errorf("step %d of gradient descent is %.3f long, from %.3f to %.3f across the valley; want it to creep", k, step, wall(k), wall(k+1))
			}
		}
		if r.End == "converged" {
			t.Error("gradient descent arrives")
		}
	}
}
