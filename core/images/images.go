// Package images makes sets of small grey images for nets to learn, and says what a net
// that has learned nothing, or everything, loses on them.
package images

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/catalog"
	"hfplayground/core/elementary"
	"hfplayground/core/kernel"
)

// Limits of a set.
const (
	MinSide, MaxSide = 8, 32
	MaxCount         = 20000 // that is read of files
)

// Set is images of Side × Side pixels, row by row from the top left, each in [0, 1]: 0
// is the paper and 1 the ink.
type Set struct {
	Side   int
	Pixels kernel.Mat // one row an image
	Class  []int      // of each image, such as the digit that it shows; empty where there are none
}

// Len returns the number of images.
func (s Set) Len() int { return s.Pixels.Rows }

// Slice returns the images from..to, which share the pixels.
func (s Set) Slice(from, to int) Set {
	part := Set{Side: s.Side, Pixels: s.Pixels.Slice(from, to)}
	if len(s.Class) > 0 {
		part.Class = s.Class[from:to]
	}
	return part
}

// Generator draws images, one at a time.
type Generator interface {
	// Draw draws one image of side × side pixels into dst, which is zero, and returns its class,
	// −1 where there are none. It takes from rnd the same numbers at every side, so that sets of
	// two sides show the same.
	Draw(dst []float64, side int, rnd *rand.Rand) (class int)
}

// Entry is a row of the table of generators.
type Entry = catalog.Entry[func() Generator]

// Generators returns the table of generators.
func Generators() []Entry {
	return []Entry{
		{Key: "curves", Label: "Curves", New: func() Generator { return curves{} },
			Help: "Our own generator draws them after the description of CURVES: each image is one curve through the plane, given by six numbers."},
		{Key: "strokes", Label: "Digits", New: func() Generator { return strokes{} },
			Help: "Our own generator draws the digits with strokes; no person wrote them."},
	}
}

// Blank returns count images of side × side pixels without ink or classes. It panics outside of the limits of the side.
func Blank(side, count int) Set {
	checkSide(side)
	return Set{Side: side, Pixels: kernel.NewMat(count, side*side)}
}

// Draw draws image i of a seed into row i, which must be blank, and returns its class; −1 for none. The image depends
// on seed, i and the side alone. It costs a few thousand multiplications and some hundred exponentials.
func (s Set) Draw(g Generator, i int, seed uint64) (class int) {
	return g.Draw(s.Pixels.Row(i), s.Side, rand.New(rand.NewPCG(seed, uint64(i))))
}

// CrossEntropy returns the cross-entropy of the answer p and the image t, of the same length,
//
//	−Σⱼ tⱼ ln pⱼ + (1 − tⱼ) ln(1 − pⱼ).
func CrossEntropy(t, p []float64) float64 {
	sum := 0.0
	for j := range t {
		sum += crossEntropy(t[j], p[j])
	}
	return sum
}

// crossEntropy returns −t ln p − (1 − t) ln(1 − p); a term of weight 0 is 0.
func crossEntropy(t, p float64) float64 {
	sum := 0.0
	if t > 0 {
		sum -= t * elementary.Log(p)
	}
	if t < 1 {
		sum -= (1 - t) * elementary.Log(1-p)
	}
	return sum
}

// pen draws round dots that grow fainter from their middle.
type pen struct {
	dst   []float64
	side  int
	sigma float64 // of the ink, in pixels
}

// faintest is the ink below which a pixel stays white.
const faintest = 0.01

// dot inks the pixels around a place, in pixels from the top left, by exp(−d²/2σ²), which is
// a factor of the column and one of the row; where dots meet, the darker one counts.
func (p pen) dot(x, y float64) {
	const reach = 3.04 // in σ: where the ink falls below the faintest
	first, last := max(0, int(math.Ceil(x-reach*p.sigma))), min(p.side-1, int(math.Floor(x+reach*p.sigma)))
	var across [MaxSide]float64
	for col := first; col <= last; col++ {
		across[col] = p.share(float64(col) - x)
	}
	for row := max(0, int(math.Ceil(y-reach*p.sigma))); row <= min(p.side-1, int(math.Floor(y+reach*p.sigma))); row++ {
		down := p.share(float64(row) - y)
		line := p.dst[row*p.side : (row+1)*p.side]
		for col := first; col <= last; col++ {
			if ink := across[col] * down; ink >= faintest && ink > line[col] {
				line[col] = ink
			}
		}
	}
}

// share returns exp(−d²/2σ²).
func (p pen) share(d float64) float64 { return elementary.Exp(-d * d / (2 * p.sigma * p.sigma)) }

// curve draws the quadratic Bézier curve from a to c with the control point b, as so many dots.
func (p pen) curve(a, b, c [2]float64, dots int) {
	for k := range dots {
		t := float64(k) / float64(dots-1)
		u := 1 - t
		p.dot(u*u*a[0]+2*u*t*b[0]+t*t*c[0], u*u*a[1]+2*u*t*b[1]+t*t*c[1])
	}
}
