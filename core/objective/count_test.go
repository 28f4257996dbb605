package objective_test

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/objective"
)

// bowl is f(x) = ½‖x‖²; its Points know how often they were really asked.
type bowl struct {
	n     int
	asked *objective.Evals
}

func (f bowl) Dim() int { return f.n }

func (f bowl) At(x []float64) objective.Point { return bowlPoint{slices.Clone(x), f.asked} }

type bowlPoint struct {
	x     []float64
	asked *objective.Evals
}

func (p bowlPoint) X() []float64 { return p.x }

func (p bowlPoint) Value() (sum float64) {
	p.asked.Value++
	for _, xi := range p.x {
		sum += xi * xi / 2
	}
	return sum
}

func (p bowlPoint) Gradient(dst []float64) { p.asked.Gradient++; copy(dst, p.x) }

func (p bowlPoint) HessVec(dst, v []float64) { p.asked.HessVec++; copy(dst, v) }

// squares is a bowl that offers the Gauss–Newton product.
type squares struct{ bowl }

func (f squares) At(x []float64) objective.Point {
	return squaresPoint{bowlPoint{slices.Clone(x), f.asked}}
}

type squaresPoint struct{ bowlPoint }

func (p squaresPoint) GaussNewtonVec(dst, v []float64) { p.asked.GaussNewton++; copy(dst, v) }

func TestCount(t *testing.T) {
	var asked objective.Evals
	c := objective.Count(squares{bowl{2, &asked}})
	if c.Dim() != 2 {
		t.Errorf("Dim() = %d, want 2", c.Dim())
	}
	x, v, dst := []float64{3, 4}, []float64{1, -1}, make([]float64, 2)
	p := c.At(x)
	if got := c.Evals(); got != (objective.Evals{}) {
		t.Errorf("Evals() after At = %+v, want none", got)
	}
	gn := p.(objective.GaussNewton)
	steps := []struct {
		name string
		ask  func()
		want []float64 // dst
		evs  objective.Evals
	}{
		{"value", func() { dst[0], dst[1] = p.Value(), 0 }, []float64{12.5, 0}, objective.Evals{Value: 1}},
		{"value again", func() { dst[0] = p.Value() }, []float64{12.5, 0}, objective.Evals{Value: 1}},
		{"gradient", func() { p.Gradient(dst) }, x, objective.Evals{Value: 1, Gradient: 1}},
		{"gradient again", func() { clear(dst); p.Gradient(dst) }, x, objective.Evals{Value: 1, Gradient: 1}},
		{"HessVec", func() { p.HessVec(dst, v) }, v, objective.Evals{Value: 1, Gradient: 1, HessVec: 1}},
		{"HessVec again", func() { p.HessVec(dst, v) }, v, objective.Evals{Value: 1, Gradient: 1, HessVec: 2}},
		{"GaussNewtonVec", func() { gn.GaussNewtonVec(dst, x) }, x, objective.Evals{Value: 1, Gradient: 1, HessVec: 2, GaussNewton: 1}},
		{"GaussNewtonVec again", func() { gn.GaussNewtonVec(dst, v) }, v, objective.Evals{Value: 1, Gradient: 1, HessVec: 2, GaussNewton: 2}},
		{"value at another Point", func() { c.At(v).Value() }, v, objective.Evals{Value: 2, Gradient: 1, HessVec: 2, GaussNewton: 2}},
	}
	for _, s := range steps {
		s.ask()
		if !slices.Equal(dst, s.want) {
			t.Errorf("%s: answer %v, want %v", s.name, dst, s.want)
		}
		if got := c.Evals(); got != s.evs || asked != s.evs {
			t.Errorf("%s: Evals() = %+v, really asked %+v, want %+v", s.name, got, asked, s.evs)
		}
	}
}

