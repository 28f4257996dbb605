package hessianfree

import (
	"math"

	"hfplayground/core/method"
	"hfplayground/core/term"
)

// What a step says of itself.
var (
	damping = method.Quantity{Key: "lambda", Term: term.Term{
		Name: "Damping", Symbol: "λ",
		Meaning: "λ is added to every eigenvalue of the curvature matrix C: the larger it is, the shorter the step, and the nearer to the direction of −∇f.",
		Formula: "φ(d) = ½ dᵀ(C + λI)d + ∇f(x)ᵀd",
	}}
	ratio = method.Quantity{Key: "rho", Term: term.Term{
		Name: "Reduction ratio", Symbol: "ρ",
		Meaning: "ρ compares what the full step does to f with what the model without damping predicts: near 1 the model is good and λ falls, near 0 it is bad and λ rises.",
		Formula: "ρ = (f(x + d) − f(x)) / (½ dᵀCd + ∇f(x)ᵀd)",
	}}
	iterations = method.Quantity{Key: "cg-iterations", Term: term.Term{
		Name: "CG iterations", Symbol: "i",
		Meaning: "Conjugate gradients made this many iterations to minimise the model, each at the cost of one product with C.",
		Formula: "dᵢ₊₁ = dᵢ + αᵢpᵢ,  i = 0, 1, 2, …",
	}}
	stop = method.Quantity{Key: "stop", Term: term.Term{
		Name:    "CG stopped because",
		Meaning: "Conjugate gradients end when the model is solved, when its relative progress per iteration falls below ε, when the curvature is negative, or at the limit of iterations.",
		Formula: "(φᵢ − φᵢ₋ₖ) / φᵢ < kε",
	}}
	taken = method.Quantity{Key: "taken", Term: term.Term{
		Name: "CG iterate taken", Symbol: "dᵢ",
		Meaning: "The step is made of this iterate of conjugate gradients: looking back from the last one, the one at which f stops falling.",
		Formula: "d = dᵢ",
	}}
	curvatureBatch = method.Quantity{Key: "curvature-batch", Term: term.Term{
		Name: "Curvature batch", Symbol: "B",
		Meaning: "The curvature C and the ratio ρ are taken of this part of the examples alone.",
		Formula: "C = (1/|B|) Σ Cᵢ over the examples i in B",
	}}
	curvatureUsed = method.Quantity{Key: "curvature", Term: term.Term{
		Name: "Curvature", Symbol: "C",
		Meaning: "C is the matrix of the model, which is the Hessian where a function has no Gauss–Newton matrix.",
		Formula: "C = H, or C = JᵀHᴸJ",
	}}
	preconditioner = method.Quantity{Key: "preconditioner", Term: term.Term{
		Name: "Preconditioner", Symbol: "M",
		Meaning: "M rescales the variables for conjugate gradients; here there is none, and the reason is given.",
		Formula: "M = diag((Σ ∇fᵢ² + λ)^ξ)",
	}}
)

// Quantities are what a step reports as a number and a file of a run keeps.
func (h *Method) Quantities() []*method.Quantity {
	return []*method.Quantity{&damping, &ratio, &iterations}
}

// facts says what there is to say of the step that was made of a run. whole is
// whether ρ compares values of f itself.
func (r *innerRun) facts(rho, lambda float64, whole bool, refused error) []method.Fact {
	facts := []method.Fact{
		method.Number(&damping, lambda),
		{Quantity: &ratio, Value: rho, Text: r.rejected(rho, whole, refused)},
		method.Number(&iterations, float64(len(r.Iters)-1)),
		method.Words(&stop, "%s", r.Stop),
		method.Number(&taken, float64(r.Taken)),
		method.Number(&method.StepLength, r.Rate),
	}
	if refused != nil {
		facts = append(facts, method.Words(&method.Outcome, "refused: %v", refused))
	}
	return append(facts, r.remarks...)
}

// rejected says in words why ρ of the full step is no number, and what became of the
// step; "" where it is one.
func (r *innerRun) rejected(rho float64, whole bool, refused error) string {
	why := "f would have risen"
	switch {
	case math.IsNaN(rho):
		why = "f is not a number there"
	case !math.IsInf(rho, -1):
		return ""
	}
	switch {
	case refused != nil:
		return "rejected: " + why + "; no step taken"
	case r.Rate < 1:
		return "rejected: " + why + "; step shortened"
	case !whole:
		return "f has risen on the curvature batch, not on all examples"
	case math.IsNaN(rho):
		return "f is not a number after the full step"
	}
	return "f has risen: the full step was taken without a line search"
}
