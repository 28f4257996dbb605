package plot

import (
	"math"
	"strings"
	"testing"

	"hfplayground/core/draw"
)

func TestTicks(t *testing.T) {
	tests := []struct {
		low, high float64
		most      int
		want      string
	}{
		{-2, 2, 8, "−2.0 −1.5 −1.0 −0.5 0 0.5 1.0 1.5 2.0"},
		{0, 80, 8, "0 10 20 30 40 50 60 70 80"},
		{0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0"},
		{0.9999, 1.0001, 2, "0.9999 1.0000 1.0001"},
		{0, 3e7, 3, "0 10⁷ 2·10⁷ 3·10⁷"},
		{0, 3e-9, 3, "0 10⁻⁹ 2·10⁻⁹ 3·10⁻⁹"},
		{1, 1, 4, ""},
		{2, 1, 4, ""},
		{0, math.Inf(1), 4, ""},
		{1e17, 1e17 + 32, 40, ""},
		{0, 1, 0, ""},
	}
	for _, tt := range tests {
		var labels []string
		for _, k := range Ticks(tt.low, tt.high, tt.most) {
			labels = append(labels, k.Label)
		}
		if got := strings.Join(labels, " "); got != tt.want {
			t.Errorf("ticks(%g, %g, %d) = %q, want %q", tt.low, tt.high, tt.most, got, tt.want)
		}
	}
}

func TestShort(t *testing.T) {
	tests := []struct {
		v    float64
		want string
	}{
		{0, "0"}, {1, "1"}, {-1.5, "−1.5"}, {0.0123, "0.0123"}, {1234.5, "1234"}, {100, "100"},
		{1.5e-7, "1.5·10⁻⁷"}, {-2e9, "−2·10⁹"}, {1e12, "10¹²"}, {0.39788, "0.398"},
		{math.Inf(-1), "−∞"}, {math.Inf(1), "∞"}, {math.NaN(), "undefined"},
	}
	for _, tt := range tests {
		if got := Short(tt.v); got != tt.want {
			t.Errorf("short(%g) = %q, want %q", tt.v, got, tt.want)
		}
	}
}

func TestSpread(t *testing.T) {
	labels := []draw.Text{{At: draw.Pt(0, 50)}, {At: draw.Pt(0, 52)}, {At: draw.Pt(0, 99)}, {At: draw.Pt(0, 98)}}
	Spread(labels, 0, 100, 14)
	want := []float64{50, 64, 100, 86}
	for i, l := range labels {
		if l.At.Y != want[i] {
			t.Errorf("label %d at %g, want %g", i, l.At.Y, want[i])
		}
	}
}
