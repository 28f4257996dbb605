package testfunc

// All returns the table of test functions in the order they are offered. A new
// function is a new file and a new row.
func All() []Entry {
	return []Entry{
		{Key: "rosenbrock", Label: "Rosenbrock", Help: "A curved valley, easy to find and slow to follow.",
			New: func() Function { return NewRosenbrock() }},
		{Key: "beale", Label: "Beale", Help: "An almost level plain between steep corners.",
			New: func() Function { return Beale{} }},
		{Key: "himmelblau", Label: "Himmelblau", Help: "Four equal minima: the start decides which one is found.",
			New: func() Function { return Himmelblau{} }},
		{Key: "booth", Label: "Booth", Help: "A quadratic with condition number 9.",
			New: func() Function { return Booth{} }},
		{Key: "matyas", Label: "Matyas", Help: "A quadratic with condition number 25, its valley along the diagonal.",
			New: func() Function { return Matyas{} }},
		{Key: "mccormick", Label: "McCormick", Help: "A valley with waves in its sloping floor.",
			New: func() Function { return McCormick{} }},
		{Key: "styblinski-tang", Label: "Styblinski–Tang", Help: "A double well in every variable, one side deeper.",
			New: func() Function { return NewStyblinskiTang() }},
		{Key: "rastrigin", Label: "Rastrigin", Help: "A bowl with a dent at every point of a grid.",
			New: func() Function { return NewRastrigin() }},
		{Key: "ackley", Label: "Ackley", Help: "A rippled plain with one deep funnel, whose tip is a cone.",
			New: func() Function { return NewAckley() }},
		{Key: "levy", Label: "Lévy", Help: "A wavy bowl: many minima, the lowest where the waves vanish.",
			New: func() Function { return NewLevy() }},
		{Key: "goldstein-price", Label: "Goldstein–Price", Help: "Four minima, values from 3 to over a million.",
			New: func() Function { return GoldsteinPrice{} }},
		{Key: "three-hump-camel", Label: "Three-hump camel", Help: "Three minima, the lowest in the middle.",
			New: func() Function { return ThreeHumpCamel{} }},
		{Key: "saddle", Label: "Saddle", Help: "No minimum, and a point where the gradient vanishes.",
			New: func() Function { return Saddle{} }},
		{Key: "monkey-saddle", Label: "Monkey saddle", Help: "A point where gradient and Hessian both vanish.",
			New: func() Function { return MonkeySaddle{} }},
		{Key: "quadratic", Label: "Quadratic", Help: "One valley of chosen condition number and angle.",
			New: func() Function { return NewQuadratic() }},
		{Key: "formula", Label: "Own formula", Help: "Whatever can be typed in x and y.",
			New: func() Function { return NewFormula() }},
	}
}
