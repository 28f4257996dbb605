package method

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

// norm returns ‖v‖₂.
func norm(v []float64) float64 { return floats.Norm(v, 2) }

// along returns x + alpha·d in a fresh slice.
func along(x []float64, alpha float64, d []float64) []float64 {
	return floats.AddScaledTo(make([]float64, len(x)), x, alpha, d)
}

// scaled returns alpha·v in a fresh slice.
func scaled(alpha float64, v []float64) []float64 {
	return floats.ScaleTo(make([]float64, len(v)), alpha, v)
}

// stays reports whether x + alpha·d rounds to x.
func stays(x []float64, alpha float64, d []float64) bool {
	for i, xi := range x {
		if xi+alpha*d[i] != xi {
			return false
		}
	}
	return true
}

func isFinite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

func allFinite(v []float64) bool {
	for _, x := range v {
		if !isFinite(x) {
			return false
		}
	}
	return true
}

// number returns a Fact that is a number.
func number(key string, value float64) Fact { return Fact{Key: key, Value: value} }

// words returns a Fact that is a remark.
func words(key, format string, args ...any) Fact {
	return Fact{Key: key, Value: math.NaN(), Text: fmt.Sprintf(format, args...)}
}
