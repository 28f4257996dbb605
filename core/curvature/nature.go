package curvature

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"hfplayground/core/cg"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// Kind is what the curvature says of a stationary point.
type Kind uint8

// The kinds. Unknown is one of which nothing could be shown.
const (
	Unknown Kind = iota
	Minimum
	Saddle
	Maximum
	Flat
)

// Nature is what is known of the stationary point near some x.
type Nature struct {
	Kind  Kind
	Words string  // with its article; empty for Unknown
	Way   float64 // length of Newton's step to it; +∞ where its direction is lost in rounding
}

const (
	// mostFormed is the largest dimension whose Hessian is formed for a verdict, once a run.
	// A mean over examples is as costly as they are many: there maxEigen is the limit.
	mostFormed = 128
	mostProbes = 50 // products with the Hessian of a larger problem, in search of negative curvature

	settleSteps = 3    // Newton squares the distance: enough from any tolerance that is sensible
	bentShare   = 1e-6 // share of the largest curvature from which a direction is surely bent
	saddleShare = 1e-8 // share from which a negative curvature is no trace of rounding
	shrinkShare = 0.9  // of the first Newton step, which the last must not exceed where they lead to a point
	nearShare   = 1e-2 // of the extent, within which the first step must lead where it is the only one
	turnsWithin = 6    // doublings of a Newton step, within which f must rise behind a minimum: enough for the 30th power
	beyond      = 8    // Newton steps, further off than which f must fall beside a saddle point
)

// Classify says what kind of stationary point x is close to. extent is a length of
// x in which the problem is of interest, such as the distance that a run has
// travelled: f, x and extent may have any units.
//
// A minimum needs positive curvature in every direction, f that rises beyond the point,
// and Newton steps that lead to one: far out on a slope that flattens without end they
// do not, and beside an inflection, as of x³ + y², f falls on. Of a saddle point and
// of a maximum it is shown that f falls along the direction of negative curvature, on
// both sides, by as much as the curvature says and from further off than the point is,
// which tells them from a hollow as flat as that of x⁴y⁴. What is not shown is Unknown. It costs at
// most (settleSteps + 1)n products with the Hessian, turnsWithin·n gradients and some 30 values.
func Classify(f objective.Objective, x []float64, extent float64) Nature {
	most := mostFormed
	if objective.Examples(f) > 0 {
		most = maxEigen
	}
	p, near := settled(f, x, extent, most)
	if !near {
		return Nature{}
	}
	es := eigen(p, most)
	if es == nil {
		if v, bend := bentDown(p); v != nil && falls(f, p, v, bend, extent, 0) {
			return Nature{Kind: Saddle, Words: "a saddle point"}
		}
		return Nature{}
	}
	n := nature(f, p, es, extent)
	n.Way = way(f.At(x), most)
	return n
}

// way returns the length of Newton's step at p with every curvature taken for what it
// is. Along a direction that is flat to rounding it says nothing, and is long unless the gradient is as good as zero there.
func way(p objective.Point, most int) float64 {
	d, _ := newtonStep(p, 0, most)
	length := vector.Norm(d)
	if math.IsNaN(length) {
		return math.Inf(1)
	}
	return length
}

// nature reads the eigenvalues of the Hessian at a stationary point.
func nature(f objective.Objective, p objective.Point, es *mat.EigenSym, extent float64) Nature {
	ev := es.Values(nil)
	n := len(ev)
	lo, hi := ev[0], ev[n-1]
	size := max(math.Abs(lo), math.Abs(hi))
	var q mat.Dense
	es.VectorsTo(&q)
	along := func(j int) []float64 { return mat.Col(nil, j, &q) }
	way := newtonWay(p, ev, &q)
	down := func(j int) bool { return falls(f, p, along(j), ev[j], extent, beyond*vector.Norm(way)) }
	switch {
	case lo > FlatShare*size:
		for j := range ev {
			if !turns(f, p, along(j), way[j]) {
				return Nature{}
			}
		}
		return Nature{Kind: Minimum, Words: "a minimum"}
	case hi < -FlatShare*size && down(0) && down(n-1):
		return Nature{Kind: Maximum, Words: "a maximum"}
	case lo < -saddleShare*size && hi > FlatShare*size && down(0):
		return Nature{Kind: Saddle, Words: "a saddle point"}
	case lo < -FlatShare*size:
		return Nature{}
	}
	for j, lambda := range ev {
		if math.Abs(lambda) <= FlatShare*size && kinked(f, p, along(j), extent) {
			return Nature{}
		}
	}
	return Nature{Kind: Flat, Words: "a flat point (the Hessian is singular to rounding)"}
}

