package draw

import "strings"

// Font sizes in CSS pixels.
const (
	FontSize  = 12.0
	SmallSize = 11.0
)

// Label returns a line of small text at a point with an anchor.
func Label(at Point, s string, c Color, x AlignX, y AlignY) Text {
	return Text{At: at, S: s, Size: SmallSize, Color: c, Align: Align{X: x, Y: y}}
}

// TextWidth estimates the width of s in a font of size, both in CSS pixels: fonts differ, and none is at
// hand. It is used to keep labels apart, on the generous side.
func TextWidth(s string, size float64) float64 {
	const average = 0.57 // of the size, for digits and lower-case letters
	n := 0
	for range s {
		n++
	}
	return average * size * float64(n)
}

// Cut returns s, shortened with an ellipsis to fit width in a font of size, both in CSS pixels; "" where not even two
// letters fit.
func Cut(s string, width, size float64) string {
	if TextWidth(s, size) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && TextWidth(string(runes)+"…", size) > width {
		runes = runes[:len(runes)-1]
	}
	if len(runes) < 2 {
		return ""
	}
	return string(runes) + "…"
}

// Wrap returns s, in a font of size, in lines of whole words, the first of which fits the width first and
// the others rest; at most most, the last of them shortened where there is more. A word
// that fits no line goes on in the next.
func Wrap(s string, first, rest, size float64, most int) []string {
	var lines []string
	width, line := first, ""
	words := broken(strings.Fields(s), rest, size)
	for i, word := range words {
		longer := strings.TrimPrefix(line+" "+word, " ")
		switch {
		case TextWidth(longer, size) <= width:
			line = longer
		case len(lines) == most-1:
			return append(lines, Cut(strings.TrimPrefix(line+" "+strings.Join(words[i:], " "), " "), width, size))
		default:
			lines = append(lines, line)
			width, line = rest, word
		}
	}
	return append(lines, Cut(line, width, size))
}

// broken returns words with those that are wider than width in pieces.
func broken(words []string, width, size float64) []string {
	most := max(1, int(width/TextWidth("x", size)))
	var list []string
	for _, word := range words {
		runes := []rune(word)
		for ; len(runes) > most; runes = runes[most:] {
			list = append(list, string(runes[:most]))
		}
		list = append(list, string(runes))
	}
	return list
}

// BoxOf returns the place that a text takes, by TextWidth.
func BoxOf(t Text) Rect {
	width := TextWidth(t.S, t.Size)
	left := t.At.X - width*[...]float64{Start: 0, Middle: 0.5, End: 1}[t.Align.X]
	return Rect{left, t.At.Y + (t.Align.Drop()-0.8)*t.Size, width, t.Size}
}
