package scene

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
	"hfplayground/core/wire"
)

var themes = map[string]draw.Theme{"light": {}, "dark": {Dark: true}}

var update = flag.Bool("update", false, "rewrite testdata/*.svg")

// goldenTolerance is how far numbers of a drawing may differ between machines:
// fused multiply-add moves a rounded end by 0.1, and a step between two by 0.2.
const goldenTolerance = 0.2001

// nan is a picture whose function is undefined in a disc and infinite in
// another, with a run that ends in it.
func nanPicture() wire.Picture {
	hole := func(x, y float64) float64 {
		switch {
		case math.Hypot(x+0.5, y-0.3) < 0.5:
			return math.NaN()
		case math.Hypot(x-0.8, y+0.5) < 0.3:
			return math.Inf(1)
		}
		return x*x + 3*y*y - 2
	}
	p := wire.Picture{Field: field(hole, wire.Window{X0: -1.5, X1: 1.5, Y0: -1, Y1: 1}, 61, 41)}
	p.Field.Base, p.Field.Note = -2, "x₃ = 0 < 1 & up"
	p.Field.Local, p.Field.Saddles = [][2]float64{{0.3, 0.6}}, [][2]float64{{-1.1, -0.6}}
	nan := math.NaN()
	p.Race = &wire.Race{Start: [2]float64{1.2, 0.8}, Runs: []wire.Run{{
		ID: "gd", Label: "Gradient descent", End: "diverged", Step: []int32{0, 1, 2},
		X: []float64{1.2, 0.6, nan}, Y: []float64{0.8, 0.5, nan}, F: []float64{1.36, -0.89, nan},
		GradNorm: []float64{1, 1, nan}, Cost: []float64{0, 1, 2}, Seconds: []float64{0, 1, 2},
	}}}
	return p
}

func TestGolden(t *testing.T) {
	tests := []struct {
		name string
		view View
		p    wire.Picture
		w, h float64
	}{
		{"landscape", new(Landscape), race(12, -1), 760, 500},
		{"landscape-selected", new(Landscape), race(3, 1), 470, 350},
		{"landscape-indefinite", new(Landscape), race(6, 2), 390, 390},
		{"landscape-empty", new(Landscape), wire.Picture{}, 200, 150},
		{"landscape-nan", new(Landscape), nanPicture(), 560, 390},
		{"network", new(Network), usualNet.picture(40, 60), 760, 500},
		{"network-classes", new(Network), classNet.picture(40, 40), 470, 350},
		{"network-values", new(Network), valueNet.picture(40, 40), 390, 390},
		{"network-large", new(Network), largestNet.picture(12, 20), 560, 220},
		{"network-output", new(Network), wire.Picture{Surface: says(makeNet(usualNet), 2, 20)}, 300, 240},
		{"network-empty", new(Network), wire.Picture{}, 200, 150},
		{"curve", Curve{}, race(12, -1), 760, 130},
		{"curve-selected", Curve{}, race(12, 1), 390, 90},
		{"curve-low", Curve{}, race(12, 1), 720, 50},
		{"curve-negative", Curve{}, wire.Picture{Race: nanPicture().Race}, 390, 130},
		{"curve-empty", Curve{}, wire.Picture{}, 200, 50},
		{"curve-test", Curve{}, testedRace(), 640, 130},
		{"curve-test-narrow", Curve{}, testedRace(), 360, 110},
		{"inner", Inner{}, innerPicture(40), 300, 190},
		{"inner-wide", Inner{}, innerPicture(40), 390, 120},
		{"inner-short", Inner{}, race(3, 1), 300, 190},
		{"inner-empty", Inner{}, wire.Picture{}, 300, 100},
	}
	for _, tt := range tests {
		for theme, th := range themes {
			t.Run(tt.name+"-"+theme, func(t *testing.T) {
				var b strings.Builder
				if err := draw.SVG(&b, tt.view.Draw(tt.p, tt.w, tt.h, th), tt.name); err != nil {
					t.Fatal(err)
				}
				compare(t, filepath.Join("testdata", tt.name+"-"+theme+".svg"), b.String())
			})
		}
	}
}

// testedRace is two runs with a loss on a test, which rises again.
func testedRace() wire.Picture {
	p := race(30, 0)
	p.Field, p.Race.Runs = nil, p.Race.Runs[:2]
	for i := range p.Race.Runs {
		r := &p.Race.Runs[i]
		for k, f := range r.F {
			r.Test = append(r.Test, 2*f+0.02+1e-4*float64(k*k))
		}
	}
	return p
}

// innerPicture is a run of n inner iterations that was stopped by the rule.
func innerPicture(n int) wire.Picture {
	p := race(6, 2)
	in := &wire.Inner{Epsilon: 5e-4, Window: 10, Stop: "relative progress below ε", Taken: n - 7}
	for i := range n + 1 {
		k := float64(i)
		in.DX, in.DY = append(in.DX, k/100), append(in.DY, -k/50)
		in.Phi = append(in.Phi, -35*(1-math.Exp(-k/6)))
		in.Residual = append(in.Residual, 200*math.Exp(-k/4)*(1+0.6*math.Sin(2*k)))
		in.Curvature = append(in.Curvature, 1)
		in.Stored = append(in.Stored, i%5 == 3 || i == n)
	}
	p.Look.Inner = in
	return p
}

// compare compares a drawing with its golden file, numbers with a tolerance.
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
	got, want = ids.ReplaceAllString(got, "c-"), ids.ReplaceAllString(want, "c-")
	shape := func(s string) string { return strings.ReplaceAll(numbers.ReplaceAllString(s, "#"), " ", "") }
	if shape(got) != shape(want) {
		return "another drawing"
	}
	a, b := numbers.FindAllString(got, -1), numbers.FindAllString(want, -1)
	for i := range a {
		x, _ := strconv.ParseFloat(a[i], 64) // as the pattern says
		y, _ := strconv.ParseFloat(b[i], 64)
		if math.Abs(x-y) > goldenTolerance {
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
