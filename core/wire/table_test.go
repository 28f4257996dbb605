package wire_test

import (
	"reflect"
	"testing"

	"hfplayground/core/wire"
)

// TestParts: every field of a picture has one row in the table, and every row a full
// example, which a picture gives back as it was put.
func TestParts(t *testing.T) {
	names, kinds := map[string]bool{}, map[wire.Kind]bool{}
	var p wire.Picture
	for _, part := range full() {
		p.Put(part)
	}
	for i, e := range wire.Parts() {
		if e.Name == "" || names[e.Name] || kinds[e.Kind] {
			t.Errorf("row %d: name %q or kind %d stands twice", i, e.Name, e.Kind)
		}
		names[e.Name], kinds[e.Kind] = true, true
		if got := e.New().Kind(); got != e.Kind {
			t.Errorf("%s: New has kind %d, want %d", e.Name, got, e.Kind)
		}
		if part, ok := e.Of(&p); !ok || part.Kind() != e.Kind {
			t.Errorf("%s: Of gives %v, want the part that was put", e.Name, part)
		}
		if part, ok := e.Of(&wire.Picture{}); ok {
			t.Errorf("%s: Of an empty picture gives %v, want none", e.Name, part)
		}
	}
	if n := reflect.TypeFor[wire.Picture]().NumField(); n != len(names) {
		t.Errorf("a picture has %d fields, the table %d rows", n, len(names))
	}
	if got := p.Parts(); !reflect.DeepEqual(got, full()) {
		t.Errorf("Parts = %v, want all that were put, in the order of the table", got)
	}
}
