package method

// ModelStepper is a method each of whose steps comes of the quadratic model at x,
// whatever led there: so its step can be shown from any x, beside that against the
// gradient and Newton's.
type ModelStepper interface {
	Method
	StepName() string // beside an arrow, as short as can be
}
