package neuron

import "slices"

// Cycle is a witness that a run repeats itself forever: after step From the
// weights, and the place in the order, were those after step From + Period.
// Period 0 means that none was found.
//
// Where every case has its turn, a cycle shows that no line separates the cases,
// since the rule would have ended. Conversely, without such a line the weights
// stay bounded, so that with rational cases the run must repeat itself. Source:
// M. Minsky and S. Papert, "Perceptrons", MIT Press 1969.
type Cycle struct{ From, Period int }

// watch looks for a Cycle with room for one state: that of a round which it
// keeps for 1, 2, 4, 8 … rounds. Source: R. P. Brent, "An improved Monte Carlo
// factorization algorithm", BIT 20, 1980.
type watch struct {
	kept          []float64 // weights at the end of a round
	number        int       // of the step then
	rounds, limit int       // since then, and how many it is kept for
}

// see is given every step of a run, in an order of the period given. Weights are
// the same to the last bit or not at all.
func (w *watch) see(s Step, period int) Cycle {
	if s.Number%period != 0 {
		return Cycle{}
	}
	if slices.Equal(s.After, w.kept) {
		return Cycle{From: w.number, Period: s.Number - w.number}
	}
	if w.rounds++; w.rounds == w.limit {
		*w = watch{kept: s.After, number: s.Number, limit: 2 * w.limit}
	}
	return Cycle{}
}
