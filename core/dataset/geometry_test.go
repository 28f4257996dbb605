package dataset_test

import (
	"math"
	"testing"

	"hfplayground/core/dataset"
)

// Without noise every point lies where its class belongs.
func TestClassRules(t *testing.T) {
	tests := []struct {
		key      string
		settings []string
		rule     func(x, y float64) int // the class that belongs at (x, y); −1 for none
	}{
		{"circle", nil, func(x, y float64) int {
			r := math.Hypot(x, y)
			return pick(r >= 3.5-rounding && r <= 5+rounding, r <= 2.5+rounding)
		}},
		{"xor", nil, func(x, y float64) int {
			if min(math.Abs(x), math.Abs(y)) < 0.3 || max(math.Abs(x), math.Abs(y)) > 5 {
				return -1
			}
			return pick(x*y > 0, x*y < 0)
		}},
		{"moons", nil, func(x, y float64) int {
			onUpper := math.Abs(math.Hypot(x+2, y+1)-4) < 2*rounding && y >= -1-rounding
			onLower := math.Abs(math.Hypot(x-2, y-1)-4) < 2*rounding && y <= 1+rounding
			return pick(onUpper, onLower)
		}},
		{"checkerboard", nil, func(x, y float64) int {
			return (int((x+6)/3) + int((y+6)/3)) % 2
		}},
		{"checkerboard", []string{"squares", "5"}, func(x, y float64) int {
			return (int(5*(x+6)/12) + int(5*(y+6)/12)) % 2
		}},
		{"blobs", []string{"classes", "8"}, func(x, y float64) int {
			// The nearest centre: five deviations part neighbours, so that a point in
			// a hundred may be nearer to another.
			return int(math.Round(math.Mod(math.Atan2(x, y)/(2*math.Pi)+1, 1)*8)) % 8
		}},
		{"gaussians", nil, func(x, y float64) int { return pick(x+y < 0, x+y > 0) }},
	}
	strays := map[string]float64{"blobs": 0.02, "gaussians": 0.005} // share of normal tails
	for _, tt := range tests {
		s := generator(t, tt.key, append([]string{"n", "2000"}, tt.settings...)...).Make(seeded(1))
		wrong := 0
		for i, p := range s.X {
			if tt.rule(p[0], p[1]) != s.Class[i] {
				wrong++
			}
		}
		if float64(wrong) > strays[tt.key]*float64(s.Len()) {
			t.Errorf("%s %v: %d of %d points lie where their class does not", tt.key, tt.settings, wrong, s.Len())
		}
	}
}

// pick returns the class whose condition holds, −1 where not exactly one does.
func pick(class0, class1 bool) int {
	switch {
	case class0 == class1:
		return -1
	case class1:
		return 1
	default:
		return 0
	}
}

// All four quadrants of XOR and all 16 squares of the board have their share.
func TestRegionsAreFull(t *testing.T) {
	tests := []struct {
		key     string
		regions int
		region  func(x, y float64) int
	}{
		{"xor", 4, func(x, y float64) int { return pick(x < 0, x > 0) + 2*pick(y < 0, y > 0) }},
		{"checkerboard", 16, func(x, y float64) int { return int((x+6)/3) + 4*int((y+6)/3) }},
	}
	for _, tt := range tests {
		counts := make([]int, tt.regions)
		s := generator(t, tt.key, "n", "4000").Make(seeded(1))
		for _, p := range s.X {
			counts[tt.region(p[0], p[1])]++
		}
		for i, n := range counts {
			share := s.Len() / tt.regions
			if n < share/2 || n > 2*share {
				t.Errorf("%s: %d points in region %d, want about %d", tt.key, n, i, share)
			}
		}
	}
}

// The published formula gives these without rounding: at i = 8, 16 … the angle
// is a multiple of a right angle, and the radius 6.5 (104 − i)/104 is short.
var publishedSpiral = []struct {
	i int
	x [2]float64
}{
	{0, [2]float64{0, 6.5}},
	{8, [2]float64{6, 0}},
	{16, [2]float64{0, -5.5}},
	{24, [2]float64{-5, 0}},
	{32, [2]float64{0, 4.5}},
	{80, [2]float64{0, -1.5}},
	{88, [2]float64{-1, 0}},
	{96, [2]float64{0, 0.5}},
}

