package dataset_test

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"hfplayground/core/dataset"
)

// two is the set of the tables that say the same in many ways.
var two = dataset.Set{X: [][2]float64{{1, 2}, {-3.5, 0.25}}, Class: []int{0, 1}, Classes: 2, Names: []string{"a", "b"}}

func TestParseCSV(t *testing.T) {
	calling := func(names ...string) dataset.Set {
		s := two
		s.Names = names
		return s
	}
	tests := []struct {
		name, text string
		want       dataset.Set
	}{
		{"plain", "1,2,a\n-3.5,0.25,b\n", two},
		{"no newline at the end", "1,2,a\n-3.5,0.25,b", two},
		{"header", "x,y,class\n1,2,a\n-3.5,0.25,b\n", two},
		{"header of other words", "längd (cm),bredd,art\n1,2,a\n-3.5,0.25,b\n", two},
		{"header and BOM", "\ufeffx,y,class\n1,2,a\n-3.5,0.25,b\n", two},
		{"BOM alone", "\ufeff1,2,a\n-3.5,0.25,b\n", two},
		{"CRLF", "x,y,class\r\n1,2,a\r\n-3.5,0.25,b\r\n", two},
		{"CR", "x,y,class\r1,2,a\r-3.5,0.25,b\r", two},
		{"semicolons", "x;y;class\n1;2;a\n-3.5;0.25;b\n", two},
		{"tabs", "x\ty\tclass\n1\t2\ta\n-3.5\t0.25\tb\n", two},
		{"blanks", " 1 , 2 , a \n  -3.5,\t0.25 ,b\n", two},
		{"blank lines", "\n\n1,2,a\n\n   \n-3.5,0.25,b\n\n", two},
		{"quotes", "\"1\",\"2\",\"a\"\n\"-3.5\", \"0.25\",\"b\"\n", two},
		{"exponents and signs", "+1e0,.2e1,a\n-35e-1,0.25,b\n", two},
		{"other order of classes", "-3.5,0.25,b\n1,2,a\n", dataset.Set{X: [][2]float64{{-3.5, 0.25}, {1, 2}}, Class: []int{1, 0}, Classes: 2, Names: []string{"a", "b"}}},
		{"classes 0 and 1", "1,2,0\n-3.5,0.25,1\n", calling()},
		{"classes −1 and 1", "-3.5,0.25,1\n1,2,-1\n", dataset.Set{X: [][2]float64{{-3.5, 0.25}, {1, 2}}, Class: []int{1, 0}, Classes: 2, Names: []string{"-1", "1"}}},
		{"classes by size", "1,2,9\n-3.5,0.25,10\n", calling("9", "10")},
		{"classes 1.0 and 2.0", "1,2,1.0\n-3.5,0.25,2.0\n", calling("1", "2")},
		{"numbers before words", "1,2,7\n-3.5,0.25,-x\n", calling("7", "-x")},
		{"words after numbers", "-3.5,0.25,-x\n1,2,7\n", dataset.Set{X: [][2]float64{{-3.5, 0.25}, {1, 2}}, Class: []int{1, 0}, Classes: 2, Names: []string{"7", "-x"}}},
		{"quoted separators", "1,2,\"a;b;c\"\n-3.5,0.25,b\n", calling("a;b;c", "b")},
		{"a comma in a name", "1,2,\"a,b\"\n-3.5,0.25,b\n", calling("a,b", "b")},
		{"a semicolon in a name", "1,2,a;b\n-3.5,0.25,b\n", calling("a;b", "b")},
		{"a comma in a name between semicolons", "1;2;a,b\n-3.5;0.25;b\n", calling("a,b", "b")},
		{"quotes in a name", "1,2,\"a \"\"b\"\"\"\n-3.5,0.25,b\n", calling(`a "b"`, "b")},
		{"marked names", "1,2,''b\n-3.5,0.25,'=a\n", calling("'b", "=a")},
		{"one class", "1,2,a\n", dataset.Set{X: [][2]float64{{1, 2}}, Class: []int{0}, Classes: 2, Names: []string{"a"}}},
		{"other scripts", "1,2,乙\n-3.5,0.25,甲\n", calling("乙", "甲")},
	}
	for _, tt := range tests {
		if got, err := dataset.ParseCSV(tt.text, dataset.Classification); err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, %v, want %+v", tt.name, got, err, tt.want)
		}
	}
	values := dataset.Set{X: [][2]float64{{1, 2}, {3, 4}}, Target: []float64{-0.5, 1e6}}
	if got, err := dataset.ParseCSV("x,y,target\n1,2,-.5\n3,4,1e6\n", dataset.Regression); err != nil || !reflect.DeepEqual(got, values) {
		t.Errorf("targets: %+v, %v, want %+v", got, err, values)
	}
}

