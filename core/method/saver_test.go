package method_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
)

// Methods whose runs go on exactly from a file: all but linear CG, which is of one quadratic function.
func TestSavers(t *testing.T) {
	var got []string
	for _, e := range all.Methods() {
		if _, ok := e.New().(method.Saver); ok {
			got = append(got, e.Key)
		}
	}
	if want := []string{"gd", "momentum", "nesterov", "adam", "rmsprop", "adagrad", "newton", "hf", "bfgs", "l-bfgs", "nonlinear-cg", "nelder-mead"}; !slices.Equal(got, want) {
		t.Errorf("savers %q, want %q", got, want)
	}
}

// TestSavedMemoryIsChecked spoils one number of what is saved after the other: each is refused by name.
func TestSavedMemoryIsChecked(t *testing.T) {
	f, x0 := methodtest.Rosenbrock(), []float64{-1.2, 1}
	for _, e := range all.Methods() {
		m, ok := e.New().(method.Saver)
		if !ok {
			continue
		}
		saved := m.Save(cut(t, m, f, x0, 3).Memory)
		refused := func(what, name string) {
			t.Helper()
			if _, err := m.Restore(saved, 2); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s with %s of %s: %v", e.Key, what, name, err)
			}
		}
		for name, was := range saved.Numbers {
			for _, bad := range []float64{math.NaN(), math.Inf(1), -1} {
				saved.Numbers[name] = bad
				refused("a bad value", name)
			}
			delete(saved.Numbers, name)
			refused("nothing", name)
			saved.Numbers[name] = was
		}
		for name, was := range saved.Vectors {
			saved.Vectors[name] = was[:1]
			refused("one number too few", name)
			saved.Vectors[name] = []float64{1, math.NaN()}
			refused("NaN", name)
			saved.Vectors[name] = was
		}
		if none := m.Save("a word"); len(none.Numbers)+len(none.Vectors) > 0 {
			t.Errorf("%s: a word has a memory", e.Key)
		}
	}
	// A run that is further through its batches than there are would look at one that is not there.
	m := method.NewMomentum()
	saved := m.Save(cut(t, m, f, x0, 3).Memory)
	saved.Numbers["done"] = 7
	if _, err := m.Restore(saved, 2); err == nil {
		t.Error("batch 7 of none is taken")
	}
}
