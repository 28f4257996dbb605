package gate

import "hfplayground/core/draw"

// style is the colours of a drawing.
type style struct {
	theme draw.Theme
	pal   *draw.Palette
}

// verdict returns the colour of a tick or of a cross.
func (s style) verdict(holds bool) draw.Color {
	if holds {
		return s.theme.SignColor(1)
	}
	return s.theme.SignColor(-1)
}