// refused are tables that cannot be read, and where and why.
var refused = []struct {
	name, text string
	task       dataset.Task
	want       string
}{
	{"nothing", "", "class", "There is no row of numbers."},
	{"BOM and nothing", "\ufeff", "class", "There is no row of numbers."},
	{"blank lines only", "\n\r\n  \n", "class", "There is no row of numbers."},
	{"header only", "x,y,class\n", "class", "There is no row of numbers."},
	{"word for x", "1,2,a\n1,2,a\nabc,2,a\n", "class", `Line 3, column 1: "abc" is not a number.`},
	{"word for y", "x,y,class\n1,2,a\n1,abc,a\n", "class", `Line 3, column 2: "abc" is not a number.`},
	{"second header", "x,y,class\nx,y,class\n", "class", `Line 2, column 1: "x" is not a number.`},
	{"header after a blank line", "\n\nx,y,class\n\nz,1,a\n", "class", `Line 5, column 1: "z" is not a number.`},
	{"first line half a header", "x,2,a\n", "class", `Line 1, column 1: "x" is not a number.`},
	{"word for target", "1,2,a\n", "target", `Line 1, column 3: "a" is not a number.`},
	{"x missing", "1,2,a\n,2,a\n", "class", "Line 2, column 1: the value is missing."},
	{"y missing, tabs", "1\t\ta\n", "class", "Line 1, column 2: the value is missing."},
	{"class missing", "1,2,a\n1,2,\n", "class", "Line 2, column 3: the value is missing."},
	{"target missing", "1,2,\n", "target", "Line 1, column 3: the value is missing."},
	{"quoted nothing", "1,\"\",a\n", "class", "Line 1, column 2: the value is missing."},
	{"NA", "NA,2,a\n", "class", `Line 1, column 1: "NA" means a missing value.`},
	{"NA twice in the first line", "NA,NA,a\n", "class", `Line 1, column 1: "NA" means a missing value.`},
	{"n/a", "1,n/a,a\n", "class", `Line 1, column 2: "n/a" means a missing value.`},
	{"class null", "1,2,null\n", "class", `Line 1, column 3: "null" means a missing value.`},
	{"question mark", "1,?,a\n", "class", `Line 1, column 2: "?" means a missing value.`},
	{"NaN", "NaN,NaN,a\n", "class", `Line 1, column 1: "NaN" means a missing value.`},
	{"infinity", "inf,infinity,a\n", "class", `Line 1, column 1: "inf" is not finite.`},
	{"minus infinity", "1,-Infinity,a\n", "class", `Line 1, column 2: "-Infinity" is not finite.`},
	{"overflow", "1e999,1,a\n", "class", `Line 1, column 1: "1e999" is not finite.`},
	{"too large", "1,-1000001,a\n", "class", `Line 1, column 2: "-1000001" is too large: numbers here are from -1e6 to 1e6.`},
	{"target too large", "1,2,1e7\n", "target", `Line 1, column 3: "1e7" is too large: numbers here are from -1e6 to 1e6.`},
	{"thousands", "\"1,234,567\",2,a\n", "class", `Line 1, column 1: "1,234,567" is not a number. Write it without signs between thousands.`},
	{"columns", "1,5,2,5,a\n", "class", "Line 1, column 4: there are 5 cells, and 3 are needed: x, y and class. Between commas, decimals are written with a point."},
	{"two words between blanks", "1 2 big cat\n", "class", "Line 1, column 4: there are 4 cells, and 3 are needed: x, y and class. Names of several words are written in quotes."},
	{"four cells between semicolons", "1;2;a;b\n", "class", "Line 1, column 4: there are 4 cells, and 3 are needed: x, y and class."},
	{"points and commas", "1.5;2;a\n1;2,5;b\n", "class", `Line 2, column 2: "2,5" has a comma, and line 1 has a point. Write all decimals alike.`},
	{"commas and points", "1;2,5;a\n1.5;2;b\n", "class", `Line 2, column 1: "1.5" has a point, and line 1 has a comma. Write all decimals alike.`},
	{"point and comma in a number", "1.234,5;2;a\n", "class", `Line 1, column 1: "1.234,5" is not a number. Write it without signs between thousands.`},
	{"a comma that may part thousands", "\"1,234\",2,a\n", "class", `Line 1, column 1: "1,234" can be two numbers: write it without a comma.`},
	{"thousands with apostrophes", "-1'234'567.5;2;a\n", "class", `Line 1, column 1: "-1'234'567.5" is not a number. Write it without signs between thousands.`},
	{"thousands with blanks", "1 234,5;2;a\n", "class", `Line 1, column 1: "1 234,5" is not a number. Write it without signs between thousands.`},
	{"thousands with commas", "1,234.5\t2\ta\n", "class", `Line 1, column 1: "1,234.5" is not a number. Write it without signs between thousands.`},
	{"a date", "01.02.2024;2;a\n", "class", `Line 1, column 1: "01.02.2024" is not a number.`},
	{"percent", "10,5 %;2;a\n", "class", `Line 1, column 1: "10,5 %" is not a number. Write it without %.`},
	{"an error of a spreadsheet", "1,2,a\n#DIV/0!,4,b\n", "class", `Line 2, column 1: "#DIV/0!" is not a number.`},
	{"an error of a spreadsheet in German", "#NV;4;b\n", "class", `Line 1, column 1: "#NV" is not a number.`},
	{"an error for a class", "1,2,#NAME?\n", "class", `Line 1, column 3: "#NAME?" means a missing value.`},
	{"a header that names other columns", "sepal,petal,length,species\n1,2,3,a\n", "class", "Line 2, column 4: there are 4 cells, and the header does not say which are x, y and class."},
	{"comma and nothing", "1,;2;a\n", "class", `Line 1, column 1: "1," is not a number.`},
	{"blanks in a number", "1\u00a02;2;a\n", "class", `Line 1, column 1: "1\u00a02" is not a number.`},
	{"commented out", "# 1,2,a\n", "class", "There is no row of numbers."},
	{"sep and nothing", "sep=;\n", "class", "There is no row of numbers."},
	{"header in another order", "class,x,y\na,1,2\nb,c,2\n", "class", `Line 3, column 2: "c" is not a number.`},
	{"class missing in another order", "class,x,y\na,1,2\n,1,2\n", "class", "Line 3, column 1: the value is missing."},
	{"cell on two lines before", "\"a\nb\",1,2\n", "class", `Line 1, column 1: "a\nb" is not a number.`},
	{"not closed on two lines", "1,2,a\n1,\"2\n3,4\n", "class", "Line 2, column 2: the quotes are not closed."},
	{"line ends of all kinds", "1,2,a\r\n1,2,a\r1,2,a\n1,x,a\n", "class", `Line 4, column 2: "x" is not a number.`},
	{"UTF-16", "\xff\xfe1\x00,\x00x\x00,\x00a\x00", "class", `Line 1, column 2: "x" is not a number.`},
	{"hexadecimal", "0x10,2,a\n", "class", `Line 1, column 1: "0x10" is not a number.`},
	{"hexadecimal float", "0x1p4,2,a\n", "class", `Line 1, column 1: "0x1p4" is not a number.`},
	{"underscore", "1_000,2,a\n", "class", `Line 1, column 1: "1_000" is not a number.`},
	{"half an exponent", "1e,2,a\n", "class", `Line 1, column 1: "1e" is not a number.`},
	{"two numbers in a cell", "1 2,3,a\n", "class", `Line 1, column 1: "1 2" is not a number.`},
	{"digits of another script", "١,2,a\n", "class", `Line 1, column 1: "١" is not a number.`},
	{"formula", "=1+1,2,a\n", "class", `Line 1, column 1: "=1+1" is not a number.`},
	{"script", "1,2,a\n<script>,2,a\n", "class", `Line 2, column 1: "<script>" is not a number.`},
	{"one column", "1\n", "class", `Line 1, column 2: the value is missing: "1" is one cell, and 3 are needed, with commas between them.`},
	{"two columns", "1,2,a\n1,2\n", "class", "Line 2, column 3: the value is missing: there are 2 cells, and 3 are needed, with commas between them."},
	{"four columns", "1,2,a\n1,2,a,b\n", "class", "Line 2, column 4: there are 4 cells, and 3 are needed: x, y and class. Between commas, decimals are written with a point."},
	{"other separator later", "1;2;a\n1,2,a\n", "class", `Line 2, column 2: the value is missing: "1,2,a" is one cell, and 3 are needed, with semicolons between them.`},
	{"JSON", `{"x":[1,2]}`, "class", "Line 1, column 3: the value is missing: there are 2 cells, and 3 are needed, with commas between them."},
	{"quote opened", "1,2,a\n1,\"2,a\n1,2,a\n", "class", "Line 2, column 2: the quotes are not closed."},
	{"text after quote", "\"1\"2,3,a\n", "class", "Line 1, column 1: there is text after the closing quotes."},
	{"line after a cell on two lines", "1,2,3\n\"\n1\",2,3\n1,x,3\n", "target", `Line 4, column 2: "x" is not a number.`},
	{"long class", "1,2," + strings.Repeat("a", 41) + "\n", "class", `Line 1, column 3: "` + strings.Repeat("a", 40) + `…" is no name of a class: a name has 1 to 40 bytes and no control characters.`},
	{"class that turns the words behind it", "1,2,\u2067a\n", "class", `Line 1, column 3: "\u2067a" is no name of a class: a name has 1 to 40 bytes and no control characters.`},
	{"nine classes", "1,2,a\n1,2,b\n1,2,c\n1,2,d\n1,2,e\n1,2,f\n1,2,g\n1,2,h\n1,2,a\n1,2,i\n", "class", `Line 10, column 3: "i" is one class too many: there can be 8.`},
	{"not UTF-8", "1,2,a\n1,2,\xff\n", "class", "Line 2: this is not text in UTF-8 or UTF-16. Save the table as CSV in UTF-8."},
	{"NUL", "1,2,a\n1,\x00,a\n", "class", "Line 2: this is not text in UTF-8 or UTF-16. Save the table as CSV in UTF-8."},
	{"zip", "PK\x03\x04\x14\x00", "class", "This is a packed file, as spreadsheets, NumPy and PyTorch write them, not a table as text. Save a table as CSV, weights as safetensors."},
	{"long line", "1,2,a\n" + strings.Repeat("1", 1001), "class", "Line 2: the line has 1001 bytes, and at most 1000 are read."},
	{"a million columns", strings.Repeat(",", 1000000), "class", "Line 1: the line has 1000000 bytes, and at most 1000 are read."},
	{"too many rows", strings.Repeat("1,2,a\n", 5001), "class", "Line 5001, column 1: there are more than 5000 rows."},
	{"too many rows and a header", "x,y,c\n" + strings.Repeat("1,2,a\n", 5001), "class", "Line 5002, column 1: there are more than 5000 rows."},
	{"too many bytes", strings.Repeat("\n", 1<<20+1), "class", "The file has 1048577 bytes, and at most 1048576 are read."},
}

