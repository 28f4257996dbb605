package deep

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hfplayground/core/neural"
	"hfplayground/core/param"
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

// fit returns the weights of a file for a net, by run; those of a file of no run under "". The
// error is a sentence that names what does not fit.
func fit(f weights.File, net neural.Net) (map[string][]float64, error) {
	by, known := map[string]int{}, names(net) // tensors of each run
	for _, t := range f.Tensors {
		run, name, ok := strings.Cut(t.Name, ofRun)
		if !ok {
			run, name = "", t.Name
		}
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("The file has a tensor %s, and this net has %s with a weight and a bias each.", param.Shorten(t.Name), words.Plural(net.Depth(), "layer"))
		}
		by[run]++
	}
	if len(by) == 0 {
		return nil, fmt.Errorf("The file has no weights.")
	}
	starts := map[string][]float64{}
	for _, run := range slices.Sorted(maps.Keys(by)) {
		prefix := ""
		if run != "" {
			prefix = run + ofRun
		}
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
		starts[run] = w
	}
	return starts, nil
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
