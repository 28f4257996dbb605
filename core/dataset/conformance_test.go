package dataset_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"hfplayground/core/dataset"
)

// rounding is how far five decimals are off, with room for the arithmetic of
// the test.
const rounding = 0.5e-5 + 1e-9

// Counts, balance and shape hold for every number of points and of classes.
func TestCountsAndBalance(t *testing.T) {
	for _, e := range random() {
		counts := []string{""}
		if has(e.New(), "classes") {
			counts = []string{"3", "5", "8"}
		}
		for _, k := range counts {
			for _, n := range []int{10, 11, 97, dataset.MaxPoints} {
				t.Run(fmt.Sprint(e.Key, k, "/", n), func(t *testing.T) {
					g := generator(t, e.Key, "n", strconv.Itoa(n), "noise", "50")
					if k != "" {
						set(t, g, "classes", k)
					}
					s := g.Make(seeded(1))
					checkShape(t, s)
					if s.Len() != n || k != "" && k != strconv.Itoa(s.Classes) {
						t.Errorf("%d points of %d classes, want %d of %s", s.Len(), s.Classes, n, k)
					}
					checkBalance(t, s)
				})
			}
		}
	}
}

// checkShape checks what every set promises.
func checkShape(t *testing.T, s dataset.Set) {
	t.Helper()
	classes, targets := len(s.Class), len(s.Target)
	if s.Task() == dataset.Regression && (s.Classes != 0 || s.Class != nil || targets != s.Len()) ||
		s.Task() == dataset.Classification && (s.Classes < 2 || s.Classes > dataset.MaxClasses || s.Target != nil || classes != s.Len()) {
		t.Fatalf("%d points, %d classes, %d class numbers, %d targets", s.Len(), s.Classes, classes, targets)
	}
	for i, p := range s.X {
		if !finite(p[0]) || !finite(p[1]) {
			t.Fatalf("point %d is %v", i, p)
		}
	}
	for i, c := range s.Class {
		if c < 0 || c >= s.Classes {
			t.Fatalf("point %d is of class %d of %d", i, c, s.Classes)
		}
	}
	if !all(s.Target, finite) {
		t.Fatal("a target is not finite")
	}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func all(xs []float64, ok func(float64) bool) bool {
	return !slices.ContainsFunc(xs, func(x float64) bool { return !ok(x) })
}

// count returns the examples of each class.
func count(s dataset.Set) []int {
	counts := make([]int, s.Classes)
	for _, c := range s.Class {
		counts[c]++
	}
	return counts
}

func checkBalance(t *testing.T, s dataset.Set) {
	t.Helper()
	if counts := count(s); s.Classes > 0 && slices.Max(counts)-slices.Min(counts) > 1 {
		t.Errorf("classes have %v points, want them to differ by at most one", counts)
	}
}

func TestSeedDecides(t *testing.T) {
	for _, e := range random() {
		g := generator(t, e.Key, "noise", "20")
		a, b, c := g.Make(seeded(7)), g.Make(seeded(7)), g.Make(seeded(8))
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: the same seed gives two sets", e.Key)
		}
		if reflect.DeepEqual(a, c) {
			t.Errorf("%s: two seeds give the same set", e.Key)
		}
	}
}

// Links hold a seed and no points: whatever the last point of a set depends on
// must never change, on no machine and with no version of Go.
func TestSetsStayTheSame(t *testing.T) {
	tests := []struct {
		key    string
		x      [2]float64
		target float64
	}{
		{"circle", [2]float64{-0.8526, 1.96973}, 0},
		{"xor", [2]float64{0.52071, -2.31345}, 0},
		{"gaussians", [2]float64{1.63015, 0.89991}, 0},
		{"spirals", [2]float64{-0.14801, -0.7224}, 0},
		{"moons", [2]float64{-2.03195, 0.77108}, 0},
		{"checkerboard", [2]float64{2.49864, -0.436}, 0},
		{"rings", [2]float64{2.91746, 0.07589}, 0},
		{"blobs", [2]float64{-4.09563, -2.50389}, 0},
		{"spirals-k", [2]float64{0.86317, 0.31237}, 0},
		{"plane", [2]float64{-4.78943, -0.97819}, -0.6741},
		{"multi-gaussian", [2]float64{5.71148, 3.97818}, 0.53394},
	}
	if len(tests) != len(random()) {
		t.Errorf("%d sets are pinned, want %d", len(tests), len(random()))
	}
	for _, tt := range tests {
		s := generator(t, tt.key, "noise", "20").Make(seeded(1))
		last, target := s.X[s.Len()-1], 0.0
		if s.Target != nil {
			target = s.Target[s.Len()-1]
		}
		if last != tt.x || target != tt.target {
			t.Errorf("%s: last point %v, target %g, want %v and %g", tt.key, last, target, tt.x, tt.target)
		}
	}
}

