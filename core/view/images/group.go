package images

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Measures of the view, in pixels.
const (
	margin      = 12.0
	between     = 26.0  // groups
	titleHeight = 26.0  // of the title with the key
	axisBelow   = 22.0  // room of the horizontal axis of a plane
	axisBeside  = 40.0  // and of the vertical one
	axisAbove   = 16.0  // of its name
	nameHeight  = 15.0  // of the names below images
	labelGap    = 9.0   // between a row and its label
	labelHeight = 17.0  // of a label above its row
	leastBeside = 430.0 // width of a group from which the labels of rows are beside them; else above
	bandsApart  = 0.4   // between the rows of one line and those of the next, in sides of an image
	mostZoom    = 10.0  // of a pixel
	leastZoom   = 1.0   // below it fewer images are shown
	legible     = 28.0  // side of an image below which fewer are shown, where some are left
	mostLeftOut = 3.0   // times as many images as are then left
	sideBySide  = 1.2   // ratio of the sides from which groups are beside each other
	singleShare = 0.5   // of the room of a single image, where others have 1
)

// group is where everything of a group lies.
type group struct {
	m       *wire.ImageGroup
	before  int       // rows of the groups before it
	all     draw.Rect // of the group
	room    draw.Rect // of the images
	columns int
	lines   int     // in each of which all rows are
	shown   int     // images of a row
	cell    float64 // side of an image
	gap     float64 // between images
	label   float64 // height of the labels above the rows of a line; 0 for beside
	name    float64 // height of the names below images; 0 for none
	left    float64 // of the first column
	top     float64
	bare    bool // no texts

	keyBelow bool // the key is below the title, else beside it, or nowhere
}

// newGroups returns the groups of p that have images.
func newGroups(p wire.Picture, room view.Room) []group {
	if p.Images == nil {
		return nil
	}
	var groups []group
	rows := 0
	for i := range p.Images.Groups {
		m := &p.Images.Groups[i]
		if whole(m) {
			groups = append(groups, group{m: m, before: rows, shown: m.Count()})
		}
		rows += len(m.Rows)
	}
	w, h := room.Size()
	place(groups, w, h, free(room, w, h))
	for i := range groups {
		groups[i].bare = w < plot.BareSize || h < plot.BareSize
		groups[i].lay()
	}
	return groups
}

// whole reports whether a group has images, as many in every row.
func whole(m *wire.ImageGroup) bool {
	n := m.Count()
	for _, row := range m.Rows {
		if len(row.Pixels) < n*m.Side*m.Side {
			return false
		}
	}
	return n > 0
}

// free returns where nothing is laid over the drawing.
func free(room view.Room, w, h float64) draw.Rect {
	if w < plot.BareSize || h < plot.BareSize {
		return draw.Rect{X: 2, Y: 2, W: w - 4, H: h - 4}
	}
	const most = 0.3 // of the height
	above, below := room.TopLeft.Within(w, most*h).H, room.BottomLeft.Within(w, most*h).H
	return draw.Rect{X: margin, Y: margin + above, W: w - 2*margin, H: h - 2*margin - above - below}
}

// place parts a rectangle of w × h among the groups: beside each other, or above each
// other where there is more height.
func place(groups []group, w, h float64, all draw.Rect) {
	wide := w >= sideBySide*h
	total := 0.0
	for i := range groups {
		total += groups[i].share()
	}
	gaps := between * float64(len(groups)-1)
	for i := range groups {
		r, t := all, groups[i].share()/total
		if wide {
			r.W = math.Floor((all.W - gaps) * t)
			all.X += r.W + between
		} else {
			r.H = math.Floor((all.H - gaps) * t)
			all.Y += r.H + between
		}
		r.W, r.H = math.Max(1, r.W), math.Max(1, r.H)
		groups[i].all = r
	}
}

// share returns the room of a group, compared with the others.
func (g *group) share() float64 {
	if g.m.Count()*len(g.m.Rows) == 1 {
		return singleShare
	}
	return 1
}

// planar reports whether the images lie on a plane of two axes.
func (g *group) planar() bool {
	w := g.m.Window
	window := w.X1 > w.X0 && w.Y1 > w.Y0 && draw.Drawable(draw.Pt(w.X0, w.Y0)) && draw.Drawable(draw.Pt(w.X1, w.Y1))
	return window && len(g.m.Rows) == 1 && g.columns > 1 && g.lines > 1 && g.columns*g.lines == g.shown
}

// lay sets the places.
func (g *group) lay() {
	g.room = g.all
	if !g.bare {
		g.reserve()
	}
	g.fit()
	g.left = math.Round(g.room.X + math.Max(0, g.room.W-g.width())/2)
	g.top = math.Round(g.room.Y + math.Max(0, g.room.H-g.height())/2)
	if !g.bare && g.m.AxisX == "" { // a title is above its images
		g.top = math.Round(g.room.Y + math.Max(0, g.room.H-g.height())*0.4)
	}
}

// reserve leaves room for the texts.
func (g *group) reserve() {
	cut := func(left, top, bottom float64) {
		g.room = draw.Rect{X: g.room.X + left, Y: g.room.Y + top, W: math.Max(1, g.room.W-left), H: math.Max(1, g.room.H-top-bottom)}
	}
	cut(0, titleHeight, 0)
	if g.keyBelow = !g.keyBeside() && g.all.H >= leastKeyBelow; g.keyBelow {
		cut(0, keyRow, 0)
	}
	if g.m.AxisX != "" {
		cut(0, 0, axisBelow)
	}
	if g.m.AxisY != "" {
		cut(axisBeside, axisAbove, 0)
	}
	widest := 0.0
	for _, row := range g.m.Rows {
		widest = math.Max(widest, draw.TextWidth(row.Label, draw.SmallSize))
		if len(row.Names) > 0 {
			g.name = nameHeight
		}
	}
	switch {
	case widest == 0:
	case g.all.W >= leastBeside:
		cut(widest+labelGap, 0, 0)
	default:
		g.label = labelHeight
	}
}

