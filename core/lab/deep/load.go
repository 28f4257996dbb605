package deep

import (
	"encoding/base64"
	"fmt"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/weights"
)

// loaded is a file of weights from which runs begin.
type loaded struct {
	name string // of the file; "" for a training that was left and is taken up
	text string // the file in base64, as it is remembered: made once
	meta map[string]string

	fitted fitted // the last fit
}

// fitted is where the runs of a race begin.
type fitted struct {
	p      *problem
	race   string
	starts map[string]start // by run; under "" that of all others
}

// start is where a run begins.
type start struct {
	w        []float64
	past     []race.Iterate // its steps until there; nil where it begins anew
	settings string         // of the run that made them; see state.running
	resumed  bool           // it goes on with what its method carried
}

// newLoaded returns a file that was read.
func newLoaded(name string, file []byte, f weights.File) *loaded {
	return &loaded{name: name, text: base64.StdEncoding.EncodeToString(file), meta: f.Meta}
}

// What is remembered of it.
const (
	memoryWeights = "weights"
	memoryName    = "weights-name"
)

// LoadWeights returns the edit that makes the weights of a file the start of all runs.
func (l *Lab) LoadWeights(file []byte, name string) (param.Query, *param.Error) {
	var q param.Query
	f, err := weights.Read(file)
	var starts map[string]start
	if err == nil {
		starts, err = fit(f, l.st.p.net, l.st.Contenders)
	}
	if err != nil {
		return q, param.Fault(lab.KeyWeights, "%s", err.Error())
	}
	l.pendingFile = newLoaded(name, file, f)
	l.pendingFile.fitted = fitted{l.st.p, race.IDs(l.st.Contenders), starts}
	q.Set(key+"."+keyFrom, fromFile)
	return q, nil
}

// fit returns where the runs of a state begin. It reads the file again where net or race is another.
func (f *loaded) fit(st *state) (map[string]start, error) {
	if ids := race.IDs(st.Contenders); f.fitted.p != st.p || f.fitted.race != ids {
		b, err := base64.StdEncoding.DecodeString(f.text)
		if err != nil {
			return nil, err
		}
		file, err := weights.Read(b)
		if err != nil {
			return nil, err
		}
		starts, err := fit(file, st.p.net, st.Contenders)
		if err != nil {
			return nil, err
		}
		f.fitted = fitted{st.p, ids, starts}
	}
	return f.fitted.starts, nil
}

// begin finds where the runs of a state begin. A file that is not there, or is of another net, is
// noted, and weights are drawn.
func (st *state) begin(r *lab.Reader, from *loaded) {
	if st.from != fromFile {
		return
	}
	err := fmt.Errorf("The weights of this link are in a file, which a link cannot hold: load it with “Load weights”.")
	if from != nil {
		st.starts, err = from.fit(st)
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
	if s, ok := st.starts[""]; ok {
		return s.w
	}
	return st.p.drawnStart(&st.settings, st.Seed)
}

// past returns the steps with which a run begins: those of its training that was left, where its
// settings are the same.
func (st *state) past(e race.Contender) []race.Iterate {
	if s, ok := st.starts[e.ID]; ok && s.past != nil && s.settings == st.running(e) {
		return s.past
	}
	return nil
}

// beganWith says what the runs begin with, behind the number of weights; "" for weights that are drawn.
func (st *state) beganWith() string {
	switch {
	case st.loaded == nil:
		return ""
	case st.loaded.name != "":
		return fmt.Sprintf(". The runs start from the weights of %s.", st.loaded.name)
	}
	return strings.TrimSuffix(". "+st.takenUp()+" "+st.beganAnew(), " ")
}

// beganAnew says which runs do not go on exactly as they were left; "" for none.
func (st *state) beganAnew() string {
	var methods, curves []string
	for _, e := range st.Contenders {
		switch s, ok := st.starts[e.ID]; {
		case !ok:
		case st.past(e) == nil:
			curves = append(curves, e.Label)
		case !s.resumed:
			methods = append(methods, e.Label)
		}
	}
	said := ""
	if len(methods) > 0 {
		said = fmt.Sprintf("The weights go on, and what the method keeps beside them began anew: %s. ", strings.Join(methods, "; "))
	}
	if len(curves) > 0 {
		said += fmt.Sprintf("Steps and costs are counted from there, and what methods keep beside the weights, such as momentum and damping, began anew: %s.", strings.Join(curves, "; "))
	}
	return strings.TrimSpace(said)
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
	text, ok := f.meta[run+ofRun+name]
	if !ok {
		text = f.meta[name]
	}
	v, _ := param.Number(text)
	return max(0, min(v, 1e12))
}

// Memory returns the reader's own images, and the file of weights that is loaded.
func (l *Lab) Memory() []param.Pair {
	m := l.loader.Memory()
	if l.loaded == nil {
		return m
	}
	return append(m,
		param.Pair{Key: lab.MemoryKey(memoryWeights), Value: l.loaded.text},
		param.Pair{Key: lab.MemoryKey(memoryName), Value: l.loaded.name},
	)
}

// Recall takes the images and the weights of a memory.
func (l *Lab) Recall(memory map[string]string) {
	l.loader.Recall(memory)
	l.loaded = nil
	text := memory[memoryWeights]
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return
	}
	if f, err := weights.Read(b); err == nil {
		l.loaded = &loaded{name: memory[memoryName], text: text, meta: f.Meta}
	}
}
