package testfunc

// All returns the table of test functions in the order they are offered. A new
// function is a new file and a new row.
func All() []Entry {
	return []Entry{
		{"rosenbrock", "Rosenbrock", "A curved valley, easy to find and slow to follow.",
			func() Function { return NewRosenbrock() }},
		{"beale", "Beale", "An almost level plain between steep corners.",
			func() Function { return Beale{} }},
		{"himmelblau", "Himmelblau", "Four equal minima: the start decides which one is found.",
			func() Function { return Himmelblau{} }},
		{"booth", "Booth", "A quadratic with condition number 9.",
			func() Function { return Booth{} }},
		{"matyas", "Matyas", "A quadratic with condition number 25, its valley along the diagonal.",
			func() Function { return Matyas{} }},
		{"mccormick", "McCormick", "A valley with waves in its sloping floor.",
			func() Function { return McCormick{} }},
		{"styblinski-tang", "Styblinski–Tang", "A double well in every variable, one side deeper.",
			func() Function { return NewStyblinskiTang() }},
		{"rastrigin", "Rastrigin", "A bowl with a dent at every point of a grid.",
			func() Function { return NewRastrigin() }},
		{"ackley", "Ackley", "A rippled plain with one deep funnel, whose tip is a cone.",
			func() Function { return NewAckley() }},
		{"levy", "Lévy", "A wavy bowl: many minima, the lowest where the waves vanish.",
			func() Function { return NewLevy() }},
		{"goldstein-price", "Goldstein–Price", "Four minima, values from 3 to over a million.",
			func() Function { return GoldsteinPrice{} }},
		{"three-hump-camel", "Three-hump camel", "Three minima, the lowest in the middle.",
			func() Function { return ThreeHumpCamel{} }},
		{"saddle", "Saddle", "No minimum, and a point where the gradient vanishes.",
			func() Function { return Saddle{} }},
		{"monkey-saddle", "Monkey saddle", "A point where gradient and Hessian both vanish.",
			func() Function { return MonkeySaddle{} }},
		{"quadratic", "Quadratic", "One valley of chosen condition number and angle.",
			func() Function { return NewQuadratic() }},
		{"formula", "Own formula", "Whatever can be typed in x and y.",
			func() Function { return NewFormula() }},
	}
}
