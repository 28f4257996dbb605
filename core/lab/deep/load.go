package deep

import (
	"encoding/base64"
	"fmt"
	"hash/fnv"
	"strconv"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/weights"
)

// loaded is a file of weights from which runs begin. It is not changed.
type loaded struct {
	name  string // of the file; "" for a training that was left and is taken up
	file  weights.File
	bytes []byte // of which the file keeps views
}

// What is remembered of it.
const (
	memoryWeights = "weights"
	memoryName    = "weights-name"
)

// Names in the metadata of a file; of more than one run, behind the run and a slash.
const (
	metaStep   = "step"
	metaLoss   = "loss"
	metaCost   = "cost"
	metaMethod = "method"
	metaLink   = "link"
)

// LoadWeights returns the edit that makes the weights of a file the start of all runs.
func (l *Lab) LoadWeights(file []byte, name string) (param.Query, *param.Error) {
	var q param.Query
	f, err := weights.Read(file)
	if err == nil {
		_, err = fit(f, l.st.p.net)
	}
	if err != nil {
		return q, param.Fault(lab.KeyWeights, "%s", err.Error())
	}
	l.pendingFile = &loaded{name, f, file}
	q.Set(key+"."+keyFrom, fromFile)
	return q, nil
}

// begin finds where the runs of a state begin, by what the state before had found. A file that is
// not there, or is of another net, is noted, and weights are drawn.
func (st *state) begin(r *lab.Reader, from *loaded, before *state) {
	if st.from != fromFile {
		return
	}
	err := fmt.Errorf("The weights of this link are in a file, which a link cannot hold: load it with “Load weights”.")
	if from != nil {
		if before != nil && before.loaded == from && before.p == st.p {
			st.loaded, st.starts = from, before.starts
			return
		}
		st.starts, err = fit(from.file, st.p.net)
	}
	if err != nil {
		r.Note(param.Fault(key+"."+keyFrom, "%s", err.Error()))
		st.from = fromDraw
		return
	}
	st.loaded = from
}

// first returns the weights at which a run begins that has none of its own.
func (st *state) first() []float64 {
	if w, ok := st.starts[""]; ok {
		return w
	}
	return st.p.start(&st.settings, st.Seed)
}

// beganWith says what the runs begin with, behind the number of weights; "" for weights that are drawn.
func (st *state) beganWith() string {
	switch {
	case st.loaded == nil:
		return ""
	case st.loaded.name != "":
		return fmt.Sprintf(". The runs start from the weights of %s.", st.loaded.name)
	}
	return ". " + st.takenUp() + " Steps and costs are counted from there; what methods keep beside the weights, such as momentum and damping, began anew."
}

// takenUp says from where a training that was left goes on; "" where none was.
func (st *state) takenUp() string {
	if st.loaded == nil || st.loaded.name != "" {
		return ""
	}
	return fmt.Sprintf("Taken up from step %d of the training you left.", int(st.loaded.before("", metaStep)))
}

// before returns a number of the metadata for a run, of the file where it has none.
func (f *loaded) before(run, name string) float64 {
	if f == nil {
		return 0
	}
	text, ok := f.file.Meta[run+ofRun+name]
	if !ok {
		text = f.file.Meta[name]
	}
	v, _ := param.Number(text)
	return max(0, min(v, 1e12))
}

// training names what is trained and how, whatever is shown of it and wherever it began: the
// same for two states whose weights can take each other's place.
func (st *state) training() string {
	h := fnv.New64a()
	h.Write([]byte(st.made() + st.Text("seed", "tol")))
	for i := range st.Contenders {
		h.Write([]byte(st.Contenders[i].ID + "=" + st.Contenders[i].Text() + "&"))
	}
	return strconv.FormatUint(h.Sum64(), 16)
}

// Weights returns weights as a file: of the selected run at the last step up to the one shown of
// which they are kept, or those of every run at its end so far, with 32 bits each.
func (l *Lab) Weights(all bool, link string) lab.Saved {
	i := l.Selected()
	if i < 0 {
		return lab.Saved{}
	}
	f := weights.File{Meta: map[string]string{metaLink: link}}
	if !all {
		w, k := racing.HeldWeights(&l.Race)
		saved := describe(&f, l.Runs[i], max(k, 0), l.st.loaded, "")
		f.Tensors = tensors(l.st.p.net, w, "", weights.F64)
		saved.Name = fmt.Sprintf("%s-step-%d.safetensors", l.Runs[i].ID, saved.Step)
		saved.File = f.Bytes()
		return saved
	}
	saved := lab.Saved{Name: "training.safetensors"}
	for k, run := range l.Runs {
		last := len(run.Trace) - 1
		if last < 0 {
			continue
		}
		at := describe(&f, run, last, l.st.loaded, run.ID+ofRun)
		if k == i {
			saved.Step = at.Step
			f.Meta[metaStep] = strconv.Itoa(at.Step)
		}
		f.Tensors = append(f.Tensors, tensors(l.st.p.net, run.Trace[last].X, run.ID+ofRun, weights.F32)...)
	}
	if len(f.Tensors) > 0 {
		saved.File = f.Bytes()
	}
	return saved
}

// describe puts into a file what is said of a run at step k, and returns its step with those before, of
// the file that it began with.
func describe(f *weights.File, r *race.Run, k int, began *loaded, prefix string) lab.Saved {
	f.Meta[prefix+metaMethod] = r.Label
	step, cost := began.before(r.ID, metaStep), began.before(r.ID, metaCost)
	if k < len(r.Trace) {
		t := r.Trace[k]
		f.Meta[prefix+metaLoss] = param.Format(t.F)
		step, cost = step+float64(k), cost+t.Evals.Cost()
	}
	f.Meta[prefix+metaStep], f.Meta[prefix+metaCost] = strconv.Itoa(int(step)), param.Format(cost)
	return lab.Saved{Step: int(step)}
}

// Memory returns the reader's own images, and the file of weights that is loaded.
func (l *Lab) Memory() []param.Pair {
	m := l.loader.Memory()
	if l.loaded == nil {
		return m
	}
	return append(m,
		param.Pair{Key: lab.MemoryKey(memoryWeights), Value: base64.StdEncoding.EncodeToString(l.loaded.bytes)},
		param.Pair{Key: lab.MemoryKey(memoryName), Value: l.loaded.name},
	)
}

// Recall takes the images and the weights of a memory.
func (l *Lab) Recall(memory map[string]string) {
	l.loader.Recall(memory)
	l.loaded = nil
	b, err := base64.StdEncoding.DecodeString(memory[memoryWeights])
	if err != nil {
		return
	}
	if f, err := weights.Read(b); err == nil {
		l.loaded = &loaded{memory[memoryName], f, b}
	}
}
