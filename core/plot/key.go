package plot

import "hfplayground/core/draw"

// LegendRow is the height of a row of a legend, in pixels.
const LegendRow = 19.0

// Measures of a row of marks with names, in pixels.
const (
	KeyMark = 16.0 // room of the mark
	keyGap  = 13.0 // between items
	KeyRow  = 18.0
)

// Key is a mark with its name.
type Key struct {
	Name string
	Draw func(l *draw.Layer, at draw.Point)
}

// Keys draws the items from the upper left corner of room on, in as many rows
// as it takes; those that do not fit are left out.
func Keys(l *draw.Layer, pal *draw.Palette, room draw.Rect, items ...Key) {
	x, y := room.X, room.Y+KeyRow/2
	for _, item := range items {
		width := KeyMark + 3 + draw.TextWidth(item.Name, draw.SmallSize)
		if x > room.X && x+width > room.X+room.W {
			x, y = room.X, y+KeyRow
		}
		if y+KeyRow/2 > room.Y+room.H || x+width > room.X+room.W {
			return
		}
		item.Draw(l, draw.Pt(x+KeyMark/2, y))
		l.Text(draw.Label(draw.Pt(x+KeyMark+3, y), item.Name, pal.Faint, draw.Start, draw.Center))
		x += width + keyGap
	}
}

// KeyHeight returns the height that keys of these names take in rows of a width.
func KeyHeight(width float64, names ...string) float64 {
	rows, x := 1.0, 0.0
	for _, name := range names {
		w := KeyMark + 3 + draw.TextWidth(name, draw.SmallSize)
		if x > 0 && x+w > width {
			rows, x = rows+1, 0
		}
		x += w + keyGap
	}
	return rows * KeyRow
}

// CaseKeys explains the marks of cases.
func CaseKeys(pal *draw.Palette) []Key {
	mark := func(one bool) func(l *draw.Layer, at draw.Point) {
		return func(l *draw.Layer, at draw.Point) { CaseMark(l, pal, one, at, CaseSize-0.8) }
	}
	return []Key{
		{"target 0", mark(false)},
		{"target 1", mark(true)},
		{"wrong", func(l *draw.Layer, at draw.Point) { CaseRing(l, pal, at, 2.9) }},
	}
}
