package dataset

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/param"
)

// Feature is a number that a net may be given of a point.
type Feature struct {
	Key   string // in links: lower-case, hyphens; never changes
	Label string // in Unicode
	At    func(x, y float64) float64
}

// Name returns the key and the label.
func (f Feature) Name() (key, label string) { return f.Key, f.Label }

// AllFeatures returns the table of features in the order they are offered. A new
// feature is a new row.
func AllFeatures() []Feature {
	return []Feature{
		{"x", "x", func(x, _ float64) float64 { return x }},
		{"y", "y", func(_, y float64) float64 { return y }},
		{"x2", "x²", func(x, _ float64) float64 { return x * x }},
		{"y2", "y²", func(_, y float64) float64 { return y * y }},
		{"xy", "xy", func(x, y float64) float64 { return x * y }},
		{"sin-x", "sin x", func(x, _ float64) float64 { return math.Sin(x) }},
		{"sin-y", "sin y", func(_, y float64) float64 { return math.Sin(y) }},
	}
}

// ParseFeatures reads keys with commas between, "x,y,sin-x". At least one must
// stand, none twice; their order is that of the net's inputs. The error
// is a sentence.
func ParseFeatures(text string) ([]Feature, error) {
	table := AllFeatures()
	var features []Feature
	for key := range strings.SplitSeq(text, ",") {
		key = strings.TrimSpace(key)
		f, ok := catalog.Find(table, key)
		if key == "" {
			return nil, fmt.Errorf("A feature is missing in %q. Choose some of %s.", param.Shorten(text), strings.Join(catalog.Keys(table), ", "))
		}
		if !ok {
			return nil, fmt.Errorf("%q is not a feature. Choose some of %s.", param.Shorten(key), strings.Join(catalog.Keys(table), ", "))
		}
		if slices.ContainsFunc(features, func(o Feature) bool { return o.Key == key }) {
			return nil, fmt.Errorf("The feature %s is in the list twice: %q.", key, param.Shorten(text))
		}
		features = append(features, f)
	}
	return features, nil
}

// DesignMatrix stores the features of every position in dst, row-major: row i
// holds those of x[i], the inputs of a net. Nothing is scaled: in [−6, 6]² the
// squares and products reach 36.
//
// dst has length len(x)·len(features); DesignMatrix panics otherwise.
func DesignMatrix(dst []float64, x [][2]float64, features []Feature) {
	cols := len(features)
	if len(dst) != len(x)*cols {
		panic(fmt.Sprintf("dataset: DesignMatrix: len(dst) = %d, want %d × %d", len(dst), len(x), cols))
	}
	for i, p := range x {
		for j, f := range features {
			dst[i*cols+j] = f.At(p[0], p[1])
		}
	}
}
