package main

import (
	"fmt"
	"strings"

	"hfplayground/core/draw"
)

// The size of a swatch in CSS pixels.
const (
	swatchWidth  = 32
	swatchHeight = 16
)

// swatches returns a <symbol> for each of the markers a run can have, drawn by the
// code that draws the runs, in the colour of the text around it.
func swatches() (string, error) {
	var b strings.Builder
	for n := range draw.Markers {
		style := draw.Theme{}.Palette().RunStyle(0, n)
		var svg strings.Builder
		if err := draw.SVG(&svg, draw.Swatch(style, swatchWidth, swatchHeight), ""); err != nil {
			return "", err
		}
		body := strings.ReplaceAll(inside(svg.String()), style.Color.Hex(), "currentColor")
		fmt.Fprintf(&b, "<symbol id=\"marker-%d\" viewBox=\"0 0 %d %d\">%s</symbol>\n", n, swatchWidth, swatchHeight, body)
	}
	return b.String(), nil
}

// inside returns what a drawing holds beside its title.
func inside(svg string) string {
	_, after, _ := strings.Cut(svg, "</title>")
	body, _, _ := strings.Cut(after, "</svg>")
	return strings.TrimSpace(body)
}

// hue returns the colour of a hue as CSS, in the shade of the theme that is on.
func hue(n int) string {
	in := func(theme draw.Theme) string { return theme.Palette().RunStyle(n, 0).Color.Hex() }
	return "light-dark(" + in(draw.Theme{}) + ", " + in(draw.Theme{Dark: true}) + ")"
}
