package plane

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
	"hfplayground/core/testfunc"
	"hfplayground/core/vector"
)

// quadratic returns ½ Σ cᵢxᵢ² with n different curvatures, at a point.
func quadratic(n int) objective.Point {
	f := testfunc.NewQuadratic()
	f.N = n
	x := make([]float64, n)
	for i := range x {
		x[i] = 1 / float64(i+1)
	}
	return f.At(x)
}

func TestLiftAndProject(t *testing.T) {
	x := []float64{1, -2, 3, 0.5}
	planes := map[string]Plane{
		"coordinates": Coordinates(x),
		"two axes":    Along(x, 1, 3, [2]string{"a", "b"}),
		"path":        Path([][]float64{{0, 0, 0, 0}, {1, 2, 0, 1}, {2, 2, 2, 2}, x}),
		"newton":      Newton(quadratic(4)),
	}
	for name, p := range planes {
		lifted := make([]float64, len(x))
		p.Lift(lifted, 0.25, -1.5)
		if at := p.Project(lifted); math.Hypot(at[0]-0.25, at[1]+1.5) > 1e-12 {
			t.Errorf("%s: (0.25, −1.5) lifted and projected is %v", name, at)
		}
		if ax, ay := p.Axes(); ax == "" || ay == "" || ax == ay {
			t.Errorf("%s: axes %q and %q", name, ax, ay)
		}
	}
}

// Conjugate gradients stand in for the Newton step where the Hessian is too large
// to form: the plane holds the solution of Hd = −g all the same.
func TestNewtonPlaneHoldsTheNewtonStep(t *testing.T) {
	for _, n := range []int{3, 40} {
		p := quadratic(n)
		g, h, d := make([]float64, n), make([]float64, n), make([]float64, n)
		p.Gradient(g)
		floats.ScaleTo(d, -1, p.X()) // the minimum is 0
		pl := Newton(p)
		at := pl.Direction(d)
		in := floats.AddScaledTo(make([]float64, n), floats.ScaleTo(make([]float64, n), at[0], pl.U), at[1], pl.V)
		p.HessVec(h, in)
		if floats.Add(h, g); vector.Norm(h) > 1e-6*vector.Norm(g) {
			t.Errorf("n = %d: ‖Hd + g‖ = %g for the d of the plane, ‖g‖ = %g", n, vector.Norm(h), vector.Norm(g))
		}
	}
}

// The model at the base of a plane is that of the function in the plane.
func TestModelInThePlane(t *testing.T) {
	p := quadratic(5)
	pl := Along(p.X(), 0, 4, [2]string{"a", "b"})
	m := pl.Model(p)
	x := make([]float64, 5)
	pl.Lift(x, m.X+0.3, m.Y-0.2)
	want := quadraticValue(x)
	got := m.F + 0.3*m.GX - 0.2*m.GY + (0.09*m.HXX-2*0.06*m.HXY+0.04*m.HYY)/2
	if math.Abs(got-want) > 1e-12*math.Abs(want) {
		t.Errorf("model = %g, f = %g", got, want)
	}
}

func quadraticValue(x []float64) float64 {
	f := testfunc.NewQuadratic()
	f.N = len(x)
	return f.At(x).Value()
}

// A path that does not leave a line, or a point, still has a plane.
func TestPathWithoutTwoDirections(t *testing.T) {
	for _, path := range [][][]float64{{{1, 2, 3}}, {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}}} {
		p := Path(path)
		if dot := floats.Dot(p.U, p.V); math.Abs(dot) > 1e-12 || math.Abs(vector.Norm(p.U)-1) > 1e-12 || math.Abs(vector.Norm(p.V)-1) > 1e-12 {
			t.Errorf("path %v: u = %v, v = %v", path, p.U, p.V)
		}
	}
}

// A path of many steps is projected without an allocation, to the bits of the
// direction from the base.
func TestProjectAllocatesNothing(t *testing.T) {
	p := Plane{Base: []float64{0.1, -0.2, 0.3}, U: []float64{0.6, 0.8, 0}, V: []float64{0, 0, 1}}
	x := []float64{1.7, -2.9, 0.31}
	var got [2]float64
	if n := testing.AllocsPerRun(10, func() { got = p.Project(x) }); n > 0 {
		t.Errorf("Project allocates %g times, want none", n)
	}
	want := p.Direction(vector.Difference(x, p.Base))
	if got != want {
		t.Errorf("Project = %v, want %v", got, want)
	}
}
