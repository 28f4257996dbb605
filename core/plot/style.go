package plot

import (
	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// RunStyle returns how the runs of a style are drawn in a palette.
func RunStyle(pal *draw.Palette, s wire.Style) draw.Style {
	return pal.RunStyle(int(s.Hue), int(s.Marker))
}
