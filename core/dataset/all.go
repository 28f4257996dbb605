package dataset

// All returns the table of generators in the order they are offered: two
// classes, many classes, regression, own points. A new generator is a new file
// and a new row.
func All() []Entry {
	return []Entry{
		{"circle", "Circle", "A disc in a ring: no straight line parts them.",
			func() Generator { return NewCircle() }},
		{"xor", "XOR", "Opposite quadrants belong together: the smallest task that needs a hidden layer.",
			func() Generator { return NewXOR() }},
		{"gaussians", "Gaussians", "Two clouds that one straight line parts.",
			func() Generator { return NewGaussians() }},
		{"spirals", "Two spirals", "Two arms wound around each other three times, long a benchmark of training.",
			func() Generator { return NewSpirals() }},
		{"moons", "Moons", "Two half rings, each with its tip inside the other.",
			func() Generator { return NewMoons() }},
		{"checkerboard", "Checkerboard", "Many small regions of two classes, and nothing that a coarse look would find.",
			func() Generator { return NewCheckerboard() }},
		{"rings", "Rings", "Concentric rings of two classes by turns.",
			func() Generator { return NewRings() }},
		{"blobs", "Blobs", "As many clouds as classes.",
			func() Generator { return NewBlobs() }},
		{"spirals-k", "Many spirals", "Arms of several classes wound around each other.",
			func() Generator { return NewManySpirals() }},
		{"plane", "Plane", "A target that rises evenly: no hidden layer is needed.",
			func() Generator { return NewPlane() }},
		{"multi-gaussian", "Hills", "A target of three hills and three hollows.",
			func() Generator { return NewHills() }},
		{"own", "Own points", "Whatever is clicked, typed or pasted.",
			func() Generator { return NewOwn() }},
	}
}
