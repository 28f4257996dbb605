package strip

import (
	"fmt"
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// band is rows of cells, a column a step.
type band struct {
	layer  int // −1 for the inputs
	rows   int
	title  string
	name   func(row int) string
	value  func(row, t int) float64
	signed bool
	most   float64 // the value of the last colour
	steps  int
	// letters says that each cell of the only row has a character in it, whichever input it is.
	letters bool
	r       draw.Rect // of the cells
	row     float64   // height of a row
	cell    float64   // width of a cell
}

// How many colours there are beside that of 0, on each side of it. Maps with many cells get
// fewer: then neighbours have one colour more often, which keeps an SVG small.
const (
	levels     = 16
	fewLevels  = 6
	mostCells  = 6000 // with so many colours
	leastGrid  = 7.0  // side of a cell from which there are lines between them
	labelEvery = 13.0 // height of the names of rows
)

// bandsOf returns the bands that have cells.
func bandsOf(s *wire.Sequence) []band {
	var bands []band
	if s.Characters && len(s.Names) > 0 {
		bands = append(bands, characterBand(s))
	} else if n := len(s.Names); n > 0 {
		most, signed := rangeOf(s.Inputs)
		bands = append(bands, band{layer: -1, rows: n, title: "Inputs", signed: signed, most: most, steps: s.Steps,
			name: func(row int) string { return s.Names[row] }, value: func(row, t int) float64 { return s.Inputs[t*n+row] }})
	}
	for i, h := range s.Hidden {
		if h.Units < 1 {
			continue
		}
		title := fmt.Sprintf("States of the %d units", h.Units)
		if len(s.Hidden) > 1 {
			title = fmt.Sprintf("States of layer %d, %d units", i+1, h.Units)
		}
		bands = append(bands, band{layer: i, rows: h.Units, title: title, signed: true, most: 1, steps: s.Steps,
			name: func(row int) string { return strconv.Itoa(row + 1) }, value: func(row, t int) float64 { return h.States[row*s.Steps+t] }})
	}
	return bands
}

// rangeOf returns the value of the last colour, 1, 2 or 5 times a power of ten, and whether
// values below 0 need colours too.
func rangeOf(values []float64) (most float64, signed bool) {
	for _, v := range values {
		if draw.Finite(v) {
			most, signed = math.Max(most, math.Abs(v)), signed || v < 0
		}
	}
	if most = plot.TickStep(most); !draw.Finite(most) || most <= 0 {
		most = 1
	}
	return most, signed
}

// colors returns the colours of the cells.
func (b *band) colors(theme draw.Theme) []draw.Color {
	if b.rows*b.steps > mostCells {
		return plot.Shades(theme, b.signed, fewLevels)
	}
	return plot.Shades(theme, b.signed, levels)
}

// bitmaps returns the cells in their colours.
func (b *band) bitmaps(theme draw.Theme) draw.Bitmaps {
	colors := b.colors(theme)
	pixels := make([]uint8, 0, b.rows*b.steps)
	for row := range b.rows {
		for t := range b.steps {
			pixels = append(pixels, plot.Shade(b.value(row, t)/b.most, len(colors), b.signed))
		}
	}
	return draw.Bitmaps{Colors: colors, Images: []draw.Bitmap{{At: b.r, W: b.steps, H: b.rows, Pixels: pixels}}}
}

// frame draws the edge, and lines between large cells.
func (b *band) frame(l *draw.Layer, pal *draw.Palette) {
	var grid []draw.Path
	if b.row >= leastGrid && b.cell >= leastGrid {
		for row := 1; row < b.rows; row++ {
			y := b.r.Y + b.row*float64(row)
			grid = append(grid, draw.Path{{X: b.r.X, Y: y}, {X: b.r.X + b.r.W, Y: y}})
		}
		for t := 1; t < b.steps; t++ {
			x := b.r.X + b.cell*float64(t)
			grid = append(grid, draw.Path{{X: x, Y: b.r.Y}, {X: x, Y: b.r.Y + b.r.H}})
		}
		l.Line(pal.Surface, 1, nil, grid...)
	}
	l.Ring(pal.Rule, 1, b.r.Outline())
}

// ends returns the values at the ends of the key.
func (b *band) ends() (low, high string) {
	if b.signed {
		return plot.Short(-b.most), plot.Short(b.most)
	}
	return "0", plot.Short(b.most)
}

// heading writes the title above the cells, and the key at the right, between two places.
func (b *band) heading(l *draw.Layer, theme draw.Theme, left, right float64) {
	pal := theme.Palette()
	low, high := b.ends()
	y, room := b.r.Y-headHeight/2-1, plot.ColorKeyRoom(low, high)
	left, right = math.Max(left, math.Min(b.r.X, right-room-draw.TextWidth(b.title, draw.SmallSize)-labelGap)), math.Min(right, math.Max(b.r.X+b.r.W, left+room))
	if width := draw.TextWidth(b.title, draw.SmallSize); !b.letters && left+width+labelGap+room <= right {
		plot.ColorKey(l, b.colors(theme), draw.Pt(right-room, y), low, high, pal)
		right -= room + labelGap
	}
	l.Text(draw.Label(draw.Pt(left, y), draw.Cut(b.title, right-left, draw.SmallSize), pal.Ink, draw.Start, draw.Center))
}

// names writes the names of the rows beside them: all of them, or numbers of units as far as
// they have room.
func (b *band) names(l *draw.Layer, pal *draw.Palette) {
	put := func(row int) {
		l.Text(draw.Label(draw.Pt(b.r.X-labelGap, b.r.Y+b.row*(float64(row)+0.5)), draw.Cut(b.name(row), b.r.X-labelGap, draw.SmallSize), pal.Faint, draw.End, draw.Center))
	}
	if b.layer < 0 {
		for row := 0; row < b.rows; row += max(1, int(math.Ceil(10/math.Max(1, b.row)))) {
			put(row)
		}
		return
	}
	every := max(1, int(plot.TickStep(labelEvery/b.row)))
	for row := every - 1; row < b.rows; row += every {
		put(row)
	}
	if every > 1 && float64(every-1)*b.row >= labelEvery {
		put(0)
	}
}
