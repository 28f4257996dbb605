package scene

import "math"

// side returns a length in pixels that a drawing can have.
func side(v float64) float64 {
	const most = 1e5
	if !(v >= 1) {
		return 1
	}
	return math.Min(v, most)
}

// share returns k/n, 0 where n is 0.
func share(k, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(k) / float64(n)
}

// empty returns the layer of a drawing that has nothing to show but why.
func empty(w, h float64, theme Theme, why string) Layer {
	pal := theme.palette()
	var l Layer
	l.fill(pal.surface, Rect{0, 0, w, h}.outline())
	if textWidth(why, fontSize) < w && h > 2*fontSize {
		l.text(Text{At: Point{w / 2, h / 2}, S: why, Size: fontSize, Color: pal.faint, Align: Align{Middle, Center}})
	}
	return l
}
