package methodtest

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// ball is a heavy ball that goes wrong in the way of its fault.
type ball struct{ fault string }

func (b *ball) Fields() []param.Field { return nil }

func (b *ball) Run(f objective.Objective, x0 []float64) iter.Seq2[method.Iterate, error] {
	return b.Resume(f, x0, nil)
}

func (b *ball) Resume(f objective.Objective, x0 []float64, memory any) iter.Seq2[method.Iterate, error] {
	return func(yield func(method.Iterate, error) bool) {
		x, v := slices.Clone(x0), make([]float64, f.Dim())
		if kept, ok := memory.([]float64); ok && len(kept) == len(v) && b.fault != "forgets" {
			v = kept
			if b.fault != "writes" {
				v = slices.Clone(v)
			}
		} else if b.fault == "believes" && memory != nil {
			v[0] = 1
		}
		for step := 0.0; ; step = floats.Norm(v, 2) {
			it := method.Iterate{X: slices.Clone(x), F: f.At(x).Value(), Step: step, Memory: slices.Clone(v)}
			if b.fault == "aliases" {
				it.Memory = v
			}
			inside := it
			if inside.Partial = true; b.fault != "chatters" {
				inside.Memory = nil
			}
			if !yield(it, nil) || !yield(inside, nil) {
				return
			}
			g := make([]float64, len(x))
			f.At(x).Gradient(g)
			for i := range v {
				v[i] = 0.5*v[i] - 1e-3*g[i]
				x[i] += v[i]
			}
		}
	}
}

// TestResumesComplains runs the checks on methods that break one promise each.
func TestResumesComplains(t *testing.T) {
	tests := []struct{ fault, want string }{
		{"", ""},
		{"forgets", "a resumed run differs"},
		{"aliases", "a resumed run differs"},
		{"writes", "a run resumed again differs"},
		{"chatters", "a partial iterate has a memory"},
		{"believes", "a run with a foreign memory differs"},
	}
	for _, tt := range tests {
		var c complaints
		construct := func() method.Method { return &ball{tt.fault} }
		f, x0 := Rosenbrock(), []float64{-1.2, 1}
		want := collect(construct().Run(f, x0), pulls)
		checkResumes(&c, construct, f, x0, want)
		checkForeign(&c, construct, f, x0, want)
		found := slices.ContainsFunc(c.said, func(s string) bool { return strings.HasPrefix(s, tt.want) || strings.Contains(s, ": "+tt.want) })
		if tt.want == "" && len(c.said) > 0 || tt.want != "" && !found {
			t.Errorf("%q: complaints %.300q, want %q", tt.fault, c.said, tt.want)
		}
	}
}

// A method that is no Resumer begins afresh whatever memory it is given.
func TestResumeOfOthers(t *testing.T) {
	construct := func() method.Method {
		return &descent{Rate: 1e-3, spoil: func(*descent, int, []float64, *method.Iterate) error { return nil }}
	}
	f, x0 := Rosenbrock(), []float64{-1.2, 1}
	checkForeign(t, construct, f, x0, collect(construct().Run(f, x0), pulls))
}
