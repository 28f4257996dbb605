package cg

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// source is where the listing was printed: J. Christianson, "Hessian-Free
// Optimization and its applications to Neural Networks", 2016, section 5.1, which
// follows Martens (2010) and leaves the preconditioner out. Two of its lines are
// misprinted: r₀ ← b, which holds for x₀ = 0 alone, and rᵢ₊₁ ← rᵢ + αᵢAyᵢ, whose
// sign belongs to r = Ax − b.
const source = "Christianson (2016)"

// listing is the numbers of the listing, as it was printed or corrected, by step,
// the start first. What the loop sets is NaN at the start.
type listing struct {
	run
	x                      [][]float64
	alpha, off, r, beta, y []float64 // off is |x − x*|; of r and y, their lengths
}

// follow runs the listing literally, to the tolerance or as far as numbers go.
func follow(q *quadratic, steps int, printed bool) *listing {
	x, r, sign := append([]float64(nil), q.start...), q.residual(q.start), -1.0
	if printed {
		r, sign = append([]float64(nil), q.b...), 1
	}
	y, ay := append([]float64(nil), r...), make([]float64, len(r))
	l := new(listing)
	l.note(q, x, r, y, math.NaN(), math.NaN())
	enough := tolerance * floats.Norm(r, 2)
	for range steps {
		square := floats.Dot(r, r)
		q.product(ay, y)
		alpha := square / floats.Dot(y, ay)
		floats.AddScaled(x, alpha, y)
		floats.AddScaled(r, sign*alpha, ay)
		beta := floats.Dot(r, r) / square
		floats.AddScaledTo(y, r, beta, y)
		if !vector.AllFinite(x) || !vector.AllFinite(y) || !vector.AllFinite([]float64{alpha, beta}) {
			break
		}
		l.note(q, x, r, y, alpha, beta)
		if l.solved = floats.Norm(r, 2) <= enough; l.solved {
			break
		}
	}
	return l
}

// note adds the numbers after a step.
func (l *listing) note(q *quadratic, x, r, y []float64, alpha, beta float64) {
	l.keep(q, x)
	l.x = append(l.x, append([]float64(nil), x...))
	l.off = append(l.off, vector.Norm(vector.Difference(x, q.solution)))
	l.alpha, l.beta = append(l.alpha, alpha), append(l.beta, beta)
	l.r, l.y = append(l.r, vector.Norm(r)), append(l.y, vector.Norm(y))
}

// lines returns the listing line by line, with the numbers of both.
func lines(printed, corrected *listing) []wire.Line {
	both := func(of func(*listing) []float64) [][]float64 { return [][]float64{of(printed), of(corrected)} }
	first := func(list []float64) []float64 { return list[:1] }
	same := func(text string) wire.Line { return wire.Line{Printed: text, Corrected: text} }
	loop := func(text, right, quantity string, of func(*listing) []float64) wire.Line {
		return wire.Line{Printed: text, Corrected: right, Quantity: quantity, Loop: true, Values: both(of)}
	}
	const (
		alpha = "  αᵢ ← |rᵢ|² / yᵢᵀAyᵢ"
		x     = "  xᵢ₊₁ ← xᵢ + αᵢyᵢ"
		beta  = "  βᵢ₊₁ ← |rᵢ₊₁|² / |rᵢ|²"
		y     = "  yᵢ₊₁ ← rᵢ₊₁ + βᵢ₊₁yᵢ"
	)
	return []wire.Line{
		{Printed: "r₀ ← b", Corrected: "r₀ ← b − Ax₀", Quantity: "|r₀|", Values: both(func(l *listing) []float64 { return first(l.r) })},
		{Printed: "y₀ ← r₀", Corrected: "y₀ ← r₀", Quantity: "|y₀|", Values: both(func(l *listing) []float64 { return first(l.y) })},
		same("while termination condition is false do"),
		loop(alpha, alpha, "α", func(l *listing) []float64 { return l.alpha }),
		loop(x, x, "|x − x*|", func(l *listing) []float64 { return l.off }),
		loop("  rᵢ₊₁ ← rᵢ + αᵢAyᵢ", "  rᵢ₊₁ ← rᵢ − αᵢAyᵢ", "|r|", func(l *listing) []float64 { return l.r }),
		loop(beta, beta, "β", func(l *listing) []float64 { return l.beta }),
		loop(y, y, "|y|", func(l *listing) []float64 { return l.y }),
		same("end while"),
	}
}