// A slider of noise moves points along lines and redraws none.
func TestNoiseScales(t *testing.T) {
	for _, e := range random() {
		var at [3]dataset.Set
		for i, noise := range []string{"0", "20", "40"} {
			at[i] = generator(t, e.Key, "noise", noise).Make(seeded(3))
		}
		moved := 0.0
		for i := range at[0].X {
			for j := range 2 {
				a, b, c := at[0].X[i][j], at[1].X[i][j], at[2].X[i][j]
				if math.Abs((c-a)-2*(b-a)) > 4*rounding {
					t.Fatalf("%s: point %d moves from %g over %g to %g", e.Key, i, a, b, c)
				}
				moved += (b - a) * (b - a)
			}
		}
		for i := range at[0].Target {
			a, b, c := at[0].Target[i], at[1].Target[i], at[2].Target[i]
			if math.Abs((c-a)-2*(b-a)) > 4*rounding {
				t.Fatalf("%s: target %d moves from %g over %g to %g", e.Key, i, a, b, c)
			}
			moved += (b - a) * (b - a)
		}
		// Noise of 20 % is a standard deviation of 0.4 for points, 0.2 for targets;
		// the mean of some hundred squares is within a half of its expectation.
		want, n := 0.4, 2*len(at[0].X)
		if at[0].Target != nil {
			want, n = 0.2, len(at[0].X)
		}
		if got := math.Sqrt(moved / float64(n)); math.Abs(got-want) > 0.25*want {
			t.Errorf("%s: noise of 20 %% displaces by %g, want about %g", e.Key, got, want)
		}
	}
}

// More points leave those before where they are, save on spirals, where they
// share the arm.
func TestMorePointsAreAdded(t *testing.T) {
	for _, e := range random() {
		if has(e.New(), "turns") {
			continue
		}
		few := generator(t, e.Key, "n", "50", "noise", "10").Make(seeded(5))
		many := generator(t, e.Key, "n", "80", "noise", "10").Make(seeded(5))
		first := make([]int, 50)
		for i := range first {
			first[i] = i
		}
		if !reflect.DeepEqual(few, many.Subset(first)) {
			t.Errorf("%s: 80 points do not begin with the 50", e.Key)
		}
	}
}

// Without noise the window holds the points, of normal clouds all but a few.
func TestDomain(t *testing.T) {
	for _, e := range random() {
		g := generator(t, e.Key, "n", "5000")
		domain, outside := g.About().Domain, 0
		for _, p := range g.Make(seeded(1)).X {
			if p[0] < domain[0][0] || p[0] > domain[0][1] || p[1] < domain[1][0] || p[1] > domain[1][1] {
				outside++
			}
		}
		if allowed := map[string]int{"gaussians": 3}[e.Key]; outside > allowed {
			t.Errorf("%s: %d of 5000 points lie outside %v", e.Key, outside, domain)
		}
	}
}

// Five decimals are all there are, and no −0.
func TestRounded(t *testing.T) {
	for _, e := range random() {
		for _, noise := range []string{"0", "33"} {
			s := generator(t, e.Key, "noise", noise).Make(seeded(2))
			numbers := slices.Clone(s.Target)
			for _, p := range s.X {
				numbers = append(numbers, p[:]...)
			}
			for _, x := range numbers {
				text := strconv.FormatFloat(x, 'f', 5, 64)
				if again, _ := strconv.ParseFloat(text, 64); again != x || math.Signbit(x) && x == 0 {
					t.Fatalf("%s: %v has more than five decimals or is −0", e.Key, x)
				}
			}
		}
	}
}
