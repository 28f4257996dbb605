package method

// Label returns what the fact is called, for people.
func (f Fact) Label() string {
	labels := map[string]string{
		"lambda":          "Damping λ",
		"rho":             "Reduction ratio ρ",
		"cg-iterations":   "CG iterations",
		"stop":            "CG stopped because",
		"taken":           "CG iterate taken",
		"step-length":     "Step length",
		"step":            "Step",
		"trials":          "Line search trials",
		"reach":           "Simplex size",
		"residual":        "Residual",
		"curvature":       "Curvature",
		"curvature-batch": "Curvature batch",
		"hessian":         "Hessian",
	}
	if label, ok := labels[f.Key]; ok {
		return label
	}
	return f.Key
}