// newtonWay returns how far Newton's step from p goes along each eigenvector, 0 where its curvature is 0.
func newtonWay(p objective.Point, ev []float64, q *mat.Dense) []float64 {
	g, way := make([]float64, len(ev)), make([]float64, len(ev))
	p.Gradient(g)
	for j, lambda := range ev {
		if lambda != 0 {
			way[j] = -floats.Dot(mat.Col(nil, j, q), g) / lambda
		}
	}
	return way
}

// turns reports whether f rises again behind the point to which Newton's step from p leads, way along the unit
// vector v. Of a step that rounding swallows there is nothing to ask.
func turns(f objective.Objective, p objective.Point, v []float64, way float64) bool {
	const rounding = 0x1p-44
	if math.Ldexp(math.Abs(way), turnsWithin) <= rounding*vector.Norm(p.X()) {
		return true
	}
	g, t := make([]float64, len(v)), way
	for range turnsWithin {
		t *= 2
		f.At(floats.AddScaledTo(make([]float64, len(v)), p.X(), t, v)).Gradient(g)
		if floats.Dot(g, v)*way > 0 {
			return true
		}
	}
	return false
}

// settled returns the stationary point that x is close to, as near as Newton steps
// along the directions that are surely bent lead, and whether they lead to one.
// Beside a curved valley floor such as xy = 1 of (xy − 1)² the Hessian has
// eigenvalues of either sign that are as small as the distance to the floor, where
// they vanish.
func settled(f objective.Objective, x []float64, extent float64, most int) (p objective.Point, near bool) {
	p = f.At(x)
	var lengths []float64
	for range settleSteps {
		d, _ := newtonStep(p, bentShare, most)
		if d == nil {
			break
		}
		length := vector.Norm(d)
		for i, xi := range p.X() {
			d[i] += xi
		}
		next := f.At(d)
		if !(gradientNorm(next) < gradientNorm(p)) {
			if len(lengths) == 0 {
				lengths = append(lengths, length)
			}
			break
		}
		lengths = append(lengths, length)
		p = next
	}
	switch m := len(lengths); m {
	case 0:
		return p, true
	case 1:
		return p, lengths[0] <= nearShare*extent
	default:
		return p, lengths[m-1] <= shrinkShare*lengths[0]
	}
}

// bentDown returns a unit vector of negative curvature that conjugate gradients
// meet on the quadratic model at p, and its curvature; nil where they meet none.
func bentDown(p objective.Point) ([]float64, float64) {
	g := make([]float64, len(p.X()))
	p.Gradient(g)
	run := cg.New(p.HessVec, nil, g, nil)
	for range mostProbes {
		switch run.Advance() {
		case cg.Advanced:
		case cg.Negative:
			v := run.Direction()
			if length := vector.Norm(v); length > 0 && run.Curvature < 0 {
				for i := range v {
					v[i] /= length
				}
				return v, run.Curvature
			}
			return nil, 0
		default:
			return nil, 0
		}
	}
	return nil, 0
}

// falls reports whether f is lower on both sides of p along the unit vector v, by
// about what its negative curvature says, for some distance up to extent and above least.
func falls(f objective.Objective, p objective.Point, v []float64, bend, extent, least float64) bool {
	const (
		nearest  = 1e-8 // of the extent
		closer   = 0.25
		rounding = 64 * 0x1p-52
	)
	here, x := p.Value(), make([]float64, len(v))
	value := func(t float64) float64 {
		for i, xi := range p.X() {
			x[i] = xi + t*v[i]
		}
		return f.At(x).Value()
	}
	for t := extent; t > max(nearest*extent, least); t *= closer {
		said := -bend * t * t / 2
		if said <= rounding*math.Abs(here) {
			return false
		}
		one, other := (here-value(t))/said, (here-value(-t))/said
		if min(one, other) > 0.5 && max(one, other) < 2 {
			return true
		}
	}
	return false
}

// kinked reports whether f has a kink at p along the unit vector v, as |x| has at 0, or bends without bound, as
// |x|^1.5 does: from one side of p to the other its slope changes by more than their distance allows, whatever its
// derivatives say there.
func kinked(f objective.Objective, p objective.Point, v []float64, extent float64) bool {
	const (
		near     = 1e-4 // of the extent
		nearer   = 1e-6
		rounding = 64 * 0x1p-52
	)
	here := p.Value()
	value := func(t float64) float64 {
		return f.At(floats.AddScaledTo(make([]float64, len(v)), p.X(), t, v)).Value()
	}
	slope := func(t float64) float64 {
		if bend := math.Abs(value(t) - 2*here + value(-t)); bend > rounding*math.Abs(here) {
			return bend / t
		}
		return 0
	}
	return slope(nearer*extent) > 2*nearer/near*slope(near*extent)
}

func gradientNorm(p objective.Point) float64 {
	g := make([]float64, len(p.X()))
	p.Gradient(g)
	return vector.Norm(g)
}
