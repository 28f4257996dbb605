package contour_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"hfplayground/core/contour"
)

// sample returns f on n × n points over [−half, half]².
func sample(n int, half float64, f func(x, y float64) float64) contour.Grid {
	g := contour.Grid{NX: n, NY: n, Values: make([]float64, n*n)}
	for j := range n {
		for i := range n {
			g.Values[j*n+i] = f(place(i, n, half), place(j, n, half))
		}
	}
	return g
}

func place(i, n int, half float64) float64 { return half * (2*float64(i)/float64(n-1) - 1) }

// bilinear returns the value of g at p, between its four samples.
func bilinear(g contour.Grid, p contour.Point) float64 {
	i, j := min(int(p.X), g.NX-2), min(int(p.Y), g.NY-2)
	u, v := p.X-float64(i), p.Y-float64(j)
	at := j*g.NX + i
	return (1-v)*((1-u)*g.Values[at]+u*g.Values[at+1]) + v*((1-u)*g.Values[at+g.NX]+u*g.Values[at+g.NX+1])
}

// area returns the area of rings by the shoelace formula, in cells; holes turn
// the other way and count negative.
func area(rings [][]contour.Point) float64 {
	sum := 0.0
	for _, r := range rings {
		for k, p := range r {
			q := r[(k+1)%len(r)]
			sum += p.X*q.Y - q.X*p.Y
		}
	}
	return sum / 2
}

func bumpy(x, y float64) float64 { return math.Sin(3*x)*math.Cos(2*y) + 0.3*x*y }

// random is noise: many saddles, many small rings.
func random(n int) contour.Grid {
	rng := rand.New(rand.NewPCG(3, 4))
	return sample(n, 1, func(_, _ float64) float64 { return rng.Float64() })
}

func TestLinesLieOnLevel(t *testing.T) {
	levels := []float64{-1, -0.5, 0, 0.25, 1}
	for _, g := range []contour.Grid{sample(40, 2, bumpy), random(25)} {
		points := 0
		for k, lines := range contour.Lines(g, levels) {
			for _, line := range lines {
				for _, p := range line {
					points++
					if got := bilinear(g, p); math.Abs(got-levels[k]) > 1e-12 {
						t.Fatalf("f(%v) = %g on the isoline of %g", p, got, levels[k])
					}
				}
			}
		}
		if points == 0 {
			t.Error("no isoline at all")
		}
	}
}

// TestLinesEndAtBorder: on a grid of finite values a line is closed or ends at
// the border twice.
func TestLinesEndAtBorder(t *testing.T) {
	for _, g := range []contour.Grid{sample(40, 2, bumpy), random(25)} {
		border := func(p contour.Point) bool {
			return p.X == 0 || p.Y == 0 || p.X == float64(g.NX-1) || p.Y == float64(g.NY-1)
		}
		for _, lines := range contour.Lines(g, []float64{-0.5, 0, 0.5}) {
			for _, line := range lines {
				first, last := line[0], line[len(line)-1]
				if first != last && !(border(first) && border(last)) {
					t.Fatalf("line from %v to %v is neither closed nor cut by the border", first, last)
				}
			}
		}
	}
}

func TestDisc(t *testing.T) {
	const n, half = 101, 1.5
	g := sample(n, half, func(x, y float64) float64 { return -math.Hypot(x, y) })
	for _, r := range []float64{0.3, 0.8, 1.4} {
		rings := contour.Regions(g, []float64{-r})[0]
		cell := 2 * half / (n - 1)
		got, want := area(rings)*cell*cell, math.Pi*r*r
		if len(rings) != 1 || math.Abs(got-want) > 3e-3*want { // a polygon inside a circle of ten cells
			t.Errorf("{|x| ≤ %g}: %d rings of area %g, want 1 of %g", r, len(rings), got, want)
		}
	}
}

// TestRegionOutsideDisc: the region reaches the border, and the disc is a hole.
func TestRegionOutsideDisc(t *testing.T) {
	const n, half, r = 101, 1.5, 0.8
	g := sample(n, half, math.Hypot)
	rings := contour.Regions(g, []float64{r})[0]
	cell := 2 * half / (n - 1)
	got, want := area(rings)*cell*cell, 4*half*half-math.Pi*r*r
	if len(rings) != 2 || math.Abs(got-want) > 1e-3*want {
		t.Errorf("{|x| ≥ %g}: %d rings of area %g, want 2 of %g", r, len(rings), got, want)
	}
}

func TestRegionExtremes(t *testing.T) {
	g := sample(11, 2, bumpy)
	whole := []contour.Point{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 10}, {X: 0, Y: 10}}
	for _, level := range []float64{math.Inf(-1), -100} {
		rings := contour.Regions(g, []float64{level})[0]
		if len(rings) != 1 || area(rings) != 100 || len(rings[0]) > len(whole)+1 {
			t.Errorf("{f ≥ %g} = %v, want the whole grid", level, rings)
		}
	}
	if rings := contour.Regions(g, []float64{100})[0]; rings != nil {
		t.Errorf("{f ≥ 100} = %v, want nothing", rings)
	}
}

