package deep

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/labtest"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/weights"
)

// savers are the methods that can be left, as many at a time as can race.
var savers = []string{"gd,momentum,nesterov,adam,rmsprop,adagrad,hf,hf-2", "bfgs,l-bfgs,nonlinear-cg,nelder-mead,hf,hf-2"}

// TestLeftTrainingGoesOnExactly: N steps, the file, and N steps more in another session are the bits of
// 2N steps, and the curve has all of them.
func TestLeftTrainingGoesOnExactly(t *testing.T) {
	for _, ids := range savers {
		testLeftTraining(t, ids)
	}
}

// testLeftTraining leaves a race of some methods and goes on with it.
func testLeftTraining(t *testing.T, ids string) {
	t.Helper()
	link := strings.Replace(two, "adam,hf", ids, 1) + "24&hf.curvature-batch=20&hf-2.cg-max=4"
	_, want := opened(t, link)
	s, l := opened(t, strings.Replace(link, "steps=24", "steps=12", 1))
	saved := s.Weights(true)
	if saved.Step != 12 || l.st.start.Training() != want.st.start.Training() {
		t.Fatalf("saved at step %d, of training %s, want %s", saved.Step, l.st.start.Training(), want.st.start.Training())
	}
	on, got := opened(t, link)
	on.LoadWeights(saved.File, "")
	for _, run := range got.Runs {
		if len(run.Trace) != 13 {
			t.Fatalf("%s begins with %d steps, want 12", run.ID, len(run.Trace)-1)
		}
	}
	work(on)
	if text := notesOf(on); text != "" {
		t.Fatal(text)
	}
	for i, run := range got.Runs {
		w := want.Runs[i]
		if len(run.Trace) != len(w.Trace) || !slices.Equal(run.Trace[24].X, w.Trace[24].X) {
			t.Errorf("%s: %d steps, or another x, want the bits of %d", run.ID, len(run.Trace)-1, len(w.Trace)-1)
		}
		for k := range run.Trace {
			g, w := run.Trace[k], w.Trace[k]
			if g.F != w.F || g.Test != w.Test || math.Abs(g.Evals.Cost()-w.Evals.Cost()) > 1./3+1e-9 { // a line search asks anew for the value where it was cut
				t.Errorf("%s, step %d: f %v, test %v, cost %v; want %v, %v, %v", run.ID, k, g.F, g.Test, g.Evals.Cost(), w.F, w.Test, w.Evals.Cost())
				break
			}
		}
	}
	if before, after := racing.StepParts(&want.Race), racing.StepParts(&got.Race); !reflect.DeepEqual(before, after) || len(before.Quantities[2].Runs) != 2 || len(before.Quantities[2].Runs[0].Step) != 24 {
		t.Errorf("damping, ratio and CG iterations by step are %+v, want %+v", after, before)
	}
	on.Edit("select=hf&step=5")
	kept := ""
	for _, row := range got.Inspector() {
		kept += row.Name + ": " + row.Text + "\n"
	}
	if strings.Contains(ids, "hf") && !regexp.MustCompile(`Damping: .*\d\nReduction ratio: .*\nCG iterations: \d+\nRest of this step: not kept`).MatchString(kept) {
		t.Errorf("of a step before it was left the inspector says %s", kept)
	}
	if said := got.st.start.Said(); said != ". Taken up from step 12 of the training you left." {
		t.Errorf("said %q", said)
	}
	if again := on.Weights(true); again.Step != 24 {
		t.Errorf("saved again at step %d", again.Step)
	}
}

