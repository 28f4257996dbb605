package network

import (
	"fmt"

	"hfplayground/core/kernel"
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// How a net is drawn.
const (
	surfaceSide  = 100     // grid points a side of the output's surface
	responseStep = 5       // every fifth point of the surface is one of a unit's response
	chunkWork    = 1 << 20 // multiplications of these, about: some milliseconds
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

// subject is what is to be drawn.
type subject struct {
	snapshotKey
	weights []float64
}

// shown returns what is to be drawn now.
func (s *Lab) shown() subject {
	w := s.Iterate()
	return subject{snapshotKey{s.st.made(), &w[0], s.Window(), s.st.view() == viewNetwork, s.st.ownData()}, w}
}

func newSnapshot(of subject) *snapshot {
	t, w := of.t, of.weights
	p := &snapshot{of: of.snapshotKey, w: w, parts: []training.Examples{t.Train, t.Test}, verdicts: make([]training.Verdict, 2)}
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

// snapshots are the pictures of a net while it is trained.
type snapshots struct {
	latest *snapshot // the last that was finished; nil for none
	next   *snapshot // the one that is being made
	news   bool      // latest was not reported
	share  racing.Share
}

// wanted reports whether there is a snapshot to make. One that is being made is
// finished first, or a reader who plays would never see any.
func (p *snapshots) wanted(of subject) bool {
	return p.making(of) || p.latest == nil || p.latest.of != of.snapshotKey
}

// making reports whether a snapshot is being made of the net that is there.
func (p *snapshots) making(of subject) bool { return p.next != nil && p.next.of.t == of.t }

// advance begins a snapshot, or goes on with it by one piece; false when there is none
// to make.
func (p *snapshots) advance(env lab.Env, of subject) bool {
	if !p.wanted(of) {
		return false
	}
	if !p.making(of) {
		p.next = newSnapshot(of)
	}
	began := env.Now()
	if !p.next.advance() {
		p.latest, p.next, p.news = p.next, nil, true
	}
	p.share.Drew(env.Now() - began)
	return true
}

// between goes on with the snapshot after an iteration of a run that took some
// seconds, as far as the share of pictures allows.
func (p *snapshots) between(env lab.Env, of subject, seconds float64) {
	p.share.Ran(seconds)
	if p.share.Left(env.Reporting()) {
		p.advance(env, of)
	}
}

// finish makes the whole of it; false where more interrupted it.
func (p *snapshots) finish(env lab.Env, of subject, more func() bool) bool {
	for p.advance(env, of) {
		if !more() {
			return false
		}
	}
	p.share = racing.EvenShare(env.Reporting()) // the next runs begin even
	return true
}

// report returns the net, its surface and the examples where they are news;
// nothing where they are not what is shown.
func (p *snapshots) report(shown bool) []wire.Part {
	news := p.news
	p.news = false
	if !news || !shown || p.latest == nil || !p.latest.of.shown {
		return nil
	}
	return []wire.Part{&p.latest.net, &p.latest.surface, p.latest.samples()}
}

// samples returns all examples, those the net takes for another class marked.
func (p *snapshot) samples() *wire.Samples {
	out := &wire.Samples{Own: p.of.own, Names: p.parts[0].Set.Names}
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

// readouts returns what the net of n weights is judged by; of no snapshot, only n.
func (p *snapshot) readouts(n int) []param.Pair {
	out := []param.Pair{{Key: "weights", Value: fmt.Sprint(n)}, {Key: "classes", Value: p.classes()}}
	if p == nil {
		return out
	}
	for i, key := range []string{"train", "test"} {
		part, v := p.parts[i], p.verdicts[i]
		n, loss, accuracy := part.Set.Len(), words.Number(v.Loss), ""
		if n == 0 {
			loss = ""
		} else if part.Set.HasClasses() {
			accuracy = fmt.Sprintf("%.1f %%", 100*v.Accuracy(n))
		}
		out = append(out,
			param.Pair{Key: key + "-loss", Value: loss},
			param.Pair{Key: key + "-accuracy", Value: accuracy},
			param.Pair{Key: key + "-examples", Value: fmt.Sprint(n)})
	}
	return out
}
