package images

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestQuickLines: a line of plain numbers reads as the same line with a cell in quotes, which is read cell by
// cell: the same pixels and classes, or the same error.
func TestQuickLines(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 0))
	cells := func(n int) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = []string{"0", "255", "007", "12", "12.5", "1e1", "0.25", ".5", "-0"}[rnd.IntN(9)]
		}
		return list
	}
	first := strings.Join(cells(65), ",")
	for _, header := range []string{"", "label," + strings.Repeat("p,", 63) + "p\n", strings.Repeat("p,", 64) + "label\n"} {
		for i, spoil := range []string{"", "", "", "256", "-1", "x", "NaN", "inf", "", " 3", "1.5", "9999", "1000001", "1_0"} {
			line := cells(65 + []int{0, 0, 1, 0}[i%4] - []int{0, 0, 0, 0, 0, 0, 0, 1}[i%8])
			at := []int{0, 5, len(line) - 1}[i%3]
			if spoil != "" || i == 8 {
				line[at] = spoil
			}
			for _, end := range []string{"", "\r", ",", " "} {
				quick, slow := strings.Join(line, ",")+end, ""
				line[1] = `"` + line[1] + `"`
				slow, line[1] = strings.Join(line, ",")+end, strings.Trim(line[1], `"`)
				got, fault := ParseCSV(header+first+"\n"+quick, 8)
				want, problem := ParseCSV(header+first+"\n"+slow, 8)
				if fmt.Sprint(fault) != fmt.Sprint(problem) || !reflect.DeepEqual(got, want) {
					t.Errorf("%q after %q: %v, want %v", quick, header, fault, problem)
				}
			}
		}
	}
}

// TestLinesAreReadInPlace: a table of 20,000 images has 16 million cells; none is copied.
func TestLinesAreReadInPlace(t *testing.T) {
	text := strings.Repeat("7"+strings.Repeat(",0,12,255,0.5", 16)+"\r\n", 400)
	if n := testing.AllocsPerRun(3, func() {
		if s, err := ParseCSV(text, 8); err != nil || s.Len() != 400 || s.Class[399] != 7 {
			t.Fatal(err)
		}
	}); n > 100 {
		t.Errorf("400 lines take %v allocations", n)
	}
}
