package neural_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"

	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// On smooth nets the errors of differences lie on straight lines in logarithms:
// first and second order where Taylor's formula is cut off, and minus first where
// rounding is divided by an ever smaller step. The exact product knows no step,
// and is as symmetric as rounding allows.
func TestDifferencesOfNets(t *testing.T) {
	for _, loss := range neural.Losses() {
		if loss.Key == "huber" { // its curvature jumps where an error is δ
			continue
		}
		f := build(t, problem(chain(t, "tanh", "linear", 2, 6, 4, 2), loss, 20))
		c := objective.CheckProduct(f, objectivetest.Normal(f.Dim(), 3), objectivetest.Normal(f.Dim(), 4))
		for _, tt := range []struct {
			name      string
			errors    []float64
			from, to  float64 // ε, as a share of the largest step
			low, high float64 // of the slope
		}{
			{"forward, cut off", c.Forward, 1e-6, 1e-3, 0.9, 1.1},
			{"central, cut off", c.Central, 1e-4, 1e-2, 1.85, 2.15},
			{"forward, rounded", c.Forward, 1e-12, 1e-9, -1.2, -0.8},
			{"central, rounded", c.Central, 1e-12, 1e-7, -1.2, -0.8},
		} {
			if got := slope(c.Epsilon, tt.errors, tt.from, tt.to); !(got >= tt.low && got <= tt.high) {
				t.Errorf("%s, %s: slope %.3f, want %g to %g\n%.2g", loss.Key, tt.name, got, tt.low, tt.high, tt.errors)
			}
		}
		if best := slices.Min(c.Forward); !(best < 1e-5) {
			t.Errorf("%s: best forward error %g, want below 1e-5", loss.Key, best)
		}
		if best := slices.Min(c.Central); !(best < 1e-8) {
			t.Errorf("%s: best central error %g, want below 1e-8", loss.Key, best)
		}
		if !(c.Adjoint < 1e-12) {
			t.Errorf("%s: the product is off symmetry by %g, want less than 1e-12", loss.Key, c.Adjoint)
		}
	}
}

// slope returns the slope of the straight line through the logarithms of the
// errors, by least squares, for steps between from and to of the largest.
func slope(steps, errors []float64, from, to float64) float64 {
	const edge = 1e-9 // the ends of the range belong to it
	var x, y []float64
	for i, eps := range steps {
		if share := eps / steps[len(steps)-1]; share >= from*(1-edge) && share <= to*(1+edge) {
			x, y = append(x, math.Log10(eps)), append(y, math.Log10(errors[i]))
		}
	}
	_, b := stat.LinearRegression(x, y, nil, false)
	return b
}
