package network

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/view"
)

// Measures of the buttons on a net, in pixels.
const (
	buttonRadius = 8.0
	buttonGap    = 4.0  // beside the text that a button is about
	buttonReach  = 12.0 // most that a press may miss one
	layersRoom   = 46.0 // below the units, for the line about layers
	cornerGap    = 8.0  // from what covers the corner
)

// netButton is a place on the net that does something when it is pressed.
type netButton struct {
	act  string // as in an edit
	at   draw.Point
	sign float64 // what it shows: a plus, or a minus where it is below 0
}

// widestCount is the text for which buttons leave room at least, so that they stay
// under the pointer when the next number is wider.
const widestCount = "00"

// buttons returns what can be pressed: beside the number of units of every hidden
// layer, and beside the number of layers, where there is room; nothing on paper.
func (s *scene) buttons() []netButton {
	list := s.layerButtons()
	y := s.net.top() - 9 - draw.SmallSize/3
	for i := 1; i < len(s.net.columns)-1; i++ {
		if !s.hasButtons(i) {
			continue
		}
		c := &s.net.columns[i]
		aside := besideCount(s.countName(i))
		layer := strconv.Itoa(i)
		if c.units > 1 {
			list = append(list, netButton{"remove-unit:" + layer, draw.Pt(c.x-aside, y), -1})
		}
		list = append(list, netButton{"add-unit:" + layer, draw.Pt(c.x+aside, y), 1})
	}
	return list
}

// besideCount returns how far from the middle of a number of units its buttons are.
func besideCount(text string) float64 {
	return math.Max(draw.TextWidth(text, draw.SmallSize), draw.TextWidth(widestCount, draw.SmallSize))/2 + buttonGap + buttonRadius
}

// hasButtons reports whether the number of units of column i stands between
// buttons: that of a hidden layer, where columns are far enough apart.
func (s *scene) hasButtons(i int) bool {
	hidden := s.theme.Interactive && i > 0 && i < len(s.net.columns)-1 && s.net.hidden == 0
	return hidden && s.net.captionHeight() >= captionRoom && s.fitsButtons(strconv.Itoa(s.net.columns[i].units))
}

// fitsButtons reports whether text fits above a column between two buttons.
func (s *scene) fitsButtons(text string) bool {
	return besideCount(text)+buttonRadius+1 <= s.net.columnPitch()/2
}

// countFits reports whether text fits above column i, between its buttons if it
// has any.
func (s *scene) countFits(i int, text string) bool {
	if s.hasButtons(i) {
		return s.fitsButtons(text)
	}
	return draw.TextWidth(text, draw.SmallSize) < s.net.columnPitch()
}

// layerButtons returns the buttons beside the line about layers.
func (s *scene) layerButtons() []netButton {
	text, at, ok := s.layerLine()
	if !ok {
		return nil
	}
	aside := draw.TextWidth(text, draw.SmallSize)/2 + buttonGap + buttonRadius
	list := []netButton{{"add-layer", draw.Pt(at.X+aside, at.Y), 1}}
	if len(s.net.columns) > 2 {
		list = append(list, netButton{"remove-layer", draw.Pt(at.X-aside, at.Y), -1})
	}
	return list
}

// layerLine returns what is written below the units of the number of hidden
// layers, and where its middle is; false where there is no room. Where the corner
// beside it is covered it gives way to the right.
func (s *scene) layerLine() (text string, at draw.Point, ok bool) {
	pane := s.net.pane
	if !s.theme.Interactive || s.net.columns == nil || s.net.hidden > 0 || pane.H < leastCaption {
		return "", draw.Point{}, false
	}
	bottom := 0.0
	for i := range s.net.columns {
		r := s.net.square(i, s.net.columns[i].shown-1)
		bottom = math.Max(bottom, r.Y+r.H)
	}
	if pane.Y+pane.H-bottom < layersRoom {
		return "", draw.Point{}, false
	}
	text = layersName(len(s.net.columns) - 2)
	at = draw.Pt(pane.X+pane.W/2, bottom+layersRoom/2)
	half := draw.TextWidth(text, draw.SmallSize)/2 + buttonGap + 2*buttonRadius
	if c := s.corner; c != (view.Size{}) && at.Y+buttonRadius+cornerGap > s.h-c.H {
		at.X = math.Max(at.X, c.W+cornerGap+half)
	}
	return text, at, at.X+half <= pane.X+pane.W
}

// layersName returns the number of hidden layers in words.
func layersName(n int) string {
	switch n {
	case 0:
		return "no hidden layer"
	case 1:
		return "1 hidden layer"
	}
	return strconv.Itoa(n) + " hidden layers"
}

// drawButtons draws the buttons, on a canvas that can be pressed.
func (s *scene) drawButtons() draw.Layer {
	l := draw.Layer{Clip: s.net.pane}
	if text, at, ok := s.layerLine(); ok {
		l.Text(draw.Label(at, text, s.pal.Faint, draw.Middle, draw.Center))
	}
	var discs, signs []draw.Path
	for _, b := range s.buttons() {
		discs = append(discs, draw.Placed(draw.Regular(24, 1, 0), b.at, buttonRadius))
		signs = append(signs, signMark(b.at, buttonRadius/2, b.sign)...)
	}
	l.Fill(s.pal.Surface, discs...)
	l.Ring(s.pal.Faint, 1, discs...)
	l.Line(s.pal.Ink, 1.4, nil, signs...)
	return l
}

// buttonAt returns the button nearest to at within slack, unless a bias or a unit
// is nearer.
func (s *scene) buttonAt(at draw.Point, slack float64) (view.Target, bool) {
	best, act := math.Min(slack, buttonReach), ""
	for _, b := range s.buttons() {
		if d := math.Max(0, math.Hypot(at.X-b.at.X, at.Y-b.at.Y)-buttonRadius); d <= best {
			best, act = d, b.act
		}
	}
	if act == "" {
		return view.Target{}, false
	}
	_, bias := s.biasWithin(at, best)
	_, _, unit := s.net.unitAt(at, best)
	return view.Target{Kind: view.HitButton, Act: act}, !bias && !unit
}
