package method

import (
	"fmt"
	"math"
)

// Number returns a Fact that is a number.
func Number(key string, value float64) Fact { return Fact{Key: key, Value: value} }

// Words returns a Fact that is a remark.
func Words(key, format string, args ...any) Fact {
	return Fact{Key: key, Value: math.NaN(), Text: fmt.Sprintf(format, args...)}
}

// AllExamples returns the remark that a batch was to have more than the n examples
// there are.
func AllExamples(key string, n int) Fact {
	return Words(key, "all %d examples: there are no more", n)
}

// Label returns what the fact is called, for people.
func (f Fact) Label() string {
	labels := map[string]string{
		"lambda":          "Damping λ",
		"rho":             "Reduction ratio ρ",
		"cg-iterations":   "CG iterations",
		"stop":            "CG stopped because",
		"taken":           "CG iterate taken",
		"step-length":     "Step length",
		"step":            "Step",
		"trials":          "Line search trials",
		"reach":           "Simplex size",
		"residual":        "Residual",
		"curvature":       "Curvature",
		"curvature-batch": "Curvature batch",
		"batch":           "Batch",
		"preconditioner":  "Preconditioner",
		"hessian":         "Hessian",
	}
	if label, ok := labels[f.Key]; ok {
		return label
	}
	return f.Key
}
