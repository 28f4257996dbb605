package all_test

import (
	"testing"

	"hfplayground/core/view"
	"hfplayground/core/view/all"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// TestTerms: what a view says of its axes and marks is whole, each with a symbol and a
// formula or a name alone, and nothing is said of nothing. Every view explains itself.
func TestTerms(t *testing.T) {
	pictures := append(pictures(t), viewtest.Open(t, "lab=network&race=hf&network.hidden=2&steps=2&step=1&pick=1.2.1&curve=accuracy&axis=cost"), viewtest.Race(3, 1))
	for _, e := range all.Views() {
		of := all.StageTerms()[e.Key]
		if v, ok := e.New().(view.Explainer); ok {
			of = v.Terms
		}
		if of == nil {
			t.Errorf("%s does not say what its axes are", e.Key)
			continue
		}
		if terms := of(wire.Picture{}); len(terms) > 0 {
			t.Errorf("%s explains nothing as %v", e.Key, terms)
		}
		most := 0
		for _, p := range pictures {
			terms := of(p)
			most = max(most, len(terms))
			seen := map[string]bool{}
			for _, tm := range terms {
				if err := tm.Check(); err != nil || seen[tm.Label()] || (tm.Symbol == "") != (tm.Formula == "") {
					t.Errorf("%s: %+v: %v, want a whole term of its own", e.Key, tm, err)
				}
				seen[tm.Label()] = true
			}
		}
		if most < 2 {
			t.Errorf("%s explains %d axes and marks, want two at least", e.Key, most)
		}
	}
}
