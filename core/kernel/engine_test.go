package kernel_test

import (
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/kernel/kerneltest"
)

func TestPlain(t *testing.T)   { kerneltest.Check(t, kernel.Plain()) }
func TestFastest(t *testing.T) { kerneltest.Check(t, kernel.Fastest()) }