// TestLeftTrainingIsTakenUp: another session has it from the memory, what is only shown does not start it
// again, a lower limit keeps its file, and a run with other settings begins anew at its weights.
func TestLeftTrainingIsTakenUp(t *testing.T) {
	s, l := opened(t, two+"6")
	saved, key := s.Weights(true), l.st.start.Training()
	s.LoadWeights(saved.File, "")
	s.Edit("steps=9")
	work(s)
	memory := s.Update(true).Memory
	if key != l.st.start.Training() || len(l.Runs[1].Trace) != 10 {
		t.Errorf("the training has another name when it is taken up, or %d steps", len(l.Runs[1].Trace)-1)
	}
	if text := l.readouts()[1].Value; !strings.HasSuffix(text, "Taken up from step 6 of the training you left.") {
		t.Error(text)
	}
	runs := [2]any{l.Runs[0], l.Runs[1]}
	for _, shown := range []string{"step=3", "axis=seconds", "deep.show=code", "deep.probe=1,1", "curve=loss", "deep.show=images"} {
		s.Edit(shown)
		s.Update(true)
		if key != l.st.start.Training() || runs != [2]any{l.Runs[0], l.Runs[1]} {
			t.Errorf("%s starts it again", shown)
		}
	}
	other := lab.New(func() float64 { return 0 }, table())
	defer other.Close()
	other.Reopen(s.Link(), memory)
	work(other)
	if got := other.Lab().(*Lab); got.st.start.File() == nil || got.Runs[1].Trace[9].F != l.Runs[1].Trace[9].F {
		t.Error("another session does not have it from the memory")
	}
	s.Edit("steps=4")
	work(s)
	if again := s.Weights(true); again.File != nil || len(l.Runs[0].Trace) != 5 {
		t.Errorf("with a lower limit: %d steps, and a file of %d bytes", len(l.Runs[0].Trace)-1, len(again.File))
	}
	s.Edit("steps=9")
	work(s)
	if len(l.Runs[0].Trace) != 10 {
		t.Errorf("with a higher limit again: %d steps", len(l.Runs[0].Trace)-1)
	}
	s.Edit("hf.cg-max=9")
	work(s)
	if said := l.st.start.Said(); key == l.st.start.Training() || !strings.Contains(said, "Steps and costs are counted from there") || strings.Contains(said, "Adam") {
		t.Errorf("other settings of a method: said %q", said)
	}
	if l.Runs[1].Trace[0].F != float64(mustLoss(t, saved.File, "hf")) {
		t.Error("with other settings it does not begin at the weights that were left")
	}
	if f, _ := weights.Read(s.Weights(true).File); f.Meta["hf/step"] != "9" || f.Meta["adam/step"] != "9" {
		t.Errorf("counted to %s and %s, want the 9 that are shown of both", f.Meta["hf/step"], f.Meta["adam/step"])
	}
	_, plain := opened(t, two+"9&hf.cg-max=9")
	if l.st.start.Training() == plain.st.start.Training() {
		t.Error("begun where another was left, it has the name of a training from drawn weights")
	}
}

// TestStepOfATraining: a training that is left and taken up is at the step of the run that has made most, whichever is
// selected.
func TestStepOfATraining(t *testing.T) {
	s, l := opened(t, little+"&race=adam,hf&steps=20&select=hf")
	saved, want := s.Weights(true), len(l.Runs[0].Trace)-1
	if own := len(l.Runs[1].Trace) - 1; own >= want || saved.Step != want {
		t.Errorf("saved at step %d of %d by Adam, %d by Hessian-free", saved.Step, want, own)
	}
	s.LoadWeights(saved.File, "")
	if said, want := l.st.start.TakenUp(), fmt.Sprintf("Taken up from step %d of the training you left.", want); said != want {
		t.Errorf("said %q, want %q", said, want)
	}
}

// TestSavedOfATakenUpTraining: a file of the weights of a training that was taken up says their step, their cost with that of the
// steps before, and their loss, which is where runs begin that load it. A step whose weights are gone is refused, and
// those near it are named that have them.
func TestSavedOfATakenUpTraining(t *testing.T) {
	left, _ := opened(t, two+"6")
	s, l := opened(t, two+"9&select=hf")
	s.LoadWeights(left.Weights(true).File, "")
	work(s)
	run := l.Runs[1]
	for _, step := range []int{9, 7, 6, 0} {
		s.Edit(fmt.Sprintf("step=%d", step))
		saved, at := s.Weights(false), run.Trace[step]
		f, err := weights.Read(saved.File)
		if err != nil || saved.Step != step || f.Meta["step"] != strconv.Itoa(step) || f.Meta["cost"] != param.Format(at.Evals.Cost()) || f.Meta["loss"] != param.Format(at.F) {
			t.Errorf("at step %d: step %d, %v, want cost %v, loss %v: %v", step, saved.Step, f.Meta, at.Evals.Cost(), at.F, err)
		}
		other, begun := opened(t, two+"1")
		other.LoadWeights(saved.File, saved.Name)
		work(other)
		if got := begun.Runs[0].Trace[0].F; got != at.F {
			t.Errorf("saved at step %d, and runs begin with it at %v, want %v", step, got, at.F)
		}
	}
	const sentence = "The weights of step 3 are not kept. The nearest steps whose weights can be saved: "
	for steps, near := range map[string]string{"9": "0 and 6", "4": "0"} { // a lower limit cuts the run off before its last weights
		s.Edit("step=3&steps=" + steps)
		work(s)
		notesOf(s)
		saved := s.Weights(false)
		if text := notesOf(s); saved.File != nil || text != lab.KeyWeights+": "+sentence+near+".\n" {
			t.Errorf("of step 3 of %s: %d bytes, noted %q", steps, len(saved.File), text)
		}
	}
}

