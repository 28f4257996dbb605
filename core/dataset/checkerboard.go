package dataset

import (
	"math/rand/v2"

	"hfplayground/core/param"
)

// Checkerboard is [−6, 6]² in m × m squares of which no two of a class have a
// side in common; the one at the lower left is of class 0. Points are uniform on
// the middle of each square, nine tenths wide.
//
// Source: T. K. Ho and E. M. Kleinberg, "Building projectable classifiers of
// arbitrary complexity", 13th International Conference on Pattern Recognition,
// 1996.
type Checkerboard struct {
	N       int
	Squares int     // m
	Noise   float64 // percent
}

// Sizes of the board, and the margin of a square as a share of its side.
const (
	fewestSquares = 2
	usualSquares  = 4
	mostSquares   = 8
	squareMargin  = 0.05
)

var _ Generator = (*Checkerboard)(nil)

// NewCheckerboard returns 400 points on 4 × 4 squares, without noise.
func NewCheckerboard() *Checkerboard {
	return &Checkerboard{N: 2 * usualPoints, Squares: usualSquares}
}

// Fields declares n, m and the noise.
func (g *Checkerboard) Fields() []param.Field {
	return []param.Field{
		pointsField(&g.N),
		param.Int(&g.Squares, "squares", param.Linear(fewestSquares, mostSquares), "This is the number of squares along each side.").Called("Squares", "m"),
		noiseField(&g.Noise, scatterHelp),
	}
}

// About states the rule.
func (g *Checkerboard) About() About {
	return About{
		Formula: "class = (⌊m(x + 6)/12⌋ + ⌊m(y + 6)/12⌋) mod 2",
		Source:  "T. K. Ho and E. M. Kleinberg, Building projectable classifiers of arbitrary complexity, ICPR, 1996",
		Domain:  square(half),
	}
}

// Make draws a square of either class by turns, then a point of it.
func (g *Checkerboard) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	side := 2 * half / float64(g.Squares)
	for i := range g.N {
		class := i % 2
		column, row := rnd.IntN(g.Squares), rnd.IntN(g.Squares)
		for (column+row)%2 != class {
			column, row = rnd.IntN(g.Squares), rnd.IntN(g.Squares)
		}
		x := float64(column) + s.uniform(squareMargin, 1-squareMargin)
		y := float64(row) + s.uniform(squareMargin, 1-squareMargin)
		s.classify(x*side-half, y*side-half, class)
	}
	return s.set
}
