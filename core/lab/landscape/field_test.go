package landscape

import "testing"

// Log levels start at the known minimum, also where the window shows only higher
// ground, and below it where f falls on outside of its usual domain.
func TestFieldBase(t *testing.T) {
	tests := []struct {
		link   string
		lo, hi float64
	}{
		{"problem=mccormick", -1.9133, -1.9132},
		{"problem=mccormick&window=2,3,-3,-2", -1.9133, -1.9132},
		{"problem=mccormick&window=-12,-8,-12,-8", -15, -10},
		{"problem=formula&formula.f=x^2%2By^2%2B3", 3, 3.01},
		{"problem=formula&formula.f=log(x)", -4, -3}, // −∞ at x = 0
		{"problem=formula&formula.f=0/0", 0, 0},
	}
	for _, tt := range tests {
		s := open("race=&" + tt.link)
		if got := s.field.Field.Base; !(got >= tt.lo && got <= tt.hi) {
			t.Errorf("%s: base %g, want it in [%g, %g]", tt.link, got, tt.lo, tt.hi)
		}
		s.Close()
	}
}
