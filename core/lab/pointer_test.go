package lab_test

import (
	"testing"

	"hfplayground/core/lab"
)

func TestPoint(t *testing.T) {
	if p := lab.Point("0.5,-2"); p.At == nil || *p.At != [2]float64{0.5, -2} || p.Part != "" {
		t.Errorf("on the plane: %+v", p)
	}
	if p := lab.Point("w:1.2.b"); p.At != nil || p.Part != "1.2.b" {
		t.Errorf("on a part: %+v", p)
	}
	for place, want := range map[string]lab.Iteration{"i:0": {Number: 1}, "i:12": {Number: 13}, "slow:3": {Number: 4, Slow: true}} {
		if p := lab.Point(place); p != (lab.Pointer{Iteration: want}) {
			t.Errorf("%q: %+v, want %+v", place, p, want)
		}
	}
	for _, place := range []string{"i:", "i:-1", "i:x", "i:99999999999999999999", "slow:1e3", "", "1", "1,2,3", "x,y", "1e9,0", "NaN,0"} {
		if p := lab.Point(place); p != (lab.Pointer{}) {
			t.Errorf("%q: %+v, want nowhere", place, p)
		}
	}
}
