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

func TestFieldsOfAnOwner(t *testing.T) {
	rate, c := 1.0, 0.5
	search := "fixed"
	settings := []param.Field{
		param.Choice(&search, "linesearch", []param.Option{{Key: "fixed"}, {Key: "armijo"}}, ""),
		param.Float(&rate, "rate", param.Linear(0, 2), "").If("linesearch", "fixed"),
		param.Float(&c, "armijo", param.Linear(0, 1), "").In("line search").If("linesearch", "armijo"),
	}
	got := fields(settings, "gd.")
	if !got[0].Radio || got[0].Name != "gd.linesearch" {
		t.Errorf("first field = %+v, want radio buttons called gd.linesearch", got[0])
	}
	if got[1].When != "gd.linesearch=fixed" || got[1].Heading != "" {
		t.Errorf("second field = %+v, want it shown when gd.linesearch=fixed, under no heading", got[1])
	}
	if got[2].Heading != "line search" || got[2].HeadingWhen != "gd.linesearch=armijo" {
		t.Errorf("third field = %+v, want the heading line search under the condition of its fields", got[2])
	}
}
