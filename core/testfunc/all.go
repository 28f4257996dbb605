package testfunc

// All returns the table of test functions in the order they are offered. A new
// function is a new file and a new row.
func All() []Entry {
	return []Entry{
		{"rosenbrock", "Rosenbrock", "a curved valley, easy to find and slow to follow", func() Function { return NewRosenbrock() }},
		{"himmelblau", "Himmelblau", "four equal minima: the start decides which one is found", func() Function { return Himmelblau{} }},
		{"quadratic", "Quadratic", "one valley of chosen condition number and angle", func() Function { return NewQuadratic() }},
	}
}
