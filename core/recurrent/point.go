package recurrent

import "hfplayground/core/objective"

// point is an Objective at one vector of weights.
type point struct {
	f      *Objective
	x      []float64
	pieces map[[2]int][]*part // one part for each block of a piece; see Objective.piece
	value  float64
	known  bool // value is f(x)
}

var (
	_ objective.SquaredGradients = (*point)(nil)
	_ objective.Structural       = (*point)(nil)
	_ objective.Divided          = (*point)(nil)
)

// X returns the weights.
func (p *point) X() []float64 { return p.x }

// Value returns f(x).
func (p *point) Value() float64 {
	if !p.known {
		value, _ := p.sum(nil, nil, objective.Part{Quantity: objective.OfValue})
		p.keep(value)
	}
	return p.value
}

// keep keeps f(x), whose mean loss is known.
func (p *point) keep(loss float64) {
	p.value, p.known = loss+p.f.l2/2*p.f.ops.Dot(p.x, p.x), true
}

// Gradient stores ∇f(x) in dst. Where it is shared the value comes with it: another message would cost more.
func (p *point) Gradient(dst []float64) {
	value, shared := p.sum(dst, nil, objective.Part{Quantity: objective.OfGradient})
	if shared {
		p.keep(value)
	}
	p.f.ops.Axpy(p.f.l2, p.x, dst)
}

// Ridge returns c, the curvature of the penalty.
func (p *point) Ridge() float64 { return p.f.l2 }

// sum stores in dst the sum over all sequences of the quantity of part, without penalties, and returns that
// of the value, and whether others have shared in it.
func (p *point) sum(dst, v []float64, part objective.Part) (value float64, shared bool) {
	if dst != nil {
		p.f.net.checkLen("dst", dst)
	}
	part.Cut = p.f.cut
	return p.f.common.Sum(p, dst, v, part, p.f.set.Len(), p.f.set.Steps, p.f.Pauser)
}

// all returns all sequences in blocks.
func (p *point) all() []*part { return p.parts(0, 1) }

// parts returns piece i of so many of the sequences, in blocks.
func (p *point) parts(i, of int) []*part {
	parts := p.pieces[[2]int{i, of}]
	if parts == nil {
		for _, b := range p.f.piece(i, of) {
			parts = append(parts, &part{f: p.f, x: p.x, b: b, scale: 1 / float64(p.f.set.Len()*p.f.set.Counted)})
		}
		p.pieces[[2]int{i, of}] = parts
	}
	return parts
}

// SumPart adds to dst what a part of the sequences adds to the mean of a quantity, and returns the same for
// the value with OfValue, and with OfGradient where the part is not the whole. Others may work after each
// block. Sums of squares are those of gradients of the mean.
func (p *point) SumPart(dst, v []float64, part objective.Part) (value float64) {
	for _, b := range p.parts(part.Index, part.Of) {
		switch part.Quantity {
		case objective.OfValue:
			value += b.loss()
		case objective.OfGradient:
			b.addGradient(dst)
			if part.Of > 1 {
				value += b.loss()
			}
		case objective.OfSquared:
			b.addSquares(dst)
		default:
			b.addProduct(dst, v, kind{part.Quantity == objective.OfHessVec, part.Structural / float64(p.f.set.Len())})
		}
		p.f.Rest()
	}
	return value
}
