package dataset_test

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/dataset"
)

func TestParsePoints(t *testing.T) {
	tests := []struct {
		text string
		want dataset.Set
	}{
		{"", dataset.Set{Classes: 2}},
		{"values:", dataset.Set{}},
		{"1,2,0", dataset.Set{X: [][2]float64{{1, 2}}, Class: []int{0}, Classes: 2}},
		{" -1.5 , +2e0 ,1; 0,-0,7 ", dataset.Set{X: [][2]float64{{-1.5, 2}, {0, 0}}, Class: []int{1, 7}, Classes: 8}},
		{"values:1,2,-0.5;3,4,12", dataset.Set{X: [][2]float64{{1, 2}, {3, 4}}, Target: []float64{-0.5, 12}}},
		{"0.125,-0.126,1", dataset.Set{X: [][2]float64{{0.13, -0.13}}, Class: []int{1}, Classes: 2}},
		{"classes:cat,big dog;1,2,1;3,4,0", dataset.Set{X: [][2]float64{{1, 2}, {3, 4}}, Class: []int{1, 0}, Classes: 2, Names: []string{"cat", "big dog"}}},
		{"classes:a%2Cb, 1.50 ,100%25 ;1,2,3", dataset.Set{X: [][2]float64{{1, 2}}, Class: []int{3}, Classes: 4, Names: []string{"a,b", "1.5", "100%"}}},
		{"classes:a,b,c", dataset.Set{Classes: 3, Names: []string{"a", "b", "c"}}},
		{"-1000,1000,0", dataset.Set{X: [][2]float64{{-1000, 1000}}, Class: []int{0}, Classes: 2}},
	}
	for _, tt := range tests {
		if got, err := dataset.ParsePoints(tt.text); err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("ParsePoints(%q) = %+v, %v, want %+v", tt.text, got, err, tt.want)
		}
	}
}

func TestParsePointsRefuses(t *testing.T) {
	tests := []struct{ text, want string }{
		{"1,2", `Point 1: "1,2" is not x,y,class.`},
		{"1,2,0;1,2,0,", `Point 2: "1,2,0," is not x,y,class.`},
		{"1,2,0;", `Point 2: "" is not x,y,class.`},
		{";", `Point 1: "" is not x,y,class.`},
		{"values:1,2", `Point 1: "1,2" is not x,y,target.`},
		{"values:1,2,3;1,2,x", `Point 2: "x" is not a number.`},
		{"Values:1,2,3", `Point 1: "Values:1" is not a number.`},
		{"a,2,0", `Point 1: "a" is not a number.`},
		{"1,,0", `Point 1: the value is missing.`},
		{"1,2,", `Point 1: the value is missing.`},
		{"1,2,8", `Point 1: "8" is not a class: classes are whole numbers from 0 to 7.`},
		{"1,2,-1", `Point 1: "-1" is not a class: classes are whole numbers from 0 to 7.`},
		{"1,2,0.5", `Point 1: "0.5" is not a class: classes are whole numbers from 0 to 7.`},
		{"1,2,1e300", `Point 1: "1e300" is too large: numbers here are from -1000 to 1000.`},
		{"1000.01,2,0", `Point 1: "1000.01" is too large: numbers here are from -1000 to 1000.`},
		{"NaN,2,0", `Point 1: "NaN" means a missing value.`},
		{"1,-Inf,0", `Point 1: "-Inf" is not finite.`},
		{"1e999,2,0", `Point 1: "1e999" is not finite.`},
		{"classes:a,a;1,2,0", `Two classes are called "a".`},
		{"classes:;1,2,0", `"" is no name of a class: a name has 1 to 40 bytes and no control characters.`},
		{"classes:a,b\u202e;1,2,0", `"b\u202e" is no name of a class: a name has 1 to 40 bytes and no control characters.`},
		{"classes:1,2,3,4,5,6,7,8,9;1,2,0", `"9" is one class too many: there can be 8.`},
		{"classes:a;1,2,x", `Point 1: "x" is not a number.`},
		{"0x1p4,2,0", `Point 1: "0x1p4" is not a number.`},
		{"1_0,2,0", `Point 1: "1_0" is not a number.`},
		{"١,2,0", `Point 1: "١" is not a number.`},
		{"1\x00,2,0", `Point 1: "1\x00" is not a number.`},
		{"\xff,2,0", `Point 1: "\xff" is not a number.`},
		{strings.Repeat("1,2,0;", 201), `The text has 1206 bytes, and at most 1200 are read.`},
		{strings.Repeat(";", 1<<20), `The text has 1048576 bytes, and at most 1200 are read.`},
		{strings.Repeat("9", 400) + ",1,0", `Point 1: "` + strings.Repeat("9", 40) + `…" is not finite.`},
	}
	for _, tt := range tests {
		s, err := dataset.ParsePoints(tt.text)
		var e *dataset.PointsError
		if !errors.As(err, &e) || e.Text() != tt.want || err.Error() != "dataset: "+tt.want {
			t.Errorf("ParsePoints(%.40q) = %v, want %s", tt.text, err, tt.want)
		}
		if s.Len() > 0 {
			t.Errorf("ParsePoints(%.40q) gives %d points and an error", tt.text, s.Len())
		}
	}
}

