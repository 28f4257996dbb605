package method_test

import (
	"testing"

	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// Every fact that a step tells of itself has a label of its own, whatever the
// settings.
func TestFactLabels(t *testing.T) {
	seen := map[string]string{}
	for _, e := range all.Methods() {
		for _, settings := range variations(e) {
			for _, f := range []objective.Objective{methodtest.Line(), methodtest.Saddle()} {
				run, _ := steps(set(t, e, settings), f, []float64{3, 1}, 5, -1)
				for _, it := range run {
					for _, fact := range it.Facts {
						if fact.Label() == fact.Key || fact.Label() == "" {
							t.Errorf("%s %s: the fact %q has no label", e.Key, settings, fact.Key)
						}
						if other, ok := seen[fact.Label()]; ok && other != fact.Key {
							t.Errorf("the facts %q and %q are both called %q", fact.Key, other, fact.Label())
						}
						seen[fact.Label()] = fact.Key
					}
				}
			}
		}
	}
}
