package race

import (
	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// Result is a run as numbers, for the command line and for tests.
type Result struct {
	ID    string
	Label string
	Steps []Step // the start first; shared with the session, not to be written to
	End   *End   // nil while running
}

// Step is one iterate of a Result.
type Step struct {
	X        []float64       // length n
	F        float64         // f(X)
	GradNorm float64         // ‖∇f(X)‖₂; NaN where it was not computed
	Evals    objective.Evals // since the start of the run
	Seconds  float64         // of computing since the start of the run
	Exam     Exam            // on what is not trained on
	Facts    []method.Fact   // what the method says of the step that led here
}
