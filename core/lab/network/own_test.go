package network_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
)

// ownLink is a small net on six own points, half of them trained on.
const ownLink = "lab=network&network.data=own&network.own-points=-3,-3,0;3,3,0;-3,3,1;3,-3,1;0,1,0;1,0,1&network.hidden=2&race=gd&steps=2"

// point is an example as it is drawn.
type point struct {
	x, y, third float64
	test        bool
}

// drawn returns the examples in the order in which they are drawn.
func drawn(s *lab.Session) []point {
	samples := alltest.Picture(s).Samples
	out := make([]point, len(samples.X))
	for i := range out {
		out[i] = point{samples.X[i], samples.Y[i], 0, samples.Test[i]}
		if len(samples.Target) > 0 {
			out[i].third = samples.Target[i]
		} else {
			out[i].third = float64(samples.Class[i])
		}
	}
	return out
}

// without returns the points but for those at a place, whatever they are for.
func without(points []point, x, y float64) []point {
	return slices.DeleteFunc(slices.Clone(points), func(p point) bool { return p.x == x && p.y == y })
}

// sorted forgets the order and the split, which a new point changes.
func sorted(points []point) []point {
	out := slices.Clone(points)
	for i := range out {
		out[i].test = false
	}
	slices.SortFunc(out, func(a, b point) int {
		return slices.Compare([]float64{a.x, a.y, a.third}, []float64{b.x, b.y, b.third})
	})
	return out
}

// TestClicks asks what a click with each brush does to own points.
func TestClicks(t *testing.T) {
	tests := []struct {
		name  string
		edits []string
		gone  int     // points that are no more
		come  []point // points that are new
		probe string  // "auto" for none
	}{
		{"a point of class 1", []string{"act=point:2,0.5"}, 0, []point{{x: 2, y: 0.5, third: 1}}, "auto"},
		{"a point of class 0", []string{"brush=0", "act=point:2,0.5"}, 0, []point{{x: 2, y: 0.5}}, "auto"},
		{"a third class", []string{"brush=3&network.loss=auto", "act=point:2,0.5"}, 0, []point{{x: 2, y: 0.5, third: 3}}, "auto"},
		{"another class for a point", []string{"act=point:0.05,1.05"}, 1, []point{{y: 1, third: 1}}, "auto"},
		{"erased", []string{"brush=erase", "act=point:0.05,1.05"}, 1, nil, "auto"},
		{"erased where nothing is", []string{"brush=erase", "act=point:5,0"}, 0, nil, "auto"},
		{"probe", []string{"brush=probe", "act=point:2,0.5"}, 0, nil, "2,0.5"},
		{"two clicks", []string{"act=point:2,0.5", "act=point:-2,0.5"}, 0, []point{{x: 2, y: 0.5, third: 1}, {x: -2, y: 0.5, third: 1}}, "auto"},
		{"outside of the window", []string{"act=point:9,9"}, 0, []point{{x: 9, y: 9, third: 1}}, "auto"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := alltest.Opened(t, ownLink)
			before := sorted(drawn(s))
			if notes := alltest.Edited(s, tt.edits...); len(notes) > 0 {
				t.Errorf("notes %q, want none", notes)
			}
			after := sorted(drawn(s))
			if len(after) != len(before)-tt.gone+len(tt.come) {
				t.Errorf("%d points, before %d; want %d gone and %d new", len(after), len(before), tt.gone, len(tt.come))
			}
			for _, p := range tt.come {
				if !slices.Contains(after, p) {
					t.Errorf("points %v, want %v among them", after, p)
				}
			}
			kept := 0
			for _, p := range before {
				if slices.Contains(after, p) {
					kept++
				}
			}
			if kept != len(before)-tt.gone {
				t.Errorf("%d of %d points are as they were, want %d", kept, len(before), len(before)-tt.gone)
			}
			if got := alltest.Value(s, "probe"); got != tt.probe {
				t.Errorf("probe = %s, want %s", got, tt.probe)
			}
			alltest.Opened(t, s.Link())
		})
	}
}

