package racing

import (
	"iter"
	"weak"

	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// Aside makes numbers of the weights of runs for a picture, as dear as a gradient: in pieces
// between those of the runs, so that no reader waits for them. It looks at the step that is
// shown, and while runs go on at the selected one alone.
type Aside struct {
	// Of returns the numbers of the weights w, and calls rest after each piece. Where rest
	// panics, they are given up.
	Of func(w []float64, rest func()) []float64

	known map[weak.Pointer[float64]][]float64 // by the first of the weights, which runs may let go of
	last  map[*race.Run]wire.Series
	at    *float64 // whose numbers are being made; nil for none
	next  func() ([]float64, bool)
	stop  func()
	share Share
	news  bool
}

// mostKnown bounds of how many weights the numbers are known.
const mostKnown = 4 * race.MaxContenders

// Pull does what r.Pull does, and makes the numbers beside.
func (a *Aside) Pull(r *Race, more func() bool) bool {
	between := func(_ *race.Run, seconds float64) {
		a.share.Ran(seconds)
		if a.share.Left(r.Env.Reporting()) {
			a.piece(r)
		}
	}
	if !r.Pull(more, between) {
		return false
	}
	for a.Wants(r) {
		a.piece(r)
		if !more() {
			return false
		}
	}
	a.share = EvenShare(r.Env.Reporting()) // the next runs begin even
	return true
}

// Wants reports whether numbers are to be made.
func (a *Aside) Wants(r *Race) bool { return a.missing(r) != nil }

// News reports whether numbers were made since the last call.
func (a *Aside) News() bool {
	news := a.news
	a.news = false
	return news
}

// Known returns the numbers of the weights w; nil where they are not made.
func (a *Aside) Known(w []float64) []float64 { return a.known[weak.Make(&w[0])] }

// Series returns the numbers of the runs, each at one step: the one that is shown, or the last
// of which they are known.
func (a *Aside) Series(r *Race) []wire.Series {
	last := map[*race.Run]wire.Series{}
	list := []wire.Series{}
	for run, k := range shownSteps(r) {
		s, ok := a.last[run]
		if numbers := a.Known(run.Trace[k].X); numbers != nil {
			s, ok = wire.Series{Run: run.ID, Label: run.Label, Style: run.Style, Step: []int32{int32(k)}, Values: numbers}, true
		}
		if ok {
			last[run], list = s, append(list, s)
		}
	}
	a.last = last
	return list
}

// SameNumbers reports whether two series are of the same run and hold the same numbers.
func SameNumbers(a, b wire.Series) bool { return a.Run == b.Run && &a.Values[0] == &b.Values[0] }

// shownSteps returns the runs that are looked at, each with the step whose weights are kept.
func shownSteps(r *Race) iter.Seq2[*race.Run, int] {
	of := r.Runs
	if i := r.Selected(); r.Racing() && i >= 0 {
		of = of[i : i+1]
	}
	return func(yield func(*race.Run, int) bool) {
		for _, run := range of {
			if k := run.Held(r.st.Step); k >= 0 && !yield(run, k) {
				return
			}
		}
	}
}

// missing returns the first weights without numbers; nil for none.
func (a *Aside) missing(r *Race) []float64 {
	for run, k := range shownSteps(r) {
		if w := run.Trace[k].X; a.Known(w) == nil {
			return w
		}
	}
	return nil
}

// piece goes on with the numbers that are being made, or begins with the next. What was begun
// is finished, or a reader would see none while runs go on.
func (a *Aside) piece(r *Race) {
	if a.at == nil {
		w := a.missing(r)
		if w == nil {
			return
		}
		a.begin(w)
	}
	began := r.Env.Now()
	numbers, _ := a.next()
	a.share.Drew(r.Env.Now() - began)
	if numbers == nil {
		return
	}
	if a.known == nil || len(a.known) >= mostKnown {
		a.known = map[weak.Pointer[float64]][]float64{}
	}
	a.known[weak.Make(a.at)], a.news = numbers, true
	a.end()
}

// givenUp is the panic of numbers that nobody waits for.
type givenUp struct{}

func (a *Aside) begin(w []float64) {
	a.at = &w[0]
	a.next, a.stop = iter.Pull(func(yield func([]float64) bool) {
		defer func() {
			if e := recover(); e != nil && e != any(givenUp{}) {
				panic(e)
			}
		}()
		yield(a.Of(w, func() {
			if !yield(nil) {
				panic(givenUp{})
			}
		}))
	})
}

func (a *Aside) end() {
	if a.stop != nil {
		a.stop()
	}
	a.at, a.next, a.stop = nil, nil, nil
}

// Close gives up what is being made and forgets what was known. The Aside can be used again.
func (a *Aside) Close() {
	a.end()
	*a = Aside{Of: a.Of}
}
