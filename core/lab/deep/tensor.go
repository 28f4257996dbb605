package deep

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/method"
	"hfplayground/core/neural"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/vector"
	"hfplayground/core/weights"
	"hfplayground/core/words"
)

// ofRun is between a run and what is of that run alone.
const ofRun = "/"

// layerNames returns what the weights and biases of a layer, counted from 0, are called.
func layerNames(l int) (weight, bias string) {
	return fmt.Sprintf("layer%d.weight", l+1), fmt.Sprintf("layer%d.bias", l+1)
}

// tensors returns the weights of a net under their names behind a prefix: views of w.
func tensors(net neural.Net, w []float64, prefix string, t weights.Type) []weights.Tensor {
	var list []weights.Tensor
	for l := range net.Depth() {
		weight, bias := layerNames(l)
		m := net.Weights(w, l)
		list = append(list, weights.New(prefix+weight, t, m.Data, m.Rows, m.Cols), weights.New(prefix+bias, t, net.Biases(w, l), m.Rows))
	}
	return list
}

// fit returns where runs begin, by run, of the weights of a file; those of no run under "". The
// error is a sentence that names what does not fit.
func fit(f weights.File, net neural.Net, contenders []race.Contender) (map[string]start, error) {
	by, known := map[string]int{}, names(net) // tensors of each run
	for _, t := range f.Tensors {
		run, name, ok := strings.Cut(t.Name, ofRun)
		if !ok {
			run, name = "", t.Name
		}
		beside := ok && (name == nameTrace || strings.HasPrefix(name, namePlace))
		if !beside && !slices.Contains(known, name) {
			return nil, fmt.Errorf("The file has a tensor %s, and this net has %s with a weight and a bias each.", param.Shorten(t.Name), words.Plural(net.Depth(), "layer"))
		}
		by[run]++
	}
	if len(by) == 0 {
		return nil, fmt.Errorf("The file has no weights.")
	}
	starts := map[string]start{}
	for _, run := range slices.Sorted(maps.Keys(by)) {
		prefix := ""
		if run != "" {
			prefix = run + ofRun
		}
		w, err := weightsOf(f, net, prefix)
		if err != nil {
			return nil, err
		}
		starts[run] = start{w: w}
		if e, ok := catalog.Find(contenders, run); ok {
			if starts[run], err = goOn(f, e, w); err != nil {
				return nil, err
			}
		}
	}
	return starts, nil
}

// weightsOf returns the weights under a prefix.
func weightsOf(f weights.File, net neural.Net, prefix string) ([]float64, error) {
	w := make([]float64, net.Dim())
	for l := range net.Depth() {
		weight, bias := layerNames(l)
		m := net.Weights(w, l)
		if err := put(f, prefix+weight, m.Data, m.Rows, m.Cols); err != nil {
			return nil, err
		}
		if err := put(f, prefix+bias, net.Biases(w, l), m.Rows); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// goOn returns where a run begins whose weights are w: with the steps and with what its method carried,
// where the file has them. Files of before have neither.
func goOn(f weights.File, e race.Contender, w []float64) (start, error) {
	s := start{w: w, settings: f.Meta[e.ID+ofRun+metaSettings]}
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
	return s, nil
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

// names returns what the tensors of a net are called.
func names(net neural.Net) []string {
	var list []string
	for l := range net.Depth() {
		weight, bias := layerNames(l)
		list = append(list, weight, bias)
	}
	return list
}

// put writes the values of a tensor to dst, which wants a shape.
func put(f weights.File, name string, dst []float64, shape ...int) error {
	t, ok := f.Find(name)
	switch {
	case !ok:
		return fmt.Errorf("The file has no %s, and this net wants one of %s.", name, weights.ShapeText(shape))
	case !slices.Equal(t.Shape, shape):
		return fmt.Errorf("%s is %s, and this net wants %s.", name, weights.ShapeText(t.Shape), weights.ShapeText(shape))
	}
	if t.Values(dst); !vector.AllFinite(dst) {
		return fmt.Errorf("%s has a value that is not finite, and nothing can be trained from there.", name)
	}
	return nil
}
