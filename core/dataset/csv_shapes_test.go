package dataset_test

import (
	"encoding/binary"
	"reflect"
	"testing"
	"unicode/utf16"

	"hfplayground/core/dataset"
)

// inUTF16 writes text as spreadsheets save "Unicode text", with a byte order mark.
func inUTF16(text string, order binary.AppendByteOrder) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		b = order.AppendUint16(b, unit)
	}
	return string(b)
}

// shapes are tables as programs and people write them. They all say the same.
var shapes = []struct{ name, text string }{
	{"plain", "1.5,2,cat\n-3,0.25,big dog\n"},
	{"a spreadsheet in German", "x;y;Klasse\r\n1,5;2;cat\r\n-3;0,25;big dog\r\n"},
	{"a spreadsheet in French, quoted", "\"x\";\"y\";\"classe\"\r\n\"1,5\";\"2\";\"cat\"\r\n\"-3\";\"0,25\";\"big dog\"\r\n"},
	{"UTF-8 with a byte order mark", "\ufeffx,y,class\r\n1.5,2,cat\r\n-3,0.25,big dog\r\n"},
	{"UTF-16 of a spreadsheet, little endian", inUTF16("x\ty\tclass\r\n1,5\t2\tcat\r\n-3\t0,25\tbig dog\r\n", binary.LittleEndian)},
	{"UTF-16, big endian", inUTF16("x,y,class\n1.5,2,cat\n-3,0.25,big dog\n", binary.BigEndian)},
	{"sep= and semicolons", "sep=;\r\nx;y;class\r\n1,5;2;cat\r\n-3;0,25;big dog\r\n"},
	{"sep= in quotes and capitals", "\"SEP=,\"\n1.5,2,cat\n-3,0.25,big dog\n"},
	{"sep= and tabs", "sep=\t\n1.5\t2\tcat\n-3\t0.25\tbig dog\n"},
	{"tabs pasted from a spreadsheet", "1.5\t2\tcat\n-3\t0.25\tbig dog"},
	{"tabs and decimal commas", "x\ty\tclass\n1,5\t2\tcat\n-3\t0,25\tbig dog\n"},
	{"tabs and blanks", "1.5\t  2\tcat \n-3 \t0.25\t big dog\n"},
	{"numpy.savetxt with a header", "# x y class\n1.5 2 cat\n-3 0.25 \"big dog\"\n"},
	{"numpy.savetxt with numbers in full", "1.500000000000000000e+00 2.000000000000000000e+00 cat\n-3.000000000000000000e+00 2.500000000000000000e-01 \"big dog\"\n"},
	{"comments before a header", "# measured in May\n# by hand\nx,y,class\n1.5,2,cat\n-3,0.25,big dog\n"},
	{"comments between rows", "x,y,class\n# first\n1.5,2,cat\n#\n# it's \"second\n-3,0.25,big dog\n# end\n"},
	{"a comment that names columns in another order", "# class, y, x\ncat,2,1.5\nbig dog,0.25,-3\n"},
	{"columns aligned with blanks", "   x      y    class\n 1.5      2    cat\n  -3   0.25    \"big dog\"\n"},
	{"blanks and decimal commas", "1,5 2 cat\n-3 0,25 \"big dog\"\n"},
	{"non-breaking blanks between cells", "1.5\u00a02\u00a0cat\n-3\u00a00.25\u00a0\"big dog\"\n"},
	{"non-breaking and thin blanks around cells", "\u00a01.5\u00a0,\u20092\u2009,\u202fcat\n-3,0.25\u00a0,big dog\u00a0\n"},
	{"a non-breaking blank in a name", "1.5,2,cat\n-3,0.25,big\u00a0dog\n"},
	{"the minus sign of print", "1.5,2,cat\n−3,0.25,big dog\n"},
	{"an en dash for minus", "1.5,2,cat\n–3,0.25,big dog\n"},
	{"minus in an exponent", "15e−1,2,cat\n-3,25e-2,big dog\n"},
	{"exponents and signs", "+1.5E0,.2e1,cat\n-3.,+2.5e-01,big dog\n"},
	{"decimal commas with exponents", "1,5e0;2E0;cat\n-3;2,5e-1;big dog\n"},
	{"decimal commas without a nought", "1,5;2;cat\n-3;,25;big dog\n"},
	{"quoted decimal commas between commas", "\"1,5\",2,cat\n-3,\"0,25\",big dog\n"},
	{"everything quoted", "\"x\",\"y\",\"class\"\n\"1.5\",\"2\",\"cat\"\n\"-3\",\"0.25\",\"big dog\"\n"},
	{"blanks around quotes", " \"1.5\" , \"2\" , \"cat\" \n \"-3\",\t\"0.25\" ,\"big dog\"\n"},
	{"a line break in quotes", "1.5,2,cat\n-3,0.25,\"big\r\ndog\"\n"},
	{"a header on two lines", "\"x\n(cm)\",\"y\n(cm)\",class\n1.5,2,cat\n-3,0.25,big dog\n"},
	{"classic Mac line ends", "x,y,class\r1.5,2,cat\r-3,0.25,big dog\r"},
	{"mixed line ends", "x,y,class\r\n1.5,2,cat\n\r-3,0.25,big dog"},
	{"trailing separators", "x,y,class,,\n1.5,2,cat,,\n-3,0.25,big dog,\n"},
	{"trailing semicolons and empty rows of a spreadsheet", "x;y;class;\r\n1,5;2;cat;\r\n;;;\r\n-3;0,25;big dog;\r\n;;;\r\n;;;\r\n"},
	{"empty lines", "\n\nx,y,class\n\n1.5,2,cat\n  \n\t\n-3,0.25,big dog\n\n\n"},
	{"class first", "class,x,y\ncat,1.5,2\nbig dog,-3,0.25\n"},
	{"y before x", "y,x,label\n2,1.5,cat\n0.25,-3,big dog\n"},
	{"x1, x2 and the class as y", "x1,x2,y\n1.5,2,cat\n-3,0.25,big dog\n"},
	{"class between", "X;Class;Y\n1,5;cat;2\n-3;big dog;0,25\n"},
	{"only the class is known", "species,length,width\ncat,1.5,2\nbig dog,-3,0.25\n"},
	{"other words for x and y", "längd (cm),bredd,djur\n1.5,2,cat\n-3,0.25,big dog\n"},
	{"units in another order", "y (m),x (m),class\n2,1.5,cat\n0.25,-3,big dog\n"},
	{"units in brackets, and a word more", "class name,y[mm],x/mm\ncat,2,1.5\nbig dog,0.25,-3\n"},
	{"words more, among other columns", "id,y coordinate,x coordinate,class\n7,2,1.5,cat\n8,0.25,-3,big dog\n"},
	{"pandas with its index", ",x,y,class\n0,1.5,2,cat\n1,-3,0.25,big dog\n"},
	{"more columns than are needed", "id,class,y,colour,x\n7,cat,2,red,1.5\n8,big dog,0.25,,-3\n"},
	{"R write.csv", "\"\",\"x\",\"y\",\"class\"\n\"1\",1.5,2,\"cat\"\n\"2\",-3,0.25,\"big dog\"\n"},
	{"R write.table, without a name for its first column", "\"x\" \"y\" \"class\"\n\"1\" 1.5 2 \"cat\"\n\"2\" -3 0.25 \"big dog\"\n"},
	{"R write.table with tabs", "x\ty\tclass\n1\t1.5\t2\tcat\n2\t-3\t0.25\tbig dog\n"},
	{"a table that was saved here", dataset.FormatCSV(shaped)},
}

