package trained

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/method"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/weights"
)

// Names in the metadata of a file; of more than one run, behind the run and a slash.
const (
	metaStep     = "step"
	metaLoss     = "loss"
	metaCost     = "cost"
	metaMethod   = "method"
	metaLink     = "link"
	metaLab      = "lab"      // its label
	metaOrigin   = "origin"   // of a training: Start.origin
	metaSettings = "settings" // a hash of what the run is of
)

// Names of a run that goes on: behind the run and a slash, its steps, and what its method carries as
// tensors and in the metadata.
const (
	nameTrace   = "trace"
	namePath    = "path"   // the x of its steps
	namePlace   = "state." // before the name of a number or a vector
	nameResumed = "state"  // in the metadata: that all of it is there
)

// mostExact is how many bytes of weights and of what methods carry are kept with 64 bits a number. Of
// more the weights are kept with 32 bits alone.
const mostExact = 64 << 20

// Training names what is trained, how, and from which weights, whatever is shown of it and how often it was left: the
// same for two states whose weights can take each other's place.
func (s *Start) Training() string {
	text := s.of.Made + s.of.Changed
	for i := range s.of.Contenders {
		text += runText(s.of.Contenders[i])
	}
	return hash(text) + s.origin
}

// Trained returns the readouts of what keeps trainings: the name of this one, and the steps of all its runs.
func (k *Keeper) Trained() []param.Pair {
	return []param.Pair{
		{Key: "training", Value: k.start.Training()},
		{Key: "trained", Value: strconv.Itoa(steps(k.race.Runs))},
	}
}

// steps returns those of all runs together.
func steps(runs []*race.Run) int {
	n := 0
	for _, run := range runs {
		n += max(0, len(run.Trace)-1)
	}
	return n
}

// running names what a run is of: two of the same name make the same steps from the same weights.
func (s *Start) running(e race.Contender) string { return hash(s.of.Made + runText(e)) }

func runText(e race.Contender) string { return e.ID + "=" + e.Text() + "&" }

// hash returns a text's 64-bit hash, in hexadecimal digits.
func hash(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return strconv.FormatUint(h.Sum64(), 16)
}

// Weights returns weights as a file; see lab.Trainer: of the selected run at the step shown, or those of every run at
// its end so far, with all that it takes to go on.
func (k *Keeper) Weights(all bool, link string) lab.Saved {
	r, s := k.race, k.start
	i := r.Selected()
	if i < 0 {
		return lab.Saved{Refused: "There are no weights to save: the race has no method."}
	}
	f := weights.File{Meta: map[string]string{metaLink: link, metaLab: s.of.Label}}
	if all {
		return s.checkpoint(f, r.Runs)
	}
	if refused := racing.Unkept(r); refused != "" {
		return lab.Saved{Refused: refused}
	}
	w, at := racing.HeldWeights(r)
	step := max(at, 0)
	describe(&f, r.Runs[i], step, "")
	f.Tensors = tensors(s.of, w, "", weights.F64)
	return lab.Saved{File: f.Bytes(), Name: fmt.Sprintf("%s-step-%d.safetensors", r.Runs[i].ID, step), Step: step}
}

// checkpoint returns a file of all runs as far as they have come, with the step of the one that has most. There is none
// while a limit cuts a run off before where it was left: what is kept of it is more.
func (s *Start) checkpoint(f weights.File, runs []*race.Run) lab.Saved {
	saved := lab.Saved{Name: "training.safetensors", All: steps(runs)}
	carried, exact := carriedBy(runs, s.of.Dim)
	if s.of.Changed != "" || s.of.Whole && !exact || slices.ContainsFunc(runs, race.Shortened) {
		return saved
	}
	kind := weights.F32
	if exact {
		kind = weights.F64
	}
	if b, ok := s.runs[""]; ok {
		f.Tensors = tensors(s.of, b.w, "", kind)
	}
	f.Meta[metaOrigin] = s.origin
	any := false
	for k, run := range runs {
		last := len(run.Trace) - 1
		if last < 0 {
			continue
		}
		any = true
		prefix := run.ID + ofRun
		describe(&f, run, last, prefix)
		saved.Step = max(saved.Step, last)
		f.Tensors = append(f.Tensors, tensors(s.of, run.Trace[last].X, prefix, kind)...)
		f.Tensors = append(f.Tensors, trace(run))
		if s.of.Whole {
			f.Tensors = append(f.Tensors, path(run))
		}
		f.Meta[prefix+metaSettings] = s.running(s.of.Contenders[k])
		if exact {
			putCarried(&f, prefix, run, carried[k])
		}
	}
	if any {
		f.Meta[metaStep] = strconv.Itoa(saved.Step)
		saved.File = f.Bytes()
	}
	return saved
}

// tensors returns weights under the names of their parts behind a prefix: views of w.
func tensors(of Subject, w []float64, prefix string, t weights.Type) []weights.Tensor {
	var list []weights.Tensor
	for _, p := range of.Parts(w) {
		list = append(list, weights.New(prefix+p.Name, t, p.Values, p.Shape...))
	}
	return list
}

// carriedBy returns what the method of each run carries, and whether all of it with the weights is
// little enough to be kept with every bit.
func carriedBy(runs []*race.Run, dim int) (list []method.Saved, exact bool) {
	vectors := 1
	for _, run := range runs {
		var s method.Saved
		if m, ok := run.Method.(method.Saver); ok {
			s = m.Save(race.Carried(run))
		}
		list = append(list, s)
		vectors += 1 + len(s.Vectors)
	}
	return list, vectors*dim*8 <= mostExact
}

// putCarried adds what a method carries to a file.
func putCarried(f *weights.File, prefix string, run *race.Run, s method.Saved) {
	if _, ok := run.Method.(method.Saver); !ok {
		return
	}
	f.Meta[prefix+nameResumed] = "all"
	for name, v := range s.Numbers {
		f.Meta[prefix+namePlace+name] = param.Format(v)
	}
	for name, v := range s.Vectors {
		f.Tensors = append(f.Tensors, weights.New(prefix+namePlace+name, weights.F64, v, len(v)))
	}
}

// trace returns what is kept of the steps of a run, a row a step.
func trace(run *race.Run) weights.Tensor {
	var records []float64
	for k := range run.Trace {
		records = append(records, run.Trace[k].Record()...)
	}
	return weights.New(run.ID+ofRun+nameTrace, weights.F64, records, len(run.Trace), len(race.RecordNames()))
}

// path returns the x of every step of a run, a row a step.
func path(run *race.Run) weights.Tensor {
	var rows []float64
	for k := range run.Trace {
		rows = append(rows, run.Trace[k].X...)
	}
	return weights.New(run.ID+ofRun+namePath, weights.F64, rows, len(run.Trace), len(run.Trace[0].X))
}

// describe puts into a file what is said of a run at step k, counted as the page does: from the file with which it began, and through a training that goes on.
func describe(f *weights.File, r *race.Run, k int, prefix string) {
	f.Meta[prefix+metaMethod], f.Meta[prefix+metaStep] = r.Label, strconv.Itoa(k)
	if k < len(r.Trace) {
		f.Meta[prefix+metaLoss], f.Meta[prefix+metaCost] = param.Format(r.Trace[k].F), param.Format(r.Trace[k].Evals.Cost())
	}
}
