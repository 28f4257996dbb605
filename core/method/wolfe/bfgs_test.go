package wolfe

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
)

// TestBFGSGoesOnFromAnyStep: what is kept of every step, also of those whose estimate is only given by
// the steps since an older one, leads on to the same bits, and so does what is saved of it.
func TestBFGSGoesOnFromAnyStep(t *testing.T) {
	f, m := chain(12), NewBFGS()
	x0 := slices.Repeat([]float64{-1.2, 1}, 6)
	const all = mostSince + 9
	run, err := methodtest.Steps(m, f, x0, all, -1)
	if err != nil || len(run) != all+1 {
		t.Fatalf("%d steps, %v", len(run)-1, err)
	}
	for k, at := range run[:all] {
		saved, err := m.Restore(m.Save(at.Memory), 12)
		if err != nil {
			t.Fatal(err)
		}
		for what, memory := range map[string]any{"memory": at.Memory, "saved": saved} {
			if got := methodtest.Resume(t, m, f, at.X, memory, 1)[1]; !slices.Equal(got.X, run[k+1].X) {
				t.Errorf("step %d with its %s: %v, want %v", k, what, got.X, run[k+1].X)
			}
		}
	}
	if _, err := m.Restore(method.Saved{Numbers: map[string]float64{"rows": 3}}, 12); err == nil {
		t.Error("3 rows of 12 are taken")
	}
}

// TestUpdateIsSecant: after an update B maps y to s, is symmetric, and changes nothing across both.
func TestUpdateIsSecant(t *testing.T) {
	s, y := []float64{1, -2, 0.5}, []float64{3, -1, 2}
	b := diagonal(3, 2).updated(pair{[]float64{0, 1, 1}, []float64{1, 2, 0}, 2})
	b = b.updated(pair{s, y, 6})
	for i, v := range b.times(y) {
		if math.Abs(v-s[i]) > 1e-14 {
			t.Errorf("By = %v, want %v", b.times(y), s)
			break
		}
	}
	rows := b.rows(3)
	for i := range rows {
		for j := range rows {
			if rows[i][j] != rows[j][i] {
				t.Errorf("entry %d, %d is %g, and %g across", i, j, rows[i][j], rows[j][i])
			}
		}
	}
	if want := y[0]*s[0] + y[1]*s[1] + y[2]*s[2]; math.Abs(b.form(y)-want) > 1e-13 {
		t.Errorf("yᵀBy = %g, want %g", b.form(y), want)
	}
}
