package plot

import "hfplayground/core/draw"

// Marks of runs, in pixels.
const (
	MarkerSize = 3.4  // radius of the markers at iterates
	CursorSize = 5.6  // radius of the mark at the cursor
	Faded      = 0.5  // opacity beyond the cursor
	Margin     = 60.0 // around the plot where paths are still followed
)

// Marks of examples and cases, in pixels.
const (
	SampleSize = 3.5 // radius of the mark of an example
	CaseSize   = 5.0 // radius of the mark of a case, of which there are few
	caseWrong  = 1.9 // radius of the ring around a wrong one, in radii
	CaseLooked = 2.5 // of the ring around the one looked at
)

// caseLook returns how cases of a class are drawn: as the examples of a net.
func caseLook(one bool) draw.Style {
	if one {
		return draw.SeriesStyle(1)
	}
	return draw.SeriesStyle(0)
}

// CaseMark draws the mark of a case, of radius r: that of one for the class 1.
func CaseMark(l *draw.Layer, pal *draw.Palette, one bool, at draw.Point, r float64) {
	look := caseLook(one)
	shape := draw.Placed(look.Marker, at, r)
	l.Ring(pal.Surface, 2.8, shape)
	l.Fill(look.Color, shape)
	l.Ring(pal.Ink, 0.7, shape)
}

// CaseRing draws the ring around a case, of radius r, that is answered wrongly.
func CaseRing(l *draw.Layer, pal *draw.Palette, at draw.Point, r float64) {
	ring := draw.Placed(draw.Regular(24, 1, 0), at, caseWrong*r)
	l.Ring(pal.Surface, 3.4, ring)
	l.Ring(pal.Ink, 1.5, ring)
}

// LookedRing draws the ring around the case, of radius r, that is looked at.
func LookedRing(l *draw.Layer, pal *draw.Palette, theme draw.Theme, at draw.Point, r float64) {
	ring := draw.Placed(draw.Regular(32, 1, 0), at, CaseLooked*r)
	l.Ring(pal.Surface, 4.4, ring)
	l.Ring(theme.Accent(), 2.2, ring)
}

// Marked returns entry i of a list, false beyond its end.
func Marked(list []bool, i int) bool { return i < len(list) && list[i] }
