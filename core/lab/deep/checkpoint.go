package deep

import (
	"fmt"
	"hash/fnv"
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
	metaSettings = "settings" // a hash of what the run is of
)

// Names of a run that goes on: behind the run and a slash, its steps, and what its method carries as
// tensors and in the metadata.
const (
	nameTrace   = "trace"
	namePlace   = "state." // before the name of a number or a vector
	nameResumed = "state"  // in the metadata: that all of it is there
)

// mostExact is how many bytes of weights and of what methods carry are kept with 64 bits a number. Of
// more the weights are kept with 32 bits alone.
const mostExact = 64 << 20

// training names what is trained and how, whatever is shown of it and wherever it began: the
// same for two states whose weights can take each other's place.
func (st *state) training() string {
	text := st.trained()
	for i := range st.Contenders {
		text += runText(st.Contenders[i])
	}
	return hash(text)
}

// trained is the text of what all runs minimise, and how it is drawn.
func (st *state) trained() string { return st.made() + st.Text("seed", "tol") }

// running names what a run is of: two of the same name make the same steps from the same weights.
func (st *state) running(e race.Contender) string { return hash(st.trained() + runText(e)) }

func runText(e race.Contender) string { return e.ID + "=" + e.Text() + "&" }

// hash returns a text's 64-bit hash, in hexadecimal digits.
func hash(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return strconv.FormatUint(h.Sum64(), 16)
}

// Weights returns weights as a file: of the selected run at the last step up to the one shown of
// which they are kept, or those of every run at its end so far, with all that it takes to go on.
func (l *Lab) Weights(all bool, link string) lab.Saved {
	i := l.Selected()
	if i < 0 {
		return lab.Saved{}
	}
	f := weights.File{Meta: map[string]string{metaLink: link}}
	if all {
		return l.checkpoint(f, l.Runs[i])
	}
	w, k := racing.HeldWeights(&l.Race)
	step := describe(&f, l.Runs[i], max(k, 0), l.st.loaded, "")
	f.Tensors = tensors(l.st.p.net, w, "", weights.F64)
	return lab.Saved{File: f.Bytes(), Name: fmt.Sprintf("%s-step-%d.safetensors", l.Runs[i].ID, step), Step: step}
}

// checkpoint returns a file of all runs as far as they have come, with the step of the selected one. There is none
// while a limit cuts a run off before where it was left: what is kept of it is more.
func (l *Lab) checkpoint(f weights.File, selected *race.Run) lab.Saved {
	saved := lab.Saved{Name: "training.safetensors"}
	carried, exact := carriedBy(l.Runs, l.st.p.Dim())
	kind := weights.F32
	if exact {
		kind = weights.F64
	}
	if s, ok := l.st.starts[""]; ok {
		f.Tensors = tensors(l.st.p.net, s.w, "", kind)
	}
	any := false
	for k, run := range l.Runs {
		last := len(run.Trace) - 1
		if race.Shortened(run) {
			return saved
		}
		if last < 0 {
			continue
		}
		any = true
		prefix := run.ID + ofRun
		step := describe(&f, run, last, l.st.loaded, prefix)
		if run == selected {
			saved.Step = step
			f.Meta[metaStep] = strconv.Itoa(step)
		}
		f.Tensors = append(f.Tensors, tensors(l.st.p.net, run.Trace[last].X, prefix, kind)...)
		f.Tensors = append(f.Tensors, trace(run))
		f.Meta[prefix+metaSettings] = l.st.running(l.st.Contenders[k])
		if exact {
			putCarried(&f, prefix, run, carried[k])
		}
	}
	if any {
		saved.File = f.Bytes()
	}
	return saved
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

// describe puts into a file what is said of a run at step k, and returns its step with those before, of
// the file that it began with.
func describe(f *weights.File, r *race.Run, k int, began *loaded, prefix string) int {
	f.Meta[prefix+metaMethod] = r.Label
	step, cost := 0.0, 0.0
	if len(r.Plan.Past) == 0 {
		step, cost = began.before(r.ID, metaStep), began.before(r.ID, metaCost)
	}
	if k < len(r.Trace) {
		t := r.Trace[k]
		f.Meta[prefix+metaLoss] = param.Format(t.F)
		step, cost = step+float64(k), cost+t.Evals.Cost()
	}
	f.Meta[prefix+metaStep], f.Meta[prefix+metaCost] = strconv.Itoa(int(step)), param.Format(cost)
	return int(step)
}
