package network

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/wire"
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

// buttons are those of a net, with the line about its layers between two of them.
type buttons struct {
	*graph
	offered bool      // on a canvas that can be pressed, not on paper
	corner  view.Size // at the lower left of the drawing, that is covered
	foot    float64   // height of the drawing
}

// widestCount is the text for which buttons leave room at least, so that they stay
// under the pointer when the next number is wider.
const widestCount = "00"

// list returns what can be pressed: beside the number of units of every layer that has
// buttons, and beside the number of layers, where there is room; nothing on paper.
func (b buttons) list() []netButton {
	list := b.ofLayers()
	y := b.top() - 9 - draw.SmallSize/3
	for i := range b.columns {
		if !b.onColumn(i) {
			continue
		}
		c := &b.columns[i]
		aside := besideCount(b.count(i))
		list = append(list, resizing(b.net.Layers[i-1].Size, draw.Pt(c.x, y), aside)...)
	}
	return list
}

// besideCount returns how far from the middle of a number of units its buttons are.
func besideCount(text string) float64 {
	return math.Max(draw.TextWidth(text, draw.SmallSize), draw.TextWidth(widestCount, draw.SmallSize))/2 + buttonGap + buttonRadius
}

// onColumn reports whether the number of units of column i is between
// buttons: that of a layer that has some, where columns are far enough apart.
func (b buttons) onColumn(i int) bool {
	there := b.offered && i > 0 && b.net.Layers[i-1].Size != (wire.Resize{}) && b.hidden == 0
	return there && b.captionHeight() >= captionRoom && b.fits(strconv.Itoa(b.columns[i].units))
}

// fits reports whether text fits above a column between two buttons.
func (b buttons) fits(text string) bool {
	return besideCount(text)+buttonRadius+1 <= b.columnPitch()/2
}

// count returns the number of units of column i, which is between its buttons: in
// words where there is room.
func (b buttons) count(i int) string {
	number := strconv.Itoa(b.columns[i].units)
	word := " units"
	if i == 0 {
		return number
	}
	if i == len(b.net.Layers) {
		word = " outputs"
	}
	if b.columns[i].units == 1 {
		word = word[:len(word)-1]
	}
	if b.countFits(i, number+word) {
		return number + word
	}
	return number
}

// countFits reports whether text fits above column i, between its buttons if it
// has any.
func (b buttons) countFits(i int, text string) bool {
	if b.onColumn(i) {
		return b.fits(text)
	}
	return draw.TextWidth(text, draw.SmallSize) < b.columnPitch()
}

// ofLayers returns the buttons beside the line about layers.
func (b buttons) ofLayers() []netButton {
	text, at, ok := b.layerLine()
	if !ok {
		return nil
	}
	aside := draw.TextWidth(text, draw.SmallSize)/2 + buttonGap + buttonRadius
	return resizing(b.net.Depth, at, aside)
}

// resizing returns the buttons of r that there are, so far aside of a number at at.
func resizing(r wire.Resize, at draw.Point, aside float64) []netButton {
	var list []netButton
	if r.Fewer != "" {
		list = append(list, netButton{r.Fewer, draw.Pt(at.X-aside, at.Y), -1})
	}
	if r.More != "" {
		list = append(list, netButton{r.More, draw.Pt(at.X+aside, at.Y), 1})
	}
	return list
}

// layerLine returns what is written below the units of the number of hidden
// layers, and where its middle is; false where there is no room. Where the corner
// beside it is covered it gives way to the right.
func (b buttons) layerLine() (text string, at draw.Point, ok bool) {
	pane := b.pane
	if !b.offered || !b.there() || b.net.Depth == (wire.Resize{}) || b.hidden > 0 || pane.H < leastCaption {
		return "", draw.Point{}, false
	}
	bottom := 0.0
	for i := range b.columns {
		r := b.square(i, b.columns[i].shown-1)
		bottom = math.Max(bottom, r.Y+r.H)
	}
	if pane.Y+pane.H-bottom < layersRoom {
		return "", draw.Point{}, false
	}
	text = layersName(len(b.columns) - 2)
	at = draw.Pt(pane.X+pane.W/2, bottom+layersRoom/2)
	half := draw.TextWidth(text, draw.SmallSize)/2 + buttonGap + 2*buttonRadius
	if c := b.corner; c != (view.Size{}) && at.Y+buttonRadius+cornerGap > b.foot-c.H {
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

// drawButtons draws the buttons, and the line about layers between two of them.
func drawButtons(b buttons, s style) draw.Layer {
	l := draw.Layer{Clip: b.pane}
	if text, at, ok := b.layerLine(); ok {
		l.Text(draw.Label(at, text, s.pal.Faint, draw.Middle, draw.Center))
	}
	var discs, signs []draw.Path
	for _, n := range b.list() {
		discs = append(discs, draw.Placed(draw.Regular(24, 1, 0), n.at, buttonRadius))
		signs = append(signs, signMark(n.at, buttonRadius/2, n.sign)...)
	}
	l.Fill(s.pal.Surface, discs...)
	l.Ring(s.pal.Faint, 1, discs...)
	l.Line(s.pal.Ink, 1.4, nil, signs...)
	return l
}

// at returns the button nearest to a place within slack, unless a bias or a unit is
// nearer.
func (b buttons) at(place draw.Point, slack float64) (view.Target, bool) {
	best, act := math.Min(slack, buttonReach), ""
	for _, n := range b.list() {
		if d := math.Max(0, math.Hypot(place.X-n.at.X, place.Y-n.at.Y)-buttonRadius); d <= best {
			best, act = d, n.act
		}
	}
	if act == "" {
		return view.Target{}, false
	}
	_, bias := b.biasWithin(place, best)
	_, _, unit := b.unitAt(place, best)
	return view.Target{Kind: view.HitButton, Act: act}, !bias && !unit
}
