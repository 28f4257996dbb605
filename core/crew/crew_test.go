package crew_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"weak"

	"hfplayground/core/catalog"
	"hfplayground/core/crew"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// tol bounds how far shared sums may be from others, against their length.
const tol = 1e-12

const examples = 600

// autoencoder returns one that is large enough to be shared, a new one each time.
func autoencoder(t testing.TB) *neural.Blocks {
	t.Helper()
	var layers []neural.Layer
	for _, n := range []int{280, 20, 280, 100} {
		layers = append(layers, neural.Layer{Units: n, Activation: catalog.Get(kernel.Activations(), "logistic")})
	}
	net, err := neural.NewNet(100, layers...)
	if err != nil {
		t.Fatal(err)
	}
	data := kernel.Mat{Rows: examples, Cols: 100, Data: objectivetest.Normal(100*examples, 1)}
	f, err := neural.NewBlocks(neural.Problem{Net: net, Loss: catalog.Get(neural.Losses(), "squared"), Inputs: data, Targets: data, L1: 0.001, L2: 0.01}, 40)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// company is a Pool with its Helpers, and the messages on their way.
type company struct {
	*crew.Pool
	helpers []*crew.Helper
	orders  [][]crew.Order
	replies [][]crew.Reply
	asked   int // for parts
	sent    int // weights
}

// newCompany returns one whose Helpers make what make returns.
func newCompany(count int, make func(crew.Problem) objective.Shared) *company {
	c := &company{}
	c.Pool = crew.NewPool()
	c.orders, c.replies = slices.Repeat([][]crew.Order{nil}, count), slices.Repeat([][]crew.Reply{nil}, count)
	for i := range count {
		c.helpers = append(c.helpers, crew.NewHelper(make, func(r crew.Reply) { c.replies[i] = append(c.replies[i], r) }))
		c.join(i)
	}
	return c
}

func (c *company) join(i int) {
	c.Join(i, func(o crew.Order) {
		o.X, o.V = slices.Clone(o.X), slices.Clone(o.V) // what is sent is a copy
		c.orders[i] = append(c.orders[i], o)
		if o.Of > 1 {
			c.asked++
		}
		if o.X != nil {
			c.sent++
		}
	})
}

// replace puts a new Helper in the place of one that is lost with all its messages.
func (c *company) replace(i int, make func(crew.Problem) objective.Shared) {
	c.orders[i], c.replies[i] = nil, nil
	c.helpers[i] = crew.NewHelper(make, func(r crew.Reply) { c.replies[i] = append(c.replies[i], r) })
	c.join(i)
}

// work brings all messages to where they go, and has every Helper do a piece.
func (c *company) work() {
	for i := len(c.helpers) - 1; i >= 0; i-- { // the last is the first to answer
		for _, o := range c.orders[i] {
			c.helpers[i].Take(o)
		}
		c.orders[i] = nil
		c.helpers[i].Work(func() bool { return false })
		for _, r := range c.replies[i] {
			c.Take(i, r)
		}
		c.replies[i] = nil
	}
}

// open has f shared, and all Helpers ready.
func (c *company) open(t testing.TB, f *neural.Blocks) objective.Helpers {
	t.Helper()
	h := c.Of(crew.Problem{Query: "q"})
	if n := h.Ready(); n != 0 {
		t.Errorf("%d helpers are ready before they were told", n)
	}
	c.work()
	c.work()
	f.Share(h)
	f.Pause(c.work)
	return h
}

// quantities returns all that can be asked of f at x, along v.
func quantities(f objective.Objective, x, v []float64) map[string][]float64 {
	p := objective.Keep(f, x).(objective.SquaredGradients) // of all samples at the same weights
	q := p.(objective.Point)
	m := map[string][]float64{"value": {q.Value()}}
	ask := func(name string, of func(dst []float64)) {
		m[name] = make([]float64, len(x))
		of(m[name])
	}
	ask("gradient", q.Gradient)
	m["value with gradient"] = []float64{q.Value()}
	ask("hessvec", func(dst []float64) { q.HessVec(dst, v) })
	ask("gaussnewton", func(dst []float64) { p.GaussNewtonVec(dst, v) })
	ask("squared", p.SquaredGradients)
	return m
}

func wantSame(t *testing.T, name string, got, want map[string][]float64, tol float64) {
	t.Helper()
	for key := range want {
		if d := objectivetest.Deviation(got[key], want[key]); !(d <= tol) {
			t.Errorf("%s: %s deviates by %g", name, key, d)
		}
	}
}

// batches returns all examples and two batches, each of them large enough to be shared.
func batches(f *neural.Blocks) []objective.Objective {
	cut := f.Batches(examples/2, 7)
	return []objective.Objective{f, cut[1], cut[0]}
}

func TestAnyNumberOfWorkersAgree(t *testing.T) {
	alone := autoencoder(t)
	x, v := objectivetest.Normal(alone.Dim(), 2), objectivetest.Normal(alone.Dim(), 3)
	var want []map[string][]float64
	for _, b := range batches(alone) {
		want = append(want, quantities(b, x, v))
	}
	shared := map[int]map[string][]float64{} // what the first company of more than one has made, by sample
	for _, workers := range []int{1, 2, 3, 5} {
		c := newCompany(workers-1, func(crew.Problem) objective.Shared { return autoencoder(t) })
		f := autoencoder(t)
		if n := c.open(t, f).Ready(); n != workers-1 {
			t.Fatalf("%d helpers are ready, want %d", n, workers-1)
		}
		for i, b := range batches(f) {
			name, got := fmt.Sprintf("%d workers, sample %d", workers, i), quantities(b, x, v)
			wantSame(t, name, got, want[i], tol)
			if workers == 2 {
				shared[i] = got
			} else if workers > 2 {
				wantSame(t, name+" against two", got, shared[i], 0)
			}
		}
		if (c.asked > 0) != (workers > 1) || !c.Wanted() || c.Waiting() {
			t.Errorf("%d workers: %d parts were asked for, workers are wanted: %t, waited for: %t", workers, c.asked, c.Wanted(), c.Waiting())
		}
		if most := 3 * (workers - 1); c.sent > most {
			t.Errorf("%d workers: weights were sent %d times, want once for each of 3 points and helper", workers, c.sent)
		}
	}
}

func TestLostHelper(t *testing.T) {
	make := func(crew.Problem) objective.Shared { return autoencoder(t) }
	alone := autoencoder(t)
	x, v := objectivetest.Normal(alone.Dim(), 2), objectivetest.Normal(alone.Dim(), 3)
	f := autoencoder(t)
	c := newCompany(2, make)
	h := c.open(t, f)
	want := quantities(f, x, v)
	pieces := 0
	f.Pause(func() {
		c.work()
		if pieces++; pieces == 2 {
			c.replace(0, make)
			if n := h.Ready(); n != 1 {
				t.Errorf("%d helpers are ready after one was lost, want 1", n)
			}
		}
	})
	got := gradient(t, f, x)
	if d := objectivetest.Deviation(got, want["gradient"]); d != 0 {
		t.Errorf("the gradient with a helper that was lost deviates by %g, want the same bits", d)
	}
	if n := h.Ready(); n != 2 {
		t.Errorf("%d helpers are ready in the end, want 2", n)
	}
	wantSame(t, "after", quantities(f, x, v), want, 0)
}

// TestSilentHelper: of a helper that takes all and answers nothing the others make all but one part.
func TestSilentHelper(t *testing.T) {
	make := func(crew.Problem) objective.Shared { return autoencoder(t) }
	f := autoencoder(t)
	c := newCompany(1, make)
	h := c.open(t, f)
	x, v := objectivetest.Normal(f.Dim(), 2), objectivetest.Normal(f.Dim(), 3)
	want := quantities(f, x, v)
	rests, waited, blocks := 0, 0, examples/40
	f.Pause(func() {
		rests++
		if f.Awaits() == nil {
			return
		}
		if waited++; waited == 5 {
			if rests-waited < blocks*10/12 {
				t.Errorf("the one that waits has made %d of %d blocks", rests-waited, blocks)
			}
			c.Late(0, true)
		}
	})
	if d := objectivetest.Deviation(gradient(t, f, x), want["gradient"]); d != 0 {
		t.Errorf("the gradient deviates by %g, want the same bits", d)
	}
	if waited != 5 || h.Ready() != 0 || c.Waiting() {
		t.Errorf("waited %d times, %d helpers can be asked, waiting: %t", waited, h.Ready(), c.Waiting())
	}
	c.Late(0, false)
	c.Late(7, true)
	f.Pause(c.work)
	wantSame(t, "when it is heard again", quantities(f, x, v), want, 0)
}

func gradient(t *testing.T, f objective.Objective, x []float64) []float64 {
	t.Helper()
	g := make([]float64, f.Dim())
	f.At(x).Gradient(g)
	return g
}

func TestEvaluationIsGivenUp(t *testing.T) {
	make := func(crew.Problem) objective.Shared { return autoencoder(t) }
	f := autoencoder(t)
	c := newCompany(1, make)
	h := c.open(t, f)
	x, v := objectivetest.Normal(f.Dim(), 2), objectivetest.Normal(f.Dim(), 3)
	want := quantities(f, x, v)
	for stop := 1; stop < 12; stop++ {
		pieces := 0
		f.Pause(func() {
			if pieces++; pieces == stop {
				panic("enough")
			}
			c.work()
		})
		func() {
			defer func() {
				if e := recover(); e != nil && e != "enough" {
					panic(e)
				}
			}()
			gradient(t, f, x)
		}()
	}
	for range 40 {
		c.work()
	}
	if c.helpers[0].Work(func() bool { return true }) {
		t.Error("the helper works on what nobody waits for")
	}
	f.Pause(c.work)
	wantSame(t, "after what was given up", quantities(f, x, v), want, 0)
	c.Of(crew.Problem{Query: "another"})
	if n := h.Ready(); n != 0 {
		t.Errorf("%d helpers are ready for a problem that is no more", n)
	}
}

// TestWeightsAreLetGo: the Pool holds no weights that nobody else does.
func TestWeightsAreLetGo(t *testing.T) {
	f := autoencoder(t)
	c := newCompany(1, func(crew.Problem) objective.Shared { return autoencoder(t) })
	h := c.open(t, f)
	x := objectivetest.Normal(f.Dim(), 2)
	held := weak.Make(&x[0])
	h.Ask(0, objective.Part{Quantity: objective.OfGaussNewton, Of: 2, Turn: 1}, x, x).Drop()
	c.work()
	if runtime.GC(); held.Value() != nil {
		t.Error("weights are held")
	}
	runtime.KeepAlive(c)
}

// TestLateReplies gives the Pool replies that nobody waits for.
func TestLateReplies(t *testing.T) {
	f := autoencoder(t)
	c := newCompany(1, func(crew.Problem) objective.Shared { return autoencoder(t) })
	h := c.open(t, f)
	x := objectivetest.Normal(f.Dim(), 2)
	ask := func() objective.Answer {
		return h.Ask(0, objective.Part{Quantity: objective.OfGradient, Index: 1, Of: 2}, x, nil)
	}
	dropped := ask()
	dropped.Drop()
	dropped.Drop()
	a := ask()
	n := c.orders[0][len(c.orders[0])-1].Number
	c.Take(0, crew.Reply{Number: n - 1, Sum: x}) // the one that was dropped
	c.Take(0, crew.Reply{Number: n + 1, Sum: x})
	c.Take(7, crew.Reply{Number: n, Sum: x})
	if a.Done() {
		t.Fatal("a reply to something else was taken")
	}
	if _, _, ok := dropped.Sum(); ok {
		t.Error("what was dropped has a sum")
	}
	for !a.Done() {
		c.work()
	}
	if _, sum, ok := a.Sum(); !ok || len(sum) != f.Dim() {
		t.Error("there is no sum")
	}
	for _, r := range []crew.Reply{{Sum: x[:3]}, {}, {Sum: x, Failed: true}} {
		a := ask()
		r.Number = c.orders[0][len(c.orders[0])-1].Number
		c.Take(0, r)
		if _, _, ok := a.Sum(); !a.Done() || ok {
			t.Error("a reply without the sum was taken for one")
		}
	}
	c.Dismiss()
	if c.Wanted() || h.Ready() != 0 {
		t.Error("who was dismissed is asked")
	}
}

// TestOddOrders gives a Helper orders that make no sense.
func TestOddOrders(t *testing.T) {
	replies, failed := 0, 0
	h := crew.NewHelper(func(p crew.Problem) objective.Shared {
		if p.Query == "none" {
			return nil
		}
		return autoencoder(t)
	}, func(r crew.Reply) {
		if r.Failed {
			failed++
		} else {
			replies++
		}
	})
	always := func() bool { return true }
	x := objectivetest.Normal(autoencoder(t).Dim(), 2)
	part := objective.Part{Quantity: objective.OfGradient, Index: 1, Of: 2}
	h.Take(crew.Order{Number: 1, Part: part, Point: 1, X: x}) // before there is a problem
	h.Take(crew.Order{Number: 1, Problem: &crew.Problem{Query: "none"}})
	h.Work(always)
	h.Take(crew.Order{Number: 1, Part: part, Point: 1, X: x})
	h.Take(crew.Order{Number: 2, Problem: &crew.Problem{}})
	h.Work(always)
	if replies != 1 {
		t.Fatalf("%d replies to two problems of which one can be made", replies)
	}
	odd := func(change func(*crew.Order)) {
		o := crew.Order{Number: 3, Part: part, Point: 1, X: x}
		change(&o)
		h.Take(o)
	}
	odd(func(o *crew.Order) { o.X = nil })
	odd(func(o *crew.Order) { o.X = x[:5] })
	odd(func(o *crew.Order) { o.Of = 0 })
	odd(func(o *crew.Order) { o.Index = 2 })
	odd(func(o *crew.Order) { o.Quantity = objective.Quantities })
	odd(func(o *crew.Order) { o.Quantity = objective.OfHessVec })
	odd(func(o *crew.Order) { o.Cut = objective.Cut{Size: 300, Index: 9} })
	odd(func(o *crew.Order) { o.Cut.Size = -1 })
	odd(func(o *crew.Order) { o.Drop = true })
	if h.Work(always); replies != 1 || failed != 10 {
		t.Errorf("of 10 orders without sense %d have failed, and %d replies came", failed, replies-1)
	}
	odd(func(*crew.Order) {})
	if h.Work(always); replies != 2 {
		t.Error("an order that makes sense was not answered")
	}
}

// TestManyPoints has more points in use than a Helper knows.
func TestManyPoints(t *testing.T) {
	f := autoencoder(t)
	c := newCompany(1, func(crew.Problem) objective.Shared { return autoencoder(t) })
	c.open(t, f)
	alone := autoencoder(t)
	var points, others []objective.Point
	for i := range 20 {
		x := objectivetest.Normal(f.Dim(), uint64(i))
		points, others = append(points, f.At(x)), append(others, alone.At(x))
	}
	g, want := make([]float64, f.Dim()), make([]float64, f.Dim())
	for _, i := range []int{0, 1, 2, 0, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 0, 3, 1, 19} {
		points[i].Gradient(g)
		others[i].Gradient(want)
		if d := objectivetest.Deviation(g, want); d > tol {
			t.Fatalf("the gradient at point %d deviates by %g", i, d)
		}
	}
}