// A link holds the names of classes, whatever is in them.
func TestPointsKeepNames(t *testing.T) {
	s := named([]string{"a,b;c", "100 %", "classes:x", "%2C", "乙"})
	text, err := dataset.FormatPoints(s)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := dataset.ParsePoints(text); err != nil || !reflect.DeepEqual(got, s) {
		t.Errorf("%q = %+v, %v, want %+v", text, got, err, s)
	}
}

// Points are rounded once: what was written is read back for ever.
func TestPointsRoundTrip(t *testing.T) {
	for _, e := range dataset.All() {
		g := e.New()
		if has(g, "n") {
			set(t, g, "n", "60")
			set(t, g, "noise", "50")
		}
		s := g.Make(seeded(4))
		text, err := dataset.FormatPoints(s)
		if err != nil {
			t.Fatalf("%s: %v", e.Key, err)
		}
		once, err := dataset.ParsePoints(text)
		if err != nil {
			t.Fatalf("%s: %v", e.Key, err)
		}
		if again, _ := dataset.FormatPoints(once); again != text {
			t.Errorf("%s: %q, read and written %q", e.Key, text, again)
		}
		if once.Task() != s.Task() || !slices.Equal(once.Class, s.Class) || once.Len() != s.Len() {
			t.Errorf("%s: %d points for %s came back as %d for %s", e.Key, s.Len(), s.Task(), once.Len(), once.Task())
		}
		for i, p := range s.X {
			if math.Abs(p[0]-once.X[i][0]) > 0.005+1e-9 || math.Abs(p[1]-once.X[i][1]) > 0.005+1e-9 {
				t.Errorf("%s: %v came back as %v", e.Key, p, once.X[i])
			}
		}
	}
}

func TestFormatPointsRefuses(t *testing.T) {
	many := numbered(make([]int, 300)...)
	far := numbered(0, 1)
	far.X[1][1] = -1000.5
	nan := dataset.Set{X: [][2]float64{{0, 0}}, Target: []float64{math.NaN()}}
	tests := []struct {
		name string
		set  dataset.Set
		want string
	}{
		// The names take 12 bytes, 10 points 6 with their semicolon, 90 of them 7, and the rest 8.
		{"many", many, `300 points are too many for a link: it has room for the first 162 of them.`},
		{"far", far, `Point 2: -1000.5 is too large: numbers here are from -1000 to 1000.`},
		{"NaN", nan, `Point 1: NaN is too large: numbers here are from -1000 to 1000.`},
	}
	for _, tt := range tests {
		text, err := dataset.FormatPoints(tt.set)
		var e *dataset.PointsError
		if !errors.As(err, &e) || e.Text() != tt.want || text != "" {
			t.Errorf("%s: %q, %v, want %s", tt.name, text, err, tt.want)
		}
	}
	first := make([]int, 162)
	for i := range first {
		first[i] = i
	}
	if _, err := dataset.FormatPoints(many.Subset(first)); err != nil {
		t.Errorf("the first 162 points: %v", err)
	}
	if _, err := dataset.FormatPoints(many.Subset(append(first, 162))); err == nil {
		t.Error("163 points were to be too many")
	}
}

