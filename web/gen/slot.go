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

// slots returns a <symbol> for each of the slots a run can have, drawn by the
// code that draws the runs.
func slots() (string, error) {
	var b strings.Builder
	for n := range draw.Slots {
		var svg strings.Builder
		if err := draw.SVG(&svg, draw.Swatch(n, swatchWidth, swatchHeight), ""); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "<symbol id=\"slot-%d\" viewBox=\"0 0 %d %d\">%s</symbol>\n", n, swatchWidth, swatchHeight, inside(svg.String()))
	}
	return b.String(), nil
}

// inside returns what a drawing holds beside its title.
func inside(svg string) string {
	_, after, _ := strings.Cut(svg, "</title>")
	body, _, _ := strings.Cut(after, "</svg>")
	return strings.TrimSpace(body)
}
