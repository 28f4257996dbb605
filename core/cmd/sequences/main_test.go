package main

import (
	"math"
	"runtime"
	"strings"
	"testing"
)

// leaveSlow leaves a training of a minute out of a short run, and of one as WebAssembly: that
// its numbers are those of this machine, bit for bit, is asked of recorded links.
func leaveSlow(t *testing.T) {
	t.Helper()
	if testing.Short() || runtime.GOARCH == "wasm" {
		t.Skip("takes a minute")
	}
}

// Short forms of the tasks are learned well within the cost that the long ones take,
// and the same way in every run. Without a dependency learned, 99 % right is out of
// reach.
func TestTasksAreLearned(t *testing.T) {
	leaveSlow(t)
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
	leaveSlow(t)
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

// A run is its seed's, and says how it ended.
func TestReport(t *testing.T) {
	c := usual()
	c.length, c.units, c.curved, c.limit, c.steps = 5, 4, 100, 10, true
	var a, b strings.Builder
	for _, w := range []*strings.Builder{&a, &b} {
		if err := c.report(w, 3); err != nil {
			t.Fatal(err)
		}
	}
	untimed := func(s string) string { return s[:strings.LastIndex(s, "%")] }
	if untimed(a.String()) != untimed(b.String()) {
		t.Errorf("one seed, two runs:\n%s%s", &a, &b)
	}
	if !strings.Contains(a.String(), "step   1") || !strings.Contains(a.String(), "not solved") {
		t.Errorf("report:\n%s\nwant every step, and not solved", &a)
	}
}

func TestRefused(t *testing.T) {
	for want, spoil := range map[string]func(c *course){
		`task "sums"`:    func(c *course) { c.task = "sums" },
		"length 3, want": func(c *course) { c.length = 3 },
		"0 units":        func(c *course) { c.units = 0 },
	} {
		c := usual()
		spoil(&c)
		if err := c.report(new(strings.Builder), 1); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