// shaped is what the shapes say.
var shaped = dataset.Set{X: [][2]float64{{1.5, 2}, {-3, 0.25}}, Class: []int{1, 0}, Classes: 2, Names: []string{"big dog", "cat"}}

func TestShapes(t *testing.T) {
	for _, tt := range shapes {
		if got, err := dataset.ParseCSV(tt.text, dataset.Classification); err != nil || !reflect.DeepEqual(got, shaped) {
			t.Errorf("%s: %+v, %v, want %+v", tt.name, got, err, shaped)
		}
	}
}

// Cells that mean something else than they seem to.
func TestCells(t *testing.T) {
	tests := []struct {
		name, text string
		x          float64
		class      string
	}{
		{"thousands with a non-breaking blank", "1\u00a0234,5;0;a", 1234.5, "a"},
		{"thousands with a thin blank", "-12\u2009345.5,0,a", -12345.5, "a"},
		{"thousands with a narrow blank and a minus of print", "−1\u202f234\t0\ta", -1234, "a"},
		{"three decimals after a comma", "1,234;0;a", 1.234, "a"},
		{"a name with quotes inside", "1,0,a \"b\"", 1, `a "b"`},
		{"a name with inches", "1,0,5\"", 1, `5"`},
		{"doubled quotes", "1,0,\"a \"\"b\"\"\"", 1, `a "b"`},
		{"quotes after a backslash", `1,0,"a \"b\""`, 1, `a "b"`},
		{"a backslash at the end", `1,0,"C:\"`, 1, `C:\`},
		{"a separator in quotes", "1,0,\"a, b; c\td\"", 1, "a, b; c d"},
		{"a comma between semicolons", "1;0;a, b", 1, "a, b"},
		{"a number with a decimal comma for a name", "1;0;1,50", 1, "1.5"},
		{"a name that begins with #", "1,0,#1", 1, "#1"},
		{"a first column that begins with #", "class,x,y\n#1,1,0", 1, "#1"},
		{"a name of a header's word", "1,0,class", 1, "class"},
		{"a date", "1,0,2026-11-28", 1, "2026-11-28"},
		{"other scripts", "1,0,乙 甲", 1, "乙 甲"},
		{"an emoji", "1,0,🐈", 1, "🐈"},
	}
	for _, tt := range tests {
		got, err := dataset.ParseCSV(tt.text, dataset.Classification)
		if err != nil || got.X[0][0] != tt.x || got.Name(got.Class[0]) != tt.class {
			t.Errorf("%s: %+v, %v, want x = %g and class %q", tt.name, got, err, tt.x, tt.class)
		}
	}
	for text, want := range map[string]float64{"x;y;z\n1;2;-0,5": -0.5, "z,x,y\n7,1,2": 7, "x1,x2,y\n1,2,3": 3, "value,x,y\n4,1,2": 4, "1 2 −5": -5, "y\tx\ttarget\n2\t1\t6": 6} {
		got, err := dataset.ParseCSV(text, dataset.Regression)
		if err != nil || got.X[0] != [2]float64{1, 2} || got.Target[0] != want {
			t.Errorf("%q: %+v, %v, want target %g at (1, 2)", text, got, err, want)
		}
	}
}

// What one shape says is said alike by the table that is saved of it.
func TestShapesRoundTrip(t *testing.T) {
	for _, tt := range shapes {
		set, err := dataset.ParseCSV(tt.text, dataset.Classification)
		if err != nil {
			continue // said by TestShapes
		}
		again, err := dataset.ParseCSV(dataset.FormatCSV(set), dataset.Classification)
		if err != nil || !reflect.DeepEqual(again, set) {
			t.Errorf("%s: %+v, %v after a round trip, want %+v", tt.name, again, err, set)
		}
	}
}
