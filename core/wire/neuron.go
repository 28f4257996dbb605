package wire

import "fmt"

// Gate is a threshold unit beside the truth table it is to have. Its cases are
// counted with the first input slowest: 00, 01, 10, 11.
type Gate struct {
	Weights   []float64 // one an input, 1 to 4
	Threshold float64   // the unit fires where the weighted sum is above it
	Sums      []float64 // weighted sum of each case, 2ⁿ
	Fires     []bool    // what the unit answers
	Target    []bool    // what it should
	Name      string    // of the target: "XOR"
	Case      int       // the case that is looked at; −1 for none
	Claims    []Claim   // what the target asks of weights and threshold, one a case
}

// Claim is an inequality with its truth at the moment.
type Claim struct {
	Text  string // "w₁ + w₂ > θ"
	Holds bool
}

// Units is a net of binary units at one moment.
type Units struct {
	Names      []string
	X, Y       []float64 // where each is drawn, in [0, 1], Y upward
	Weights    []float64 // N × N, row by row: a row is what one unit takes in; 0 for no wire
	Thresholds []float64
	On         []bool
	Changed    []bool    // by the last step
	Next       []bool    // updated by the next step
	Given      []bool    // held as they are: the inputs of a circuit
	Energy     []float64 // after each step so far; empty where weights are not symmetric
	Step       int       // the moment shown, an index into Energy where there is one
	Cycle      string    // what the net has come to: "fixed point", "cycle of 2"; empty while unknown
}

// Perceptron is the rule at one moment, with what its proof of convergence needs.
type Perceptron struct {
	Window    Window
	X, Y      []float64 // cases
	Class     []bool    // target of each
	Wrong     []bool    // answered wrongly by the weights now
	Case      int       // the case of the last step; −1 at the start
	Modified  bool      // and whether it changed the weights
	W         []float64 // w₁, w₂, θ
	Best      []float64 // w′₁, w′₂, θ′ of largest margin; empty where the cases are not separable
	Delta     float64   // least signed w′·x; the numbers of the proof are in terms of w′ of length 1
	Radius2   float64   // X², the greatest |x|², x₀ = −1 included
	Bound     float64   // X²/δ²; 0 where the cases are not separable
	Along     []float64 // w·w′ after each modification, the start first; empty where there is no w′
	Norm2     []float64 // |w|² after each modification, the start first
	Cosine    []float64 // of w and w′; empty where there is no w′, NaN for w = 0
	Count     int       // modifications up to the moment shown: an index into the lists
	Cycle     string    // "cycle of 12 steps" where the rule repeats itself; empty elsewhere
	Converged bool      // a whole round without a modification has passed
}

// Least bytes of one entry.
const claimSize = size4 + size1

// Kind returns KindGate.
func (g *Gate) Kind() Kind { return KindGate }

func (g *Gate) visit(c coder) {
	c.floats(&g.Weights)
	c.float(&g.Threshold)
	c.floats(&g.Sums)
	c.truths(&g.Fires)
	c.truths(&g.Target)
	c.text(&g.Name)
	c.integer(&g.Case)
	resize(&g.Claims, c.length(len(g.Claims), claimSize))
	for i := range g.Claims {
		c.text(&g.Claims[i].Text)
		c.truth(&g.Claims[i].Holds)
	}
}

func (g *Gate) check() error {
	n := len(g.Weights)
	if n < 1 || n > 4 || len(g.Sums) != 1<<n || len(g.Fires) != 1<<n || len(g.Target) != 1<<n {
		return fmt.Errorf("wire: gate of %d inputs has %d sums, %d answers and %d targets", n, len(g.Sums), len(g.Fires), len(g.Target))
	}
	return nil
}

// Kind returns KindUnits.
func (u *Units) Kind() Kind { return KindUnits }

func (u *Units) visit(c coder) {
	texts(c, &u.Names)
	c.floats(&u.X)
	c.floats(&u.Y)
	c.floats(&u.Weights)
	c.floats(&u.Thresholds)
	c.truths(&u.On)
	c.truths(&u.Changed)
	c.truths(&u.Next)
	c.truths(&u.Given)
	c.floats(&u.Energy)
	c.integer(&u.Step)
	c.text(&u.Cycle)
}

func (u *Units) check() error {
	n := len(u.Names)
	for _, m := range []int{len(u.X), len(u.Y), len(u.Thresholds), len(u.On), len(u.Changed), len(u.Next), len(u.Given)} {
		if m != n {
			return fmt.Errorf("wire: net of %d units has lists of %d", n, m)
		}
	}
	if len(u.Weights) != n*n {
		return fmt.Errorf("wire: net of %d units has %d weights, want %d", n, len(u.Weights), n*n)
	}
	return nil
}

// Kind returns KindPerceptron.
func (r *Perceptron) Kind() Kind { return KindPerceptron }

func (r *Perceptron) visit(c coder) {
	r.Window.visit(c)
	c.floats(&r.X)
	c.floats(&r.Y)
	c.truths(&r.Class)
	c.truths(&r.Wrong)
	c.integer(&r.Case)
	c.truth(&r.Modified)
	c.floats(&r.W)
	c.floats(&r.Best)
	c.float(&r.Delta)
	c.float(&r.Radius2)
	c.float(&r.Bound)
	c.floats(&r.Along)
	c.floats(&r.Norm2)
	c.floats(&r.Cosine)
	c.integer(&r.Count)
	c.text(&r.Cycle)
	c.truth(&r.Converged)
}

func (r *Perceptron) check() error {
	n, k := len(r.X), len(r.Norm2)
	fits := func(m int) bool { return m == 0 || m == k }
	if len(r.Y) != n || len(r.Class) != n || len(r.Wrong) != n || len(r.W) != 3 || len(r.Best) != 0 && len(r.Best) != 3 ||
		!fits(len(r.Along)) || !fits(len(r.Cosine)) {
		return fmt.Errorf("wire: perceptron has lists of unlike lengths, the first of %d cases and %d modifications", n, k)
	}
	return nil
}
