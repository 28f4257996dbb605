package network_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hfplayground/core/dataset"
	"hfplayground/core/lab/alltest"
	"hfplayground/core/lab/labtest"
)

// TestLoadRefused gives tables that cannot be read: the note says where, and
// nothing else happens.
func TestLoadRefused(t *testing.T) {
	const good = "x,y,class\n1,2,0\n"
	tests := []struct{ name, csv, task, want string }{
		{"no number", good + "1,two,1", "class", "Line 3, column 2"},
		{"no number at first", good + "?,2,1", "class", "Line 3, column 1"},
		{"a missing cell", good + "1,2", "class", "Line 3, column 3"},
		{"an empty cell", good + "1,,1", "class", "Line 3, column 2"},
		{"a missing class", good + "1,2,", "class", "Line 3, column 3"},
		{"a cell too many", good + "1,2,1,4", "class", "Line 3, column 4"},
		{"too large", good + "1e7,2,1", "class", "Line 3, column 1"},
		{"not finite", good + "1,NaN,1", "class", "Line 3, column 2"},
		{"a word for a target", good + "1,2,red", "target", "Line 3, column 3"},
		{"two decimal commas", "x;y;class\n1,5,0;2;0", "class", "Line 2, column 1"},
		{"open quotes", good + "1,2,\"red", "class", "Line 3"},
		{"no text", good + "1,\xff,1", "class", "Line 3"},
		{"a long line", good + strings.Repeat("1", 2000), "class", "Line 3"},
		{"classes without end", classes(dataset.MaxClasses + 1), "class", fmt.Sprintf("Line %d, column 3", dataset.MaxClasses+1)},
		{"rows without end", strings.Repeat("1,2,0\n1,2,1\n", dataset.MaxPoints), "class", fmt.Sprintf("Line %d", dataset.MaxPoints+1)},
		{"a megabyte and more", strings.Repeat("1,2,0,", 1<<18), "class", "bytes"},
		{"nothing", "", "class", "no row"},
		{"only a header", "x,y,class\n", "class", "no row"},
		{"only commas", strings.Repeat(",", 900), "class", "no row of numbers"},
		{"one point", good, "class", "The table has 1 row, and a net needs at least 2"},
		{"one target", "1,2,3\n", "target", "The table has 1 row, and a net needs at least 2"},
	}
	for _, link := range []string{ownLink, "lab=network&race=gd&steps=2&network.circle-n=20", "race=gd&steps=2"} {
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				s := alltest.Opened(t, link)
				before, table := s.Link(), s.PointsCSV()
				s.Load(tt.csv, tt.task)
				alltest.Finish(s)
				got := s.Update(false).Notes
				if len(got) != 1 || got[0].Key != "csv" || labtest.Fault(got[0].Value) != "" || !strings.Contains(got[0].Value, tt.want) || len(got[0].Value) > 300 {
					t.Errorf("notes %v, want one on csv with %q", got, tt.want)
				}
				if s.Link() != before || s.PointsCSV() != table {
					t.Errorf("link %s, want %s as before", s.Link(), before)
				}
			})
		}
	}
}

// classes returns a table with a point of each of n classes.
func classes(n int) string {
	var b strings.Builder
	for c := range n {
		fmt.Fprintf(&b, "%d,%d,%d\n", c%7, c%5, c)
	}
	return b.String()
}

// TestLoadAndTable gives a session points and asks for them: to the last bit
// where no link carries them, to a hundredth where it does.
func TestLoadAndTable(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for _, task := range []dataset.Task{dataset.Classification, dataset.Regression} {
		for _, n := range []int{6, 400, dataset.MaxPoints} {
			s := alltest.Opened(t, "race=gd&steps=1") // from the landscape: a table leads to the network
			csv := alltest.RandomTable(n, task, rnd)
			s.Load(csv, string(task))
			alltest.Finish(s)
			if notes := s.Update(false).Notes; len(notes) > 0 {
				t.Fatalf("%d points: notes %v", n, notes)
			}
			if alltest.Value(s, "lab") != "network" || alltest.Value(s, "network.data") != "own" {
				t.Errorf("after Load the link is %s", s.Link())
			}
			if got := len(drawn(s)); got != n {
				t.Errorf("%d points are drawn, want %d", got, n)
			}
			again := alltest.Opened(t, "lab=network&race=gd&steps=1")
			again.Load(s.PointsCSV(), string(task))
			if again.PointsCSV() != s.PointsCSV() {
				t.Errorf("%d points of task %s are others after a table and back", n, task)
			}
			if n > 100 && s.PointsCSV() != csv {
				t.Errorf("%d points of task %s are not those that were loaded", n, task)
			}
		}
	}
}

// TestLoadThatDoesNotFit loads points that the other settings do not go with:
// the note on the table says so, the old points stay, and later edits are about these.
func TestLoadThatDoesNotFit(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{6, 400} {
		s := alltest.Opened(t, "lab=network&race=gd&steps=2&network.hidden=2")
		s.Load(alltest.RandomTable(400, dataset.Classification, rnd), "class")
		if notes := alltest.Edited(s, "network.loss=softmax"); len(notes) > 0 {
			t.Fatal(notes)
		}
		link, table := s.Link(), s.PointsCSV()
		s.Load(alltest.RandomTable(n, dataset.Regression, rnd), "target")
		if got := alltest.Notes(s); len(got) != 1 || !strings.Contains(got["csv"], `The loss "softmax"`) {
			t.Errorf("notes %v, want one on csv that names the loss", got)
		}
		if s.Link() != link || s.PointsCSV() != table {
			t.Errorf("points that were refused are in force")
		}
		if notes := alltest.Edited(s, "gd.rate=0.1"); len(notes) > 0 || s.PointsCSV() != table {
			t.Errorf("the next edit is noted with %q, or changes the points", notes)
		}
		alltest.Edited(s, "network.loss=auto")
		if s.PointsCSV() != table {
			t.Error("points that were refused come in by the back door")
		}
	}
}

// TestFileIsOnlyMissedWhereItCounts opens a link whose file is not that of the
// data in force.
func TestFileIsOnlyMissedWhereItCounts(t *testing.T) {
	s := alltest.Opened(t, "lab=network&race=gd&steps=2&network.data=circle&network.own-points=file")
	if link := s.Link(); strings.Contains(link, "file") {
		t.Errorf("link = %s", link)
	}
}

// A table that the settings refuse leaves nothing behind: a link to points of a
// file, opened next, asks for the file.
func TestRefusedTableIsForgotten(t *testing.T) {
	var table strings.Builder
	table.WriteString("x,y,target\n")
	for i := range 400 {
		fmt.Fprintf(&table, "%g,%g,%g\n", float64(i%20)/4, float64(i/20)/4, float64(i%7)/3)
	}
	s := alltest.Opened(t, "lab=network&network.loss=softmax&race=gd&steps=2")
	s.Load(table.String(), "target")
	if notes := s.Update(false).Notes; len(notes) == 0 {
		t.Fatal("targets are taken under softmax: the test needs a table that is refused")
	}
	s.Open("lab=network&network.data=own&network.own-points=file&race=gd&steps=2")
	notes := s.Update(false).Notes
	if len(notes) != 1 || !strings.Contains(notes[0].Value, "Load the file again.") {
		t.Errorf("notes %v, want one that asks for the file", notes)
	}
}
