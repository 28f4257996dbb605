package scene

import "hfplayground/core/draw"

// legendRow is the height of a row of a legend, in pixels.
const legendRow = 19.0

// Measures of a row of marks with names, in pixels.
const (
	keyMark = 16.0 // room of the mark
	keyGap  = 13.0 // between items
	keyRow  = 18.0
)

// keyItem is a mark with its name.
type keyItem struct {
	name string
	draw func(l *draw.Layer, at draw.Point)
}

// drawKey draws the items from the upper left corner of room on, in as many rows
// as it takes; those that do not fit are left out.
func drawKey(l *draw.Layer, pal *draw.Palette, room draw.Rect, items ...keyItem) {
	x, y := room.X, room.Y+keyRow/2
	for _, item := range items {
		width := keyMark + 3 + draw.TextWidth(item.name, draw.SmallSize)
		if x > room.X && x+width > room.X+room.W {
			x, y = room.X, y+keyRow
		}
		if y+keyRow/2 > room.Y+room.H || x+width > room.X+room.W {
			return
		}
		item.draw(l, draw.Point{X: x + keyMark/2, Y: y})
		l.Text(draw.Text{At: draw.Point{X: x + keyMark + 3, Y: y}, S: item.name, Size: draw.SmallSize, Color: pal.Faint, Align: draw.Align{X: draw.Start, Y: draw.Center}})
		x += width + keyGap
	}
}

// classKeys explains the marks of cases.
func classKeys(pal *draw.Palette) []keyItem {
	mark := func(one bool) func(l *draw.Layer, at draw.Point) {
		return func(l *draw.Layer, at draw.Point) { caseMark(l, pal, one, at, caseSize-0.8) }
	}
	return []keyItem{
		{"target 0", mark(false)},
		{"target 1", mark(true)},
		{"wrong", func(l *draw.Layer, at draw.Point) { caseRing(l, pal, at, 2.9) }},
	}
}
