//go:build !js

// What is asked here takes a minute and has the same bits as WebAssembly, which recorded links are asked for.

package main

import (
	"fmt"
	"math"
	"testing"
)

// shortTask is a link that trains a recurrent net on 1,000 sequences a step, at most for so many gradient
// equivalents.
const shortTask = "v=1&lab=sequence&sequence.n=1000&hf.curvature-batch=250&race=hf&sequence.task=%s&sequence.length=%d&steps=%d"

// TestTasksAreLearned: short forms of the tasks are learned well within the cost that the long ones take.
// Without a dependency learned, 99 % right is out of reach.
func TestTasksAreLearned(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	for _, tt := range []struct {
		task         string
		length, cost int
	}{
		{"addition", 10, 400}, {"multiplication", 8, 400}, {"xor", 6, 400}, {"order-2", 12, 250}, {"order-3", 10, 400}, {"memory", 5, 400},
	} {
		o, err := follow(fmt.Sprintf(shortTask, tt.task, tt.length, tt.cost), clock())
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s, T = %d: f = %g at %g; %s", tt.task, tt.length, o.last().F, o.last().Cost, o.End)
		if !o.Solved {
			t.Errorf("%s, T = %d: %s, want it solved at a cost of %d", tt.task, tt.length, o.End, tt.cost)
		}
	}
}

// TestStructuralDampingDecides: from this start the net stays on the plateau without it.
func TestStructuralDampingDecides(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	for _, tt := range []struct {
		mu     float64
		cost   int
		solved bool
	}{{0.03, 250, true}, {0, 350, false}} {
		o, err := follow(fmt.Sprintf("v=1&lab=sequence&seed=2&sequence.data-seed=2&sequence.task=xor&sequence.length=20&race=hf&hf.structural=%g&steps=%d", tt.mu, tt.cost), clock())
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("μ = %g: f = %g at %g; %s", tt.mu, o.last().F, o.last().Cost, o.End)
		if o.Solved != tt.solved || !tt.solved && o.last().F < 0.95*math.Ln2 {
			t.Errorf("μ = %g: f = %g, %s, want it solved: %t", tt.mu, o.last().F, o.End, tt.solved)
		}
	}
}