// TestClickOnOtherData moves the probe, whatever the brush, and leaves the data
// alone.
func TestClickOnOtherData(t *testing.T) {
	for _, brush := range []string{"0", "3", "erase", "probe"} {
		s := alltest.Opened(t, "lab=network&network.circle-n=20&race=gd&steps=2&brush="+brush)
		before := drawn(s)
		alltest.Edited(s, "act=point:1.25,-2")
		if got := alltest.Value(s, "probe"); got != "1.25,-2" || !slices.Equal(drawn(s), before) {
			t.Errorf("brush %s: probe = %s, want 1.25,-2; or the data are others", brush, got)
		}
	}
}

// TestDrag moves every point that is drawn, one after the other: exactly this one
// moves, although the order of drawing is not that of the link.
func TestDrag(t *testing.T) {
	links := map[string]string{
		"classes":    ownLink,
		"regression": strings.Replace(ownLink, "own-points=", "own-points=values:", 1),
		"all train":  ownLink + "&network.train=1",
		"three":      strings.Replace(ownLink, "0,1,0", "0,1,2", 1) + "&network.train=0.7&network.data-seed=5",
	}
	for name, link := range links {
		t.Run(name, func(t *testing.T) {
			s := alltest.Opened(t, link)
			for i := range drawn(s) {
				want := drawn(s)
				want[i].x, want[i].y = 2.5, -1.25
				if notes := alltest.Edited(s, fmt.Sprintf("point=%d:2.5,-1.25", i)); len(notes) > 0 {
					t.Fatal(notes)
				}
				if got := drawn(s); !slices.Equal(got, want) {
					t.Fatalf("point %d dragged: %v, want %v", i, got, want)
				}
				alltest.Edited(s, fmt.Sprintf("point=%d:%d,5", i, i)) // apart from the others again
			}
		})
	}
}

// TestRemovePoint removes every point that is drawn from a fresh session each.
func TestRemovePoint(t *testing.T) {
	for _, mark := range []string{"", "values:"} {
		link := strings.Replace(ownLink, "own-points=", "own-points="+mark, 1)
		for i, p := range drawn(alltest.Opened(t, link)) {
			s := alltest.Opened(t, link)
			want := sorted(without(drawn(s), p.x, p.y))
			if notes := alltest.Edited(s, fmt.Sprintf("act=remove-point:%d", i)); len(notes) > 0 {
				t.Fatal(notes)
			}
			if got := sorted(drawn(s)); !slices.Equal(got, want) {
				t.Errorf("%spoint %d removed: %v, want %v", mark, i, got, want)
			}
		}
	}
}

// TestOwnPointsRefused asks for a note, and that all stays as it was.
func TestOwnPointsRefused(t *testing.T) {
	const others = "lab=network&network.circle-n=20&race=gd&steps=2"
	tests := []struct{ link, edit, key string }{
		{ownLink, "act=remove-point:6", "act"},
		{ownLink, "act=remove-point:-1", "act"},
		{ownLink, "act=remove-point:", "act"},
		{ownLink, "act=remove-point:1.5", "act"},
		{others, "act=remove-point:0", "act"},
		{ownLink, "point=6:0,0", "point"},
		{ownLink, "point=0:0", "point"},
		{ownLink, "point=0:0,0,0", "point"},
		{ownLink, "point=:1,1", "point"},
		{ownLink, "point=", "point"},
		{others, "point=0:1,1", "point"},
		{ownLink, "act=point:", "act"},
		{ownLink, "act=point:1,NaN", "act"},
		{ownLink, "act=point:1e9,0", "act"},
		{ownLink, "network.own-points=1,2,3,4", "network.own-points"},
		{"problem=rosenbrock&race=gd&steps=2", "act=point:1,1", "act"},
		{"problem=rosenbrock&race=gd&steps=2", "act=own", "act"},
		{"problem=rosenbrock&race=gd&steps=2", "point=0:1,1", "point"},
		{strings.Replace(ownLink, ";3,3,0;-3,3,1;3,-3,1;0,1,0", "", 1), "act=remove-point:0", "network.own-points"},
	}
	for _, tt := range tests {
		t.Run(tt.edit, func(t *testing.T) {
			s := alltest.Opened(t, tt.link)
			link, table := s.Link(), s.PointsCSV()
			notes := alltest.Edited(s, tt.edit)
			if len(notes) != 1 || !strings.HasPrefix(notes[0], tt.key+": ") {
				t.Errorf("notes %q, want one on %s", notes, tt.key)
			}
			if s.Link() != link || s.PointsCSV() != table {
				t.Errorf("link %s, want %s as before", s.Link(), link)
			}
		})
	}
}

