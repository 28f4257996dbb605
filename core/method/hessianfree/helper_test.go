package hessianfree_test

import (
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/hessianfree"
	"hfplayground/core/method/methodtest"
)

var (
	steps    = methodtest.Steps
	cut      = methodtest.Cut
	resume   = methodtest.Resume
	fact     = methodtest.FactOf
	gradient = methodtest.GradientAt
)

// set returns the method with settings such as "damping=0 linesearch=off".
func set(t *testing.T, settings string) method.Method {
	t.Helper()
	return methodtest.Set(t, hessianfree.New(), settings)
}
