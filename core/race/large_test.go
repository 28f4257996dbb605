package race

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
)

// blocks returns an autoencoder of 40 examples in blocks of 6, and weights to start from.
func blocks(t *testing.T) (*neural.Blocks, []float64) {
	t.Helper()
	logistic, linear := catalog.Get(kernel.Activations(), "logistic"), catalog.Get(kernel.Activations(), "linear")
	net, err := neural.NewNet(5, neural.Layer{Units: 3, Activation: logistic}, neural.Layer{Units: 5, Activation: linear})
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 1))
	inputs := kernel.NewMat(40, 5)
	for i := range inputs.Data {
		inputs.Data[i] = rnd.Float64()
	}
	f, err := neural.NewBlocks(neural.Problem{Net: net, Loss: catalog.Get(neural.Losses(), "squared"), Inputs: inputs, Targets: inputs}, 6)
	if err != nil {
		t.Fatal(err)
	}
	x := make([]float64, f.Dim())
	for i := range x {
		x[i] = rnd.NormFloat64()
	}
	return f, x
}

// entered returns runs of the race on f from x with these settings of all methods that have them.
func entered(t *testing.T, ids string, f objective.Objective, x []float64, rule StopRule, settings map[string]string) []*Run {
	t.Helper()
	contenders, err := ParseRace(ids, true)
	if err != nil {
		t.Fatal(err)
	}
	var runs []*Run
	for _, c := range contenders {
		for _, field := range c.Fields {
			if text, ok := settings[field.Key]; ok && field.Set(text) != nil {
				t.Fatalf("%s does not take %s=%s", c.ID, field.Key, text)
			}
		}
		rule.F = f
		runs = append(runs, NewRun(c, Plan{Segments: []Segment{{Method: c.Method, F: f}}}, x, rule, nil))
	}
	return runs
}

func timeless() float64 { return 0 }

// finish takes runs to their ends, one pull of each in turn, and returns how many pulls there were.
func finish(runs []*Run) int {
	pulls := 0
	for active := true; active; {
		active = false
		for _, r := range runs {
			if r.End == nil {
				r.Advance(timeless)
				pulls, active = pulls+1, true
			}
		}
	}
	return pulls
}

func large(steps int) StopRule {
	return StopRule{Limits: Limits{Steps: steps}, Tol: 1e-12, Far: 1e9, Large: 4}
}

const onBlocks = "gd,momentum,adam,l-bfgs,hf"

// TestRunsOnBlocksInCompany races on an objective that all share and that pauses: the
// numbers are those of each method alone, to the bit.
func TestRunsOnBlocksInCompany(t *testing.T) {
	for _, settings := range []map[string]string{nil, {"batch": "7", "curvature-batch": "9"}} {
		f, x := blocks(t)
		together := entered(t, onBlocks, f, x, large(8), settings)
		pulls := finish(together)
		steps := 0
		for i, alone := range entered(t, onBlocks, f, x, large(8), settings) {
			finish([]*Run{alone})
			if len(alone.Trace) != 9 || len(together[i].Trace) != 9 {
				t.Fatalf("%s: %d steps alone, %d in company, want 8: %v", alone.ID, len(alone.Trace)-1, len(together[i].Trace)-1, alone.End)
			}
			for k := range alone.Trace {
				a, b := alone.Trace[k], together[i].Trace[k]
				if a.F != b.F || a.Evals != b.Evals || !slices.Equal(a.X, b.X) {
					t.Errorf("%s, step %d: f = %v in company, %v alone", alone.ID, k, b.F, a.F)
				}
			}
			steps += 8
		}
		if pulls < 5*steps {
			t.Errorf("%d pulls for %d steps: the blocks were not paused between", pulls, steps)
		}
	}
}

// TestBatchesOnBlocksYieldEpochs: an iterate of a method on batches is an epoch, where f
// takes long, and no gradient of the whole is asked for to end it.
func TestBatchesOnBlocksYieldEpochs(t *testing.T) {
	f, x := blocks(t)
	r := entered(t, "adam", f, x, large(3), map[string]string{"batch": "10"})[0]
	finish([]*Run{r})
	for k, s := range r.Trace {
		if got := s.Evals.Epochs(); got != float64(k) {
			t.Errorf("step %d after %g epochs, want %d", k, got, k)
		}
		if !math.IsNaN(s.GradNorm) {
			t.Errorf("step %d has the gradient norm %g, which nobody asked for", k, s.GradNorm)
		}
		if want := f.At(s.X).Value(); s.F != want {
			t.Errorf("step %d has f = %g, want %g of all examples", k, s.F, want)
		}
	}
}

func TestRunStopsInsideAnEvaluation(t *testing.T) {
	f, x := blocks(t)
	want := f.At(x).Value()
	for pulls := range 12 {
		r := entered(t, "hf", f, x, large(3), nil)[0]
		for range pulls {
			r.Advance(timeless)
		}
		r.Stop()
		if got := f.At(x).Value(); got != want {
			t.Errorf("after a run that was stopped at pull %d, f = %g, want %g", pulls, got, want)
		}
	}
}

func TestLargeRunKeepsSomeIterates(t *testing.T) {
	f, x := blocks(t)
	r := entered(t, "gd", f, x, large(30), nil)[0]
	finish([]*Run{r})
	held := 0
	for _, s := range r.Trace {
		if s.X != nil {
			held++
		}
	}
	if held > 4 || r.Trace[0].X == nil || r.Trace[30].X == nil {
		t.Errorf("%d iterates are kept, first %v, last %v; want at most 4, with both", held, r.Trace[0].X != nil, r.Trace[30].X != nil)
	}
	if k := r.Held(29); k < 0 || k == 30 || r.Trace[k].X == nil {
		t.Errorf("Held(29) = %d, want a step before that is kept", k)
	}
	if k := r.Held(MaxSteps); k != 30 {
		t.Errorf("Held(%d) = %d, want the last", MaxSteps, k)
	}
}
