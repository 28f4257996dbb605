package words

import (
	"math"
	"testing"
)

func TestNumber(t *testing.T) {
	tests := []struct {
		x    float64
		want string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {1, "1"}, {-0.25, "−0.25"}, {24.2, "24.2"}, {123456, "1.235·10⁵"},
		{1.648041e-15, "1.648·10⁻¹⁵"}, {-3e20, "−3·10²⁰"}, {1e-5, "1·10⁻⁵"}, {0.0001, "0.0001"},
		{math.NaN(), "undefined"}, {math.Inf(1), "∞"}, {math.Inf(-1), "−∞"},
	}
	for _, tt := range tests {
		if got := Number(tt.x); got != tt.want {
			t.Errorf("Number(%g) = %q, want %q", tt.x, got, tt.want)
		}
	}
}

func TestShort(t *testing.T) {
	for x, want := range map[float64]string{1.23456: "1.235", -0.00004: "0", 2e7: "2·10⁷"} {
		if got := Short(x); got != want {
			t.Errorf("Short(%g) = %q, want %q", x, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for n, want := range map[int]string{0: "0 steps", 1: "1 step", 2: "2 steps"} {
		if got := Plural(n, "step"); got != want {
			t.Errorf("Plural(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestCost(t *testing.T) {
	for number, want := range map[string]string{"1": "1 gradient equivalent", "0.98": "0.98 gradient equivalents", "12": "12 gradient equivalents"} {
		if got := Cost(number); got != want {
			t.Errorf("Cost(%q) = %q, want %q", number, got, want)
		}
	}
}

func TestA(t *testing.T) {
	for noun, want := range map[string]string{"initial damping of 1": "an initial damping of 1", "learning rate": "a learning rate", "unit": "a unit", "": "a "} {
		if got := A(noun); got != want {
			t.Errorf("A(%q) = %q, want %q", noun, got, want)
		}
	}
}
