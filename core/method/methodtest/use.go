package methodtest

import (
	"errors"
	"iter"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Set changes settings of m, such as "damping=0 linesearch=off", and returns m.
func Set(t testing.TB, m method.Method, settings string) method.Method {
	t.Helper()
	fields := map[string]param.Field{}
	for _, field := range m.Fields() {
		fields[field.Key] = field
	}
	for setting := range strings.FieldsSeq(settings) {
		key, value, _ := strings.Cut(setting, "=")
		if err := fields[key].Set(value); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// Steps runs a method and returns its whole iterates, at most limit of them after
// the start, up to the first with ‖∇f‖ ≤ tol, and the error it ended with.
func Steps(m method.Method, f objective.Objective, x0 []float64, limit int, tol float64) ([]method.Iterate, error) {
	const patience = 5000 // partial iterates in a row
	var all []method.Iterate
	partials := 0
	for it, err := range m.Run(f, x0) {
		if err != nil {
			return all, err
		}
		if it.Partial {
			if partials++; partials > patience {
				return all, errors.New("a step without end")
			}
			continue
		}
		partials = 0
		all = append(all, it)
		if len(all) > limit || it.Gradient != nil && floats.Norm(it.Gradient, 2) <= tol {
			break
		}
	}
	return all, nil
}

// Cut runs a method for so many steps and returns the iterate there.
func Cut(t testing.TB, m method.Method, f objective.Objective, x0 []float64, after int) method.Iterate {
	t.Helper()
	run, err := Steps(m, f, x0, after, -1)
	if err != nil || len(run) != after+1 {
		t.Fatalf("%d iterates, %v, want %d", len(run), err, after+1)
	}
	return run[after]
}

// Resume goes on from x with a memory, and returns the whole iterates of so many
// steps.
func Resume(t testing.TB, m method.Method, f objective.Objective, x []float64, memory any, limit int) []method.Iterate {
	t.Helper()
	run, err := Steps(resumed{m, memory}, f, x, limit, -1)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// resumed is a method that goes on with a memory.
type resumed struct {
	method.Method
	memory any
}

func (r resumed) Run(f objective.Objective, x0 []float64) iter.Seq2[method.Iterate, error] {
	return method.Resume(r.Method, f, x0, r.memory)
}

// FactOf returns the Fact of it with the key.
func FactOf(t testing.TB, it method.Iterate, key string) method.Fact {
	t.Helper()
	for _, f := range it.Facts {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("step has no fact %q: %v", key, it.Facts)
	return method.Fact{}
}

// GradientAt returns ∇f(x).
func GradientAt(f objective.Objective, x []float64) []float64 {
	g := make([]float64, len(x))
	f.At(x).Gradient(g)
	return g
}