func TestParseCSVRefuses(t *testing.T) {
	for _, tt := range refused {
		s, err := dataset.ParseCSV(tt.text, tt.task)
		var e *dataset.CSVError
		if !errors.As(err, &e) || e.Text() != tt.want || err.Error() != "dataset: "+tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
		if !reflect.DeepEqual(s, dataset.Set{}) {
			t.Errorf("%s: a set and an error: %+v", tt.name, s)
		}
	}
}

// A table that is too large is refused for the price of a look at it.
func TestLimitsBeforeAllocating(t *testing.T) {
	tests := []struct {
		name, text string
		most       uint64 // bytes that may be allocated
	}{
		{"bytes", strings.Repeat("1,2,3\n", 1<<20), 64 << 10},
		{"columns", strings.Repeat(",", 1<<20), 64 << 10},
		{"rows", strings.Repeat("1,2,3\n", 1<<17), 1 << 20}, // for the 5000 before
	}
	for _, tt := range tests {
		var err error
		got := uint64(math.MaxUint64)
		for range 3 { // the least: the runtime allocates of its own now and then
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err = dataset.ParseCSV(tt.text, dataset.Regression)
			runtime.ReadMemStats(&after)
			got = min(got, after.TotalAlloc-before.TotalAlloc)
		}
		if err == nil || got > tt.most {
			t.Errorf("%s: %v, %d bytes allocated, want an error and at most %d", tt.name, err, got, tt.most)
		}
	}
}