// TestOwnTakesOver makes the examples of other data the reader's own: in the
// link, or beside it where they are too many.
func TestOwnTakesOver(t *testing.T) {
	tests := []struct {
		link string
		file bool
	}{
		{"network.data=circle&network.circle-n=20", false},
		{"network.data=plane&network.plane-n=20", false},
		{"network.data=circle&network.circle-n=500", true},
		{"network.data=plane&network.plane-n=500", true},
	}
	for _, tt := range tests {
		s := alltest.Opened(t, "lab=network&network.hidden=2&race=gd&steps=2&"+tt.link)
		before := s.PointsCSV()
		if notes := alltest.Edited(s, "act=own"); len(notes) > 0 {
			t.Errorf("%s: notes %q", tt.link, notes)
		}
		if got := strings.Contains(s.Link(), "network.own-points=file"); got != tt.file {
			t.Errorf("%s: the points are beside the link: %t, want %t", tt.link, got, tt.file)
		}
		if tt.file && s.PointsCSV() != before {
			t.Errorf("%s: the points beside the link are not those that were taken over", tt.link)
		}
		task := dataset.Classification
		if strings.Contains(before, "target") {
			task = dataset.Regression
		}
		want, _ := dataset.ParseCSV(before, task)
		got, err := dataset.ParseCSV(s.PointsCSV(), task)
		if err != nil || got.Len() != want.Len() {
			t.Fatalf("%s: %d points (%v), want %d", tt.link, got.Len(), err, want.Len())
		}
		for i := range want.X {
			if d := math.Hypot(got.X[i][0]-want.X[i][0], got.X[i][1]-want.X[i][1]); d > 0.0071 { // of a hundredth, half a diagonal
				t.Errorf("%s: point %d has moved by %g", tt.link, i, d)
			}
		}
	}
}

// TestTooManyPointsForALink clicks until the link has no more room, and takes
// points away again.
func TestTooManyPointsForALink(t *testing.T) {
	s := alltest.Opened(t, ownLink)
	inFile := func() bool { return strings.Contains(s.Link(), "own-points=file") }
	n := len(drawn(s))
	for i := 0; !inFile() && i < 400; i++ {
		if notes := alltest.Edited(s, fmt.Sprintf("act=point:%.2f,%.2f", -5+float64(i%16)*0.66, 5-float64(i/16)*0.66)); len(notes) > 0 {
			t.Fatal(notes)
		}
		n++
		if got := strings.Count(s.PointsCSV(), "\n") - 1; got > n {
			t.Fatalf("%d points after %d clicks", got, n)
		} else {
			n = got // a click near a point gave it its class
		}
	}
	if !inFile() || n < 80 {
		t.Fatalf("%d points, in a file: %t; want a switch after some hundred", n, inFile())
	}
	fresh := lab.New(alltest.Still, all.Labs())
	defer fresh.Close()
	fresh.Open(s.Link())
	if got := alltest.Notes(fresh); len(got) != 1 || got["network.own-points"] == "" {
		t.Errorf("without the file: notes %v, want one on network.own-points", got)
	}
	if strings.Contains(fresh.Link(), "file") || !strings.Contains(fresh.Link(), "network.data=own") {
		t.Errorf("without the file: link %s, want own points in it", fresh.Link())
	}
	for range 3 {
		if notes := alltest.Edited(s, "act=remove-point:0"); len(notes) > 0 {
			t.Fatal(notes)
		}
	}
	if got := strings.Count(s.PointsCSV(), "\n") - 1; inFile() || got != n-3 {
		t.Errorf("%d points, in a file: %t; want %d in the link again", got, inFile(), n-3)
	}
	alltest.Opened(t, s.Link())
}
