package view

import "math"

// Room is the place of a drawing, in CSS pixels. Whoever shows it may lay things of
// its own over two corners, which a view keeps free of what must be read or pressed.
type Room struct {
	W, H       float64
	TopLeft    Size // covered in that corner; the zero Size for nothing
	BottomLeft Size
	Named      bool // the page names the runs beside the drawing: no legend is needed
}

// Size is the sides of a box, in CSS pixels.
type Size struct{ W, H float64 }

// Size returns the sides of the drawing that can be made in the room: whatever was
// asked for, they are from 1 to 10⁵.
func (r Room) Size() (w, h float64) { return side(r.W), side(r.H) }

func side(v float64) float64 {
	const most = 1e5
	if !(v >= 1) {
		return 1
	}
	return math.Min(v, most)
}

// Covered returns the room with so much covered: width and height in the upper left
// corner, and the same in the lower left one. Numbers that are missing count as 0.
func (r Room) Covered(sides []float64) Room {
	var s [4]float64
	copy(s[:], sides)
	r.TopLeft, r.BottomLeft = Size{s[0], s[1]}, Size{s[2], s[3]}
	return r
}

// Within returns the box as far as it lies within w × h.
func (s Size) Within(w, h float64) Size { return Size{covered(s.W, w), covered(s.H, h)} }

func covered(v, most float64) float64 {
	if !(v > 0) {
		return 0
	}
	return math.Min(v, most)
}
