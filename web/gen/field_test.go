package main

import (
	"testing"

	"hfplayground/core/param"
)

func TestLabel(t *testing.T) {
	for want, f := range map[string]param.Field{
		"Learning rate η": {Label: "Learning rate", Symbol: "η"},
		"Warm start":      {Label: "Warm start"},
	} {
		if got := label(f); got != want {
			t.Errorf("label(%+v) = %q, want %q", f, got, want)
		}
	}
}

func TestSlider(t *testing.T) {
	tests := []struct {
		name  string
		r     param.Range
		whole bool
		want  *Slider
	}{
		{"linear", param.Linear(0, 0.999), false, &Slider{Lo: "0", Hi: "0.999", Max: sliderMax}},
		{"by factors", param.Log(1e-6, 10), false, &Slider{Lo: "1e-06", Hi: "10", Log: true, Max: sliderMax}},
		{"can be off", param.LogOrZero(1, 1e6), false, &Slider{Lo: "1", Hi: "1e+06", Log: true, Zero: true, Max: sliderMax}},
		{"few integers: one position each", param.Linear(4, 60), true, &Slider{Lo: "4", Hi: "60", Whole: true, Max: 56}},
		{"integers by factors", param.Log(1, 20000), true, &Slider{Lo: "1", Hi: "20000", Log: true, Whole: true, Max: sliderMax}},
		{"a seed", param.Linear(0, 1<<31-1), true, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := slider(tt.r, tt.whole)
			if (got == nil) != (tt.want == nil) || got != nil && *got != *tt.want {
				t.Errorf("slider(%v, %v) = %+v, want %+v", tt.r, tt.whole, got, tt.want)
			}
		})
	}
}

func TestSetsOfAnOwner(t *testing.T) {
	rate, c := 1.0, 0.5
	search := "fixed"
	batch := 0
	settings := []param.Field{
		param.Choice(&search, "linesearch", []param.Option{{Key: "fixed"}, {Key: "armijo"}}, "").Mainly(),
		param.Float(&rate, "rate", param.Linear(0, 2), "").If("linesearch", "fixed").Unless("batch", "0"),
		param.Int(&batch, "batch", param.Linear(0, 2), "").In("mini-batch").Needing("examples"),
		param.Float(&c, "armijo", param.Linear(0, 1), "").In("line search").If("linesearch", "armijo"),
		param.Float(&c, "shrink", param.Linear(0, 1), "").In("line search").If("linesearch", "armijo"),
		param.Float(&c, "slope", param.Linear(0, 1), "").In("slope").If("linesearch", "armijo"),
		param.Float(&c, "least", param.Linear(0, 1), "").In("slope"),
	}
	main, rest := sets(settings, "gd.")
	if len(main) != 1 || !main[0].Radio || main[0].Name != "gd.linesearch" {
		t.Errorf("main = %+v, want radio buttons called gd.linesearch", main)
	}
	want := []Set{
		{Heading: "", Shown: Shown{When: "gd.linesearch=fixed&gd.batch!=0"}},
		{Heading: "mini-batch", Shown: Shown{Needs: "examples"}},
		{Heading: "line search", Shown: Shown{When: "gd.linesearch=armijo"}},
		{Heading: "slope"},
	}
	if len(rest) != len(want) {
		t.Fatalf("%d sets, want %d", len(rest), len(want))
	}
	for i, w := range want {
		if rest[i].Heading != w.Heading || rest[i].Shown != w.Shown {
			t.Errorf("set %d = %q, shown %+v, want %q, %+v: what all its fields share", i, rest[i].Heading, rest[i].Shown, w.Heading, w.Shown)
		}
	}
}
