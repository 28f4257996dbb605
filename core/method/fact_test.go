package method_test

import (
	"math"
	"testing"

	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// Every fact that a step reports is explained, whatever the settings: by a name
// of its own and a sentence, and a number by symbol and formula too. What is not a
// number says why in words.
func TestFactsAreExplained(t *testing.T) {
	seen := map[string]string{}
	for _, e := range all.Methods() {
		for _, settings := range variations(e) {
			for _, f := range []objective.Objective{methodtest.Line(), methodtest.Saddle()} {
				run, _ := steps(set(t, e, settings), f, []float64{3, 1}, 5, -1)
				for _, it := range run {
					for _, fact := range it.Facts {
						if err := fact.Check(); err != nil || fact.Key == "" {
							t.Errorf("%s %s: the fact %q is not explained: %v", e.Key, settings, fact.Key, err)
						}
						if !math.IsNaN(fact.Value) && (fact.Symbol == "" || fact.Formula == "") {
							t.Errorf("%s %s: the number %q has symbol %q and formula %q, want both", e.Key, settings, fact.Key, fact.Symbol, fact.Formula)
						}
						if (math.IsNaN(fact.Value) || math.IsInf(fact.Value, 0)) && fact.Text == "" {
							t.Errorf("%s %s: the fact %q is %g without a word", e.Key, settings, fact.Key, fact.Value)
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
