package trained

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/method"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/vector"
	"hfplayground/core/weights"
	"hfplayground/core/words"
)

// ofRun is between a run and what is of that run alone.
const ofRun = "/"

// fit returns where runs begin, by run, of the weights of a file; those of no run under "". The
// error is a sentence that names what does not fit.
func fit(f weights.File, of Subject) (map[string]begin, error) {
	if from := labOf(f); from != "" && from != of.Key && from != of.Label {
		return nil, fmt.Errorf("These are weights of a net of the %s lab, and this is the %s lab.", param.Shorten(from), of.Label)
	}
	by, parts := map[string]int{}, of.Parts(make([]float64, of.Dim)) // tensors of each run
	for _, t := range f.Tensors {
		run, name, ok := strings.Cut(t.Name, ofRun)
		if !ok {
			run, name = "", t.Name
		}
		beside := ok && (name == nameTrace || name == namePath || strings.HasPrefix(name, namePlace))
		if !beside && !slices.ContainsFunc(parts, func(p Part) bool { return p.Name == name }) {
			return nil, fmt.Errorf("The file has a tensor %s, and this net has %s: from %s to %s.", param.Shorten(t.Name), words.Plural(len(parts), "tensor"), parts[0].Name, parts[len(parts)-1].Name)
		}
		by[run]++
	}
	if len(by) == 0 {
		return nil, fmt.Errorf("The file has no weights.")
	}
	runs := map[string]begin{}
	for _, run := range slices.Sorted(maps.Keys(by)) {
		prefix := ""
		if run != "" {
			prefix = run + ofRun
		}
		w, err := weightsOf(f, of, prefix)
		if err != nil {
			return nil, err
		}
		runs[run] = begin{w: w}
		if e, ok := catalog.Find(of.Contenders, run); ok {
			if runs[run], err = goOn(f, of, e, w); err != nil {
				return nil, err
			}
		}
	}
	return runs, nil
}

// labOf returns the label of the lab in which a file was saved, or its key; "" where it does not say.
func labOf(f weights.File) string {
	if label := f.Meta[metaLab]; label != "" {
		return label
	}
	link, _ := param.ParseQuery(f.Meta[metaLink])
	key, _ := link.Get("lab")
	return key
}

// weightsOf returns the weights under a prefix.
func weightsOf(f weights.File, of Subject, prefix string) ([]float64, error) {
	w := make([]float64, of.Dim)
	for _, p := range of.Parts(w) {
		if err := put(f, prefix+p.Name, p.Values, p.Shape); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// goOn returns where a run begins whose weights are w: with the steps and with what its method carried,
// where the file has them. Files of before have neither.
func goOn(f weights.File, of Subject, e race.Contender, w []float64) (begin, error) {
	s := begin{w: w, settings: f.Meta[e.ID+ofRun+metaSettings]}
	t, ok := f.Find(e.ID + ofRun + nameTrace)
	if !ok {
		return s, nil
	}
	if len(t.Shape) != 2 || !race.RecordWidth(t.Shape[1]) || t.Shape[0] > 1+race.MaxSteps {
		return s, fmt.Errorf("%s is %s, and it has %d numbers for each of at most %d steps.", t.Name, weights.ShapeText(t.Shape), len(race.RecordNames()), 1+race.MaxSteps)
	}
	var memory any
	if m, ok := e.Method.(method.Saver); ok && f.Meta[e.ID+ofRun+nameResumed] != "" {
		var err error
		if memory, err = m.Restore(savedOf(f, e.ID+ofRun+namePlace), len(w)); err != nil {
			return s, fmt.Errorf("What %s had kept cannot be taken up: %s.", e.Label, err)
		}
		s.resumed = true
	}
	records := make([]float64, t.Len())
	t.Values(records)
	if s.past, ok = race.Past(records, t.Shape[1], w, memory); !ok {
		return s, fmt.Errorf("%s is no curve of a run: a loss is not finite, or a cost or a time falls.", t.Name)
	}
	if of.Whole {
		return s, s.follow(f, e.ID+ofRun+namePath, of.Dim)
	}
	return s, nil
}

// follow gives the steps of before their x. A file without them is of weights alone.
func (s *begin) follow(f weights.File, name string, dim int) error {
	if _, ok := f.Find(name); !ok {
		s.past = nil
		return nil
	}
	x := make([]float64, len(s.past)*dim)
	if err := put(f, name, x, []int{len(s.past), dim}); err != nil {
		return err
	}
	for k := range s.past[:len(s.past)-1] {
		s.past[k].X = x[k*dim : (k+1)*dim : (k+1)*dim]
	}
	return nil
}

// savedOf returns what a method carried, under a prefix.
func savedOf(f weights.File, prefix string) method.Saved {
	s := method.Saved{Numbers: map[string]float64{}, Vectors: map[string][]float64{}}
	for key, text := range f.Meta {
		if name, ok := strings.CutPrefix(key, prefix); ok {
			if v, ok := param.Number(text); ok {
				s.Numbers[name] = v
			}
		}
	}
	for _, t := range f.Tensors {
		if name, ok := strings.CutPrefix(t.Name, prefix); ok {
			v := make([]float64, t.Len())
			t.Values(v)
			s.Vectors[name] = v
		}
	}
	return s
}

// put writes the values of a tensor to dst, which wants a shape.
func put(f weights.File, name string, dst []float64, shape []int) error {
	t, ok := f.Find(name)
	switch {
	case !ok:
		return fmt.Errorf("The file has no %s, and this net wants one of %s.", name, weights.ShapeText(shape))
	case !slices.Equal(t.Shape, shape):
		return fmt.Errorf("%s is %s, and this net wants %s.", name, weights.ShapeText(t.Shape), weights.ShapeText(shape))
	}
	t.Values(dst)
	for _, v := range dst {
		if !vector.IsFinite(v) {
			return fmt.Errorf("%s has the value %v, and nothing can be trained from there: every weight must be a finite number.", name, v)
		}
	}
	return nil
}
