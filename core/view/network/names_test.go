package network

import (
	"slices"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
)

// The legend calls classes by their names, of two classes and of more; a long one is
// cut.
func TestLegendNamesClasses(t *testing.T) {
	const net = "lab=network&race=gd&steps=2&network.data=own&network.own-points="
	for link, want := range map[string][]string{
		"classes:cat,dog;-3,-3,0;3,3,1;1,0,1":                                           {"cat", "dog"},
		"classes:cat,dog,a very long name of a class;-3,-3,0;3,3,1;1,0,2;2,2,2;-1,-2,0": {"cat", "dog", draw.Cut("a very long name of a class", nameWidth, draw.SmallSize)},
		"-3,-3,0;3,3,1;1,0,2;1,1,2":                                                     {"0", "1", "2"},
	} {
		p := viewtest.Open(t, net+link)
		texts := drawtest.Written(new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{}).Layers...)
		for _, name := range want {
			if !slices.Contains(texts, name) {
				t.Errorf("%s: texts %q, want %q", link, texts, name)
			}
		}
	}
}
