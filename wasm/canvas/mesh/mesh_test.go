package mesh_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/wasm/canvas/mesh"
)

// paint is a GPU of a few lines: it says how often the triangles of m cover the
// point p, and the most coverage that one of them gives it.
func paint(m *mesh.Mesh, p draw.Point) (times int, most float64) {
	for i := 0; i+2 < len(m.Indices); i += 3 {
		a, b, c := m.Vertices[m.Indices[i]], m.Vertices[m.Indices[i+1]], m.Vertices[m.Indices[i+2]]
		area := edge(a, b, float64(c.DstX), float64(c.DstY))
		if area == 0 {
			continue
		}
		wa, wb, wc := edge(b, c, p.X, p.Y)/area, edge(c, a, p.X, p.Y)/area, edge(a, b, p.X, p.Y)/area
		if wa < 0 || wb < 0 || wc < 0 {
			continue
		}
		mix := func(x, y, z float32) float64 { return wa*float64(x) + wb*float64(y) + wc*float64(z) }
		most = max(most, float64(a.ColorA)*coverage(
			mix(a.Custom0, b.Custom0, c.Custom0), mix(a.Custom1, b.Custom1, c.Custom1), float64(a.Custom2), float64(a.Custom3)))
		times++
	}
	return times, most
}

func edge(a, b mesh.Vertex, x, y float64) float64 {
	return (float64(b.DstX)-float64(a.DstX))*(y-float64(a.DstY)) - (float64(b.DstY)-float64(a.DstY))*(x-float64(a.DstX))
}

// coverage is the formula of the shader.
func coverage(u, v, length, radius float64) float64 {
	beyond := max(-u, u-length, 0)
	return min(max(radius+0.5-math.Hypot(beyond, v), 0), 1)
}

// distance is from p to the nearest point of the segment a b.
func distance(p, a, b draw.Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(max(((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l, 0), 1)
	}
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}

// wave turns gently, zigzag sharply and often: it is the path that gradient
// descent takes through a valley.
func wave() (path draw.Path) {
	for i := range 40 {
		path = append(path, draw.Point{X: 5 + 5*float64(i), Y: 50 + 30*math.Sin(float64(i)/4)})
	}
	return path
}

func zigzag() (path draw.Path) {
	for i := range 60 {
		path = append(path, draw.Point{X: 20 + float64(i), Y: 50 + 30*float64(1-2*(i%2))})
	}
	return path
}

func circle(r float64) (path draw.Path) {
	for i := range 24 {
		s, c := math.Sincos(float64(i) * math.Pi / 12)
		path = append(path, draw.Point{X: 50 + r*c, Y: 50 + r*s})
	}
	return path
}

func TestStroke(t *testing.T) {
	tests := []struct {
		name   string
		path   draw.Path
		closed bool
		width  float64
	}{
		{"wave", wave(), false, 3},
		{"zigzag", zigzag(), false, 2},
		{"circle", circle(30), true, 4},
		{"small circle", circle(3), true, 1.5},
		{"open square", draw.Path{{X: 20, Y: 20}, {X: 80, Y: 20}, {X: 80, Y: 80}}, false, 5},
		{"there and back", draw.Path{{X: 20, Y: 20}, {X: 80, Y: 20}, {X: 30, Y: 20}}, false, 4},
		{"dot", draw.Path{{X: 40, Y: 40}}, false, 6},
		{"repeated points", draw.Path{{X: 40, Y: 40}, {X: 40, Y: 40}, {X: 60, Y: 45}, {X: 60, Y: 45}}, false, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var m mesh.Mesh
			m.Stroke(tt.path, tt.closed, tt.width, mesh.White())
			rng := rand.New(rand.NewPCG(1, 2))
			for range 4000 {
				p := draw.Point{X: 210 * rng.Float64(), Y: 100 * rng.Float64()}
				near := math.Inf(1)
				for i := range tt.path {
					if next := i + 1; next < len(tt.path) || tt.closed || i == 0 {
						near = min(near, distance(p, tt.path[i], tt.path[next%len(tt.path)]))
					}
				}
				want := min(max(tt.width/2+0.5-near, 0), 1)
				if _, got := paint(&m, p); math.Abs(got-want) > 1e-3 { // float32 corners
					t.Fatalf("coverage at (%.2f, %.2f) = %.4f, want %.4f at distance %.3f", p.X, p.Y, got, want, near)
				}
			}
		})
	}
}