// A value that is only shown is computed once and counts when it is asked for.
func TestShown(t *testing.T) {
	var asked objective.Evals
	c := objective.Count(squares{bowl{2, &asked}})
	p := c.At([]float64{3, 4})
	for range 2 {
		if got := objective.Shown(p); got != 12.5 || c.Evals().Value != 0 || asked.Value != 1 {
			t.Errorf("Shown = %g, counted %d times, asked %d times, want 12.5, 0, 1", got, c.Evals().Value, asked.Value)
		}
	}
	if got := p.Value(); got != 12.5 || c.Evals().Value != 1 || asked.Value != 1 {
		t.Errorf("Value = %g, counted %d times, asked %d times, want 12.5, 1, 1", got, c.Evals().Value, asked.Value)
	}
	if got := objective.Shown(bowl{2, &asked}.At([]float64{3, 4})); got != 12.5 {
		t.Errorf("Shown of a Point that is not counted = %g, want 12.5", got)
	}
}

// What a gradient's reader does to its copy must not reach the next reader.
func TestCountKeepsItsGradient(t *testing.T) {
	p := objective.Count(bowl{2, new(objective.Evals)}).At([]float64{3, 4})
	dst := make([]float64, 2)
	p.Gradient(dst)
	dst[0] = math.NaN()
	p.Gradient(dst)
	if want := []float64{3, 4}; !slices.Equal(dst, want) {
		t.Errorf("Gradient = %v, want %v", dst, want)
	}
}

func TestCountOffersGaussNewtonOnlyIfThere(t *testing.T) {
	if _, ok := objective.Count(bowl{2, new(objective.Evals)}).At([]float64{3, 4}).(objective.GaussNewton); ok {
		t.Error("counted Point offers GaussNewton, its Point does not")
	}
}

func TestCost(t *testing.T) {
	tests := []struct {
		evals objective.Evals
		want  float64
	}{
		{objective.Evals{}, 0},
		{objective.Evals{Gradient: 1}, 1},
		{objective.Evals{Value: 3}, 1},
		{objective.Evals{GaussNewton: 3}, 4},
		{objective.Evals{HessVec: 1}, 2},
		{objective.Evals{Squared: 1}, 1.0 / 3},
		{objective.Evals{Value: 1, Gradient: 2, HessVec: 3, GaussNewton: 4}, (1 + 6 + 18 + 16) / 3.0},
	}
	for _, tt := range tests {
		if got := tt.evals.Cost(); math.Abs(got-tt.want) > 1e-15*tt.want {
			t.Errorf("%+v.Cost() = %v, want %v", tt.evals, got, tt.want)
		}
	}
}

// diagonal is squares that offer the squared gradients too.
type diagonal struct{ squares }

func (f diagonal) At(x []float64) objective.Point {
	return diagonalPoint{squaresPoint{bowlPoint{slices.Clone(x), f.asked}}}
}

type diagonalPoint struct{ squaresPoint }

func (p diagonalPoint) SquaredGradients(dst []float64) { dst[0], dst[1] = 7, 8 }
func (p diagonalPoint) Ridge() float64                 { return 9 }

// Squared gradients are counted where they are offered.
func TestCountSquaredGradients(t *testing.T) {
	var asked objective.Evals
	c := objective.Count(diagonal{squares{bowl{2, &asked}}})
	p, dst := c.At([]float64{3, 4}).(objective.SquaredGradients), make([]float64, 2)
	p.SquaredGradients(dst)
	if dst[0] != 7 || dst[1] != 8 || p.Ridge() != 9 || c.Evals() != (objective.Evals{Squared: 1}) {
		t.Errorf("SquaredGradients %v, Ridge %g, cost %+v, want 7, 8, 9 and one", dst, p.Ridge(), c.Evals())
	}
	p.GaussNewtonVec(dst, []float64{1, 2})
	if got := c.Evals(); got != (objective.Evals{GaussNewton: 1, Squared: 1}) {
		t.Errorf("cost of a product %+v, want 1 more", got)
	}
	if _, ok := objective.Count(squares{bowl{2, &asked}}).At([]float64{3, 4}).(objective.SquaredGradients); ok {
		t.Error("counted Point offers SquaredGradients, its Point does not")
	}
}
