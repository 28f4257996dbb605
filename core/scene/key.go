package scene

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
	draw func(l *Layer, at Point)
}

// drawKey draws the items from the upper left corner of room on, in as many rows
// as it takes; those that do not fit are left out.
func drawKey(l *Layer, pal *palette, room Rect, items ...keyItem) {
	x, y := room.X, room.Y+keyRow/2
	for _, item := range items {
		width := keyMark + 3 + textWidth(item.name, smallSize)
		if x > room.X && x+width > room.X+room.W {
			x, y = room.X, y+keyRow
		}
		if y+keyRow/2 > room.Y+room.H || x+width > room.X+room.W {
			return
		}
		item.draw(l, Point{x + keyMark/2, y})
		l.text(Text{At: Point{x + keyMark + 3, y}, S: item.name, Size: smallSize, Color: pal.faint, Align: Align{Start, Center}})
		x += width + keyGap
	}
}

// classKeys explains the marks of cases.
func classKeys(pal *palette) []keyItem {
	mark := func(one bool) func(l *Layer, at Point) {
		return func(l *Layer, at Point) { caseMark(l, pal, one, at, caseSize-0.8) }
	}
	return []keyItem{
		{"target 0", mark(false)},
		{"target 1", mark(true)},
		{"wrong", func(l *Layer, at Point) { caseRing(l, pal, at, 2.9) }},
	}
}