func TestLargestTables(t *testing.T) {
	rows := strings.Repeat("1,2,a\n", dataset.MaxPoints)
	padded := rows + strings.Repeat("\n", dataset.MaxCSVBytes-len(rows))
	if s, err := dataset.ParseCSV(padded, dataset.Classification); err != nil || s.Len() != dataset.MaxPoints {
		t.Errorf("%d rows, %v, want %d", s.Len(), err, dataset.MaxPoints)
	}
}

func TestCSVRoundTrip(t *testing.T) {
	awkward := []string{"'", "''a", "+", "-x", "=1+1", "@cmd", `a "b"`, "a,b;c"} // in the order of their bytes
	sets := []dataset.Set{two, {X: [][2]float64{{1e-300, -1e6}, {0.1, 1.0 / 3}}, Target: []float64{-2e-9, 1e6}}, named(awkward)}
	for _, e := range random() {
		sets = append(sets, generator(t, e.Key, "n", "300", "noise", "50").Make(seeded(6)))
	}
	for i, s := range sets {
		text := dataset.FormatCSV(s)
		if got, err := dataset.ParseCSV(text, s.Task()); err != nil || !reflect.DeepEqual(got, s) {
			t.Errorf("set %d: %+v, %v, want %+v, from\n%.300s", i, got, err, s, text)
		}
	}
}

