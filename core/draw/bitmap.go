package draw

// Bitmaps paints images of few colours, whose pixels are rectangles with crisp edges.
//
// An SVG gets one path a colour, with a line for every run of pixels that have it: no
// address of an image, which the policy of a page might not allow, and no pixels that a
// printer might blur. A canvas sets its own pixels.
type Bitmaps struct {
	Images []Bitmap
	Colors []Color // opaque, at most 256
}

// Bitmap is an image that fills At.
type Bitmap struct {
	At     Rect
	W, H   int     // pixels of its own, at least 1
	Pixels []uint8 // W·H indices into Colors, row by row from the top left
}

func (Bitmaps) op() {}

// Bitmaps adds images to the layer.
func (l *Layer) Bitmaps(b Bitmaps) {
	if len(b.Images) > 0 {
		l.Ops = append(l.Ops, b)
	}
}

// ground returns the index of the colour that most pixels have.
func (b Bitmaps) ground() uint8 {
	var count [256]int
	for _, m := range b.Images {
		for _, c := range m.Pixels {
			count[c]++
		}
	}
	best := 0
	for c, n := range count {
		if n > count[best] {
			best = c
		}
	}
	return uint8(best)
}

// alike returns how many of the first images have pixels of one height, in hundredths
// of a CSS pixel.
func alike(images []Bitmap) int {
	n := 1
	for n < len(images) && images[n].pixelHeight() == images[0].pixelHeight() {
		n++
	}
	return n
}

func (m Bitmap) pixelHeight() int { return hundredth(m.At.H / float64(m.H)) }
