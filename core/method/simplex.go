package method

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// vertex is a point of a simplex, with f there.
type vertex struct {
	x []float64
	f float64 // not above the largest number, which takes the place of +∞ and NaN
}

// simplex is what Nelder–Mead keeps: n + 1 vertices, the best first; none before the first step.
type simplex struct {
	n        int
	vertices []vertex
	centroid []float64 // of all but the worst vertex, as the steps have made it
	still    int       // steps in a row whose trials were within rounding of the best vertex
}

func (s simplex) Dim() int { return s.n }

// kept returns the simplex with lists of its own. What is at a vertex is never written to.
func (s simplex) kept() simplex {
	s.vertices, s.centroid = slices.Clone(s.vertices), slices.Clone(s.centroid)
	return s
}

// order sorts the vertices, and sums their centroid anew.
func (s *simplex) order() {
	slices.SortStableFunc(s.vertices, func(a, b vertex) int { return cmp.Compare(a.f, b.f) })
	s.centroid = make([]float64, s.n)
	for _, v := range s.vertices[:s.n] {
		floats.Add(s.centroid, v.x)
	}
	for i := range s.centroid {
		s.centroid[i] /= float64(s.n)
	}
}

// replaceWorst puts a better vertex in the place of the worst.
func (s *simplex) replaceWorst(v vertex) {
	at := s.n
	for ; at > 0 && !(s.vertices[at-1].f < v.f); at-- {
		s.vertices[at] = s.vertices[at-1]
	}
	s.vertices[at] = v
	share := 1 / float64(s.n)
	floats.AddScaled(s.centroid, -share, s.vertices[s.n].x)
	floats.AddScaled(s.centroid, share, v.x)
}

// slots are the places of a simplex whose best value is left to be asked for again.
func (s *simplex) slots(count *int, values *[]float64) []Slot {
	all := []Slot{{Name: "vertices", Count: count}, {Name: "still", Count: &s.still}}
	if len(s.vertices) > 0 {
		all = append(all, Slot{Name: "values", Vector: values, Least: AnyNumber}, Slot{Name: "centroid", Vector: &s.centroid, Least: AnyNumber})
	}
	for i := range s.vertices {
		all = append(all, Slot{Name: fmt.Sprint("vertex-", i), Vector: &s.vertices[i].x, Least: AnyNumber})
	}
	return all
}

// Save returns what a memory of this method holds.
func (m *NelderMead) Save(memory any) Saved {
	return SaveMemory(memory, func(s *simplex) []Slot {
		var values []float64 // of all but the best vertex
		for i := 1; i < len(s.vertices); i++ {
			values = append(values, s.vertices[i].f)
		}
		count := len(s.vertices)
		return s.slots(&count, &values)
	})
}

// Restore returns the memory that was saved.
func (m *NelderMead) Restore(saved Saved, n int) (any, error) {
	count, values := 0, []float64(nil)
	fill := func(s *simplex) []Slot { return s.slots(&count, &values) }
	s, err := RestoreMemory(saved, n, simplex{n: n}, fill)
	if err == nil && count != 0 && count != n+1 {
		err = fmt.Errorf("vertices is %d, which cannot be", count)
	}
	if err != nil || count == 0 {
		return s, err
	}
	s.vertices = make([]vertex, n+1)
	if s, err = RestoreMemory(saved, n, s, fill); err != nil {
		return s, err
	}
	if !slices.IsSorted(values) {
		return s, fmt.Errorf("values are not in ascending order")
	}
	s.vertices[0].f = math.NaN()
	for i, f := range values {
		s.vertices[i+1].f = f
	}
	return s, nil
}

// from returns the simplex where a run at x with f = value can go on with it; else an empty one.
func (s simplex) from(x []float64, value float64) simplex {
	if len(s.vertices) == 0 {
		return s
	}
	best := s.vertices[0]
	same := slices.Equal(best.x, x) && (best.f == value || math.IsNaN(best.f) && value <= s.vertices[1].f)
	if !same {
		return simplex{n: s.n}
	}
	s = s.kept()
	s.vertices[0].f = value
	return s
}

// crawl is a simplex that moves.
type crawl struct {
	simplex
	f     objective.Objective
	asked func() bool // is called after every value; false where nobody reads the run any more
	x     []float64   // the best vertex, where the step began
	reach float64     // largest distance from there of a point tried in this step
	left  bool
}

// try asks for f at a point. What it returns counts for nothing where the reader has left.
func (c *crawl) try(x []float64) vertex {
	if c.left {
		return vertex{x: x}
	}
	v := vertex{x, math.Min(vector.OrInf(c.f.At(x).Value()), math.MaxFloat64)}
	c.reach = math.Max(c.reach, floats.Distance(x, c.x, 2))
	c.left = !c.asked()
	return v
}

// beyond tries centroid + scale·(centroid − worst).
func (c *crawl) beyond(scale float64) vertex {
	x := vector.Difference(c.centroid, c.vertices[c.n].x)
	floats.Scale(scale, x)
	floats.Add(x, c.centroid)
	return c.try(x)
}

// begin makes the first simplex: the start, and a point along each axis from there.
func (c *crawl) begin(value, edge float64) {
	for i := range c.n {
		if c.left {
			return
		}
		x := slices.Clone(c.x)
		x[i] += edge
		c.vertices = append(c.vertices, c.try(x))
	}
	c.vertices = append(c.vertices, vertex{c.x, value})
	c.order()
}

// step moves the simplex once.
func (c *crawl) step() {
	expand, contract := 1+2/float64(c.n), 0.75-1/(2*float64(c.n))
	if c.n == 1 {
		expand, contract = 2, 0.5
	}
	best, second, worst := c.vertices[0].f, c.vertices[c.n-1].f, c.vertices[c.n].f
	r := c.beyond(1)
	switch {
	case r.f < best:
		if e := c.beyond(expand); e.f < r.f {
			r = e
		}
		c.replaceWorst(r)
	case r.f < second:
		c.replaceWorst(r)
	case r.f < worst:
		if v := c.beyond(contract); v.f <= r.f {
			c.replaceWorst(v)
		} else {
			c.shrink()
		}
	default:
		if v := c.beyond(-contract); v.f < worst {
			c.replaceWorst(v)
		} else {
			c.shrink()
		}
	}
}

// shrink moves all vertices toward the best.
func (c *crawl) shrink() {
	factor := 1 - 1/float64(c.n)
	if c.n == 1 {
		factor = 0.5
	}
	best := c.vertices[0].x
	for i := 1; i <= c.n; i++ {
		x := vector.Difference(c.vertices[i].x, best)
		floats.Scale(factor, x)
		floats.Add(x, best)
		c.vertices[i] = c.try(x)
	}
	c.order()
}
