package all_test

import (
	"slices"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/method/all"
	"hfplayground/core/wire"
)

// TestStyles: every method has a hue of its own, and those often raced together have
// markers of their own too.
func TestStyles(t *testing.T) {
	table := all.Methods()
	hues := map[wire.Hue]string{}
	for _, e := range table {
		if other, taken := hues[e.Style.Hue]; taken {
			t.Errorf("%s and %s have the same hue", e.Key, other)
		}
		hues[e.Style.Hue] = e.Key
	}
	markers := map[wire.Marker]string{}
	for _, key := range []string{"gd", "momentum", "adam", "newton", "hf", "cg", "bfgs", "l-bfgs"} {
		marker := catalog.Get(table, key).Style.Marker
		if other, taken := markers[marker]; taken {
			t.Errorf("%s and %s have the same marker", key, other)
		}
		markers[marker] = key
	}
}

// TestAgain: eight runs of one method keep its hue and have eight markers.
func TestAgain(t *testing.T) {
	for _, e := range all.Methods() {
		var seen []wire.Marker
		for n := range 8 {
			s := e.Style.Again(n)
			if s.Hue != e.Style.Hue || slices.Contains(seen, s.Marker) {
				t.Errorf("%s: run %d has the style %v, want hue %d and a marker not in %v", e.Key, n+1, s, e.Style.Hue, seen)
			}
			seen = append(seen, s.Marker)
		}
	}
}
