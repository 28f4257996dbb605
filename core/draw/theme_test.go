package draw

import (
	"math"
	"slices"
	"testing"
)

var bothThemes = map[string]Theme{"light": {}, "dark": {Dark: true}}

// TestTextContrast computes the pairs of text and ground (WCAG 2.2, 1.4.3).
func TestTextContrast(t *testing.T) {
	for name, theme := range bothThemes {
		pal := theme.Palette()
		pairs := []struct {
			what  string
			color Color
			least float64
		}{{"ink", pal.Ink, 7}, {"faint", pal.Faint, 4.5}, {"rule", pal.Rule, 3}}
		for _, p := range pairs {
			if got := Contrast(p.color, pal.Surface); got < p.least {
				t.Errorf("%s: %s on the surface has %.2f:1, want %g", name, p.what, got, p.least)
			}
		}
	}
}

// TestPathContrast: a path is always beside its casing, and stands out from it by
// 3:1 (WCAG 2.2, 1.4.11). On no colour of the map do path and casing both fade:
// where one is near the ground, the other is at least √3 away.
func TestPathContrast(t *testing.T) {
	const steps = 32
	for name, theme := range bothThemes {
		pal := theme.Palette()
		worst := math.Inf(1)
		for i, c := range slices.Concat(seriesColors[:], pal.hues[:]) {
			casing := pal.Casing(c)
			if got := Contrast(c, casing); got < LeastCasing {
				t.Errorf("%s: colour %d has %.2f:1 to its casing, want %d", name, i, got, LeastCasing)
			}
			for k := range steps + 1 {
				band := theme.Band(float64(k) / steps)
				worst = min(worst, math.Max(Contrast(c, band), Contrast(casing, band)))
			}
		}
		if worst < math.Sqrt(LeastCasing) {
			t.Errorf("%s: path and casing both fade to %.2f:1 on the map", name, worst)
		}
	}
}

// TestBandsAreEven: the map grows away from the surface in even steps of
// lightness, so that it can be read without colour.
func TestBandsAreEven(t *testing.T) {
	const steps = 16
	for name, theme := range bothThemes {
		start := oklab(theme.Band(0))[0]
		whole := oklab(theme.Band(1))[0] - start
		for k := range steps {
			step := oklab(theme.Band(float64(k+1) / steps))[0] - oklab(theme.Band(float64(k) / steps))[0]
			if step*whole <= 0 || math.Abs(step) > 2*math.Abs(whole)/steps {
				t.Errorf("%s: step %d of the map is %.4f in lightness, of %.4f in %d", name, k, step, whole, steps)
			}
		}
	}
}

func TestMix(t *testing.T) {
	a, b := rgb(0x123456), rgb(0xfedcba)
	if Mix(a, b, 0) != a || Mix(a, b, 1) != b {
		t.Errorf("mix at the ends = %v, %v, want %v, %v", Mix(a, b, 0), Mix(a, b, 1), a, b)
	}
	if got := Contrast(rgb(0), rgb(0xffffff)); math.Abs(got-21) > 1e-9 {
		t.Errorf("contrast(black, white) = %g, want 21", got)
	}
}

// TestHues: a line of any hue reads on the surface of its theme (WCAG 2.2, 1.4.11),
// and no two are so near that only their markers differ: 0.08 is four times the least
// difference in Oklab that is seen side by side.
func TestHues(t *testing.T) {
	const apart = 0.08
	for name, theme := range bothThemes {
		pal := theme.Palette()
		for i, c := range pal.hues {
			if got := Contrast(c, pal.Surface); got < LeastCasing {
				t.Errorf("%s: hue %d has %.2f:1 on the surface, want %d", name, i, got, LeastCasing)
			}
			for j := range i {
				if got := distance(c, pal.hues[j]); got < apart {
					t.Errorf("%s: hues %d and %d are %.3f apart, want %g", name, j, i, got, apart)
				}
			}
		}
	}
}

// TestUsualHuesWithoutRedAndGreen: hues of methods often raced together are told
// apart also by readers without the receptors for red or green.
//
// Source: G. Machado, M. Oliveira, L. Fernandes, "A physiologically-based model for
// simulation of color vision deficiency", 2009: protanopia and deuteranopia.
func TestUsualHuesWithoutRedAndGreen(t *testing.T) {
	const apart = 0.05
	usual := []int{0, 1, 2, 3, 4, 5, 6, 8} // all but those of the package wire's Crimson, Olive, Lavender, Teal and Grey
	for kind, m := range map[string][3][3]float64{
		"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
		"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	} {
		seen := func(c Color) Color {
			in, out := [3]float64{linear(c.R), linear(c.G), linear(c.B)}, [3]uint8{}
			for i, row := range m {
				out[i] = companded(row[0]*in[0] + row[1]*in[1] + row[2]*in[2])
			}
			return Color{out[0], out[1], out[2], 255}
		}
		for name, theme := range bothThemes {
			hues := theme.Palette().hues
			for k, i := range usual {
				for _, j := range usual[:k] {
					if got := distance(seen(hues[i]), seen(hues[j])); got < apart {
						t.Errorf("%s, %s: hues %d and %d are %.3f apart, want %g", name, kind, j, i, got, apart)
					}
				}
			}
		}
	}
}

// distance is how far apart two colours look, in Oklab.
func distance(a, b Color) float64 {
	p, q := oklab(a), oklab(b)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// TestStylesDiffer: no two markers share a shape or a dash pattern, and no two series
// share a colour.
func TestStylesDiffer(t *testing.T) {
	for i := range Markers {
		for j := range i {
			a, b := SeriesStyle(i), SeriesStyle(j)
			if a.Color == b.Color || slices.Equal(a.Dash, b.Dash) || len(a.Marker) == len(b.Marker) && a.Marker[0] == b.Marker[0] {
				t.Errorf("styles %d and %d share a colour, a dash or a marker", i, j)
			}
		}
	}
	if SeriesStyle(-1).Color != seriesColors[7] || SeriesStyle(8).Color != seriesColors[0] {
		t.Error("numbers beyond the table do not go round")
	}
}
