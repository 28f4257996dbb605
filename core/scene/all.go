package scene

// All returns the views, in the order they are offered.
func All() []Entry {
	return []Entry{
		{"landscape", "Landscape", func() View { return new(Landscape) }},
		{"network", "Network", func() View { return new(Network) }},
		{"curve", "Curve", func() View { return new(Curve) }},
		{"inner", "Conjugate gradients", func() View { return new(Inner) }},
	}
}
