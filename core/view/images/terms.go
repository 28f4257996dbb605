package images

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// The axes and marks.
var (
	ink = term.Term{
		Name:    "Grey of a pixel",
		Meaning: "The darker a pixel is on light paper, and the brighter on dark, the nearer its value is to 1; the colour of the paper is 0.",
	}
	sign = term.Term{
		Name:    "Colour of a weight",
		Meaning: "Blue is a weight above 0 and orange one below; the paler, the nearer to 0. The key has the values of the strongest colours.",
	}
	code = term.Term{
		Name:    "Unit of the code",
		Meaning: "Each axis is one unit of the narrowest layer; the others stay as they are. Every image is the output of the decoder for the code at its place.",
	}
)

// Terms returns the colours, and the axes where there are some.
func Terms(p wire.Picture) []term.Term {
	if p.Images == nil {
		return nil
	}
	var signed, grey, plane bool
	for i := range p.Images.Groups {
		g := &p.Images.Groups[i]
		signed, grey, plane = signed || g.Signed, grey || !g.Signed, plane || g.AxisX != ""
	}
	var terms []term.Term
	for _, t := range []struct {
		shown bool
		term  term.Term
	}{{grey, ink}, {signed, sign}, {plane, code}} {
		if t.shown {
			terms = append(terms, t.term)
		}
	}
	return terms
}
