package recurrent

import (
	"slices"

	"hfplayground/core/kernel"
	"hfplayground/core/sequence"
)

// stage is how far a workspace has got with the weights of its owner.
type stage int

const (
	fresh     stage = iota
	forwarded       // h, out
	backed          // slope, e, ds, dout
)

// workspace holds what one part of a Point knows of the net at its weights. All
// matrices but the last two are one a layer, (steps·n) × units.
type workspace struct {
	owner *part
	stage stage
	used  int // when it was last asked for

	h     []kernel.Mat // tanh z
	slope []kernel.Mat // 1 − h²
	e     []kernel.Mat // ∂f/∂h, with what comes from later steps
	ds    []kernel.Mat // ∂f/∂z

	out, dout kernel.Mat // outputs and ∂f/∂out at the steps that count
}

// store is the memory of an Objective and of all that is made of it, allocated when
// it is first needed. A part whose workspace has gone to another computes anew when
// it is asked again.
type store struct {
	net            Net
	tanh           kernel.Activation
	steps, counted int
	rows           int // most sequences in a block
	spaces         []workspace
	clock          int

	rz, rh     []kernel.Mat // directional derivatives of z and h, for one product at a time; from rh on also those of ∂f/∂h and ∂f/∂z
	bend       kernel.Mat   // ∂f/∂h ∘ tanh″(z) of one layer
	rout, room kernel.Mat   // as large as the outputs
	vector     []float64    // a gradient's length, of sums
}

// tanh returns the activation of all units.
func tanh() kernel.Activation {
	all := kernel.Activations()
	return all[slices.IndexFunc(all, func(a kernel.Activation) bool { return a.Key == "tanh" })]
}

// newStore returns the store for blocks of at most rows sequences of the set: with
// room for all blocks twice, or for as many as may be kept.
func newStore(net Net, s sequence.Set, rows int) *store {
	blocks := (s.Len()-1)/rows + 1
	fit := keptNumbers / (keptPerUnit * net.all() * s.Steps * rows)
	return &store{
		net: net, tanh: tanh(), steps: s.Steps, counted: s.Counted, rows: rows,
		spaces: make([]workspace, max(leastSpaces, min(fit, 2*blocks))),
		vector: make([]float64, net.Dim()),
	}
}

// lease returns the workspace of p, that which has rested longest if it has none.
func (s *store) lease(p *part) *workspace {
	s.clock++
	ws := &s.spaces[0]
	for i := range s.spaces {
		other := &s.spaces[i]
		if other.owner == p {
			other.used = s.clock
			return other
		}
		if other.used < ws.used {
			ws = other
		}
	}
	if ws.h == nil {
		ws.h, ws.slope, ws.e, ws.ds = s.layers(), s.layers(), s.layers(), s.layers()
		ws.out, ws.dout = s.outputs(), s.outputs()
	}
	ws.owner, ws.stage, ws.used = p, fresh, s.clock
	for _, all := range [...][]kernel.Mat{ws.h, ws.slope, ws.e, ws.ds} {
		resize(all, p.b.steps*p.b.n)
	}
	ws.out, ws.dout = sized(ws.out, p.b.counted*p.b.n), sized(ws.dout, p.b.counted*p.b.n)
	return ws
}

// forProduct makes room for directional derivatives of a block.
func (s *store) forProduct(b *block) {
	if s.rz == nil {
		s.rz, s.rh = s.layers(), s.layers()
		s.rout, s.room = s.outputs(), s.outputs()
	}
	resize(s.rz, b.steps*b.n)
	resize(s.rh, b.steps*b.n)
	s.rout, s.room = sized(s.rout, b.counted*b.n), sized(s.room, b.counted*b.n)
}

// forBend returns room for the second derivatives of layer l.
func (s *store) forBend(b *block, l int) kernel.Mat {
	if s.bend.Data == nil {
		most := 0
		for _, units := range s.net.units {
			most = max(most, units)
		}
		s.bend.Data = make([]float64, s.steps*s.rows*most)
	}
	return sized(kernel.Mat{Cols: s.net.units[l], Data: s.bend.Data}, b.steps*b.n)
}

// layers returns a matrix for every layer.
func (s *store) layers() []kernel.Mat {
	all := make([]kernel.Mat, len(s.net.units))
	for l, units := range s.net.units {
		all[l] = kernel.NewMat(s.steps*s.rows, units)
	}
	return all
}

// outputs returns a matrix for the outputs at the steps that count.
func (s *store) outputs() kernel.Mat { return kernel.NewMat(s.counted*s.rows, s.net.outputs) }

// sized returns m with so many rows, within the memory that it was made with.
func sized(m kernel.Mat, rows int) kernel.Mat {
	return kernel.Mat{Rows: rows, Cols: m.Cols, Data: m.Data[:rows*m.Cols]}
}

func resize(all []kernel.Mat, rows int) {
	for l, m := range all {
		all[l] = sized(m, rows)
	}
}
