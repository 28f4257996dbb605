package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// bitmaps writes the colour that most pixels have as one shape, and the others as lines
// as thick as a pixel is high.
func (s *svgWriter) bitmaps(b Bitmaps) {
	ground := b.ground()
	for images := b.Images; len(images) > 0; {
		group := images[:alike(images)]
		images = images[len(group):]
		if len(group) == 1 && len(group[0].Pixels) >= manyPixels {
			s.large(b.Colors, group[0], ground)
			continue
		}
		outlines := make([]Path, len(group))
		lines := make([]runWriter, len(b.Colors))
		for i, m := range group {
			outlines[i] = m.At.Outline()
			m.runs(func(color uint8, x0, x1, y float64) {
				if color != ground && int(color) < len(lines) {
					lines[color].add(hundredth(x0), hundredth(x1), hundredth(y))
				}
			})
		}
		s.b.WriteString(`<path shape-rendering="crispEdges"`)
		s.paint("fill", b.Colors[ground])
		s.data(outlines, true)
		for color := range lines {
			if lines[color].b.Len() > 0 {
				s.b.WriteString(`<path fill="none" shape-rendering="crispEdges"`)
				s.paint("stroke", b.Colors[color])
				fmt.Fprintf(&s.b, ` stroke-width="%s" d="%s"/>`+"\n", short(group[0].pixelHeight()), lines[color].b.String())
			}
		}
	}
}

// manyPixels is how many make an image large.
const manyPixels = 2048

// large writes an image with its pixels as the units of length: whole numbers are shorter.
func (s *svgWriter) large(colors []Color, m Bitmap, ground uint8) {
	unit := m
	unit.At = Rect{W: float64(m.W), H: float64(m.H)}
	lines := make([]runWriter, len(colors))
	unit.runs(func(color uint8, x0, x1, y float64) {
		if color != ground && int(color) < len(lines) {
			lines[color].add(hundredth(x0), hundredth(x1), hundredth(y+0.5)) // a whole number, from a start half a pixel up
		}
	})
	fmt.Fprintf(&s.b, `<g fill="none" shape-rendering="crispEdges" transform="translate(%s %s) scale(%.6g %.6g)">`+"\n",
		short(hundredth(m.At.X)), short(hundredth(m.At.Y)), m.At.W/float64(m.W), m.At.H/float64(m.H))
	fmt.Fprintf(&s.b, `<path fill="%s" d="M0 0h%dv%dh-%dz"/>`+"\n", colors[ground].Hex(), m.W, m.H, m.W)
	for color := range lines {
		if lines[color].b.Len() > 0 {
			fmt.Fprintf(&s.b, `<path stroke="%s" d="M0-.5%s"/>`+"\n", colors[color].Hex(), lines[color].b.String())
		}
	}
	s.b.WriteString("</g>\n")
}

// runs hands over every run of pixels of one colour in a row: its ends, and the middle of
// its height.
func (m Bitmap) runs(add func(color uint8, x0, x1, y float64)) {
	w, h := m.At.W/float64(m.W), m.At.H/float64(m.H)
	for row := range m.H {
		line := m.Pixels[row*m.W : (row+1)*m.W]
		y := m.At.Y + h*(float64(row)+0.5)
		for from := 0; from < m.W; {
			to := from + 1
			for to < m.W && line[to] == line[from] {
				to++
			}
			add(line[from], m.At.X+w*float64(from), m.At.X+w*float64(to), y)
			from = to
		}
	}
}

// runWriter writes horizontal lines as relative moves in hundredths, which is short.
type runWriter struct {
	b    strings.Builder
	x, y int // where the last line ended
}

func (r *runWriter) add(x0, x1, y int) {
	if x1 == x0 {
		return
	}
	r.b.WriteByte('m')
	r.b.WriteString(short(x0 - r.x))
	if y >= r.y {
		r.b.WriteByte(' ')
	}
	r.b.WriteString(short(y - r.y))
	r.b.WriteByte('h')
	r.b.WriteString(short(x1 - x0))
	r.x, r.y = x1, y
}

// hundredth returns v in hundredths, rounded.
func hundredth(v float64) int {
	if !Finite(v) {
		return 0
	}
	return int(math.Round(100 * math.Max(-mostCoordinate, math.Min(mostCoordinate, v))))
}

// short writes n hundredths in the shortest form.
func short(n int) string {
	text := strconv.FormatFloat(float64(n)/100, 'f', -1, 64)
	if n > -100 && n < 100 && n != 0 {
		return strings.Replace(text, "0.", ".", 1)
	}
	return text
}
