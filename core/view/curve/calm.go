package curve

import (
	"math"

	"hfplayground/core/draw"
)

// Lines of many steps are looked at in bins along the horizontal axis.
const (
	binWidth = 6.0 // pixels
	binMost  = 2   // points of a bin that are drawn one by one whatever they do
	binNoise = 1.5 // the way up and down over three bins, in heights of what they cover, that is noise
	binFlat  = 2.0 // height of three bins, in pixels, that hides nothing
)

// calmed returns path with its noisy parts drawn together: bins with many points,
// between which the path goes up and down. The line runs through the means of such
// bins, and bands cover what they held. A line that only falls, however steeply,
// stays as it is.
//
// It costs O(len(path)).
func calmed(path draw.Path) (line draw.Path, bands []draw.Path) {
	bins := binned(path)
	line = make(draw.Path, 0, len(path))
	var upper, lower draw.Path
	end := func() {
		if len(upper) > 1 {
			for i := len(lower) - 1; i >= 0; i-- {
				upper = append(upper, lower[i])
			}
			bands = append(bands, upper)
		}
		upper, lower = nil, nil
	}
	for i, b := range bins {
		if len(b.part) <= binMost || !noisy(bins[max(0, i-1):min(i+2, len(bins))]) {
			end()
			line = append(line, b.part...)
			continue
		}
		x, y := b.mean()
		line = append(line, draw.Pt(x, y))
		upper, lower = append(upper, draw.Pt(x, b.high)), append(lower, draw.Pt(x, b.low))
	}
	end()
	return line, bands
}

// bin is what a part of a line covers.
type bin struct {
	part      draw.Path
	high, low float64 // y of its ends, downwards: high <= low
	way       float64 // that the line goes up and down, to this part and in it
}

// binned returns the bins of path. A point that cannot be drawn is a bin of its
// own, which covers nothing.
func binned(path draw.Path) []bin {
	bins := make([]bin, 0, len(path))
	from := 0
	for i, p := range path {
		if i+1 < len(path) && draw.Drawable(p) && draw.Drawable(path[i+1]) &&
			math.Floor(p.X/binWidth) == math.Floor(path[i+1].X/binWidth) {
			continue
		}
		b := bin{part: path[from : i+1], high: math.Inf(1), low: math.Inf(-1)}
		if draw.Drawable(p) {
			for k := from; k <= i; k++ {
				b.high, b.low = math.Min(b.high, path[k].Y), math.Max(b.low, path[k].Y)
				if k > 0 && draw.Drawable(path[k-1]) {
					b.way += math.Abs(path[k].Y - path[k-1].Y)
				}
			}
		}
		bins = append(bins, b)
		from = i + 1
	}
	return bins
}

// mean returns the mean of the points of the bin.
func (b *bin) mean() (x, y float64) {
	n := float64(len(b.part))
	for _, p := range b.part {
		x, y = x+p.X/n, y+p.Y/n
	}
	return x, y
}

// noisy reports whether a line goes up and down within bins beside each other.
func noisy(bins []bin) bool {
	high, low, way := math.Inf(1), math.Inf(-1), 0.0
	for _, b := range bins {
		high, low, way = math.Min(high, b.high), math.Max(low, b.low), way+b.way
	}
	return low-high > binFlat && way > binNoise*(low-high)
}

// held returns path with its heights moved into r.
func held(path draw.Path, r draw.Rect) draw.Path {
	for i := range path {
		path[i].Y = math.Max(r.Y, math.Min(r.Y+r.H, path[i].Y))
	}
	return path
}
