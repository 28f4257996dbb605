package catalog_test

import (
	"slices"
	"testing"

	"hfplayground/core/catalog"
)

func TestTable(t *testing.T) {
	type entry = catalog.Entry[func() int]
	table := []entry{{Key: "one", Label: "One", New: func() int { return 1 }}, {Key: "two", Label: "Two", New: func() int { return 2 }}}
	if got := catalog.Keys(table); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("keys %q", got)
	}
	for i, key := range []string{"one", "two"} {
		if e, ok := catalog.Find(table, key); !ok || e.Key != key || e.New() != i+1 || catalog.Index(table, key) != i || catalog.Get(table, key).Label != e.Label {
			t.Errorf("%s: found %+v, %t, at %d", key, e, ok, catalog.Index(table, key))
		}
	}
	for _, key := range []string{"", "On", "three"} {
		if e, ok := catalog.Find(table, key); ok || e.Key != "" || catalog.Index(table, key) != -1 {
			t.Errorf("%q: found %+v, %t", key, e, ok)
		}
	}
}
