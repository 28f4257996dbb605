package method

import (
	"hfplayground/core/vector"
	"math"
)

// shrunk returns the step −η g / (√v + ε), entry by entry, for what a method has
// gathered of its squared gradients in v.
func shrunk(g, v []float64, rate, epsilon float64) []float64 {
	d := make([]float64, len(g))
	for i, gi := range g {
		d[i] = -rate * gi / (math.Sqrt(v[i]) + epsilon)
	}
	return d
}

// settled returns why the run can go no further than p: neither the step d nor
// −ηg/(|g|+ε), which steps tend to while x stays, as v tends to g², moves x.
func settled(p Place, d []float64, rate, epsilon float64) error {
	if err := p.usable(); err != nil {
		return err
	}
	limit := make([]float64, len(d))
	for i, gi := range p.G {
		limit[i] = gi / (math.Abs(gi) + epsilon)
	}
	if vector.Stays(p.X(), 1, d) && vector.Stays(p.X(), -rate, limit) {
		return ErrStalled
	}
	return nil
}
