package neural

import (
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

// At returns the Point at the weights x, which offers objective.GaussNewton,
// objective.SquaredGradients and objective.Divided.
func (f *Blocks) At(x []float64) objective.Point { return f.Keep(slices.Clone(x)) }

// Keep is like At, but the Point keeps x itself; see objective.Keep.
func (f *Blocks) Keep(x []float64) objective.Point {
	f.whole.net.checkLen("x", x)
	return &blockPoint{f: f, of: &point{f: f.whole, x: x}, pieces: map[pieceName][]*point{}}
}

// blockPoint is a Blocks at one vector of weights.
type blockPoint struct {
	f      *Blocks
	of     *point // the weights, and the penalties there
	pieces map[pieceName][]*point
	value  float64
	known  bool // value is f(x)
}

var (
	_ objective.SquaredGradients = (*blockPoint)(nil)
	_ objective.Divided          = (*blockPoint)(nil)
)

// X returns the weights.
func (p *blockPoint) X() []float64 { return p.of.x }

// Value returns f(x).
func (p *blockPoint) Value() float64 {
	if !p.known {
		p.value, p.known = p.sum(nil, nil, objective.OfValue)+p.of.penalty(), true
	}
	return p.value
}

// Gradient stores ∇f(x) in dst. The value comes with it.
func (p *blockPoint) Gradient(dst []float64) {
	value := p.sum(dst, nil, objective.OfGradient)
	p.value, p.known = value+p.of.penalty(), true
	if c := p.f.whole.l2; c != 0 {
		p.f.whole.ops.Axpy(c, p.of.x, dst)
	}
	if c := p.f.whole.l1; c != 0 {
		addSigns(dst, c, p.of.x)
	}
}

// HessVec stores ∇²f(x)·v in dst.
func (p *blockPoint) HessVec(dst, v []float64) { p.product(dst, v, objective.OfHessVec) }

// GaussNewtonVec stores G·v + c·v in dst, c the curvature of the penalty.
func (p *blockPoint) GaussNewtonVec(dst, v []float64) { p.product(dst, v, objective.OfGaussNewton) }

func (p *blockPoint) product(dst, v []float64, q objective.Quantity) {
	p.f.whole.net.checkLen("v", v)
	if &dst[0] == &v[0] {
		panic("neural: dst and v overlap")
	}
	p.sum(dst, v, q)
	if c := p.f.whole.l2; c != 0 {
		p.f.whole.ops.Axpy(c, v, dst)
	}
}

// SquaredGradients stores the mean over examples of the squared gradients in dst.
func (p *blockPoint) SquaredGradients(dst []float64) { p.sum(dst, nil, objective.OfSquared) }

// Ridge returns c, the curvature of the penalty.
func (p *blockPoint) Ridge() float64 { return p.f.whole.l2 }

// SumPart adds to dst the contribution of a part of the examples to the mean of a quantity, and returns the
// contribution to the value with OfValue and OfGradient. The workspaces may be used for other examples after
// each block.
func (p *blockPoint) SumPart(dst, v []float64, part objective.Part) (value float64) {
	name := pieceName{part.Index, part.Of, p.f.gather == nil || part.Quantity == objective.OfHessVec || part.Quantity == objective.OfGaussNewton}
	piece, points := p.f.piece(name), p.pieces[name]
	if points == nil {
		points = make([]*point, len(piece.blocks))
		for i, b := range piece.blocks {
			points[i] = &point{f: b, x: p.of.x}
		}
		p.pieces[name] = points
	}
	buffer := &p.f.common.buffer
	if dst != nil && *buffer == nil {
		*buffer = make([]float64, p.f.Dim())
	}
	for i, block := range points {
		if p.f.gather != nil {
			p.f.gather()
		}
		share := piece.shares[i]
		value += share * block.quantity(*buffer, v, part.Quantity)
		if dst != nil {
			floats.AddScaled(dst, share, *buffer)
		}
		p.f.Rest()
	}
	return value
}

// sum stores in dst the mean over all examples of a quantity, and returns that of the value.
func (p *blockPoint) sum(dst, v []float64, q objective.Quantity) (value float64) {
	if dst != nil {
		p.f.whole.net.checkLen("dst", dst)
	}
	value, _ = p.f.common.Sum(p, dst, v, objective.Part{Quantity: q, Cut: p.f.cut}, p.f.Examples(), 1, p.f.Pauser)
	return value
}

// quantity stores a quantity in dst, but a value, which it returns; with another than
// OfGradient it returns 0 beside.
func (p *point) quantity(dst, v []float64, q objective.Quantity) (value float64) {
	switch q {
	case objective.OfValue:
		return p.Value()
	case objective.OfGradient:
		p.Gradient(dst)
		return p.Value()
	case objective.OfSquared:
		p.SquaredGradients(dst)
	default:
		p.product(dst, v, q == objective.OfHessVec)
	}
	return 0
}
