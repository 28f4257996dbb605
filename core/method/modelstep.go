package method

// ModelStepper is a method whose step from x follows from the quadratic model at x alone, and not from
// earlier steps: so its step can be shown from any x, beside the steepest-descent and the Newton step.
type ModelStepper interface {
	Method
	StepName() string // beside an arrow, as short as can be
}
