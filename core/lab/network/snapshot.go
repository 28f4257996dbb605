package network

import (
	"hfplayground/core/kernel"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// How a net is drawn.
const (
	surfaceSide  = 100     // grid points a side of the output's surface
	responseStep = 5       // every fifth point of the surface is one of a unit's response
	chunkWork    = 1 << 20 // multiplications of these, about: some milliseconds
	pictureShare = 1. / 4  // of the computing time that drawing and telling may take from the runs; messages and garbage come on top, to a third
)

// snapshot is the net at one vector of weights: what it answers on the examples
// and, where the net is shown, over the window. It is made some inputs at a time.
type snapshot struct {
	of       snapshotKey
	w        []float64 // the weights
	parts    []training.Examples
	outputs  []kernel.Mat
	verdicts []training.Verdict
	grid     kernel.Mat // inputs at the grid points; empty where only the examples count
	net      wire.Net
	surface  wire.Surface
	part     int // the examples of parts before it are done; then comes the grid
	row      int // of the part or grid
}

// snapshotKey is what a snapshot is of. Two are the same where all is the very same.
type snapshotKey struct {
	t      *training.Objective
	w      *float64 // the first of the weights: iterates are never written to
	window wire.Window
	shown  bool // the net itself is shown
	own    bool // the examples are the reader's own
}

// snapshotNow returns what is to be drawn now, and its weights.
func (s *Lab) snapshotNow() (snapshotKey, []float64) {
	w := s.Iterate()
	return snapshotKey{s.st.made(), &w[0], s.Window(), s.view() == viewNetwork, s.ownData()}, w
}

func newSnapshot(of snapshotKey, w []float64) *snapshot {
	t := of.t
	p := &snapshot{of: of, w: w, parts: []training.Examples{t.Train, t.Test}, verdicts: make([]training.Verdict, 2)}
	for _, part := range p.parts {
		p.outputs = append(p.outputs, kernel.NewMat(part.Set.Len(), t.Net.Outputs()))
	}
	p.net = wireNet(t, w, surfaceSide/responseStep)
	if of.shown {
		p.surface = wireSurface(t, of.window, surfaceSide)
		p.grid = t.InputsOver(of.window, surfaceSide)
	}
	return p
}

// advance evaluates some inputs, and reports whether there are more.
func (p *snapshot) advance() bool {
	t, w := p.of.t, p.w
	if p.part < len(p.parts) {
		part, out := p.parts[p.part], p.outputs[p.part]
		to := min(p.row+rowsAtATime(t), part.Set.Len())
		if p.row < to {
			t.Evaluator().Outputs(out.Slice(p.row, to), w, part.Inputs.Slice(p.row, to))
		}
		if p.row = to; to == part.Set.Len() {
			p.verdicts[p.part] = t.Verdict(out, part)
			p.part, p.row = p.part+1, 0
		}
		return p.part < len(p.parts) || p.grid.Rows > 0
	}
	to := min(p.row+rowsAtATime(t), p.grid.Rows)
	chunk := p.grid.Slice(p.row, to)
	t.Evaluator().Evaluate(w, chunk)
	last := t.Evaluator().Activations(t.Net.Depth() - 1)
	if t.Net.Outputs() == 1 {
		t.Loss.Predict(p.surface.Values[p.row:to], last.Data) // each is predicted by itself
	}
	for r := range chunk.Rows {
		at := p.row + r
		if t.Net.Outputs() > 1 {
			t.Loss.Predict(p.surface.Values[at*t.Net.Outputs():(at+1)*t.Net.Outputs()], last.Row(r))
		}
		if thumb, ok := thumbnail(at); ok {
			respond(t, &p.net, thumb, chunk.Row(r), r)
		}
	}
	p.row = to
	return to < p.grid.Rows
}

// share is how the computing time is split between runs and what is shown of them.
type share struct {
	runs     float64 // seconds of running, while all were to do
	pictures float64 // and of drawing
	before   float64 // seconds of telling, before the runs that go on
}

// left reports whether pictures may take more time, beside that of telling.
func (s share) left(telling float64) bool {
	shown := s.pictures + telling - s.before
	return shown <= pictureShare*(shown+s.runs)
}

// ensureSnapshot begins a snapshot of what is shown now, unless it is there or one
// is being made: that is finished first, or a reader who plays would never see any.
// It reports whether there is one to go on with.
func (s *Lab) ensureSnapshot() bool {
	of, w := s.snapshotNow()
	if s.next != nil && s.next.of.t != of.t { // of a net that is no more
		s.next = nil
	}
	if s.next == nil && (s.snapshot == nil || s.snapshot.of != of) {
		s.next = newSnapshot(of, w)
	}
	return s.next != nil
}

// advanceSnapshot goes on with the snapshot by one piece; false when there is none
// to make.
func (s *Lab) advanceSnapshot() bool {
	if !s.ensureSnapshot() {
		return false
	}
	began := s.Env.Now()
	if !s.next.advance() {
		s.snapshot, s.next, s.news.snapshot = s.next, nil, true
	}
	s.share.pictures += s.Env.Now() - began
	return true
}

// finishSnapshot makes the whole of it; false where it was interrupted.
func (s *Lab) finishSnapshot(more func() bool) bool {
	for s.advanceSnapshot() {
		if !more() {
			return false
		}
	}
	s.share = share{before: s.Env.Telling()} // the next runs begin even
	return true
}

// netParts returns the net, its surface and the examples as they were drawn last;
// nothing where it is not what is shown.
func (s *Lab) netParts() []wire.Part {
	if s.view() != viewNetwork || s.snapshot == nil || !s.snapshot.of.shown {
		return nil
	}
	p := s.snapshot
	return []wire.Part{&p.net, &p.surface, p.samples()}
}

// samples returns all examples, those the net takes for another class marked.
func (p *snapshot) samples() *wire.Samples {
	out := &wire.Samples{Own: p.of.own}
	for k, part := range p.parts {
		first := len(out.X)
		for i, at := range part.Set.X {
			out.X, out.Y = append(out.X, at[0]), append(out.Y, at[1])
			if part.Set.HasClasses() {
				out.Class = append(out.Class, int32(part.Set.Class[i]))
			} else {
				out.Target = append(out.Target, part.Set.Target[i])
			}
			out.Test = append(out.Test, k > 0)
		}
		out.Wrong = append(out.Wrong, make([]bool, part.Set.Len())...)
		for _, i := range p.verdicts[k].Wrong {
			out.Wrong[first+i] = true
		}
	}
	return out
}

// rowsAtATime is how many inputs are evaluated in one go.
func rowsAtATime(t *training.Objective) int {
	return max(16, min(training.MostRows, chunkWork/t.Net.Dim()))
}
