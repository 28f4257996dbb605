package racing

import (
	"hfplayground/core/lab"
	"hfplayground/core/term"
)

// The rows of the inspector that every race has. What a method says of its steps it
// declares itself.
var (
	runRow = lab.Row{Key: "run", Term: term.Term{
		Name: "Run", Meaning: "These numbers are of this run: choose another in the list of methods, or click a point of its path.",
	}}
	pointRow = lab.Row{Key: "x", Term: term.Term{
		Name: "Point", Symbol: "x", Meaning: "This is where the run is at this step.", Formula: "x = (x₁, x₂, …)",
	}}
	valueRow    = lab.Row{Key: "f", Term: term.Value}
	lossRow     = lab.Row{Key: "f", Term: term.Loss}
	gradientRow = lab.Row{Key: "grad-norm", Term: term.Term{
		Name: "Gradient", Symbol: "‖∇f‖",
		Meaning: "The gradient ∇f points in the direction in which f rises fastest; its length is 0 at a minimum, a maximum and a saddle point.",
		Formula: "‖∇f‖ = √(Σ (∂f/∂xᵢ)²)",
	}}
	eigenvaluesRow = lab.Row{Key: "eigenvalues", Term: term.Term{
		Name: "Hessian eigenvalues", Symbol: "μ",
		Meaning: "The Hessian H has the second derivatives of f; its eigenvalues μ are the curvatures of f along the eigenvectors v, and all are positive near a minimum.",
		Formula: "Hv = μv",
	}}
	conditionRow = lab.Row{Key: "condition", Term: term.Term{
		Name: "Condition", Symbol: "κ",
		Meaning: "The larger κ is, the narrower is the valley, and the more gradient descent bounces from wall to wall.",
		Formula: "κ = largest μ / smallest μ",
	}}
	curvatureRow = lab.Row{Key: "condition", Term: term.Term{
		Name: "Curvature", Symbol: "H", Meaning: "Not all eigenvalues of the Hessian H are positive here, so the quadratic model has no minimum.", Formula: "vᵀHv ≤ 0 for some v ≠ 0",
	}}
	lengthRow = lab.Row{Key: "length", Term: term.Term{
		Name: "Next step", Symbol: "‖d‖", Meaning: "This is how far the step goes that leaves from here.", Formula: "‖d‖ = ‖xₖ₊₁ − xₖ‖",
	}}
	endRow = lab.Row{Key: "end", Term: term.Term{
		Name: "Ended", Meaning: "This is the last step of the run, and this is why it ended.",
	}}
	adviceRow = lab.Row{Key: "advice", Term: term.Term{
		Name: "Try", Meaning: "This change may make the run end better.",
	}}
	leftRow = lab.Row{Key: "left", Term: term.Term{
		Name: "Rest of this step", Meaning: "When a training is left, λ, ρ and the number of CG iterations are kept of each step. What else the method said of it, such as why CG stopped, is shown for the steps made since.",
	}}
	evalsRow = lab.Row{Key: "evals", Term: term.Term{
		Name: "Evaluations", Symbol: "n",
		Meaning: "This is how often the run has asked for values f, gradients ∇f, and products of the Hessian (Hv) or the Gauss–Newton matrix (Gv) with a vector.",
		Formula: "n_f, n_∇f, n_Hv, n_Gv",
	}}
	costRow    = lab.Row{Key: "cost", Term: term.Cost}
	secondsRow = lab.Row{Key: "seconds", Term: term.Seconds}
)
