package network

import (
	"slices"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
)

// However narrow the room beside the output is, the legend says what the marks mean,
// and which class is which.
func TestNarrowLegend(t *testing.T) {
	const own = "lab=network&race=gd&steps=2&network.data=own&network.own-points="
	for link, want := range map[string][]string{
		own + "-3,-3,0;3,3,1;1,0,1":                           {"0", "1", "training", "wrong"},
		own + "classes:Katze,großer Hund;-3,-3,0;3,3,1;1,0,1": {"Katze", "großer Hund", "training", "wrong"},
		"lab=network&race=gd&steps=2&network.data=plane":      {"training", "test"},
	} {
		p := viewtest.Open(t, link)
		texts := drawtest.Written(new(View).Draw(p, view.Room{W: 390, H: 390}, draw.Theme{}).Layers...)
		for _, text := range want {
			if !slices.Contains(texts, text) {
				t.Errorf("%s: texts %q, want %q", link, texts, text)
			}
		}
	}
}
