// Package draw holds what a drawing is made of: a display list of layers, which
// becomes pixels on a canvas or an SVG; geometry, colours and themes. It knows
// neither what is drawn nor a browser.
package draw

// Point is a position in CSS pixels, y downwards.
type Point struct{ X, Y float64 }

// Pt is Point{x, y}.
func Pt(x, y float64) Point { return Point{X: x, Y: y} }

// Rect is a rectangle in CSS pixels; X, Y is its upper left corner.
type Rect struct{ X, Y, W, H float64 }

// Color is sRGB with straight alpha.
type Color struct{ R, G, B, A uint8 }

// List is a drawing of W × H CSS pixels: layers painted in order, each over the one before.
type List struct {
	W, H   float64
	Layers []Layer
}

// OnSurface returns the drawing on the surface of its theme, for where nothing else
// is behind it. It shares the layers of list.
func (list List) OnSurface(theme Theme) List {
	var ground Layer
	ground.Fill(theme.Palette().Surface, Rect{W: list.W, H: list.H}.Outline())
	list.Layers = append([]Layer{ground}, list.Layers...)
	return list
}

// Layer is a run of operations with one clip. Two layers with the same non-zero
// Key hold the same drawing, so a painter may keep its pixels: the
// contours keep their key while the paths above them move.
type Layer struct {
	Key  uint64
	Clip Rect // nothing is drawn outside; the zero Rect clips nothing
	Ops  []Op
}

// Op is Fill, Bands, Bitmaps, Stroke or Text.
type Op interface{ op() }

// Path is a polyline, or the outline of an area.
type Path []Point

// Fill paints the inside of closed paths by the even-odd rule.
type Fill struct {
	Paths []Path
	Color Color
}

// Stroke draws along paths, with round joins and caps.
type Stroke struct {
	Paths  []Path
	Closed bool    // the last point is joined to the first
	Width  float64 // in CSS pixels
	Color  Color
	Dash   []float64 // lengths of line and gap in turn, in CSS pixels; nil is solid
}

// Text draws one line of text.
type Text struct {
	At    Point
	S     string
	Size  float64 // font size in CSS pixels
	Bold  bool
	Color Color
	Halo  Color // drawn behind the glyphs; A = 0 for none
	Align Align // which point of the line is placed At
}

func (Fill) op()   {}
func (Stroke) op() {}
func (Text) op()   {}

// Align places a line of text: horizontally start, middle or end, vertically
// top, middle or baseline.
type Align struct {
	X AlignX
	Y AlignY
}

// AlignX is the horizontal anchor of a text.
type AlignX uint8

// AlignY is the vertical anchor of a text.
type AlignY uint8

// The horizontal anchors: the left end, the middle or the right end of the line is at Text.At.
const (
	Start AlignX = iota
	Middle
	End
)

// The vertical anchors: the baseline, the middle or the top of the line is at Text.At.
const (
	Baseline AlignY = iota
	Center
	Top
)
