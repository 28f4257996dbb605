package method

import (
	"fmt"
	"math"

	"hfplayground/core/term"
)

// Quantity is something that a method reports of its steps: its meaning, under the key of its row in the
// inspector. It is declared once, beside the code that computes it, and not written to.
type Quantity struct {
	Key string // lower-case, hyphens: "lambda", "rho", "step-length", "hessian"
	term.Term
}

// Fact is a Quantity of one step, as a number or as a remark.
type Fact struct {
	*Quantity
	Value float64 // NaN where the fact is words alone
	Text  string  // words; empty where the number says it
}

// Reporter is a Method that says which Quantities its steps report as numbers: so a step of which only the
// numbers were kept can be explained.
type Reporter interface {
	Method
	Quantities() []*Quantity
}

// Number returns a Fact that is a number.
func Number(of *Quantity, value float64) Fact { return Fact{Quantity: of, Value: value} }

// Words returns a Fact that is a remark.
func Words(of *Quantity, format string, args ...any) Fact {
	return Fact{Quantity: of, Value: math.NaN(), Text: fmt.Sprintf(format, args...)}
}

// AllExamples returns the remark that a batch was to have more than the n examples
// there are.
func AllExamples(of *Quantity, n int) Fact {
	return Words(of, "all %d examples: there are no more", n)
}

// StepLength is the factor that a line search gives a step d.
var StepLength = Quantity{"step-length", term.Term{
	Name: "Step length", Symbol: "α",
	Meaning: "The line search tries α = 1, β, β², … and takes the first that lowers f enough.",
	Formula: "x ← x + αd,  f(x + αd) ≤ f(x) + c₁α∇f(x)ᵀd",
}}

// Outcome says that a step was not made, and why.
var Outcome = Quantity{"step", term.Term{
	Name:    "Step",
	Meaning: "No step was made here: x stays, and the reason is given.",
}}
