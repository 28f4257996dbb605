package method

// Symptom is how a run went that did not arrive.
type Symptom int

// The symptoms.
const (
	Diverged Symptom = iota // x or f left all bounds
	Bounced                 // its steps turn back most of the time: they are too long across a valley
	Crept                   // its steps go one way and are short
)

// Remedy is a change of a setting that may help against a symptom. The driver tries it before it gives it
// as advice.
type Remedy struct {
	Against Symptom
	Key     string    // of the setting
	Factors []float64 // on its value, to be tried in turn
	Least   float64   // what a smaller value becomes before it is multiplied
}

// Remediable is a method that knows which of its settings helps against what.
type Remediable interface {
	Method
	Remedies() []Remedy
}

// rateRemedies are those of a method whose step is proportional to a rate.
func rateRemedies() []Remedy {
	return []Remedy{
		{Against: Diverged, Key: "rate", Factors: []float64{0.25, 0.0625, 0.01, 1e-3}},
		{Against: Bounced, Key: "rate", Factors: []float64{0.5, 0.25}},
		{Against: Crept, Key: "rate", Factors: []float64{8, 4, 2}},
	}
}

// Remedies are smaller and larger rates and, for a line search that ends before its trials are short enough, a
// smaller factor between them.
func (m *GradientDescent) Remedies() []Remedy {
	return append(rateRemedies(), Remedy{Against: Crept, Key: "shrink", Factors: []float64{0.5}})
}

// Remedies are smaller and larger rates.
func (m *Momentum) Remedies() []Remedy { return rateRemedies() }

// Remedies are smaller and larger rates.
func (m *Nesterov) Remedies() []Remedy { return rateRemedies() }

// Remedies are smaller and larger rates.
func (m *Adam) Remedies() []Remedy { return rateRemedies() }

// Remedies are smaller and larger rates.
func (m *RMSProp) Remedies() []Remedy { return rateRemedies() }

// Remedies are smaller and larger rates.
func (m *AdaGrad) Remedies() []Remedy { return rateRemedies() }

// DampingRemedies are those of a method that adds λ to the curvature.
func DampingRemedies() []Remedy {
	return []Remedy{
		{Against: Diverged, Key: "damping", Factors: []float64{10, 100, 1e3}, Least: 1e-3},
		{Against: Bounced, Key: "damping", Factors: []float64{10, 100}, Least: 1e-3},
		{Against: Crept, Key: "damping", Factors: []float64{0.1, 0.01}},
	}
}

// Remedies are more and less damping.
func (m *Newton) Remedies() []Remedy { return DampingRemedies() }

// Remedies are larger simplices.
func (m *NelderMead) Remedies() []Remedy {
	return []Remedy{{Against: Crept, Key: "simplex", Factors: []float64{4, 0.25}}}
}
