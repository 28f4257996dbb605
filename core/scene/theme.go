package scene

// Theme is the colours of a drawing.
type Theme struct {
	Dark bool
	Live bool // on a canvas that takes presses: what can be pressed is drawn
}

// palette is the colours of one theme by their use.
type palette struct {
	surface Color // behind everything
	ink     Color // axes' text, labels, marks
	faint   Color // text of second rank; 4.5:1 on surface all the same
	rule    Color // frame and ticks
	grid    Color // grid lines of curves
	hole    Color // where the function is undefined
	light   Color // casing of dark lines
	dark    Color // casing of light lines
	gold    Color // the minima
}

var (
	lightPalette = palette{
		surface: rgb(0xffffff), ink: rgb(0x1b1f24), faint: rgb(0x57606a), rule: rgb(0x8c959f),
		grid: rgb(0xe7eaee), hole: rgb(0xd9dce0), light: rgb(0xffffff), dark: rgb(0x1b1f24), gold: rgb(0xffd33d),
	}
	darkPalette = palette{
		surface: rgb(0x12161c), ink: rgb(0xe8ecf1), faint: rgb(0xa3adb8), rule: rgb(0x6b7683),
		grid: rgb(0x272e37), hole: rgb(0x3a4049), light: rgb(0xf4f6f8), dark: rgb(0x0b0e12), gold: rgb(0xffd33d),
	}
)

func (t Theme) palette() *palette {
	if t.Dark {
		return &darkPalette
	}
	return &lightPalette
}

// casing returns the colour of the thin edge around a line or marker of colour
// c: light or dark, whichever stands out more from it. The line then has an edge
// of at least 3:1 on any ground.
func (p *palette) casing(c Color) Color {
	if contrast(c, p.light) >= leastCasing {
		return p.light
	}
	return p.dark
}

// leastCasing is the contrast a light casing must have to the line it edges
// (WCAG 2.2, success criterion 1.4.11); a line lighter than that is edged dark.
const leastCasing = 3

// The accent marks what is looked at. It is neither of the colours of signs.
var (
	accentLight = rgb(0x7a3cc4)
	accentDark  = rgb(0xc9a5ff)
)

// accent returns the colour of what is looked at.
func (th Theme) accent() Color {
	if th.Dark {
		return accentDark
	}
	return accentLight
}
