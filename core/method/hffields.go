package method

import "hfplayground/core/param"

// Fields declares the settings part by part; the constants of a part are shown
// while the part is on.
func (h *HessianFree) Fields() []param.Field {
	curvatures := []param.Option{
		{Key: curvatureHessian, Label: "Hessian"},
		{Key: curvatureGaussNewton, Label: "Gauss–Newton"},
	}
	fields := []param.Field{
		param.Choice(&h.Curvature, "curvature", curvatures, "C, the matrix of the quadratic model"),
		param.Int(&h.Batch, "curvature-batch", param.LogOrZero(1, 1e6), "examples C is taken of, others in every step; 0 is all"),
	}
	fields = append(fields, h.dampingFields()...)
	fields = append(fields, h.cgFields()...)
	return append(fields, h.stepFields()...)
}

func (h *HessianFree) dampingFields() []param.Field {
	const group = "damping"
	return []param.Field{
		param.Float(&h.Damping, "damping", param.LogOrZero(1e-6, 1e6), "λ₀, damping of the first step; 0 is none, for good").In(group),
		param.Bool(&h.Adapt, "adapt", "ρ, whether λ follows the ratio of real to predicted decrease").In(group),
		param.Float(&h.Rule.Drop, "drop", param.Linear(0.05, 1), "factor on λ where ρ is high").In(group).If("adapt", "on"),
		param.Float(&h.Rule.Boost, "boost", param.Linear(1, 20), "factor on λ where ρ is low").In(group).If("adapt", "on"),
		param.Float(&h.Rule.Low, "rho-lo", param.Linear(0, 0.5), "ρ below which λ is raised").In(group).If("adapt", "on"),
		param.Float(&h.Rule.High, "rho-hi", param.Linear(0.5, 1), "ρ above which λ is lowered").In(group).If("adapt", "on"),
	}
}

func (h *HessianFree) cgFields() []param.Field {
	const group, scale, warm = "conjugate gradients", "preconditioner", "warm start"
	return []param.Field{
		param.Int(&h.CGMax, "cg-max", param.Log(1, 2000), "most iterations of conjugate gradients in a step").In(group),
		param.Int(&h.CGMin, "cg-min", param.Log(1, 2000), "iterations before the stopping rule may end them").In(group).If("stop", "on"),
		param.Bool(&h.Stop, "stop", "whether they end when they no longer pay").In(group),
		param.Float(&h.Progress.Epsilon, "epsilon", param.Log(1e-8, 0.1), "ε, least relative progress per iteration").In(group).If("stop", "on"),
		param.Int(&h.Progress.Gap, "gap", param.Log(1, 200), "k, iterations the progress is measured over, at least").In(group).If("stop", "on"),
		param.Bool(&h.Precondition, "precondition", "whether they see variables scaled by their gradients: for a mean over examples").In(scale),
		param.Float(&h.Preconditioner.Exponent, "precond-exp", param.Linear(0, 1), "exponent of q + λ + c, q the mean squared gradients").In(scale).If("precondition", "on"),
		param.Bool(&h.WarmStart, "warm-start", "whether they start from where the last step's ended").In(warm),
		param.Float(&h.Decay, "decay", param.Linear(0, 1), "share of the last iterate they start from").In(warm).If("warm-start", "on"),
	}
}

func (h *HessianFree) stepFields() []param.Field {
	const back, search = "backtracking", "line search"
	fields := []param.Field{
		param.Bool(&h.Backtrack, "backtrack", "whether an earlier iterate is taken where f is lower there").In(back),
		param.Int(&h.Storage.First, "store-first", param.Log(1, 100), "first iterate that is kept").In(back).If("backtrack", "on"),
		param.Float(&h.Storage.Gamma, "store-gamma", param.Linear(1.05, 4), "γ, ratio of one kept iterate's number to the next").In(back).If("backtrack", "on"),
		param.Bool(&h.LineSearch, "linesearch", "whether a step that does not lower f enough is shortened").In(search),
	}
	for _, field := range h.Armijo.fields() {
		fields = append(fields, field.In(search).If("linesearch", "on"))
	}
	return fields
}
