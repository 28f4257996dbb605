package core_test

import (
	"fmt"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/objective"
	"hfplayground/core/testfunc"
)

// BenchmarkMethod measures every method of the table on Rosenbrock's function
// from its usual start, in steps per second. A run is pulled for benchSteps
// steps or until its method ends, and then begun anew.
func BenchmarkMethod(b *testing.B) {
	for _, n := range []int{2, 100} {
		f := rosenbrock(b, n)
		start := usualStart(f)
		for _, entry := range all.Methods() {
			b.Run(fmt.Sprintf("%s/n=%d", entry.Key, n), func(b *testing.B) {
				m, steps := entry.New(), 0
				for b.Loop() {
					steps += pull(m, f, start)
				}
				b.ReportMetric(float64(steps)/b.Elapsed().Seconds(), "steps/s")
			})
		}
	}
}

const benchSteps = 50

// pull runs m for benchSteps steps at most and returns how many it made.
func pull(m method.Method, f objective.Objective, x0 []float64) int {
	steps := -1 // the start is no step
	for it, err := range m.Run(f, x0) {
		if err != nil {
			break
		}
		if !it.Partial {
			steps++
		}
		if steps == benchSteps {
			break
		}
	}
	return steps
}

func rosenbrock(b *testing.B, n int) testfunc.Function {
	for _, entry := range testfunc.All() {
		if entry.Key != "rosenbrock" {
			continue
		}
		f := entry.New()
		for _, field := range f.Fields() {
			if field.Key == "n" {
				if err := field.Set(fmt.Sprint(n)); err != nil {
					b.Fatal(err)
				}
			}
		}
		return f
	}
	b.Fatal("the table has no rosenbrock")
	return nil
}

// usualStart returns the usual start, repeated up to the dimension.
func usualStart(f testfunc.Function) []float64 {
	usual := f.About().Start
	x := make([]float64, f.Dim())
	for i := range x {
		x[i] = usual[i%len(usual)]
	}
	return x
}
