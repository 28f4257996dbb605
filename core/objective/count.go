package objective

// Counted is an Objective that counts what is asked of it. Asking the same Point
// twice for its value or gradient counts once if the Point can remember it, as
// Counted makes every Point do.
type Counted struct {
	f Objective
	*tally
}

// Count returns f with a counter around it.
func Count(f Objective) *Counted { return &Counted{f: f, tally: new(tally)} }

// Evals returns the evaluations since Count. Its cost does not grow with the
// number of cuts into batches.
func (c *Counted) Evals() Evals { return c.sum() }

// Dim returns the dimension of the counted objective.
func (c *Counted) Dim() int { return c.f.Dim() }

// At returns the counted Point at x. It offers GaussNewton, SquaredGradients and
// Structural when the Point of the counted objective does.
func (c *Counted) At(x []float64) Point { return c.count(c.f.At(x)) }

// Keep is like At; see the function Keep.
func (c *Counted) Keep(x []float64) Point { return c.count(Keep(c.f, x)) }

func (c *Counted) count(of Point) Point {
	p := countedPoint{Point: of, evals: &c.tally.evals}
	gn, ok := p.Point.(GaussNewton)
	if !ok {
		return &p
	}
	counted := countedGaussNewton{countedPoint: p, gn: gn}
	squared, hasSquared := gn.(SquaredGradients)
	structural, hasStructural := gn.(Structural)
	switch {
	case hasSquared && hasStructural:
		return &countedBoth{countedSquared{counted, squared}, structural}
	case hasSquared:
		return &countedSquared{counted, squared}
	case hasStructural:
		return &countedStructural{counted, structural}
	}
	return &counted
}

// Shown returns f at p to be shown. A method that does not need f for its steps reports it
// all the same, and that is no cost of the method: where p is counted, the value counts only
// when p is asked for it.
func Shown(p Point) float64 {
	if c, ok := p.(interface{ shown() float64 }); ok {
		return c.shown()
	}
	return p.Value()
}

type countedPoint struct {
	Point
	evals    *Evals
	value    float64
	known    bool // value is f
	charged  bool // and has been counted
	gradient []float64
}

func (p *countedPoint) Value() float64 {
	if !p.charged {
		p.charged = true
		p.evals.Value++
	}
	return p.shown()
}

func (p *countedPoint) shown() float64 {
	if !p.known {
		p.value, p.known = p.Point.Value(), true
	}
	return p.value
}

func (p *countedPoint) Gradient(dst []float64) { copy(dst, p.remembered(len(dst))) }

// remembered returns ∇f, of length n.
func (p *countedPoint) remembered(n int) []float64 {
	if p.gradient == nil {
		p.gradient = make([]float64, n)
		p.Point.Gradient(p.gradient)
		p.evals.Gradient++
	}
	return p.gradient
}

// GradientOf returns ∇f at p, which is not to be written to: where p is counted, what it remembers and no copy of it,
// for of a million weights a gradient is 8 MB.
func GradientOf(p Point) []float64 {
	n := len(p.X())
	if c, ok := p.(interface{ remembered(n int) []float64 }); ok {
		return c.remembered(n)
	}
	g := make([]float64, n)
	p.Gradient(g)
	return g
}

func (p *countedPoint) HessVec(dst, v []float64) {
	p.evals.HessVec++
	p.Point.HessVec(dst, v)
}

type countedGaussNewton struct {
	countedPoint
	gn GaussNewton
}

func (p *countedGaussNewton) GaussNewtonVec(dst, v []float64) {
	p.evals.GaussNewton++
	p.gn.GaussNewtonVec(dst, v)
}

// countedSquared counts the squared gradients too.
type countedSquared struct {
	countedGaussNewton
	squared SquaredGradients
}

func (p *countedSquared) SquaredGradients(dst []float64) {
	p.evals.Squared++
	p.squared.SquaredGradients(dst)
}

func (p *countedSquared) Ridge() float64 { return p.squared.Ridge() }

// countedStructural counts a product with structural damping like one without.
type countedStructural struct {
	countedGaussNewton
	structural Structural
}

func (p *countedStructural) StructuralVec(dst, v []float64, weight float64) {
	p.evals.GaussNewton++
	p.structural.StructuralVec(dst, v, weight)
}

// countedBoth does what countedSquared and countedStructural do.
type countedBoth struct {
	countedSquared
	structural Structural
}

func (p *countedBoth) StructuralVec(dst, v []float64, weight float64) {
	p.evals.GaussNewton++
	p.structural.StructuralVec(dst, v, weight)
}
