package kernel_test

import (
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/kernel/kerneltest"
)

func TestPlain(t *testing.T)   { kerneltest.Check(t, kernel.Plain()) }
func TestFastest(t *testing.T) { kerneltest.Check(t, kernel.Fastest()) }

func TestPlainSingle(t *testing.T) { kerneltest.CheckSingle(t, kernel.PlainSingle()) }
func TestSingle(t *testing.T)      { kerneltest.CheckSingle(t, kernel.Single()) }
