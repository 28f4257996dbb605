package dataset_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/dataset"
)

func TestFeatures(t *testing.T) {
	want := map[string]float64{ // at (2, −3)
		"x": 2, "y": -3, "x2": 4, "y2": 9, "xy": -6, "sin-x": math.Sin(2), "sin-y": math.Sin(-3),
	}
	if got := len(dataset.AllFeatures()); got != len(want) {
		t.Errorf("%d features, want %d", got, len(want))
	}
	for _, f := range dataset.AllFeatures() {
		if w, ok := want[f.Key]; !ok || f.At(2, -3) != w || f.Label == "" {
			t.Errorf("%s (%q) at (2, −3) = %g, want %g", f.Key, f.Label, f.At(2, -3), w)
		}
	}
}

func TestParseFeatures(t *testing.T) {
	const choose = ". Choose some of x, y, x2, y2, xy, sin-x, sin-y."
	tests := []struct{ text, want string }{
		{"x,y", "x,y"},
		{"sin-y, x2 ,x", "sin-y,x2,x"},
		{"x,y,x2,y2,xy,sin-x,sin-y", "x,y,x2,y2,xy,sin-x,sin-y"},
		{"", `A feature is missing in ""` + choose},
		{"x,", `A feature is missing in "x,"` + choose},
		{"x,y,x", `The feature x is in the list twice: "x,y,x".`},
		{"x,z", `"z" is not a feature` + choose},
		{"X", `"X" is not a feature` + choose},
		{"x;y", `"x;y" is not a feature` + choose},
	}
	for _, tt := range tests {
		features, err := dataset.ParseFeatures(tt.text)
		keys := []string{}
		for _, f := range features {
			keys = append(keys, f.Key)
		}
		got := strings.Join(keys, ",")
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("ParseFeatures(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestDesignMatrix(t *testing.T) {
	features, err := dataset.ParseFeatures("xy,x,y2")
	if err != nil {
		t.Fatal(err)
	}
	x := [][2]float64{{2, -3}, {0.5, 4}}
	got := make([]float64, 6)
	dataset.DesignMatrix(got, x, features)
	if want := []float64{-6, 2, 9, 2, 0.5, 16}; !slices.Equal(got, want) {
		t.Errorf("DesignMatrix = %v, want %v", got, want)
	}
	if n := testing.AllocsPerRun(10, func() { dataset.DesignMatrix(got, x, features) }); n > 0 {
		t.Errorf("DesignMatrix allocates %g times, want none", n)
	}
	wantPanic(t, "DesignMatrix into too little", func() { dataset.DesignMatrix(got[:5], x, features) })
}

func near(a, b []float64, tol float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) <= tol })
}
