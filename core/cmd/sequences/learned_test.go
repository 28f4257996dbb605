//go:build !js

// What is asked here takes a minute and has the same bits as WebAssembly, which recorded links are asked for.

package main

import (
	"math"
	"testing"
)

// Short forms of the tasks are learned well within the cost that the long ones take,
// and the same way in every run. Without a dependency learned, 99 % right is out of
// reach.
func TestTasksAreLearned(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	for _, tt := range []struct {
		task   string
		length int
		limit  float64
	}{
		{"addition", 10, 400}, {"multiplication", 8, 400}, {"xor", 6, 400}, {"order-2", 12, 250}, {"order-3", 10, 400}, {"memory", 5, 400},
	} {
		c := usual()
		c.task, c.length, c.limit = tt.task, tt.length, tt.limit
		c.units = 30
		end, err := c.run(1, func(outcome) {})
		t.Logf("%s, T = %d: %+v", tt.task, tt.length, end)
		if err != nil || !end.solved() {
			t.Errorf("%s, T = %d: %+v, %v, want it solved at a cost of %g", tt.task, tt.length, end, err, tt.limit)
		}
	}
}

// On this start structural damping decides: without it the net stays on the plateau.
func TestStructuralDampingDecides(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	for _, tt := range []struct {
		mu, limit float64
		solved    bool
	}{{0.03, 250, true}, {0, 350, false}} {
		c := usual()
		c.task, c.length, c.mu, c.limit, c.units = "xor", 12, tt.mu, tt.limit, 30
		end, err := c.run(1, func(outcome) {})
		t.Logf("μ = %g: %+v", tt.mu, end)
		if err != nil || end.solved() != tt.solved || !tt.solved && end.f < 0.95*math.Ln2 {
			t.Errorf("μ = %g: %+v, %v, want it solved: %t", tt.mu, end, err, tt.solved)
		}
	}
}