// TestRegionsNest: a higher level has no more area, also with holes.
func TestRegionsNest(t *testing.T) {
	g := random(30)
	g.Values[400] = math.NaN()
	levels := []float64{0, 0.2, 0.4, 0.6, 0.8, 1}
	last := math.Inf(1)
	for k, rings := range contour.Regions(g, levels) {
		a := area(rings)
		if !(a <= last) || a < 0 {
			t.Errorf("area of {f ≥ %g} = %g, the level below has %g", levels[k], a, last)
		}
		last = a
	}
}

// TestSaddle: where corners alternate, the mean of the four decides who joins.
func TestSaddle(t *testing.T) {
	tests := []struct {
		name   string
		values []float64
		rings  int // of {f ≥ 0}
	}{
		{"high mean joins", []float64{2, -1, -1, 2}, 1},
		{"low mean parts", []float64{1, -2, -2, 1}, 2},
		{"high mean joins the other way", []float64{-1, 2, 2, -1}, 1},
		{"low mean parts the other way", []float64{-2, 1, 1, -2}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := contour.Grid{NX: 2, NY: 2, Values: tt.values}
			if got := contour.Regions(g, []float64{0})[0]; len(got) != tt.rings {
				t.Errorf("%d rings, want %d: %v", len(got), tt.rings, got)
			}
			if got := contour.Lines(g, []float64{0})[0]; len(got) != 2 {
				t.Errorf("%d isolines through a saddle cell, want 2", len(got))
			}
		})
	}
}

func TestHoles(t *testing.T) {
	ring := contour.Grid{NX: 5, NY: 5, Values: make([]float64, 25)}
	for i := range ring.Values {
		ring.Values[i] = 1
	}
	tests := []struct {
		name  string
		hole  float64
		level float64
		area  float64
	}{
		{"NaN is outside", math.NaN(), 0, 16 - 0.5},
		{"−Inf is below", math.Inf(-1), 0, 16 - 0.5},
		{"+Inf is above", math.Inf(1), 0, 16},
		{"+Inf alone above", math.Inf(1), 2, 0.5},
		{"NaN is undefined", math.NaN(), math.Inf(-1), 16 - 0.5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ring.Values[12] = tt.hole
			if got := area(contour.Regions(ring, []float64{tt.level})[0]); math.Abs(got-tt.area) > 1e-12 {
				t.Errorf("area of {f ≥ %g} = %g, want %g", tt.level, got, tt.area)
			}
			if lines := contour.Lines(ring, []float64{tt.level})[0]; lines != nil {
				t.Errorf("isolines beside a hole = %v, want none", lines)
			}
		})
	}
}

func TestHugeValues(t *testing.T) {
	g := contour.Grid{NX: 2, NY: 2, Values: []float64{-1.7e308, 1.7e308, -1.7e308, 1.7e308}}
	want := [][]contour.Point{{{X: 0.5, Y: 1}, {X: 0.5, Y: 0}}}
	if got := contour.Lines(g, []float64{0})[0]; !reflect.DeepEqual(got, want) {
		t.Errorf("isoline between ±1.7e308 = %v, want %v", got, want)
	}
}

func TestTwiceTheSame(t *testing.T) {
	g, levels := random(40), []float64{0.3, 0.6}
	if !reflect.DeepEqual(contour.Lines(g, levels), contour.Lines(g, levels)) ||
		!reflect.DeepEqual(contour.Regions(g, levels), contour.Regions(g, levels)) {
		t.Error("two traces of one grid differ")
	}
}

func TestGridMustFit(t *testing.T) {
	for _, g := range []contour.Grid{{}, {NX: 1, NY: 4, Values: make([]float64, 4)}, {NX: 2, NY: 2, Values: make([]float64, 3)}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Lines(%+v) did not panic", g)
				}
			}()
			contour.Lines(g, []float64{0})
		}()
	}
}

func TestLevelsMustRise(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Lines with falling levels did not panic")
		}
	}()
	contour.Lines(random(4), []float64{1, 0})
}

// rosenbrock is the usual grid of the first screen.
func rosenbrock(nx, ny int) contour.Grid {
	g := contour.Grid{NX: nx, NY: ny, Values: make([]float64, nx*ny)}
	for j := range ny {
		for i := range nx {
			x, y := -2+4*float64(i)/float64(nx-1), -1+4*float64(j)/float64(ny-1)
			g.Values[j*nx+i] = (1-x)*(1-x) + 100*(y-x*x)*(y-x*x)
		}
	}
	return g
}

func BenchmarkRosenbrock200x150(b *testing.B) {
	g := rosenbrock(200, 150)
	b.ReportAllocs()
	for b.Loop() {
		s := contour.NewScale(g.Values, 14, true, 0)
		m := s.Map(g)
		contour.Lines(m, s.Levels)
		contour.Regions(m, s.Levels)
	}
}
