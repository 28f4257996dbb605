package images

import "math/rand/v2"

// strokes draws digits: each is a few quadratic curves on a square from 0 to 1, drawn
// larger or smaller, slanted, moved, and with every point shaken a little.
type strokes struct{}

// digits are the strokes of 0 to 9: a stroke is a chain of points, whose second, fourth … are
// control points of the curve between those beside them.
var digits = [10][][][2]float64{
	{{{0.5, 0}, {0, 0}, {0.05, 0.5}, {0.05, 1}, {0.5, 1}, {0.95, 1}, {0.95, 0.5}, {1, 0}, {0.5, 0}}},
	{{{0.25, 0.2}, {0.4, 0.15}, {0.55, 0}, {0.55, 0.5}, {0.55, 1}}},
	{{{0.1, 0.25}, {0.2, 0}, {0.5, 0}, {0.95, 0}, {0.85, 0.35}, {0.75, 0.6}, {0.1, 1}, {0.5, 0.95}, {0.95, 1}}},
	{{{0.1, 0.1}, {0.4, -0.05}, {0.7, 0.05}, {1.05, 0.3}, {0.45, 0.47}, {1.1, 0.5}, {0.85, 0.85}, {0.5, 1.15}, {0.1, 0.88}}},
	{{{0.7, 1}, {0.7, 0.5}, {0.7, 0}, {0.4, 0.35}, {0.05, 0.68}, {0.5, 0.68}, {0.98, 0.68}}},
	{{{0.88, 0}, {0.5, 0}, {0.2, 0}, {0.18, 0.2}, {0.15, 0.45}, {0.6, 0.3}, {0.88, 0.6}, {1, 1.05}, {0.12, 0.95}}},
	{{{0.8, 0.03}, {0.2, 0.2}, {0.1, 0.65}, {0.1, 1}, {0.5, 1}, {0.95, 0.98}, {0.9, 0.68}, {0.75, 0.35}, {0.14, 0.6}}},
	{{{0.08, 0.02}, {0.5, 0.02}, {0.92, 0.02}, {0.6, 0.45}, {0.38, 1}}},
	{{{0.5, 0.46}, {0.1, 0.35}, {0.18, 0.15}, {0.5, -0.15}, {0.82, 0.15}, {0.9, 0.35}, {0.5, 0.46}, {-0.1, 0.7}, {0.18, 0.93}, {0.5, 1.1}, {0.84, 0.93}, {1.1, 0.7}, {0.5, 0.46}}},
	{{{0.86, 0.4}, {0.3, 0.65}, {0.12, 0.33}, {0.1, 0}, {0.5, 0}, {0.9, 0}, {0.88, 0.35}, {0.85, 0.8}, {0.6, 1}}},
}

const (
	digitHeight    = 18.0 // on a paper of 28
	digitWidth     = 12.0
	digitPen       = 0.95
	shake          = 0.045 // standard deviation of a point, of the square
	segmentSamples = 24
	mostSlant      = 0.3
	mostShift      = 2.0 // on a paper of 28
	scaleSpread    = 0.15
	spreadOfPens   = 0.25
)

func (strokes) Draw(dst []float64, side int, rnd *rand.Rand) (class int) {
	scale := float64(side) / paper
	spread := func(by float64) float64 { return by * (2*rnd.Float64() - 1) }
	class = rnd.IntN(len(digits))
	slant, dx, dy := spread(mostSlant), spread(mostShift), spread(mostShift)
	width, height := digitWidth*(1+spread(scaleSpread)), digitHeight*(1+spread(scaleSpread))
	p := pen{dst: dst, side: side, sigma: max(thinnestPen, digitPen*scale*(1+spread(spreadOfPens)))}
	place := func(at [2]float64) [2]float64 {
		u, v := at[0]-0.5+shake*rnd.NormFloat64(), at[1]-0.5+shake*rnd.NormFloat64()
		middle := (paper - 1) / 2
		return [2]float64{scale * (middle + dx + width*(u-slant*v)), scale * (middle + dy + height*v)}
	}
	for _, stroke := range digits[class] {
		at := make([][2]float64, len(stroke))
		for i, point := range stroke {
			at[i] = place(point)
		}
		for i := 0; i+2 < len(at); i += 2 {
			p.curve(at[i], at[i+1], at[i+2], segmentSamples)
		}
	}
	return class
}
