package method

// All returns the table of methods: first those that follow the gradient, then
// those that use the Hessian, then those that guess it, last the one that asks
// for values only.
func All() []Entry {
	return []Entry{
		{"gd", "Gradient descent", "Goes straight downhill, a fixed multiple of the gradient or as far as a line search allows.", func() Method { return NewGradientDescent() }},
		{"momentum", "Momentum", "Gradient descent with a memory of its last step, like a heavy ball rolling through the valley.", func() Method { return NewMomentum() }},
		{"nesterov", "Nesterov", "Momentum with the gradient at the look-ahead point, so that it slows down in time.", func() Method { return NewNesterov() }},
		{"adam", "Adam", "Gradient descent with a step length of its own for every variable, from running means.", func() Method { return NewAdam() }},
		{"rmsprop", "RMSProp", "Gradient descent with a step length of its own for every variable, from the recent squared gradients.", func() Method { return NewRMSProp() }},
		{"adagrad", "AdaGrad", "Gradient descent with a step length of its own for every variable, which shrinks with every gradient.", func() Method { return NewAdaGrad() }},
		{"newton", "Newton", "Jumps to the stationary point of the quadratic model, with the whole Hessian formed and factored.", func() Method { return NewNewton() }},
		{"hf", "Hessian-free", "Newton's method solved by conjugate gradients, which need only products with the Hessian.", func() Method { return NewHessianFree() }},
		{"cg", "Linear CG", "Conjugate gradients on the Hessian at the start: exact on a quadratic in n steps; not meant for other functions.", func() Method { return NewConjugateGradient() }},
		{"bfgs", "BFGS", "Builds an estimate of the inverse Hessian from the gradients along the way.", func() Method { return NewBFGS() }},
		{"l-bfgs", "L-BFGS", "BFGS that remembers only the last few steps, for many variables.", func() Method { return NewLBFGS() }},
		{"nonlinear-cg", "Nonlinear CG", "Conjugate directions with a line search in place of the Hessian.", func() Method { return NewNonlinearCG() }},
		{"nelder-mead", "Nelder–Mead", "A simplex that crawls downhill by comparing values, without any derivative.", func() Method { return NewNelderMead() }},
	}
}
