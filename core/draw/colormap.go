package draw

import "math"

// viridis is the colour map of that name at ten even steps: uniform in lightness
// to the eye, also of the colour-blind and in grey print.
//
// Source: S. van der Walt, N. Smith, Matplotlib 2.0, 2015.
var viridis = [...]Color{
	rgb(0x440154), rgb(0x482878), rgb(0x3e4a89), rgb(0x31688e), rgb(0x26828e),
	rgb(0x1f9e89), rgb(0x35b779), rgb(0x6ece58), rgb(0xb5de2b), rgb(0xfde725),
}

// viridisAt returns the map at t in [0, 1].
func viridisAt(t float64) Color {
	at := math.Max(0, math.Min(1, t)) * float64(len(viridis)-1)
	i := min(int(at), len(viridis)-2)
	return Mix(viridis[i], viridis[i+1], at-float64(i))
}

// Softening of viridis. The valley is close to the surface in both themes and the
// hills take on colour: the paths run in the valley, where they must read best.
const (
	softLight = 0.42 // share of viridis in the light theme; the rest is white
	softDark  = 0.50 // share in the dark theme; the rest is the surface
	topDark   = 0.72 // how far up viridis the dark theme goes: yellow would glare
)

// Band returns the colour of values at share t in [0, 1] of the levels, the
// lowest at 0.
func (th Theme) Band(t float64) Color {
	if th.Dark {
		return Mix(darkPalette.Surface, viridisAt(t*topDark), softDark)
	}
	return Mix(lightPalette.Surface, viridisAt(1-t), softLight)
}

// Isoline returns the colour of the line below the band at t: the band's own,
// further from the surface.
func (th Theme) Isoline(t float64) Color {
	return Mix(th.Band(t), th.Palette().Ink, 0.34)
}
