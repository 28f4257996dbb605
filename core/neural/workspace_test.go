package neural_test

import (
	"slices"
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// counting is an engine that counts its forward passes.
type counting struct {
	kernel.Ops
	forward *int
}

func (c counting) Activate(a, z kernel.Mat, f kernel.Activation) {
	*c.forward++
	c.Ops.Activate(a, z, f)
}

// countedNet returns a net of one layer with the count of its forward passes.
func countedNet(t *testing.T) (*neural.Objective, *int) {
	passes := new(int)
	p := problem(chain(t, "tanh", "tanh", 3, 2), lossOf(t, "squared"), 5)
	p.Ops = counting{kernel.Fastest(), passes}
	return build(t, p), passes
}

// A Point keeps its forward pass: fifty products run it once.
func TestForwardOnce(t *testing.T) {
	f, passes := countedNet(t)
	w, v, dst := objectivetest.Normal(f.Dim(), 3), objectivetest.Normal(f.Dim(), 4), make([]float64, f.Dim())
	p := f.At(w).(objective.SquaredGradients)
	for range 50 {
		p.GaussNewtonVec(dst, v)
	}
	p.SquaredGradients(dst)
	q := p.(objective.Point)
	q.Value()
	q.Gradient(dst)
	q.HessVec(dst, v)
	if *passes != 1 {
		t.Errorf("%d forward passes, want 1", *passes)
	}
}

// The Point that a method stands at outlives the trial of another and of a
// third only in its answers: its workspace goes to the third, and comes back.
func TestWorkspacesPassOn(t *testing.T) {
	f, passes := countedNet(t)
	dst, v := make([]float64, f.Dim()), objectivetest.Normal(f.Dim(), 4)
	var ps []objective.Point
	var want [][]float64
	for i := range 3 {
		w := objectivetest.Normal(f.Dim(), uint64(10+i))
		want = append(want, objectivetest.HessVec(f, w, v))
		ps = append(ps, f.At(w))
	}
	turns := []struct {
		at, passes int // passes it costs
	}{{0, 1}, {1, 1}, {0, 0}, {1, 0}, {0, 0}, {2, 1}, {0, 0}, {1, 1}, {0, 0}, {2, 1}, {1, 1}}
	for k, turn := range turns {
		before := *passes
		ps[turn.at].HessVec(dst, v)
		if !slices.Equal(dst, want[turn.at]) {
			t.Errorf("turn %d: Point %d answers %v, want %v", k, turn.at, dst, want[turn.at])
		}
		if cost := *passes - before; cost != turn.passes {
			t.Errorf("turn %d: Point %d costs %d passes, want %d", k, turn.at, cost, turn.passes)
		}
	}
	before := *passes
	if ps[0].Value(); *passes != before+1 {
		t.Errorf("first value of Point 0 costs %d passes, want 1", *passes-before)
	}
	ps[1].Value()
	ps[2].Value()
	if before = *passes; ps[0].Value() != ps[0].Value() || *passes != before {
		t.Errorf("a value that is known costs %d passes, want none", *passes-before)
	}
}

// In the long run a step allocates its Point and the copy of x, at sizes with
// many tiles too, and the questions nothing.
func TestAllocations(t *testing.T) {
	const stepAllocs = 2
	for _, rows := range []int{5, 300} {
		f := build(t, problem(chain(t, "tanh", "linear", 3, 70, 2), lossOf(t, "softmax"), rows))
		w, v, dst := objectivetest.Normal(f.Dim(), 3), objectivetest.Normal(f.Dim(), 4), make([]float64, f.Dim())
		step := func() {
			p := f.At(w)
			p.Value()
			p.Gradient(dst)
			p.HessVec(dst, v)
			q := p.(objective.SquaredGradients)
			q.GaussNewtonVec(dst, v)
			q.SquaredGradients(dst)
		}
		step()
		step()
		if n := testing.AllocsPerRun(10, step); n > stepAllocs {
			t.Errorf("%d examples: a step allocates %g times, want %d", rows, n, stepAllocs)
		}
	}
}

// Wrong lengths are refused, and a product in place.
func TestPointPanics(t *testing.T) {
	f, _ := countedNet(t)
	n := f.Dim()
	p := f.At(make([]float64, n)).(objective.SquaredGradients)
	q := p.(objective.Point)
	good, long := make([]float64, n), make([]float64, n+1)
	for name, ask := range map[string]func(){
		"At":               func() { f.At(long) },
		"Gradient":         func() { q.Gradient(long) },
		"HessVec dst":      func() { q.HessVec(long, good) },
		"HessVec v":        func() { q.HessVec(good, long) },
		"HessVec in place": func() { q.HessVec(good, good) },
		"GaussNewtonVec":   func() { p.GaussNewtonVec(long, good) },
		"SquaredGradients": func() { p.SquaredGradients(long) },
		"Batches":          func() { f.Batches(0, 1) },
		"Diagnose":         func() { f.Diagnose(long) },
	} {
		if !panics(ask) {
			t.Errorf("%s does not panic", name)
		}
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}
