package neural

import "hfplayground/core/kernel"

// stage is how far a workspace has got with the weights of its owner. Every
// stage keeps what the ones before have computed.
type stage int

const (
	fresh     stage = iota
	forwarded       // z, a
	backed          // slope, e, ds
	bent            // e has become e ∘ σ″(z)
)

// workspace holds what one Point knows of the net at its weights.
type workspace struct {
	owner int // name of a point, which would hold its weights
	stage stage

	forward
	slope []kernel.Mat // σ′(z)
	e     []kernel.Mat // ∂f/∂a; from the stage bent on ∂f/∂a ∘ σ″(z)
	ds    []kernel.Mat // ∂f/∂z
}

// points is how many Points can know something at a time: the one that a method
// is at and the one that it tries.
const points = 2

// numbersPerUnit is how many numbers there are for every unit and example: five
// matrices a workspace and two in common.
const numbersPerUnit = 5*points + 2

// store is the memory of an Objective and of all batches cut from it, made when
// it is first needed and used again and again. A Point whose workspace has gone
// to a later one computes anew when it is asked again.
type store struct {
	net    Net
	rows   int
	spaces [points]workspace
	older  int // index of the workspace that has rested longer
	named  int // name of the last point that came

	rz, ra []kernel.Mat // directional derivatives of z and a, for one product at a time
	square kernel.Mat   // squares of the inputs
	room   kernel.Mat   // as large as the outputs
}

// lease returns the workspace of p, another's if it has none.
func (s *store) lease(p *point) *workspace {
	if p.name == 0 {
		s.named++
		p.name = s.named
	}
	for i := range s.spaces {
		if s.spaces[i].owner == p.name {
			s.older = points - 1 - i
			return &s.spaces[i]
		}
	}
	ws := &s.spaces[s.older]
	s.older = points - 1 - s.older
	if ws.z == nil {
		ws.forward = newForward(s.net, s.rows)
	}
	ws.owner, ws.stage = p.name, fresh
	for _, all := range [...][]kernel.Mat{ws.z, ws.a, ws.slope, ws.e, ws.ds} {
		resize(all, p.f.inputs.Rows)
	}
	return ws
}

// forBackward makes room for a backward pass over rows examples.
func (s *store) forBackward(ws *workspace, rows int) {
	if ws.ds == nil {
		ws.slope, ws.e, ws.ds = perLayer(s.net, s.rows), perLayer(s.net, s.rows), perLayer(s.net, s.rows)
		resize(ws.slope, rows)
		resize(ws.e, rows)
		resize(ws.ds, rows)
	}
}

// forProduct makes room for directional derivatives of rows examples.
func (s *store) forProduct(rows int) {
	if s.rz == nil {
		s.rz, s.ra = perLayer(s.net, s.rows), perLayer(s.net, s.rows)
	}
	resize(s.rz, rows)
	resize(s.ra, rows)
	if s.room.Data == nil {
		s.room = kernel.NewMat(s.rows, s.net.Outputs())
	}
	s.room = kernel.Mat{Rows: rows, Cols: s.room.Cols, Data: s.room.Data[:rows*s.room.Cols]}
}

// forSquares makes room for the squares of the inputs of rows examples.
func (s *store) forSquares(rows int) {
	if s.square.Data == nil {
		s.square = kernel.NewMat(s.rows, s.net.inputs)
	}
	s.square = kernel.Mat{Rows: rows, Cols: s.net.inputs, Data: s.square.Data[:rows*s.net.inputs]}
}
