package hessianfree

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Fields declares the settings part by part; the constants of a part are shown
// while the part is on.
func (h *Method) Fields() []param.Field {
	curvatures := []param.Option{
		{Key: curvatureHessian, Label: "Hessian"},
		{Key: curvatureGaussNewton, Label: "Gauss–Newton"},
	}
	fields := []param.Field{
		param.Choice(&h.Curvature, "curvature", curvatures, "This is the matrix of the quadratic model; on nets Gauss–Newton trains faster, except where only negative curvature leads on, as on two spirals.").Called("Curvature matrix", "C").Needing(objective.OffersGaussNewton).Mainly(),
		param.Int(&h.Batch, "curvature-batch", param.LogOrZero(1, 1e6), "This is the number of examples that give the curvature, redrawn each step; 0 means all of them.").Called("Curvature batch", "").In("curvature").Needing(objective.OffersExamples),
	}
	fields = append(fields, h.dampingFields()...)
	fields = append(fields, h.cgFields()...)
	return append(fields, h.stepFields()...)
}

func (h *Method) dampingFields() []param.Field {
	const group = "damping"
	return []param.Field{
		param.Float(&h.Damping, "damping", param.LogOrZero(1e-6, 1e6), "This is the damping of the first step, in the unit of f: for ten times f it means ten times less; 0 means no damping at all.").Called("Initial damping", "λ₀").Mainly(),
		param.Bool(&h.Adapt, "adapt", "Adjust λ from the reduction ratio ρ (actual / predicted decrease).").Called("Adapt λ", "").In(group).Unless("damping", "0"),
		param.Float(&h.Rule.Drop, "drop", param.Linear(0.05, 1), "λ is multiplied by this when ρ is high.").Called("Drop factor", "").In(group).If("adapt", "on").Unless("damping", "0"),
		param.Float(&h.Rule.Boost, "boost", param.Linear(1, 20), "λ is multiplied by this when ρ is low.").Called("Boost factor", "").In(group).If("adapt", "on").Unless("damping", "0"),
		param.Float(&h.Rule.Low, "rho-lo", param.Linear(0, 0.5), "λ is raised when ρ is below this.").Called("Low ρ", "").In(group).If("adapt", "on").Unless("damping", "0"),
		param.Float(&h.Rule.High, "rho-hi", param.Linear(0.5, 1), "λ is lowered when ρ is above this.").Called("High ρ", "").In(group).If("adapt", "on").Unless("damping", "0"),
		param.Float(&h.Structural, "structural", param.LogOrZero(1e-4, 10), "The change of the hidden states of a recurrent net is damped by this share of λ; 0 means not at all.").Called("Structural damping", "μ").In(group).If("curvature", curvatureGaussNewton).Unless("damping", "0").Needing(objective.OffersStructural),
	}
}

func (h *Method) cgFields() []param.Field {
	const group, scale, warm = "conjugate gradients", "preconditioner", "warm start"
	return []param.Field{
		param.Int(&h.CGMax, "cg-max", param.Log(1, 2000), "This is the largest number of CG iterations of a step.").Called("Max CG iterations", "").In(group),
		param.Int(&h.CGMin, "cg-min", param.Log(1, 2000), "This is the number of CG iterations after which the stopping rule may apply.").Called("Min CG iterations", "").In(group).If("stop", "on"),
		param.Bool(&h.Stop, "stop", "Stop CG when the model improves by less than ε per iteration.").Called("Stopping rule", "").In(group),
		param.Float(&h.Progress.Epsilon, "epsilon", param.Log(1e-8, 0.1), "This is the least relative improvement of the model per CG iteration.").Called("Tolerance", "ε").In(group).If("stop", "on"),
		param.Int(&h.Progress.Gap, "gap", param.Log(1, 200), "This is the smallest number of CG iterations over which the improvement is measured.").Called("Window", "k").In(group).If("stop", "on"),
		param.Bool(&h.Precondition, "precondition", "Precondition CG with the diagonal of squared gradients; it pays on nets of thousands of weights and costs on small ones, and needs a mean over examples.").Called("Precondition", "").In(scale).Needing(objective.OffersExamples),
		param.Float(&h.Preconditioner.Exponent, "precond-exp", param.Linear(0, 1), "This is the exponent of the diagonal q + λ + c, where q is the mean of the squared gradients.").Called("Preconditioner exponent", "").In(scale).If("precondition", "on").Needing(objective.OffersExamples),
		param.Bool(&h.WarmStart, "warm-start", "Start CG from the previous CG solution.").Called("Warm start", "").In(warm),
		param.Float(&h.Decay, "decay", param.Linear(0, 1), "The previous CG solution is multiplied by this.").Called("Decay", "").In(warm).If("warm-start", "on"),
	}
}

func (h *Method) stepFields() []param.Field {
	const back, search = "backtracking", "line search"
	fields := []param.Field{
		param.Bool(&h.Backtrack, "backtrack", "Take an earlier CG iterate if f is lower there.").Called("Backtracking", "").In(back),
		param.Int(&h.Storage.First, "store-first", param.Log(1, 100), "This is the number of the first CG iterate that is stored for backtracking.").Called("First stored iterate", "").In(back).If("backtrack", "on"),
		param.Float(&h.Storage.Gamma, "store-gamma", param.Linear(1.05, 4), "This is the ratio between the numbers of successive stored iterates.").Called("Storage ratio", "γ").In(back).If("backtrack", "on"),
		param.Bool(&h.OnBatch, "backtrack-batch", "Compare f at the stored iterates on the curvature batch only, which costs its share of an evaluation.").Called("Backtrack on the batch", "").In(back).If("backtrack", "on").Unless("curvature-batch", "0").Needing(objective.OffersExamples),
		param.Bool(&h.LineSearch, "linesearch", "Shorten a step that does not decrease f enough.").Called("Line search", "").In(search),
	}
	for _, field := range h.Armijo.Fields() {
		fields = append(fields, field.In(search).If("linesearch", "on"))
	}
	return fields
}
