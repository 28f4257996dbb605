package neural_test

import (
	"runtime"
	"testing"

	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// blocksOf returns a problem in blocks of at most rows examples.
func blocksOf(t testing.TB, p neural.Problem, rows int) *neural.Blocks {
	t.Helper()
	f, err := neural.NewBlocks(p, rows)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// autoencoder returns a small one with penalties on 23 examples, which are their own targets.
func autoencoder(t testing.TB) neural.Problem {
	net := chain(t, "logistic", "linear", 6, 5, 2, 5, 6)
	p := problem(net, lossOf(t, "squared"), 23)
	p.Targets = p.Inputs
	p.L1, p.L2 = 0.01, 0.1
	return p
}

func TestBlocksAreTheWhole(t *testing.T) {
	for _, same := range []bool{true, false} {
		p := autoencoder(t)
		if !same {
			p.Targets.Data = objectivetest.Normal(len(p.Targets.Data), 3)
		}
		whole := build(t, p)
		for _, rows := range []int{1, 4, 7, 22, 23, 1000} {
			f := blocksOf(t, p, rows)
			if f.Examples() != 23 || f.Dim() != whole.Dim() {
				t.Errorf("blocks of %d: %d examples of %d variables, want 23 of %d", rows, f.Examples(), f.Dim(), whole.Dim())
			}
			wantSame(t, "blocks", f, whole)
			cuts, wholes := f.Batches(5, 9), whole.Batches(5, 9)
			for i := range cuts {
				wantSame(t, "batch in blocks", cuts[i], wholes[i])
			}
			for i := range cuts { // the other way round, after others have been looked at
				j := len(cuts) - 1 - i
				wantSame(t, "batch in blocks", cuts[j], wholes[j])
			}
		}
	}
}

func TestBlocksKeepTheirPromises(t *testing.T) {
	p := autoencoder(t)
	p.L1 = 0
	f := blocksOf(t, p, 4)
	objectivetest.Check(t, f, objectivetest.Normal(f.Dim(), 4))
	objectivetest.Check(t, f.Batches(9, 2)[1], objectivetest.Normal(f.Dim(), 4))
}

// TestBatchesHoldLittle: runs whose steps look at batches hold no weights of their own for that, and no workspaces.
func TestBatchesHoldLittle(t *testing.T) {
	const runs, most = 50, 64 << 10
	f := blocksOf(t, problem(chain(t, "logistic", "linear", 8, 200, 8), lossOf(t, "squared"), 200), 16)
	x, dst := objectivetest.Normal(f.Dim(), 1), make([]float64, f.Dim())
	points := make([]objective.Point, runs)
	live := func() int {
		var s runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&s)
		return int(s.HeapAlloc)
	}
	before := live()
	for i := range points {
		points[i] = objective.Keep(f.Batches(30, uint64(i))[0], x)
		points[i].Gradient(dst)
	}
	if each := (live() - before) / runs; each > most {
		t.Errorf("a run holds %d bytes, want at most %d", each, most)
	}
	if p := points[0]; &p.X()[0] != &x[0] {
		t.Error("weights that nobody writes to are copied")
	}
}

// TestPointsOfBlocksInTurn asks Points of batches in turn, in the middle of evaluations
// of others: those have the same bits as alone.
func TestPointsOfBlocksInTurn(t *testing.T) {
	p := autoencoder(t)
	x, y, v := objectivetest.Normal(p.Net.Dim(), 5), objectivetest.Normal(p.Net.Dim(), 6), objectivetest.Normal(p.Net.Dim(), 7)
	alone := blocksOf(t, p, 3).Batches(8, 1)
	want := [][]float64{objectivetest.GaussNewton(alone[0], x, v), objectivetest.GaussNewton(alone[1], y, v), objectivetest.Gradient(alone[2], x)}

	f := blocksOf(t, p, 3)
	batches := f.Batches(8, 1)
	at := []objective.Point{batches[0].At(x), batches[1].At(y), batches[2].At(x)}
	depth, got := 0, make([][]float64, 3)
	var ask func(i int)
	ask = func(i int) {
		got[i] = make([]float64, f.Dim())
		if i == 2 {
			at[i].Gradient(got[i])
			return
		}
		at[i].(objective.GaussNewton).GaussNewtonVec(got[i], v)
	}
	f.Pause(func() {
		if depth < 2 {
			depth++
			ask(depth)
		}
	})
	ask(0)
	for i := range want {
		if objectivetest.Deviation(got[i], want[i]) != 0 {
			t.Errorf("evaluation %d has other bits in company", i)
		}
	}
}

func TestEvaluationIsGivenUp(t *testing.T) {
	f := blocksOf(t, autoencoder(t), 5)
	x := objectivetest.Normal(f.Dim(), 8)
	want := objectivetest.Gradient(f, x)
	pieces := 0
	f.Pause(func() {
		if pieces++; pieces == 2 {
			panic("enough")
		}
	})
	func() {
		defer func() {
			if recover() != "enough" {
				t.Error("the panic did not come through")
			}
		}()
		objectivetest.Gradient(f, x)
	}()
	f.Pause(nil)
	if got := objectivetest.Gradient(f, x); objectivetest.Deviation(got, want) != 0 {
		t.Errorf("the gradient after an evaluation that was given up deviates by %g", objectivetest.Deviation(got, want))
	}
	if pieces != 2 {
		t.Errorf("paused %d times, want 2", pieces)
	}
}

func TestPausesAreThoseOfTheBlocks(t *testing.T) {
	f := blocksOf(t, autoencoder(t), 5)
	pieces := 0
	objective.Pause(objective.Count(f), func() { pieces++ })
	f.At(objectivetest.Normal(f.Dim(), 8)).Value()
	if pieces != 5 {
		t.Errorf("paused %d times in 5 blocks", pieces)
	}
	pieces = 0
	f.Batches(10, 1)[0].At(objectivetest.Normal(f.Dim(), 8)).Value()
	if pieces != 2 {
		t.Errorf("paused %d times in a batch of 2 blocks", pieces)
	}
	if objective.Pause(build(t, autoencoder(t)), nil) {
		t.Error("an objective in one piece says that it pauses")
	}
}