func TestSpiralsAreTheBenchmark(t *testing.T) {
	s := dataset.NewSpirals().Make(seeded(1))
	if s.Len() != 194 {
		t.Fatalf("%d points, want 194", s.Len())
	}
	for _, p := range publishedSpiral {
		if got := s.X[2*p.i]; got != p.x || s.Class[2*p.i] != 1 {
			t.Errorf("point %d of class 1 = %v, class %d, want %v", p.i, got, s.Class[2*p.i], p.x)
		}
	}
	for i := range 97 {
		angle, radius := float64(i)*math.Pi/16, 6.5*float64(104-i)/104
		x, y := s.X[2*i][0], s.X[2*i][1]
		if math.Abs(x-radius*math.Sin(angle)) > rounding || math.Abs(y-radius*math.Cos(angle)) > rounding {
			t.Errorf("point %d = (%g, %g), want radius %g at angle %g", i, x, y, radius, angle)
		}
		if other := s.X[2*i+1]; other != [2]float64{0 - x, 0 - y} || s.Class[2*i+1] != 0 {
			t.Errorf("point %d of class 0 = %v, want the opposite of (%g, %g)", i, other, x, y)
		}
	}
}

// Density d has d points where the benchmark has one.
func TestSpiralDensity(t *testing.T) {
	s := generator(t, "spirals", "n", "770").Make(seeded(1)) // 2(96·4 + 1)
	for _, p := range publishedSpiral {
		if got := s.X[2*4*p.i]; got != p.x {
			t.Errorf("density 4: point %d = %v, want %v", 4*p.i, got, p.x)
		}
	}
}

// An arm of w turns sweeps 2πw, and k arms are one arm turned by 2π/k.
func TestManySpirals(t *testing.T) {
	s := generator(t, "spirals-k", "classes", "5", "n", "500", "turns", "2").Make(seeded(1))
	swept := 0.0
	for i := 0; i+5 < s.Len(); i += 5 {
		a, b := s.X[i], s.X[i+5]
		swept += math.Atan2(b[0]*a[1]-b[1]*a[0], a[0]*b[0]+a[1]*b[1])
		for j := range 5 {
			sin, cos := math.Sincos(2 * math.Pi * float64(j) / 5)
			x, y := cos*a[0]+sin*a[1], cos*a[1]-sin*a[0]
			if p := s.X[i+j]; math.Hypot(p[0]-x, p[1]-y) > 4*rounding || s.Class[i+j] != j {
				t.Errorf("point %d of arm %d is %v of class %d, want (%g, %g)", i, j, p, s.Class[i+j], x, y)
			}
		}
	}
	if math.Abs(swept-4*math.Pi) > 1e-4 {
		t.Errorf("an arm of two turns sweeps %g, want 4π", swept)
	}
}

func TestTargets(t *testing.T) {
	tests := []struct {
		key    string
		target func(x, y float64) float64
	}{
		{"plane", func(x, y float64) float64 { return (x + y) / 12 }},
		{"multi-gaussian", func(x, y float64) float64 {
			sum := 0.0
			for _, c := range [][3]float64{{-4, 2.5, 1}, {0, 2.5, -1}, {4, 2.5, 1}, {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}} {
				sum += c[2] * math.Exp(-((x-c[0])*(x-c[0])+(y-c[1])*(y-c[1]))/2)
			}
			return sum
		}},
	}
	for _, tt := range tests {
		s := generator(t, tt.key, "n", "1000").Make(seeded(1))
		for i, p := range s.X {
			// The point was rounded after its target was taken; slopes are below 1.
			if want := tt.target(p[0], p[1]); math.Abs(s.Target[i]-want) > 3*rounding || math.Abs(want) > 1 {
				t.Errorf("%s: target at %v = %g, want %g in [−1, 1]", tt.key, p, s.Target[i], want)
			}
		}
	}
}
