package drawtest

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"hfplayground/core/draw"
)

var update = flag.Bool("update", false, "rewrite testdata/*.svg")

// tolerance is how far numbers of a drawing may differ between machines: fused
// multiply-add moves a rounded end by 0.1, and a step between two by 0.2.
const tolerance = 0.2001

// Golden compares a drawing in every theme, as SVG named name, with the file
// testdata/name-theme.svg, numbers with a tolerance.
func Golden(t *testing.T, name string, in func(theme draw.Theme) draw.List) {
	t.Helper()
	for theme, th := range Themes() {
		t.Run(name+"-"+theme, func(t *testing.T) {
			var b strings.Builder
			if err := draw.SVG(&b, in(th), name); err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata", name+"-"+theme+".svg"), b.String())
		})
	}
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if err := wellFormed(got); err != nil {
		t.Errorf("not well-formed: %v", err)
	}
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if why := differ(got, string(want)); why != "" {
		t.Errorf("%s: %s; see the drawing and run go test -update if it is right", file, why)
	}
}

var (
	ids     = regexp.MustCompile(`c[0-9a-f]{8}-`) // a hash: of no interest here
	numbers = regexp.MustCompile(`-?(\d+\.?\d*|\.\d+)`)
)

// differ says where two drawings differ by more than rounding, or nothing.
func differ(got, want string) string {
	if got == want { // as on most machines, and quick to see
		return ""
	}
	got, want = ids.ReplaceAllString(got, "c-"), ids.ReplaceAllString(want, "c-")
	shape := func(s string) string { return strings.ReplaceAll(numbers.ReplaceAllString(s, "#"), " ", "") }
	if shape(got) != shape(want) {
		return "another drawing"
	}
	a, b := numbers.FindAllString(got, -1), numbers.FindAllString(want, -1)
	for i := range a {
		x, _ := strconv.ParseFloat(a[i], 64) // as the pattern says
		y, _ := strconv.ParseFloat(b[i], 64)
		if math.Abs(x-y) > tolerance {
			return "number " + strconv.Itoa(i) + " = " + a[i] + ", want " + b[i]
		}
	}
	return ""
}

func wellFormed(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
