// Package all has the table of methods.
package all

import (
	"hfplayground/core/method"
	"hfplayground/core/method/hessianfree"
	"hfplayground/core/method/wolfe"
	"hfplayground/core/wire"
)

// Methods returns the table of methods: first those that follow the gradient, then
// those that use the Hessian, then those that guess it, last the one that asks
// for values only.
func Methods() []method.Entry {
	return []method.Entry{
		{Key: "gd", Label: "Gradient descent", Help: "It goes straight downhill, by a fixed multiple of the gradient or as far as a line search allows.",
			New: func() method.Method { return method.NewGradientDescent() }, Style: wire.Style{Hue: wire.Vermilion, Marker: wire.Circle}},
		{Key: "momentum", Label: "Momentum", Help: "It is gradient descent with a memory of its last step, like a heavy ball rolling through the valley.",
			New: func() method.Method { return method.NewMomentum() }, Style: wire.Style{Hue: wire.Pink, Marker: wire.Diamond}},
		{Key: "nesterov", Label: "Nesterov", Help: "It is momentum with the gradient at the look-ahead point, so that it slows down in time. Its iterates here are the look-ahead points.",
			New: func() method.Method { return method.NewNesterov() }, Style: wire.Style{Hue: wire.Crimson, Marker: wire.Cross}},
		{Key: "adam", Label: "Adam", Help: "It is gradient descent with a step length of its own for every variable, from running means.",
			New: func() method.Method { return method.NewAdam() }, Style: wire.Style{Hue: wire.Amber, Marker: wire.Plus}},
		{Key: "rmsprop", Label: "RMSProp", Help: "It is gradient descent with a step length of its own for every variable, from the recent squared gradients.",
			New: func() method.Method { return method.NewRMSProp() }, Style: wire.Style{Hue: wire.Lavender, Marker: wire.Star}},
		{Key: "adagrad", Label: "AdaGrad", Help: "It is gradient descent with a step length of its own for every variable, which shrinks with every gradient.",
			New: func() method.Method { return method.NewAdaGrad() }, Style: wire.Style{Hue: wire.Olive, Marker: wire.DownTriangle}},
		{Key: "newton", Label: "Newton", Help: "It jumps to the stationary point of the quadratic model, with the whole Hessian formed and factored.",
			New: func() method.Method { return method.NewNewton() }, Style: wire.Style{Hue: wire.Blue, Marker: wire.Square}},
		{Key: "hf", Label: "Hessian-free", Help: "It is Newton's method solved by conjugate gradients, which need only products with the Hessian.",
			New: func() method.Method { return hessianfree.New() }, Style: wire.Style{Hue: wire.Green, Marker: wire.Triangle}},
		{Key: "cg", Label: "Linear CG", Help: "It applies conjugate gradients to the Hessian at the start: on a quadratic it ends within n steps; it is not meant for other functions.",
			New: func() method.Method { return method.NewConjugateGradient() }, Style: wire.Style{Hue: wire.Sky, Marker: wire.Cross}},
		{Key: "bfgs", Label: "BFGS", Help: "It builds an estimate of the inverse Hessian from the gradients along the way.",
			New: func() method.Method { return wolfe.NewBFGS() }, Style: wire.Style{Hue: wire.Violet, Marker: wire.DownTriangle}},
		{Key: "l-bfgs", Label: "L-BFGS", Help: "It is BFGS that remembers only the last few steps, for many variables.",
			New: func() method.Method { return wolfe.NewLBFGS() }, Style: wire.Style{Hue: wire.Brown, Marker: wire.Star}},
		{Key: "nonlinear-cg", Label: "Nonlinear CG", Help: "It searches lines in conjugate directions, without the Hessian. The first trial of a search is 10⁻³ to 1 times the gradient, so its steps depend on the unit of f.",
			New: func() method.Method { return wolfe.NewNonlinearCG() }, Style: wire.Style{Hue: wire.Teal, Marker: wire.Diamond}},
		{Key: "nelder-mead", Label: "Nelder–Mead", Help: "Its simplex crawls downhill by comparing values, without any derivative.",
			New: func() method.Method { return method.NewNelderMead() }, Style: wire.Style{Hue: wire.Grey, Marker: wire.Plus}},
	}
}
