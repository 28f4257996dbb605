package draw

import "math"

// The ends of the diverging map, blue for what is above the middle and vermilion
// for what is below: a pair that every kind of colour-blindness distinguishes. They
// are the colours of series 1 and 0, in which the examples of classes 1 and 0 lie;
// the dark theme has lighter ones of the same hues, or thin lines would sink.
var (
	signsLight = [2]Color{seriesColors[0], seriesColors[1]}
	signsDark  = [2]Color{rgb(0xee7a2e), rgb(0x3f9fe2)}
)

// How far the map goes from the surface towards its ends. Points and boundary
// are drawn on it in the full colours and must stay apart from it.
const (
	reachLight = 0.80
	reachDark  = 0.62
)

// Diverging returns the colour at t in [−1, 1]: blue, almost the surface in the
// middle, vermilion. Values beyond the ends take the colours of the ends.
func (th Theme) Diverging(t float64) Color {
	reach := reachLight
	if th.Dark {
		reach = reachDark
	}
	return Mix(th.Middle(), th.SignColor(t), reach*math.Min(1, math.Abs(t)))
}

// SignColor returns the full colour of the sign of v; 0 counts as positive.
func (th Theme) SignColor(v float64) Color {
	signs := signsLight
	if th.Dark {
		signs = signsDark
	}
	if v < 0 {
		return signs[0]
	}
	return signs[1]
}

// Middle is the colour of 0: a shade off the surface, so that an area of it has
// an edge.
func (th Theme) Middle() Color {
	if th.Dark {
		return rgb(0x20262e)
	}
	return rgb(0xf6f6f4)
}

// bandLevels returns the levels on [−1, 1] that part 2·n bands of equal width;
// 0 is one of them, so that the sign is an edge. The bands at the ends go on
// without end.
func bandLevels(n int) []float64 {
	levels := make([]float64, 0, 2*n-1)
	for k := 1 - n; k < n; k++ {
		levels = append(levels, float64(k)/float64(n))
	}
	return levels
}

// DivergingBands paints functions from −1 to 1 in 2·n bands.
func (th Theme) DivergingBands(n int, panels ...Panel) Bands {
	b := Bands{Panels: panels, Levels: append([]float64{math.Inf(-1)}, bandLevels(n)...)}
	for k := range b.Levels {
		b.Colors = append(b.Colors, th.Diverging(BandShare(k, n)))
	}
	return b
}

// BandShare returns the middle of band k of 2·n, from −1 to 1, so stretched that
// the bands at the ends have the ends' colours.
func BandShare(k, n int) float64 {
	if n < 2 {
		return float64(2*k - 1)
	}
	return (float64(k-n) + 0.5) / (float64(n) - 0.5)
}
