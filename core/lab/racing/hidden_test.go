//go:build !js

// What is asked here takes half a minute and has the same bits as WebAssembly, which recorded links are asked for.

package racing_test

import (
	"slices"
	"strings"
	"testing"

	methods "hfplayground/core/method/all"
)

// TestHiddenSettingsDoNothing asks, of every setting of every method, that it changes
// nothing where the page does not show it, and something where it does.
func TestHiddenSettingsDoNothing(t *testing.T) {
	for _, e := range methods.Methods() {
		fields := e.New().Fields()
		for _, f := range fields {
			var all []string
			for _, c := range f.When {
				all = append(all, hold(fields, c, true))
				for _, g := range []int{0, len(grounds) - 1} {
					if without := hold(fields, c, false); differs(t, grounds[g].link, e.Key, f, without) {
						t.Errorf("%s.%s is hidden with %s and acts all the same on %s", e.Key, f.Key, without, grounds[g].link)
					}
				}
			}
			acts := map[bool]bool{} // whether it does something, on test functions and on nets, as far as it is shown there
			for _, g := range grounds {
				net := strings.HasPrefix(g.link, "lab=network")
				if f.Needs == "" || slices.Contains(g.offers, f.Needs) {
					acts[net] = acts[net] || differs(t, g.link, e.Key, f, all...)
				} else if differs(t, g.link, e.Key, f, all...) {
					t.Errorf("%s.%s is hidden on %s and acts all the same", e.Key, f.Key, g.link)
				}
			}
			for net, does := range acts {
				if !does {
					t.Errorf("%s.%s is shown and changes nothing, on nets: %t", e.Key, f.Key, net)
				}
			}
		}
	}
}
