package testfunc

// All returns the table of test functions in the order they are offered. A new
// function is a new file and a new row.
func All() []Entry {
	return []Entry{
		{Key: "rosenbrock", Label: "Rosenbrock", Help: "Its curved valley is easy to find and slow to follow.",
			New: func() Function { return NewRosenbrock() }},
		{Key: "beale", Label: "Beale", Help: "An almost level plain lies between steep corners.",
			New: func() Function { return Beale{} }},
		{Key: "himmelblau", Label: "Himmelblau", Help: "It has four equal minima: the start decides which one is found.",
			New: func() Function { return Himmelblau{} }},
		{Key: "booth", Label: "Booth", Help: "It is a quadratic with condition number 9.",
			New: func() Function { return Booth{} }},
		{Key: "matyas", Label: "Matyas", Help: "It is a quadratic with condition number 25, its valley along the diagonal.",
			New: func() Function { return Matyas{} }},
		{Key: "mccormick", Label: "McCormick", Help: "It is a valley with waves in its sloping floor.",
			New: func() Function { return McCormick{} }},
		{Key: "styblinski-tang", Label: "Styblinski–Tang", Help: "It has a double well in every variable, one side deeper.",
			New: func() Function { return NewStyblinskiTang() }},
		{Key: "rastrigin", Label: "Rastrigin", Help: "It is a bowl with a dent at every point of a grid.",
			New: func() Function { return NewRastrigin() }},
		{Key: "ackley", Label: "Ackley", Help: "It is a rippled plain with one deep funnel, whose tip is a cone.",
			New: func() Function { return NewAckley() }},
		{Key: "levy", Label: "Lévy", Help: "It is a wavy bowl with many minima, the lowest where the waves vanish.",
			New: func() Function { return NewLevy() }},
		{Key: "goldstein-price", Label: "Goldstein–Price", Help: "It has four minima, and values from 3 to over a million.",
			New: func() Function { return GoldsteinPrice{} }},
		{Key: "three-hump-camel", Label: "Three-hump camel", Help: "It has three minima, the lowest in the middle.",
			New: func() Function { return ThreeHumpCamel{} }},
		{Key: "saddle", Label: "Saddle", Help: "It has no minimum, but a point where the gradient vanishes.",
			New: func() Function { return Saddle{} }},
		{Key: "monkey-saddle", Label: "Monkey saddle", Help: "It has a point where gradient and Hessian both vanish.",
			New: func() Function { return MonkeySaddle{} }},
		{Key: "quadratic", Label: "Quadratic", Help: "It is one valley of chosen condition number and angle.",
			New: func() Function { return NewQuadratic() }},
		{Key: "formula", Label: "Own formula", Help: "It is whatever can be typed in x and y.",
			New: func() Function { return NewFormula() }},
	}
}
