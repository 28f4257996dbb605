package wire

// Style is how the runs of a method are drawn wherever it runs: in a hue of the
// palette, with a marker and the dash that goes with it. Package draw has the
// colours and shapes; a number beyond its tables begins them again.
type Style struct {
	Hue    Hue
	Marker Marker
}

// Hue is a colour of the palette, in a shade for each theme.
type Hue uint8

// The hues. Methods that follow the gradient have warm ones, methods that know or
// guess the curvature cold ones. The numbers are part of the format.
const (
	Vermilion Hue = 0
	Blue      Hue = 1
	Green     Hue = 2
	Pink      Hue = 3
	Amber     Hue = 4
	Sky       Hue = 5
	Violet    Hue = 6
	Crimson   Hue = 7
	Brown     Hue = 8
	Olive     Hue = 9
	Lavender  Hue = 10
	Teal      Hue = 11
	Grey      Hue = 12
)

// Marker is a shape at iterates, with a dash of its own.
type Marker uint8

// The markers. The numbers are part of the format.
const (
	Circle       Marker = 0
	Square       Marker = 1
	Triangle     Marker = 2
	Diamond      Marker = 3
	Plus         Marker = 4
	Cross        Marker = 5
	DownTriangle Marker = 6
	Star         Marker = 7

	markers = 8
)

// Again returns the style of a further run of the method: the same hue, and the
// marker n places on, which is another one for n from 1 to 7.
func (s Style) Again(n int) Style {
	s.Marker = Marker((int(s.Marker) + n) % markers)
	return s
}

func (s *Style) visit(c coder) {
	c.octet((*uint8)(&s.Hue))
	c.octet((*uint8)(&s.Marker))
}
