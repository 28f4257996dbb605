package draw

import (
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"strconv"
	"strings"
)

// FontFamily is the fonts of the page around the drawing, as CSS.
const FontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

// HaloWidth is the width of the edge behind a text, on both sides together.
const HaloWidth = 3

// SVG writes list as an SVG document named title, with coordinates to 0.1 px.
//
// Only presentation attributes are used: a content security policy without
// inline styles shows it as it is. Ids begin with a hash of title and content,
// so that one page can hold several drawings. Numbers that are not finite
// never get into a list; SVG would write them as 0.
//
// It returns the first error of w.
func SVG(w io.Writer, list List, title string) error {
	var body svgWriter
	for _, layer := range list.Layers {
		body.layer(layer)
	}
	hash := fnv.New32a()
	_, _ = io.WriteString(hash, title+body.b.String()) // a hash does not fail
	id := fmt.Sprintf("c%08x-", hash.Sum32())

	var b strings.Builder
	width, height := tenths(list.W), tenths(list.H)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]s %[2]s" width="%[1]s" height="%[2]s" role="img" font-family="%[3]s"><title>%[4]s</title>`,
		width, height, FontFamily, escape(title))
	b.WriteByte('\n')
	for i, r := range body.clips {
		fmt.Fprintf(&b, `<clipPath id="%s%d"><rect x="%s" y="%s" width="%s" height="%s"/></clipPath>`+"\n",
			id, i, tenths(r.X), tenths(r.Y), tenths(r.W), tenths(r.H))
	}
	b.WriteString(strings.ReplaceAll(body.b.String(), clipMark, id))
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// clipMark stands for the prefix of ids until the content is hashed; no escaped
// text contains it.
const clipMark = "<clip>"

// svgWriter writes the elements of layers, and gathers the clips they name.
type svgWriter struct {
	b     strings.Builder
	clips []Rect
}

func (s *svgWriter) layer(l Layer) {
	if len(l.Ops) == 0 {
		return
	}
	if l.Clip == (Rect{}) {
		s.b.WriteString("<g>\n")
	} else {
		fmt.Fprintf(&s.b, "<g clip-path=\"url(#%s%d)\">\n", clipMark, s.clip(l.Clip))
	}
	for _, op := range l.Ops {
		switch op := op.(type) {
		case Fill:
			s.fill(op)
		case Bands:
			for _, f := range op.Fills() {
				s.fill(f)
			}
		case Bitmaps:
			s.bitmaps(op)
		case Stroke:
			s.stroke(op)
		case Text:
			s.text(op)
		}
	}
	s.b.WriteString("</g>\n")
}

// clip returns the number of r among the clips.
func (s *svgWriter) clip(r Rect) int {
	for i, known := range s.clips {
		if known == r {
			return i
		}
	}
	s.clips = append(s.clips, r)
	return len(s.clips) - 1
}

func (s *svgWriter) fill(f Fill) {
	s.b.WriteString(`<path`)
	s.paint("fill", f.Color)
	if len(f.Paths) > 1 {
		s.b.WriteString(` fill-rule="evenodd"`)
	}
	s.data(f.Paths, true)
}

func (s *svgWriter) stroke(k Stroke) {
	s.b.WriteString(`<path fill="none"`)
	s.paint("stroke", k.Color)
	fmt.Fprintf(&s.b, ` stroke-width="%s" stroke-linejoin="round" stroke-linecap="round"`, hundredths(k.Width))
	if len(k.Dash) > 0 {
		s.b.WriteString(` stroke-dasharray="`)
		for i, d := range k.Dash {
			if i > 0 {
				s.b.WriteByte(' ')
			}
			s.b.WriteString(tenths(d))
		}
		s.b.WriteByte('"')
	}
	s.data(k.Paths, k.Closed)
}

func (s *svgWriter) text(t Text) {
	fmt.Fprintf(&s.b, `<text x="%s" y="%s" font-size="%s"`, tenths(t.At.X), tenths(t.At.Y+t.Align.Drop()*t.Size), tenths(t.Size))
	if t.Bold {
		s.b.WriteString(` font-weight="600"`)
	}
	if anchor := [...]string{Start: "", Middle: "middle", End: "end"}[t.Align.X]; anchor != "" {
		fmt.Fprintf(&s.b, ` text-anchor="%s"`, anchor)
	}
	s.paint("fill", t.Color)
	if t.Halo.A > 0 {
		s.paint("stroke", t.Halo)
		fmt.Fprintf(&s.b, ` stroke-width="%d" stroke-linejoin="round" paint-order="stroke"`, HaloWidth)
	}
	fmt.Fprintf(&s.b, ">%s</text>\n", escape(t.S))
}

// Drop returns how far the baseline is below the anchor, in font sizes.
func (a Align) Drop() float64 {
	return [...]float64{Baseline: 0, Center: 0.35, Top: 0.75}[a.Y]
}

// paint writes colour c as the attribute name, and its opacity if it has one.
func (s *svgWriter) paint(name string, c Color) {
	fmt.Fprintf(&s.b, ` %s="%s"`, name, c.Hex())
	if c.A < 255 {
		fmt.Fprintf(&s.b, ` %s-opacity="%s"`, name, hundredths(float64(c.A)/255))
	}
}

// data writes the paths as relative moves in tenths, which is short, and ends
// the element. Steps that round to nothing are left out, except that a path of
// one place stays a dot.
func (s *svgWriter) data(paths []Path, closed bool) {
	s.b.WriteString(` d="`)
	var x, y int
	for _, p := range paths {
		if len(p) == 0 {
			continue
		}
		sx, sy := tenth(p[0].X), tenth(p[0].Y)
		s.b.WriteByte('M')
		s.pair(sx, sy)
		x, y = sx, sy
		command, drawn := byte('l'), false
		for _, q := range p[1:] {
			qx, qy := tenth(q.X), tenth(q.Y)
			if qx == x && qy == y {
				continue
			}
			if !drawn {
				s.b.WriteByte(command)
			} else if qx >= x {
				s.b.WriteByte(' ')
			}
			s.pair(qx-x, qy-y)
			x, y, drawn = qx, qy, true
		}
		if !drawn {
			s.b.WriteString("h0")
		}
		if closed {
			s.b.WriteByte('z')
		}
	}
	s.b.WriteString("\"/>\n")
}

// pair writes two numbers given in tenths.
func (s *svgWriter) pair(x, y int) {
	s.b.WriteString(decimal(x))
	if y >= 0 {
		s.b.WriteByte(' ')
	}
	s.b.WriteString(decimal(y))
}

// mostCoordinate is a thousand screens: beyond it a coordinate is an error.
const mostCoordinate = 1e7

// tenth returns v in tenths, rounded.
func tenth(v float64) int {
	if !Finite(v) {
		return 0
	}
	return int(math.Round(10 * math.Max(-mostCoordinate, math.Min(mostCoordinate, v))))
}

func tenths(v float64) string { return decimal(tenth(v)) }

func hundredths(v float64) string {
	return strconv.FormatFloat(math.Round(100*v)/100, 'f', -1, 64)
}

// decimal writes n tenths in the shortest form.
func decimal(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	switch whole, tenth := n/10, n%10; {
	case tenth == 0:
		return sign + strconv.Itoa(whole)
	case whole == 0:
		return sign + "." + strconv.Itoa(tenth)
	default:
		return sign + strconv.Itoa(whole) + "." + strconv.Itoa(tenth)
	}
}

// escape makes s the text of an XML element or a quoted attribute. Characters
// XML cannot hold become U+FFFD.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r != 0xfffe && r != 0xffff {
			return r
		}
		return 0xfffd
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}
