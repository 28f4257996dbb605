package draw

import (
	"slices"
	"testing"
)

func TestWrap(t *testing.T) {
	const size = 10.0 // 5.7 px a letter
	tests := []struct {
		s           string
		first, rest float64
		most        int
		want        []string
	}{
		{"", 50, 50, 2, []string{""}},
		{"one line", 50, 50, 2, []string{"one line"}},
		{"two lines of words", 50, 60, 2, []string{"two", "lines of …"}},
		{"two lines of words", 60, 60, 2, []string{"two lines", "of words"}},
		{"a word below", 0, 60, 3, []string{"", "a word", "below"}},
		{"three lines of a few words", 50, 50, 2, []string{"three", "lines o…"}},
		{"unbreakable", 40, 40, 3, []string{"unbreak", "able"}},
		{"an unbreakable word", 40, 40, 9, []string{"an", "unbreak", "able", "word"}},
		{"an unbreakable word", 40, 40, 2, []string{"an", "unbrea…"}},
	}
	for _, tt := range tests {
		if got := Wrap(tt.s, tt.first, tt.rest, size, tt.most); !slices.Equal(got, tt.want) {
			t.Errorf("Wrap(%q, %g, %g) in %d = %q, want %q", tt.s, tt.first, tt.rest, tt.most, got, tt.want)
		}
		for i, line := range Wrap(tt.s, tt.first, tt.rest, size, tt.most) {
			width := tt.rest
			if i == 0 {
				width = tt.first
			}
			if TextWidth(line, size) > width {
				t.Errorf("Wrap(%q, %g, %g): line %q is wider than %g", tt.s, tt.first, tt.rest, line, width)
			}
		}
	}
}