// fit chooses how many images are in a line: the number that makes them largest.
func (g *group) fit() {
	n, side := g.m.Count(), float64(g.m.Side)
	g.shown = n
	first, last := 1, n
	if g.m.Columns > 0 {
		first = min(n, g.m.Columns)
		last = first
	}
	g.columns = 0
	for columns := first; columns <= last; columns++ {
		lines := (n-1)/columns + 1
		if cell := g.largest(columns, lines); g.columns == 0 || cell > g.cell {
			g.cell, g.columns, g.lines = cell, columns, lines
		}
	}
	zoom := math.Min(mostZoom, g.cell/side)
	switch {
	case g.m.Columns == 0 && g.cell < legible && g.legibly(side*math.Ceil(2*legible/side)/2):
	case zoom >= leastZoom:
		g.cell = side * math.Floor(zoom*2) / 2 // pixels end on those of the screen, or half way between
	case g.m.Columns == 0:
		g.fewer(side * leastZoom)
	default:
		g.cell = math.Max(1, g.cell)
	}
	for g.gap = g.apart(g.cell); g.gap > 1 && (g.width() > g.room.W || g.height() > g.room.H); {
		g.gap--
	}
}

// legibly shows fewer images, of the size cell, where enough are left, and reports whether it did.
func (g *group) legibly(cell float64) bool {
	all := *g
	if g.fewer(cell); float64(g.shown)*(1+mostLeftOut) >= float64(all.shown) && g.cell == cell && g.height() <= g.room.H {
		return true
	}
	*g = all
	return false
}

// fewer shows as many images as there is room for.
func (g *group) fewer(cell float64) {
	g.cell, g.gap = math.Max(1, math.Min(cell, math.Min(g.room.W, g.room.H))), g.apart(cell)
	rows := float64(len(g.m.Rows))
	g.columns = max(1, min(g.m.Count(), int((g.room.W+g.gap)/(g.cell+g.gap))))
	band := rows*(g.cell+g.gap+g.label+g.name) - g.gap
	g.lines = max(1, int((g.room.H+bandsApart*g.cell)/(band+bandsApart*g.cell)))
	g.shown = min(g.shown, g.columns*g.lines)
	g.lines = (g.shown-1)/g.columns + 1
}

// apart returns the gap between images of a size: on a plane they are neighbours.
func (g *group) apart(cell float64) float64 {
	if g.m.AxisX != "" {
		return 2
	}
	return math.Max(2, math.Min(12, math.Round(0.12*cell)))
}

// largest returns the side of the largest images of which so many fit.
func (g *group) largest(columns, lines int) float64 {
	rows, across, down := float64(len(g.m.Rows)), float64(columns), float64(lines)
	cell := math.Inf(1)
	for range 2 { // the gap depends on the side
		gap := g.apart(math.Min(cell, g.room.W))
		w := (g.room.W - gap*(across-1)) / across
		between := bandsApart
		if len(g.m.Rows) == 1 {
			between = 0
		}
		h := (g.room.H - gap*(rows*down-1) - down*rows*(g.label+g.name)) / (rows*down + between*(down-1))
		cell = math.Min(w, h)
	}
	return cell
}

// band is the height from one line to the next.
func (g *group) band() float64 {
	rows := float64(len(g.m.Rows))
	band := rows * (g.cell + g.gap + g.label + g.name)
	if rows > 1 {
		band += math.Round(bandsApart * g.cell)
	}
	return band
}

// width and height are those of all images together.
func (g *group) width() float64 { return float64(g.columns)*(g.cell+g.gap) - g.gap }

func (g *group) height() float64 {
	h := float64(g.lines)*g.band() - g.gap
	if len(g.m.Rows) > 1 {
		h -= math.Round(bandsApart * g.cell)
	}
	return h
}

// at returns where image i of a row lies.
func (g *group) at(row, i int) draw.Rect {
	line, column := i/g.columns, i%g.columns
	y := g.top + float64(line)*g.band() + float64(row)*(g.cell+g.gap+g.label+g.name) + g.label
	return draw.Rect{X: g.left + float64(column)*(g.cell+g.gap), Y: y, W: g.cell, H: g.cell}
}

// plot returns where all images lie, with half a gap around them: then a place of a plane
// has one image.
func (g *group) plot() draw.Rect {
	return draw.Rect{X: g.left, Y: g.top, W: g.width(), H: g.height()}.Grown(g.gap / 2)
}

// frame returns the plane of the images, whose middles lie from one end of the window
// to the other.
func (g *group) frame() plot.Frame {
	w := g.m.Window
	dx, dy := (w.X1-w.X0)/float64(g.columns-1)/2, (w.Y1-w.Y0)/float64(g.lines-1)/2
	return plot.Frame{Plot: g.plot(), Window: wire.Window{X0: w.X0 - dx, X1: w.X1 + dx, Y0: w.Y0 - dy, Y1: w.Y1 + dy}}
}

// outlines returns the edges of the images.
func (g *group) outlines() []draw.Path {
	var paths []draw.Path
	for row := range g.m.Rows {
		for i := range g.shown {
			paths = append(paths, g.at(row, i).Grown(0.5).Outline())
		}
	}
	return paths
}