// TestTrainingOfAFile: a training that began with a file has another name than that of drawn weights, which it keeps when
// it is left and taken up; its steps are counted from the file. A link whose file is not there has a name that says so.
func TestTrainingOfAFile(t *testing.T) {
	s, l := opened(t, two+"6&select=hf&step=4")
	drawn := l.st.start.Training()
	s.LoadWeights(s.Weights(false).File, "a.safetensors")
	work(s)
	name, saved, link := l.st.start.Training(), s.Weights(true), s.Link()
	f, err := weights.Read(saved.File)
	if !strings.HasPrefix(name, drawn+".") || name == drawn+"." || err != nil || saved.Step != 6 || f.Meta["adam/step"] != "6" || f.Meta["hf/step"] != "6" {
		t.Fatalf("training %s at step %d, %v, want another than %s at step 6: %v", name, saved.Step, f.Meta, drawn, err)
	}
	other, on := opened(t, link)
	if missing := on.st.start.Training(); missing != drawn+"." {
		t.Errorf("without the file it is %s, want %s.", missing, drawn)
	}
	other.LoadWeights(saved.File, "")
	if again := on.st.start.Training(); again != name {
		t.Errorf("taken up it is %s, want %s", again, name)
	}
}

// mustLoss returns the loss that a file says of a run.
func mustLoss(t *testing.T, file []byte, run string) float64 {
	t.Helper()
	f, err := weights.Read(file)
	v, ok := param.Number(f.Meta[run+"/loss"])
	if err != nil || !ok {
		t.Fatal(err, f.Meta)
	}
	return v
}

// lacking removes what has a name with this part.
func lacking(f *weights.File, part string) {
	f.Tensors = slices.DeleteFunc(f.Tensors, func(t weights.Tensor) bool { return strings.Contains(t.Name, part) })
	for key := range f.Meta {
		if strings.Contains(key, part) {
			delete(f.Meta, key)
		}
	}
}

// TestOlderFiles: of a file with weights alone, and of a method whose memory is not in it, it is
// said what begins anew; the curve goes on where there is one.
func TestOlderFiles(t *testing.T) {
	s, l := opened(t, two+"6")
	saved := s.Weights(true)
	s.LoadWeights(labtest.Rewritten(t, saved.File, func(f *weights.File) { lacking(f, "hf/state") }), "")
	s.Edit("steps=8")
	work(s)
	if said := l.st.start.Said(); !strings.HasSuffix(said, "The weights go on, and what the method keeps beside them began anew: Hessian-free, batch 60.") {
		t.Errorf("said %q", said)
	}
	if len(l.Runs[1].Trace) != 9 || len(l.Runs[0].Trace) != 9 {
		t.Errorf("the curves have %d and %d steps, want 8", len(l.Runs[0].Trace)-1, len(l.Runs[1].Trace)-1)
	}
	old := labtest.Rewritten(t, saved.File, func(f *weights.File) {
		lacking(f, "trace")
		lacking(f, "state")
		lacking(f, "settings")
	})
	s.LoadWeights(old, "")
	work(s)
	if said := l.st.start.Said(); !strings.Contains(said, "Steps and costs are counted from there") || l.Runs[0].Trace[0].F != mustLoss(t, saved.File, "adam") {
		t.Errorf("of an older file: begins at %v, said %q", l.Runs[0].Trace[0].F, said)
	}
}

// TestSpoiledCheckpoint: what a method had kept is refused in a sentence where it does not fit.
func TestSpoiledCheckpoint(t *testing.T) {
	s, _ := opened(t, two+"3")
	saved := s.Weights(true)
	columns := len(race.RecordNames())
	for name, c := range map[string]struct {
		change func(f *weights.File)
		says   string
	}{
		"no mean":   {func(f *weights.File) { lacking(f, "state.mean") }, "What Adam, batch 30 had kept cannot be taken up: mean is missing."},
		"no λ":      {func(f *weights.File) { delete(f.Meta, "hf/state.lambda") }, "cannot be taken up: lambda is missing."},
		"λ below 0": {func(f *weights.File) { f.Meta["hf/state.lambda"] = "-1" }, "lambda is -1, which cannot be."},
		"a short vector": {func(f *weights.File) {
			lacking(f, "cg-start")
			f.Tensors = append(f.Tensors, weights.New("hf/state.cg-start", weights.F64, make([]float64, 3), 3))
		}, "cg-start has 3 numbers, and this net wants"},
		"a falling cost": {func(f *weights.File) {
			lacking(f, "hf/trace")
			rows := make([]float64, 2*columns)
			rows[3] = 7
			f.Tensors = append(f.Tensors, weights.New("hf/trace", weights.F64, rows, 2, columns))
		}, "hf/trace is no curve of a run"},
		"other columns": {func(f *weights.File) {
			lacking(f, "hf/trace")
			f.Tensors = append(f.Tensors, weights.New("hf/trace", weights.F64, make([]float64, 4), 2, 2))
		}, "hf/trace is 2 × 2, and it has"},
	} {
		before := s.Link()
		s.LoadWeights(labtest.Rewritten(t, saved.File, c.change), "")
		if text := notesOf(s); !strings.HasPrefix(text, lab.KeyWeights+": ") || !strings.Contains(text, c.says) || s.Link() != before {
			t.Errorf("%s: noted %q, want %q", name, text, c.says)
		}
	}
}
