package network_test

import (
	"math"
	"testing"

	"hfplayground/core/lab/alltest"
)

// TestBatches asks that the methods get to see batches of the examples of a net:
// ten steps on 10 of 100 examples are one pass over all.
func TestBatches(t *testing.T) {
	tests := []struct {
		name, link string
		epochs     float64 // passes over the examples in all steps
	}{
		{"gradient descent", "race=gd&gd.batch=10&steps=20", 2},
		{"adam", "race=adam&adam.batch=25&steps=20", 5},
		{"under a penalty from step 10 on", "race=gd&gd.batch=10&steps=20&then=10:network.l2:0.1", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := alltest.Opened(t, "lab=network&"+tt.link)
			alltest.Finish(s)
			r := alltest.Results(s)[0]
			last := r.Steps[len(r.Steps)-1].Evals
			if len(r.Steps) != 21 || math.Abs(last.Epochs()-tt.epochs) > 1e-12 || last.Gradient != 0 {
				t.Errorf("%d steps took %g epochs with %d gradients of the whole, want 20 steps, %g epochs and 0", len(r.Steps)-1, last.Epochs(), last.Gradient, tt.epochs)
			}
		})
	}
}
