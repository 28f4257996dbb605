package kernel_test

import (
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/kernel/kerneltest"
)

func TestGonum(t *testing.T) { kerneltest.Check(t, kernel.Gonum{}) }
