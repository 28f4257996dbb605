package draw

import "math"

// How finely paths are drawn.
const (
	MostPoints = 8000 // points of one path that are drawn
	leastMove  = 0.7  // pixels between points that are drawn
)

// leastBend is how far a line may be drawn beside a point of its own, in pixels:
// as far as writing it down moves it.
const leastBend = 0.1

// Thinned returns a copy of path with at most MostPoints + 1 points, ends included:
// points nearer than 0.7 pixels to the last one kept go first, and of what is
// then still too long every so-manieth is kept. Points that cannot be drawn
// stay as breaks, one for each gap.
func Thinned(path Path) Path {
	out := path[:0:0]
	for i, p := range path {
		n := len(out)
		switch {
		case n == 0 || i == len(path)-1:
			out = append(out, p)
		case !Drawable(p):
			if Drawable(out[n-1]) {
				out = append(out, p)
			}
		case !Drawable(out[n-1]) || math.Abs(p.X-out[n-1].X)+math.Abs(p.Y-out[n-1].Y) >= leastMove:
			out = append(out, p)
		}
	}
	if len(out) <= MostPoints {
		return out
	}
	stride := (len(out) + MostPoints - 1) / MostPoints
	few := make(Path, 0, MostPoints+1)
	for i := 0; i < len(out)-1; i += stride {
		few = append(few, out[i])
	}
	return append(few, out[len(out)-1])
}

// Drawn returns the parts of path inside r, with no more points than show: thinned, clipped, and within 0.1 pixels of
// the path.
func Drawn(path Path, r Rect) []Path {
	parts := Clipped(Thinned(path), r)
	for i := range parts {
		parts[i] = Simplified(parts[i], leastBend)
	}
	return parts
}
