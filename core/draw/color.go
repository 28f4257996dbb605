package draw

import (
	"fmt"
	"math"

	"hfplayground/core/elementary"
)

// rgb returns the opaque colour 0xRRGGBB.
func rgb(hex uint32) Color {
	return Color{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

// Hex returns c without its opacity as CSS and SVG write it: "#d55e00".
func (c Color) Hex() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Alpha returns c with opacity a in [0, 1].
func (c Color) Alpha(a float64) Color {
	c.A = uint8(math.Round(255 * a))
	return c
}

// Mix returns the colour that is share t in [0, 1] of the way from a to b, in
// Oklab, where equal shares look equal. It is opaque.
//
// Source: B. Ottosson, "A perceptual color space for image processing", 2020.
func Mix(a, b Color, t float64) Color {
	p, q := oklab(a), oklab(b)
	for i := range p {
		p[i] += t * (q[i] - p[i])
	}
	return fromOklab(p)
}

func oklab(c Color) [3]float64 {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func fromOklab(lab [3]float64) Color {
	l := lab[0] + 0.3963377774*lab[1] + 0.2158037573*lab[2]
	m := lab[0] - 0.1055613458*lab[1] - 0.0638541728*lab[2]
	s := lab[0] - 0.0894841775*lab[1] - 1.2914855480*lab[2]
	l, m, s = l*l*l, m*m*m, s*s*s
	return Color{
		R: companded(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		G: companded(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		B: companded(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s),
		A: 255,
	}
}

// linear returns the light of an sRGB component, in [0, 1] (IEC 61966-2-1).
func linear(component uint8) float64 {
	c := float64(component) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return elementary.Pow((c+0.055)/1.055, 2.4)
}

// companded is the inverse of linear, clipped to what sRGB can show.
func companded(c float64) uint8 {
	c = math.Max(0, math.Min(1, c))
	if c <= 0.0031308 {
		return uint8(math.Round(255 * 12.92 * c))
	}
	return uint8(math.Round(255 * (1.055*elementary.Pow(c, 1/2.4) - 0.055)))
}

// Contrast returns the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2).
func Contrast(a, b Color) float64 {
	p, q := luminance(a), luminance(b)
	if p < q {
		p, q = q, p
	}
	return (p + 0.05) / (q + 0.05)
}

// luminance returns the relative luminance of c (WCAG 2.2).
func luminance(c Color) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
