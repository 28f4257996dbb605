package method_test

import (
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
)

var (
	steps    = methodtest.Steps
	cut      = methodtest.Cut
	resume   = methodtest.Resume
	fact     = methodtest.FactOf
	gradient = methodtest.GradientAt
)

// set makes a method with settings like "damping=0 linesearch=off".
func set(t *testing.T, entry method.Entry, settings string) method.Method {
	t.Helper()
	return methodtest.Set(t, entry.New(), settings)
}

// entry returns the row of the table with the key.
func entry(t *testing.T, key string) method.Entry {
	t.Helper()
	for _, e := range all.Methods() {
		if e.Key == key {
			return e
		}
	}
	t.Fatalf("All has no %s", key)
	return method.Entry{}
}
