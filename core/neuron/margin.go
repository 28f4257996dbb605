package neuron

import "math"

// Separation says whether a unit answers all cases correctly and strictly, and
// proves it either way.
type Separation struct {
	// W is w′ = (θ, w₁ … w_N), of length 1, with the largest margin: the unit
	// whose smallest [2T − 1] w′·x is as large as can be. nil where none is above 0.
	W []float64

	// Margin is that smallest number, δ for w′, and Upper what no w′ of length 1
	// exceeds. The largest margin lies between them. Margin is 0 without W.
	Margin, Upper float64

	// Shares are one a case, at least 0 and of sum 1. With them [2T − 1]x add up to
	// a vector of length Upper. Where that is 0 no unit parts the cases: every w
	// would give the sum 0 out of numbers above 0.
	Shares []float64
}

// What Separate takes for equal.
const (
	// nothing is the length, as a share of the longest case, under which a
	// combination of cases counts as 0: it is what rounding leaves.
	nothing = 1e-12

	// precise is how close Margin and Upper are brought, as a share of Upper.
	precise = 1e-12
)

// Separable reports whether W answers all cases rightly.
func (s Separation) Separable() bool { return s.W != nil }

// Separate finds the largest margin of the cases, of which there is at least
// one, all with as many inputs. The margin is measured with x₀ = −1, as the bound
// of the perceptron is: it is the distance between the origin and the convex hull
// of all [2T − 1]x, which Wolfe's method finds in a finite number of steps.
// Margins under 10⁻¹² of the longest case count as none. The paper asks
// T = 0 only for w′·x ≤ 0; of finitely many cases that comes to the same, because
// half of the smallest w′·x of T = 1 can be added to the threshold.
//
// It costs a few looks at all cases for each case that touches the margin.
//
// Source: P. Wolfe, "Finding the nearest point in a polytope", Mathematical
// Programming 11, 1976. That a combination of 0 excludes every w is a theorem of
// P. Gordan, 1873; that the nearest point gives the largest margin is its
// counterpart.
func Separate(cases []Case) Separation {
	checkCases("Separate", cases)
	points := make([][]float64, len(cases))
	longest := 0.0
	for k, c := range cases {
		points[k] = c.signed()
		longest = max(longest, length(points[k]))
	}
	shares, normal := nearestPoint(points, nothing*longest)
	s := Separation{Upper: length(combine(points, shares)), Shares: shares}
	if normal == nil {
		return s
	}
	size := length(normal)
	for i := range normal {
		normal[i] /= size
	}
	if least := minDot(points, normal); least > 0 {
		s.W, s.Margin = normal, least
	}
	return s
}

// minDot returns the smallest p·w.
func minDot(points [][]float64, w []float64) float64 {
	_, least := lowest(points, w)
	return least
}

// lowest returns which point has the smallest p·w, and that number.
func lowest(points [][]float64, w []float64) (at int, least float64) {
	least = math.Inf(1)
	for k, p := range points {
		if d := dot(p, w); d < least {
			at, least = k, d
		}
	}
	return at, least
}

// dot returns a·b. The products are rounded one by one, as in Unit.
func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i] * b[i])
	}
	return sum
}

func length(v []float64) float64 { return math.Sqrt(dot(v, v)) }
