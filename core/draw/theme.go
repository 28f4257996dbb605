package draw

// Theme is the colours of a drawing.
type Theme struct {
	Dark        bool
	Interactive bool // on a canvas that takes presses: what can be pressed is drawn
}

// Palette is the colours of one theme by their use.
type Palette struct {
	Surface Color // behind everything
	Ink     Color // axes' text, labels, marks
	Faint   Color // text of second rank; 4.5:1 on surface all the same
	Rule    Color // frame and ticks
	Grid    Color // grid lines of curves
	Hole    Color // where the function is undefined
	Light   Color // casing of dark lines
	Dark    Color // casing of light lines
	Gold    Color // the minima

	hues [Hues]Color // of runs
}

var (
	lightPalette = Palette{
		Surface: rgb(0xffffff), Ink: rgb(0x1b1f24), Faint: rgb(0x57606a), Rule: rgb(0x8c959f),
		Grid: rgb(0xe7eaee), Hole: rgb(0xd9dce0), Light: rgb(0xffffff), Dark: rgb(0x1b1f24), Gold: rgb(0xffd33d),
		hues: huesLight,
	}
	darkPalette = Palette{
		Surface: rgb(0x12161c), Ink: rgb(0xe8ecf1), Faint: rgb(0xa3adb8), Rule: rgb(0x6b7683),
		Grid: rgb(0x272e37), Hole: rgb(0x3a4049), Light: rgb(0xf4f6f8), Dark: rgb(0x0b0e12), Gold: rgb(0xffd33d),
		hues: huesDark,
	}
)

// Palette returns the colours of the theme, which all share: they are not to be written to.
func (th Theme) Palette() *Palette {
	if th.Dark {
		return &darkPalette
	}
	return &lightPalette
}

// Casing returns the colour of the thin edge around a line or marker of colour
// c: light or dark, whichever stands out more from it. The line then has an edge
// of at least 3:1 on any ground.
func (p *Palette) Casing(c Color) Color {
	if Contrast(c, p.Light) >= LeastCasing {
		return p.Light
	}
	return p.Dark
}

// LeastCasing is the contrast a light casing must have to the line it edges
// (WCAG 2.2, success criterion 1.4.11); a line lighter than that is edged dark.
const LeastCasing = 3

// The accent marks what is looked at. It is neither of the colours of signs.
var (
	accentLight = rgb(0x7a3cc4)
	accentDark  = rgb(0xc9a5ff)
)

// Accent returns the colour of what is looked at.
func (th Theme) Accent() Color {
	if th.Dark {
		return accentDark
	}
	return accentLight
}
