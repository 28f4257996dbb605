package scene

import "testing"

func TestViews(t *testing.T) {
	var v Views
	first, net := v.Of("landscape"), v.Of("network")
	if _, ok := first.(*Landscape); !ok {
		t.Errorf("Of(landscape) = %T", first)
	}
	if _, ok := net.(*Network); !ok {
		t.Errorf("Of(network) = %T", net)
	}
	if v.Of("landscape") != first || v.Of("network") != net {
		t.Error("a view does not stay")
	}
	if v.Of("") != first || v.Of("of another version") != first {
		t.Error("a key that is not in the table does not give the first view")
	}
	var other Views
	if other.Of("network") == net {
		t.Error("two sets share a view")
	}
}
