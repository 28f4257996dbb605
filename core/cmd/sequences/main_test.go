package main

import (
	"strings"
	"testing"
)

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