// A line that turns gently is painted once everywhere, so its edge is not bolder
// where it has more points.
func TestStrokePaintsOnce(t *testing.T) {
	var m mesh.Mesh
	m.Stroke(wave(), false, 3, mesh.White())
	rng := rand.New(rand.NewPCG(3, 4))
	for range 4000 {
		p := draw.Point{X: 210 * rng.Float64(), Y: 100 * rng.Float64()}
		if times, _ := paint(&m, p); times > 1 {
			t.Fatalf("(%.2f, %.2f) is painted %d times, want once", p.X, p.Y, times)
		}
	}
}

func TestThinLinesFade(t *testing.T) {
	var m mesh.Mesh
	m.Stroke(draw.Path{{X: 0, Y: 5}, {X: 10, Y: 5}}, false, 0.25, mesh.White())
	if _, got := paint(&m, draw.Point{X: 5, Y: 5}); math.Abs(got-0.25) > 1e-6 {
		t.Errorf("coverage in the middle of a quarter pixel line = %g, want 0.25", got)
	}
}

func TestBrokenPaths(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	var m mesh.Mesh
	m.Stroke(draw.Path{{X: 10, Y: 10}, {X: 20, Y: 10}, {X: nan, Y: 1}, {X: 30, Y: 10}, {X: 40, Y: 10}}, true, 2, mesh.White())
	for x, want := range map[float64]float64{15: 1, 25: 0, 35: 1} {
		if _, got := paint(&m, draw.Point{X: x, Y: 10}); got != want {
			t.Errorf("coverage at x = %g = %g, want %g", x, got, want)
		}
	}
	m.Reset()
	for _, path := range []draw.Path{nil, {{X: nan}}, {{X: inf, Y: inf}, {X: -inf}}} {
		m.Stroke(path, true, 2, mesh.White())
		m.Fan(path, 0, 0, mesh.White())
		m.Convex(nil, mesh.White())
		if mesh.Convex(path) || mesh.Box(1, path) != (draw.Rect{}) {
			t.Errorf("%v counts as a polygon", path)
		}
	}
	m.Stroke(wave(), false, nan, mesh.White())
	if !m.Empty() {
		t.Errorf("paths without a finite point gave %d triangles, want none", len(m.Indices)/3)
	}
}

func TestConvex(t *testing.T) {
	star := draw.Path{{X: 50, Y: 10}, {X: 73, Y: 82}, {X: 12, Y: 37}, {X: 88, Y: 37}, {X: 27, Y: 82}}
	dent := draw.Path{{X: 0, Y: 0}, {X: 9, Y: 0}, {X: 9, Y: 9}, {X: 5, Y: 2}, {X: 0, Y: 9}}
	for name, tt := range map[string]struct {
		path draw.Path
		want bool
	}{"circle": {circle(9), true}, "star of two turns": {star, false}, "dent": {dent, false}, "line": {star[:2], false}} {
		if got := mesh.Convex(tt.path); got != tt.want {
			t.Errorf("Convex(%s) = %v, want %v", name, got, tt.want)
		}
	}
}

// A rectangle on whole pixels is crisp in either direction of its corners, and
// elsewhere the edge fades by the share of the pixel that is covered.
func TestConvexEdge(t *testing.T) {
	rect := draw.Path{{X: 10, Y: 10}, {X: 20, Y: 10}, {X: 20, Y: 20}, {X: 10, Y: 20}}
	back := draw.Path{rect[3], rect[2], rect[1], rect[0]}
	for name, path := range map[string]draw.Path{"clockwise": rect, "anticlockwise": back} {
		var m mesh.Mesh
		m.Convex(path, mesh.White())
		for x, want := range map[float64]float64{9.5: 0, 10: 0.5, 10.5: 1, 15: 1, 19.5: 1, 19.75: 0.75, 20.25: 0.25, 20.5: 0} {
			if _, got := paint(&m, draw.Point{X: x, Y: 14.3}); math.Abs(got-want) > 1e-6 {
				t.Errorf("%s: coverage at x = %g = %g, want %g", name, x, got, want)
			}
		}
	}
}

