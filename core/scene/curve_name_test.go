package scene

import (
	"strings"
	"testing"
)

// TestCurveTest: the loss on the test is dotted in the colour of its run, within
// the plot, and named where there is room; else the axis says what is dotted.
func TestCurveTest(t *testing.T) {
	tests := []struct {
		name string
		w, h float64
		want []string
	}{
		{"wide", 640, 130, []string{"Gradient descent", "test", "Newton", "test"}},
		{"wide and low", 640, 50, []string{"Gradient descent", "Newton"}},
		{"narrow", 360, 110, []string{"f" + testHint}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := testedRace()
			c, _ := newPlotted(p, tt.w, tt.h)
			var texts []string
			dotted := map[Color]bool{}
			for _, layer := range (Curve{}).Draw(p, tt.w, tt.h, Theme{}).Layers {
				for _, op := range layer.Ops {
					switch op := op.(type) {
					case Text:
						texts = append(texts, op.S)
					case Stroke:
						dotted[op.Color] = dotted[op.Color] || len(op.Dash) > 0 && op.Dash[1] == testDash[1]
					}
				}
			}
			if got := strings.Join(texts, "|"); !strings.Contains(got, strings.Join(tt.want, "|")) {
				t.Errorf("texts = %q, want %q", got, tt.want)
			}
			for i := range p.Race.Runs {
				r := &p.Race.Runs[i]
				if !dotted[slotOf(r.Slot).color] {
					t.Errorf("the test of %s is not dotted in its colour", r.Label)
				}
				for _, at := range c.line(r, r.Test) {
					if !c.plot.grown(1).holds(at) {
						t.Fatalf("the test of %s is drawn at %v, outside of %v", r.Label, at, c.plot)
					}
				}
			}
		})
	}
}
