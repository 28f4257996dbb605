package draw

import (
	"math"
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
		for i := range slots {
			c := slots[i].Color
			casing := pal.Casing(c)
			if got := Contrast(c, casing); got < LeastCasing {
				t.Errorf("%s: slot %d has %.2f:1 to its casing, want %d", name, i, got, LeastCasing)
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

// TestSlotsDiffer: no two slots share a colour, a dash pattern or a marker.
func TestSlotsDiffer(t *testing.T) {
	same := func(a, b []float64) bool {
		if len(a) != len(b) {
			return false
		}
		for i := range a {
			if a[i] != b[i] {
				return false
			}
		}
		return true
	}
	for i := range slots {
		for j := range i {
			a, b := &slots[i], &slots[j]
			if a.Color == b.Color || same(a.Dash, b.Dash) || len(a.Marker) == len(b.Marker) && a.Marker[0] == b.Marker[0] {
				t.Errorf("slots %d and %d share a colour, a dash or a marker", i, j)
			}
		}
	}
	if SlotOf(-1) != &slots[7] || SlotOf(8) != &slots[0] {
		t.Error("slot numbers beyond the table do not go round")
	}
}
