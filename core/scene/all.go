package scene

// All returns the views, in the order they are offered: those of the stage, then
// the smaller ones beside it.
func All() []Entry {
	return append(Stage(),
		Entry{"curve", "Curve", func() View { return new(Curve) }},
		Entry{"inner", "Conjugate gradients", func() View { return new(Inner) }},
		Entry{"check", "Finite differences", func() View { return new(Check) }},
	)
}

// Stage returns the views that a canvas shows, one at a time. They are a table of
// their own so that its program holds no others.
func Stage() []Entry {
	return []Entry{
		{"landscape", "Landscape", func() View { return new(Landscape) }},
		{"network", "Network", func() View { return new(Network) }},
		{"gate", "Gate", func() View { return Gate{} }},
		{"units", "Binary net", func() View { return Units{} }},
		{"perceptron", "Perceptron", func() View { return Perceptron{} }},
	}
}
