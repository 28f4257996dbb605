package method

import (
	"errors"
	"math"
	"testing"

	"hfplayground/core/objective"
)

// valley is a function of one variable that counts how often it is asked.
type valley struct {
	value func(x float64) float64
	asked *int
}

func (v valley) Dim() int                       { return 1 }
func (v valley) At(x []float64) objective.Point { return valleyPoint{v, []float64{x[0]}} }

type valleyPoint struct {
	valley
	x []float64
}

func (p valleyPoint) X() []float64           { return p.x }
func (p valleyPoint) Value() float64         { *p.asked++; return p.value(p.x[0]) }
func (p valleyPoint) Gradient([]float64)     { panic("a line search asks for no gradient") }
func (p valleyPoint) HessVec(_, _ []float64) { panic("a line search asks for no product") }

func TestArmijo(t *testing.T) {
	square := func(x float64) float64 { return x * x }
	rising := func(x float64) float64 { return x }
	nanBeyond := func(x float64) float64 {
		if x < -0.5 {
			return math.NaN()
		}
		return x * x
	}
	tests := []struct {
		name  string
		value func(x float64) float64
		x     float64
		slope float64 // f′(x)·d, given and not asked
		d     float64
		eta   float64
		err   error
	}{
		{"full step", square, 1, -2, -1, 1, nil},
		{"to the other side is not enough", square, 1, -4, -2, 0.5, nil},
		{"twice too long", square, 1, -8, -4, 0.25, nil},
		{"NaN is no decrease", nanBeyond, 1, -4, -2, 0.5, nil},
		{"uphill", rising, 0, 1, 1, 0, ErrLineSearch},
		{"no slope, no decrease", func(float64) float64 { return 1 }, 0, 0, 1, 0, ErrLineSearch},
		{"wrong slope, but a decrease", square, 1, 3, -1, 1, nil},
		{"below rounding", square, 1e9, -1, -1e-9, 0, ErrNoProgress},
		{"NaN everywhere", func(float64) float64 { return math.NaN() }, 1, -1, -1, 0, ErrLineSearch},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			asked := 0
			f := valley{tt.value, &asked}
			search := Armijo{Slope: 1e-2, Shrink: 0.5, MaxShrinks: 20}
			next, eta, err := search.Search(f, f.At([]float64{tt.x}), tt.slope, []float64{tt.d}, nil)
			if !errors.Is(err, tt.err) || eta != tt.eta {
				t.Fatalf("η = %g, error %v, want %g, %v", eta, err, tt.eta, tt.err)
			}
			if err == nil && next.X()[0] != tt.x+tt.eta*tt.d {
				t.Errorf("x = %v, want x + ηd = %g", next.X(), tt.x+tt.eta*tt.d)
			}
			if asked > 2*(search.MaxShrinks+1) {
				t.Errorf("asked for %d values, want two a trial at most", asked)
			}
		})
	}
}

// The constant of sufficient decrease matters: with c = 0.5 the step to just
// short of the other side is refused, with c = 0.01 it is taken.
func TestArmijoConstant(t *testing.T) {
	asked := 0
	f := valley{func(x float64) float64 { return x * x }, &asked}
	for _, tt := range []struct{ c, want float64 }{{0.01, 1}, {0.4, 0.5}} {
		_, eta, err := Armijo{Slope: tt.c, Shrink: 0.5, MaxShrinks: 5}.Search(f, f.At([]float64{1}), -3, []float64{-1.5}, nil)
		if err != nil || eta != tt.want {
			t.Errorf("c = %g: η = %g, %v, want %g", tt.c, eta, err, tt.want)
		}
	}
}
