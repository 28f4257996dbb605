package dataset

import (
	"fmt"
	"math/rand/v2"

	"hfplayground/core/param"
)

// Own is the reader's own points, from a link or, where they are too many for
// one, from a file.
type Own struct {
	Points string // as FormatPoints writes them, or FromFile
	Loaded *Set   // the points that FromFile means; no link carries them
}

var _ Generator = (*Own)(nil)

// FromFile is in a link in place of points that are too many for it.
const FromFile = "file"

// xorCorners is a first example to change: one point a quadrant.
const xorCorners = "-3,-3,0;3,3,0;-3,3,1;3,-3,1"

// ownMargin is how far the domain reaches beyond points outside the usual one,
// as a share of its side.
const ownMargin = 0.05

// NewOwn returns the four corners of XOR.
func NewOwn() *Own { return &Own{Points: xorCorners} }

// Fields declares the points.
func (g *Own) Fields() []param.Field {
	return []param.Field{
		param.Text(&g.Points, "points", MaxPointsBytes, checkPoints, "These are your own points with two decimals: x,y,class separated by semicolons, after classes:a,b; where classes have names; or values:x,y,target for regression.").Called("Points", ""),
	}
}

// checkPoints says what a text should be, and where it is not.
func checkPoints(text string) error {
	if text == FromFile {
		return nil
	}
	if _, err := parsePoints(text, MaxClasses); err != nil {
		return fmt.Errorf("%q is not a list of points x,y,class;x,y,class. %s", param.Shorten(text), err.Text())
	}
	return nil
}

// About gives the usual domain, made larger where points lie outside it.
func (g *Own) About() About {
	domain := square(half)
	for _, p := range g.Make(nil).X {
		for i, v := range p {
			domain[i][0], domain[i][1] = min(domain[i][0], v), max(domain[i][1], v)
		}
	}
	for i, side := range domain {
		margin := ownMargin * (side[1] - side[0])
		if side[0] < -half {
			domain[i][0] -= margin
		}
		if side[1] > half {
			domain[i][1] += margin
		}
	}
	return About{Formula: "own points", Domain: domain}
}

// Make returns the points; there is no chance in them, and rnd may be nil. It
// panics when Points was set to a text that Fields would refuse, or to FromFile
// without a set.
func (g *Own) Make(*rand.Rand) Set {
	if g.Points == FromFile {
		return *g.Loaded
	}
	s, err := ParsePoints(g.Points)
	if err != nil {
		panic(err.Error())
	}
	return s
}
