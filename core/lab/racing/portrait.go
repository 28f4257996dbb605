package racing

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
	paintShare   = 1. / 4  // of the computing time that drawing and telling may take from the runs; messages and garbage come on top, to a third
)

// portrait is a net at one vector of weights: what it says of the examples and,
// where the net is shown, over the window. It is made some inputs at a time.
type portrait struct {
	of       sitter
	parts    []training.Examples // the examples
	outputs  []kernel.Mat
	verdicts []training.Verdict
	grid     kernel.Mat // inputs at the grid points; empty where only the examples count
	net      wire.Net
	surface  wire.Surface
	part     int // the examples of parts before it are done; then comes the grid
	row      int // of the part or grid
}

// sitter is what a portrait is of. Two are the same where all is the very same.
type sitter struct {
	t      *training.Objective
	w      *float64 // the first of the weights: iterates are never written to
	window wire.Window
	shown  bool // the net itself is shown
	own    bool // the examples are the reader's own
}

// sitter returns what is to be drawn now.
func (s *Lab) sitter() (sitter, []float64) {
	net, w := s.st.net(), s.shownWeights()
	return sitter{net.Objective(), &w[0], s.window(), s.view() == viewNetwork, net.Data == training.DataOwn}, w
}

func newPortrait(of sitter, w []float64) *portrait {
	t := of.t
	p := &portrait{of: of, parts: []training.Examples{t.Train, t.Test}, verdicts: make([]training.Verdict, 2)}
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

// advance evaluates some inputs with the weights w, and reports whether there are
// more.
func (p *portrait) advance(w []float64) bool {
	t := p.of.t
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

// sit begins a portrait of what is shown now, unless it is there or one is being
// made: that is finished first, or a reader who plays would never see any. It
// reports whether there is one to go on with.
func (s *Lab) sit() bool {
	if s.st.net() == nil {
		s.sitting, s.drawn = nil, nil
		return false
	}
	of, w := s.sitter()
	if s.sitting != nil && s.sitting.of.t != of.t { // of a net that is no more
		s.sitting = nil
	}
	if s.sitting == nil && (s.drawn == nil || s.drawn.of != of) {
		s.sitting, s.sittingAt = newPortrait(of, w), w
	}
	return s.sitting != nil
}

// paint goes on with the portrait by one piece; false when there is none to make.
func (s *Lab) paint() bool {
	if !s.sit() {
		return false
	}
	began := s.env.Now()
	if !s.sitting.advance(s.sittingAt) {
		s.drawn, s.sitting, s.dirty.portrait = s.sitting, nil, true
	}
	s.painted += s.env.Now() - began
	return true
}

// paintBeside goes on with the portrait while runs go on, as far as its share of
// the time allows.
func (s *Lab) paintBeside() {
	if drawn := s.painted + s.env.Telling() - s.toldBefore; drawn <= paintShare*(drawn+s.trained) {
		s.paint()
	}
}

// paintAll finishes the portrait; false where it was interrupted.
func (s *Lab) paintAll(more func() bool) bool {
	for s.paint() {
		if !more() {
			return false
		}
	}
	s.painted, s.toldBefore, s.trained = 0, s.env.Telling(), 0 // the next runs begin even
	return true
}

// netParts returns the net, its surface and the examples as they were drawn last;
// nothing where there is no net, or it is not what is shown.
func (s *Lab) netParts() []wire.Part {
	if s.view() != viewNetwork || s.drawn == nil || !s.drawn.of.shown {
		return nil
	}
	p := s.drawn
	return []wire.Part{&p.net, &p.surface, p.samples()}
}

// samples returns all examples, those the net takes for another class marked.
func (p *portrait) samples() *wire.Samples {
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
