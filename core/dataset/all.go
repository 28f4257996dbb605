package dataset

// All returns the table of generators in the order they are offered: two
// classes, many classes, regression, own points. A new generator is a new file
// and a new row.
func All() []Entry {
	return []Entry{
		{Key: "circle", Label: "Circle", Help: "A disc lies inside a ring: the classes are not linearly separable.",
			New: func() Generator { return NewCircle() }},
		{Key: "xor", Label: "XOR", Help: "Opposite quadrants belong together: this is the smallest task that needs a hidden layer.",
			New: func() Generator { return NewXOR() }},
		{Key: "gaussians", Label: "Gaussians", Help: "Two clouds are linearly separable.",
			New: func() Generator { return NewGaussians() }},
		{Key: "spirals", Label: "Two spirals", Help: "Two arms wind around each other three times; they were long a benchmark of training.",
			New: func() Generator { return NewSpirals() }},
		{Key: "moons", Label: "Moons", Help: "Each of two half rings has its tip inside the other.",
			New: func() Generator { return NewMoons() }},
		{Key: "checkerboard", Label: "Checkerboard", Help: "Many small regions of two classes have no structure at a larger scale.",
			New: func() Generator { return NewCheckerboard() }},
		{Key: "rings", Label: "Rings", Help: "Concentric rings alternate between the classes.",
			New: func() Generator { return NewRings() }},
		{Key: "blobs", Label: "Blobs", Help: "There are as many clouds as classes.",
			New: func() Generator { return NewBlobs() }},
		{Key: "spirals-k", Label: "Many spirals", Help: "Arms of several classes wind around each other.",
			New: func() Generator { return NewManySpirals() }},
		{Key: "plane", Label: "Plane", Help: "The target is linear: no hidden layer is needed.",
			New: func() Generator { return NewPlane() }},
		{Key: "multi-gaussian", Label: "Hills", Help: "The target has three hills and three valleys.",
			New: func() Generator { return NewHills() }},
		{Key: "own", Label: "Own points", Help: "You click, type or paste the points.",
			New: func() Generator { return NewOwn() }},
	}
}
