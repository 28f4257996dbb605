package methodtest

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// complaints is a reporter that remembers.
type complaints struct{ said []string }

func (c *complaints) Helper() {}
func (c *complaints) Errorf(format string, args ...any) {
	c.said = append(c.said, fmt.Sprintf(format, args...))
}

// descent is gradient descent that goes wrong in the way of its spoiler.
type descent struct {
	Rate  float64
	memo  float64
	spoil func(d *descent, k int, x []float64, it *method.Iterate) error
}

func (d *descent) Fields() []param.Field {
	return []param.Field{param.Float(&d.Rate, "rate", param.Log(1e-9, 1), "η")}
}

func (d *descent) Run(f objective.Objective, x0 []float64) iter.Seq2[method.Iterate, error] {
	return func(yield func(method.Iterate, error) bool) {
		x, step := slices.Clone(x0), 0.0
		for k := 0; ; k++ {
			p, g := f.At(x), make([]float64, len(x))
			p.Gradient(g)
			it := method.Iterate{X: slices.Clone(x), F: p.Value(), Gradient: slices.Clone(g), Step: step}
			err := d.spoil(d, k, x, &it)
			if !yield(it, err) {
				return
			}
			before := slices.Clone(x)
			for i := range x {
				x[i] -= d.Rate * g[i]
			}
			step = floats.Distance(x, before, 2)
		}
	}
}

// TestChecksComplain runs the checks on methods that break one promise each.
func TestChecksComplain(t *testing.T) {
	type spoiler = func(d *descent, k int, x []float64, it *method.Iterate) error
	tests := []struct {
		name  string
		spoil spoiler
		want  string // in one of the complaints; empty for none at all
	}{
		{"good", func(*descent, int, []float64, *method.Iterate) error { return nil }, ""},
		{"no start", func(_ *descent, k int, _ []float64, it *method.Iterate) error { it.Partial = k == 0; return nil }, "first iterate"},
		{"wrong value", func(_ *descent, k int, _ []float64, it *method.Iterate) error { it.F += float64(k); return nil }, "F ="},
		{"wrong gradient", func(_ *descent, _ int, _ []float64, it *method.Iterate) error { it.Gradient[0]++; return nil }, "gradient"},
		{"wrong step", func(_ *descent, k int, _ []float64, it *method.Iterate) error { it.Step += float64(k); return nil }, "step ="},
		{"slice kept", func(_ *descent, _ int, x []float64, it *method.Iterate) error { it.X = x; return nil }, "written to"},
		{"setting changed", func(d *descent, k int, _ []float64, _ *method.Iterate) error {
			if k == 9 {
				d.Rate /= 2
			}
			return nil
		}, "settings after"},
		{"state kept", func(d *descent, _ int, _ []float64, it *method.Iterate) error {
			d.memo++
			it.Facts = []method.Fact{method.Number(&method.Quantity{Key: "memo"}, d.memo)}
			return nil
		}, "a second run differs"},
		{"foreign error", func(_ *descent, k int, _ []float64, _ *method.Iterate) error {
			if k == 3 {
				return errors.New("something else")
			}
			return nil
		}, "wraps none"},
		{"goes on after an error", func(_ *descent, k int, x []float64, it *method.Iterate) error {
			if k == 3 {
				return method.ErrNoProgress
			}
			return nil
		}, "the run goes on"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			construct := func() method.Method { return &descent{Rate: 1e-3, spoil: tt.spoil} }
			var c complaints
			f, x0 := Rosenbrock(), []float64{-1.2, 1}
			want := collect(construct().Run(f, x0), pulls)
			checkRun(&c, f, x0, want)
			checkRepeats(&c, construct, f, x0, want)
			checkStops(&c, construct, f, x0, want)
			checkInterleaved(&c, construct, f, x0, want)
			found := slices.ContainsFunc(c.said, func(s string) bool { return strings.Contains(s, tt.want) })
			if tt.want == "" && len(c.said) > 0 || tt.want != "" && !found {
				t.Errorf("complaints %.300q, want %q", c.said, tt.want)
			}
		})
	}
}

// TestSurviveComplains shows that an error of anybody else's is noticed.
func TestSurviveComplains(t *testing.T) {
	construct := func() method.Method {
		return &descent{Rate: 1e-3, spoil: func(_ *descent, k int, _ []float64, _ *method.Iterate) error {
			if k == 2 {
				return errors.New("something else")
			}
			return nil
		}}
	}
	var c complaints
	checkHostile(&c, construct)
	if len(c.said) == 0 {
		t.Error("no complaint about a foreign error")
	}
}
