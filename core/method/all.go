package method

// All returns the table of methods, the ones that know least first.
func All() []Entry {
	return []Entry{
		{"gd", "Gradient descent", "Goes straight down the slope, a fixed multiple of the gradient or as far as a line search allows.", func() Method { return NewGradientDescent() }},
		{"newton", "Newton", "Jumps to the stationary point of the quadratic model, with the whole Hessian formed and factored.", func() Method { return NewNewton() }},
		{"hf", "Hessian-free", "Newton's method whose linear system is solved by conjugate gradients, from products with the curvature alone.", func() Method { return NewHessianFree() }},
	}
}