// named returns a set with one example a class.
func named(names []string) dataset.Set {
	s := dataset.Set{Classes: len(names), Names: names}
	for i := range names {
		s.X = append(s.X, [2]float64{0, float64(i)})
		s.Class = append(s.Class, i)
	}
	return s
}

func TestFormatCSV(t *testing.T) {
	tests := []struct {
		name string
		set  dataset.Set
		want string
	}{
		{"classes", two, "x,y,class\n1,2,a\n-3.5,0.25,b\n"},
		{"targets", dataset.Set{X: [][2]float64{{-1, 1e-9}}, Target: []float64{-0.5}}, "x,y,target\n-1,1e-9,-0.5\n"},
		{"formulas", named([]string{"=1+1", "+cmd", "-x", "@SUM(A1)", "'a", "-1", "+2", "a=b"}),
			"x,y,class\n0,0,'=1+1\n0,1,'+cmd\n0,2,'-x\n0,3,'@SUM(A1)\n0,4,''a\n0,5,-1\n0,6,+2\n0,7,a=b\n"},
		{"quoting", named([]string{"a,b", `say "hi"`}), "x,y,class\n0,0,\"a,b\"\n0,1,\"say \"\"hi\"\"\"\n"},
		{"numbered classes", dataset.Set{X: [][2]float64{{0, 0}}, Class: []int{1}, Classes: 2}, "x,y,class\n0,0,1\n"},
		{"nothing", dataset.Set{}, "x,y,target\n"},
	}
	for _, tt := range tests {
		if got := dataset.FormatCSV(tt.set); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzParseCSV(f *testing.F) {
	for _, tt := range refused {
		if len(tt.text) < 1<<10 {
			f.Add(tt.text, tt.task == dataset.Regression)
		}
	}
	f.Add("x,y,class\r\n1;2,\"a\"\"b\"\n", false)
	for _, tt := range shapes {
		f.Add(tt.text, false)
	}
	f.Add("1\t2\t'=x\n3\t4\t''y\n", false)
	f.Add("1,2,3\n4,5,6e-1\n", true)
	f.Fuzz(func(t *testing.T, text string, regression bool) {
		task := dataset.Classification
		if regression {
			task = dataset.Regression
		}
		s, err := dataset.ParseCSV(text, task)
		if err != nil {
			var e *dataset.CSVError
			if !errors.As(err, &e) || e.Line < 0 || e.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+1 || len(err.Error()) > 400 {
				t.Fatalf("ParseCSV(%q) = %v", text, err)
			}
			return
		}
		checkShape(t, s)
		if s.Task() != task || s.Len() == 0 {
			t.Fatalf("ParseCSV(%q) = %d points for %s", text, s.Len(), s.Task())
		}
		table := dataset.FormatCSV(s)
		again, err := dataset.ParseCSV(table, task)
		if err != nil || !reflect.DeepEqual(again, s) {
			t.Fatalf("%q = %+v, written %q = %+v, %v", text, s, table, again, err)
		}
	})
}

// FuzzSaveAndLoad asks that a table that is saved of any set and loaded is that set,
// whatever its numbers and names are.
func FuzzSaveAndLoad(f *testing.F) {
	for _, s := range [][2]string{{"a", "b"}, {"=1+1", "'x"}, {"1,5", "1;5"}, {"#1", "sep=;"}, {`5"`, `"`}, {`\"`, `a\`}, {"x", "class"}, {"−1", "1\u00a0000"}, {"NA", "?"}, {"a  b", " c"}} {
		f.Add(1.5, -2e-7, s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, x, y float64, a, b string) {
		first, err := dataset.ParseCSV(dataset.FormatCSV(dataset.Set{
			X: [][2]float64{{x, y}, {y, x}}, Class: []int{0, 1}, Classes: 2, Names: []string{a, b},
		}), dataset.Classification)
		if err != nil {
			return // such a name or number is in no set
		}
		if again, err := dataset.ParseCSV(dataset.FormatCSV(first), dataset.Classification); err != nil || !reflect.DeepEqual(again, first) {
			t.Fatalf("%+v, saved and loaded %+v, %v", first, again, err)
		}
		if first.X[0] != [2]float64{x + 0, y + 0} || first.X[1] != [2]float64{y + 0, x + 0} {
			t.Fatalf("(%g, %g) is loaded as %v", x, y, first.X)
		}
	})
}

// A bad table says where in every row alike.
func TestEveryLineAndColumn(t *testing.T) {
	for line := 1; line <= 4; line++ {
		for column := 1; column <= 3; column++ {
			cells := strings.Split(strings.TrimSuffix(strings.Repeat("1,2,3\n", 4), "\n"), "\n")
			row := []string{"1", "2", "3"}
			row[column-1] = "1.2.3"
			cells[line-1] = strings.Join(row, ",")
			_, err := dataset.ParseCSV(strings.Join(cells, "\r\n"), dataset.Regression)
			want := fmt.Sprintf(`dataset: Line %d, column %d: "1.2.3" is not a number.`, line, column)
			if err == nil || err.Error() != want {
				t.Errorf("%v, want %s", err, want)
			}
		}
	}
}