func TestFanParity(t *testing.T) {
	ring, hole := circle(40), circle(20)
	saw := zigzag()
	var m mesh.Mesh
	for _, path := range []draw.Path{ring, hole, saw} {
		m.Fan(path, 0.25, -0.25, mesh.White())
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for range 4000 {
		p := draw.Point{X: 100 * rng.Float64(), Y: 100 * rng.Float64()}
		times, _ := paint(&m, draw.Point{X: p.X + 0.25, Y: p.Y - 0.25})
		if want := inside(p, ring, hole, saw); times%2 == 1 != want {
			t.Fatalf("(%.2f, %.2f) is covered %d times, want inside = %v", p.X, p.Y, times, want)
		}
	}
}

// inside counts crossings of a ray to the right.
func inside(p draw.Point, paths ...draw.Path) bool {
	in := false
	for _, path := range paths {
		for i, a := range path {
			b := path[(i+1)%len(path)]
			if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
				in = !in
			}
		}
	}
	return in
}

func TestApart(t *testing.T) {
	left, right := circle(5), draw.Path{{X: 70, Y: 0}, {X: 80, Y: 0}, {X: 75, Y: 99}}
	if !mesh.Apart([]draw.Path{left, right}) {
		t.Error("two shapes side by side are not apart")
	}
	if mesh.Apart([]draw.Path{circle(9), circle(5)}) {
		t.Error("a ring is apart from its hole")
	}
}

func TestDash(t *testing.T) {
	corner := draw.Path{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 10}}
	tests := []struct {
		name    string
		path    draw.Path
		closed  bool
		pattern []float64
		lengths []float64
	}{
		{"round a corner", corner, false, []float64{8, 4}, []float64{8, 8}},
		{"ends inside a line", corner, false, []float64{6, 1}, []float64{6, 6, 6}},
		{"odd pattern", corner, false, []float64{5, 2, 3}, []float64{5, 3, 2}},
		{"dots", corner, false, []float64{0, 9}, []float64{0, 0, 0}},
		{"closed", draw.Path{{X: 0, Y: 0}, {X: 3, Y: 0}, {X: 3, Y: 4}}, true, []float64{5, 2}, []float64{5, 5}},
		{"no pattern", corner, false, nil, []float64{20}},
		{"no length", corner, false, []float64{0, 0}, []float64{20}},
		{"negative", corner, false, []float64{5, -1}, []float64{20}},
		{"not a number", corner, false, []float64{math.NaN(), 1}, []float64{20}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dashes := mesh.Dash(tt.path, tt.closed, tt.pattern)
			if len(dashes) != len(tt.lengths) {
				t.Fatalf("Dash gives %v, want %d lines", dashes, len(tt.lengths))
			}
			for i, d := range dashes {
				if got := length(d); math.Abs(got-tt.lengths[i]) > 1e-9 {
					t.Errorf("line %d is %g long, want %g", i, got, tt.lengths[i])
				}
			}
		})
	}
}

func length(path draw.Path) (sum float64) {
	for i := 1; i < len(path); i++ {
		sum += math.Hypot(path[i].X-path[i-1].X, path[i].Y-path[i-1].Y)
	}
	return sum
}

func TestDashIsBounded(t *testing.T) {
	long := draw.Path{{X: 0, Y: 0}, {X: 1e9, Y: 0}}
	if got := len(mesh.Dash(long, false, []float64{1e-3, 1e-3})); got > 1<<14 {
		t.Errorf("a pattern far finer than a pixel gives %d lines", got)
	}
}

func TestTint(t *testing.T) {
	got := mesh.TintOf(draw.Color{R: 255, G: 51, B: 0, A: 51})
	want := mesh.Tint{R: 0.2, G: 0.04, B: 0, A: 0.2}
	for i, d := range []float32{got.R - want.R, got.G - want.G, got.B - want.B, got.A - want.A} {
		if math.Abs(float64(d)) > 1e-6 {
			t.Errorf("channel %d of TintOf = %v, want %v", i, got, want)
		}
	}
}
