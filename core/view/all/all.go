// Package all has the table of views.
package all

import (
	"hfplayground/core/view"
	"hfplayground/core/view/cg"
	"hfplayground/core/view/check"
	"hfplayground/core/view/curve"
	"hfplayground/core/view/gate"
	"hfplayground/core/view/images"
	"hfplayground/core/view/inner"
	"hfplayground/core/view/landscape"
	"hfplayground/core/view/network"
	"hfplayground/core/view/perceptron"
	"hfplayground/core/view/spectrum"
	"hfplayground/core/view/steps"
	"hfplayground/core/view/strip"
	"hfplayground/core/view/units"
)

// Views returns the table of views, in the order they are offered: those of the stage, then
// the smaller ones beside it.
func Views() []view.Entry {
	return append(Stage(),
		view.Entry{Key: "curve", Label: "Curve", New: func() view.View { return new(curve.View) }},
		view.Entry{Key: "inner", Label: "Conjugate gradients", New: func() view.View { return new(inner.View) }},
		view.Entry{Key: "check", Label: "Finite differences", New: func() view.View { return new(check.View) }},
		view.Entry{Key: "steps", Label: "Quantities by step", New: func() view.View { return steps.View{} }},
		view.Entry{Key: "layers", Label: "Gradient by layer", New: func() view.View { return steps.Layers{} }},
		view.Entry{Key: "lags", Label: "Gradient by time step", New: func() view.View { return steps.Lags{} }},
	)
}

// StageTerms returns what the axes and marks of the views of the stage mean, by key.
func StageTerms() map[string]view.Terms {
	return map[string]view.Terms{
		"landscape": landscape.Terms, "network": network.Terms, "gate": gate.Terms, "units": units.Terms, "perceptron": perceptron.Terms, "cg": cg.Terms, "images": images.Terms,
		"strip": strip.Terms, "spectrum": spectrum.Terms,
	}
}

// Stage returns the views that a canvas shows, one at a time. They are a table of
// their own so that its program holds no others.
func Stage() []view.Entry {
	return []view.Entry{
		{Key: "landscape", Label: "Landscape", New: func() view.View { return new(landscape.View) }},
		{Key: "network", Label: "Network", New: func() view.View { return new(network.View) }},
		{Key: "gate", Label: "Gate", New: func() view.View { return gate.View{} }},
		{Key: "units", Label: "Binary net", New: func() view.View { return units.View{} }},
		{Key: "perceptron", Label: "Perceptron", New: func() view.View { return perceptron.View{} }},
		{Key: "cg", Label: "Conjugate gradients by direction", New: func() view.View { return cg.View{} }},
		{Key: "images", Label: "Images", New: func() view.View { return images.View{} }},
		{Key: "strip", Label: "Sequence", New: func() view.View { return strip.View{} }},
		{Key: "spectrum", Label: "Spectrum", New: func() view.View { return spectrum.View{} }},
	}
}
