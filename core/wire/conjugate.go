package wire

import "fmt"

// Conjugate is steepest descent and conjugate gradients on one quadratic, after
// every step, and a listing of conjugate gradients as it was printed beside the
// corrected one. The step shown is that of the Look.
type Conjugate struct {
	Eigenvalues []float64   // of the matrix, rising: one a direction
	Distinct    int         // how many of them differ
	Methods     []Descent   // steepest descent, conjugate gradients
	Errors      [][]float64 // of each method, step after step: the size of the error in every direction
	Listings    []Descent   // of the listing as printed, and corrected
	Lines       []Line      // of the listing
	Source      string      // of the listing: "Christianson (2016)"
	Listed      bool        // the listing is shown
	Directed    bool        // the errors by direction are shown; with the listing where there is room for both
}

// Descent is one run.
type Descent struct {
	Label  string
	Style  Style     // that of its method
	Norms  []float64 // of the error, in the norm of the matrix: an entry a step, the start first
	Solved bool      // it ended because the residual was small
}

// Line is a line of the listing.
type Line struct {
	Printed   string
	Corrected string      // the same where the print is right
	Quantity  string      // what its numbers are: "|r|"; empty for none
	Loop      bool        // runs once a step, else before the first
	Values    [][]float64 // of each listing by step, the start first
}

// Least bytes of one entry.
const (
	descentSize = size4 + 2*size1 + size4 + size1
	lineSize    = 3*size4 + size1 + size4
)

// Kind returns KindConjugate.
func (g *Conjugate) Kind() Kind { return KindConjugate }

func (g *Conjugate) visit(c coder) {
	c.floats(&g.Eigenvalues)
	c.integer(&g.Distinct)
	for _, list := range []*[]Descent{&g.Methods, &g.Listings} {
		resize(list, c.length(len(*list), descentSize))
		for i := range *list {
			(*list)[i].visit(c)
		}
	}
	lists(c, &g.Errors)
	resize(&g.Lines, c.length(len(g.Lines), lineSize))
	for i := range g.Lines {
		line := &g.Lines[i]
		c.text(&line.Printed)
		c.text(&line.Corrected)
		c.text(&line.Quantity)
		c.truth(&line.Loop)
		lists(c, &line.Values)
	}
	c.text(&g.Source)
	c.truth(&g.Listed)
	c.truth(&g.Directed)
}

func (d *Descent) visit(c coder) {
	c.text(&d.Label)
	d.Style.visit(c)
	c.floats(&d.Norms)
	c.truth(&d.Solved)
}

func (g *Conjugate) check() error {
	if len(g.Errors) != len(g.Methods) {
		return fmt.Errorf("wire: errors of %d methods, want %d", len(g.Errors), len(g.Methods))
	}
	for i, d := range g.Methods {
		if len(g.Errors[i]) != len(d.Norms)*len(g.Eigenvalues) {
			return fmt.Errorf("wire: %s has %d errors in %d steps of %d directions", d.Label, len(g.Errors[i]), len(d.Norms), len(g.Eigenvalues))
		}
	}
	return nil
}