func TestOwn(t *testing.T) {
	g := dataset.NewOwn()
	points := field(t, g, "points")
	if s := g.Make(nil); s.Len() != 4 || !slices.Equal(count(s), []int{2, 2}) {
		t.Errorf("default points %+v, want the corners of XOR", s)
	}
	tests := []struct {
		text   string
		want   string // the error, or ""
		domain [2][2]float64
	}{
		{"1,1,0;2,2,1", "", [2][2]float64{{-6, 6}, {-6, 6}}},
		{"14,0,0;0,-6,1", "", [2][2]float64{{-6, 15}, {-6, 6}}},
		{"values:0,-14,0.5", "", [2][2]float64{{-6, 6}, {-15, 6}}},
		{"", "", [2][2]float64{{-6, 6}, {-6, 6}}},
		{"1,1", `param: "1,1" is not a list of points x,y,class;x,y,class. Point 1: "1,1" is not x,y,class.`, [2][2]float64{{-6, 6}, {-6, 6}}},
		{"1,1,0\n", "", [2][2]float64{{-6, 6}, {-6, 6}}},
	}
	for _, tt := range tests {
		before := points.String()
		switch err := points.Set(tt.text); {
		case err == nil && tt.want != "" || err != nil && err.Error() != tt.want:
			t.Errorf("points = %q: %v, want %q", tt.text, err, tt.want)
		case err != nil && points.String() != before:
			t.Errorf("points = %q was refused and changed the value", tt.text)
		}
		if got := g.About().Domain; got != tt.domain {
			t.Errorf("points = %q: domain %v, want %v", tt.text, got, tt.domain)
		}
	}
	loaded := dataset.NewCircle().Make(seeded(1))
	g.Loaded = &loaded
	if reflect.DeepEqual(g.Make(nil), loaded) {
		t.Error("Loaded takes the place of points that are written out")
	}
	if err := points.Set(dataset.FromFile); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(g.Make(nil), loaded) {
		t.Errorf("%s does not stand for Loaded", dataset.FromFile)
	}
	g.Loaded, g.Points = nil, "1,1"
	wantPanic(t, "Make of a text Fields refuses", func() { g.Make(nil) })
}

func FuzzParsePoints(f *testing.F) {
	for _, s := range []string{
		"", "values:", "1,2,0", "-3,-3,0;3,3,0;-3,3,1;3,-3,1", "values:1,2,-0.5;3,4,12", " 1 , 2 , 0 ;",
		"1e3,-1e-3,7", "1,2,0.0000001", "0.005,-0.005,0", "NaN,Inf,x", "values:values:1,2,3", "classes:a,b;1,2,0", "classes:a%2C,%25;1,2,1;3,4,0", "classes:", "classes:1.0,01", "\xff,\x00;",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := dataset.ParsePoints(text)
		if err != nil {
			var e *dataset.PointsError
			if !errors.As(err, &e) || e.Point < 0 || e.Point > strings.Count(text, ";")+1 || len(err.Error()) > 400 {
				t.Fatalf("ParsePoints(%q) = %v", text, err)
			}
			return
		}
		checkShape(t, s)
		short, err := dataset.FormatPoints(s)
		if err != nil {
			return // written out, exponents may be longer than they were typed
		}
		again, err := dataset.ParsePoints(short)
		if err != nil || !reflect.DeepEqual(again, s) {
			t.Fatalf("%q = %+v, written %q = %+v, %v", text, s, short, again, err)
		}
	})
}
