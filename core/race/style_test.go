package race

import "testing"

// TestStyleBelongsToTheMethod: a run looks the same wherever it stands in the race,
// and a second of its kind differs in its marker alone.
func TestStyleBelongsToTheMethod(t *testing.T) {
	first, err := ParseRace("gd,newton,gd-2", false)
	if err != nil {
		t.Fatal(err)
	}
	other, err := ParseRace("gd-2,hf,newton,gd", true)
	if err != nil {
		t.Fatal(err)
	}
	for i, j := range []int{3, 2, 0} {
		if first[i].Style != other[j].Style {
			t.Errorf("%s: style %v in one race, %v in another", first[i].ID, first[i].Style, other[j].Style)
		}
	}
	if a, b := first[0].Style, first[2].Style; a.Hue != b.Hue || a.Marker == b.Marker {
		t.Errorf("gd has the style %v, gd-2 %v; want the same hue and another marker", a, b)
	}
}
