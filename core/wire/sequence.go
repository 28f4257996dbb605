package wire

import "fmt"

// Sequence is one sequence as a recurrent net reads it, from its first step to its last.
type Sequence struct {
	Caption string // which sequence and which net: "Exam sequence 1, Hessian-free at step 40"
	Steps   int
	Names   []string  // of the inputs
	Inputs  []float64 // Steps × inputs: those of the first step, of the second, …
	Hidden  []Hidden  // the layers, the first above the inputs

	Counted   []int32   // the steps at which an answer is wanted, rising, from 0
	Outputs   []float64 // an answer after the other: numbers, or probabilities of classes
	Targets   []float64 // as many; of classes 1 for the right one and 0 for the others
	Classes   []string  // names of the classes; empty where numbers are asked for
	Tolerance float64   // how far a number may be from its target to be right; 0 for classes
	Right     bool      // all answers are right
	Drawn     bool      // the weights are as drawn: what is right is so by chance

	Characters bool   // inputs and classes are characters: of the inputs one is 1 at each step
	Written    string // what the net writes after the sequence; empty where it does not
}

// Hidden is the states of a layer over the steps of a sequence.
type Hidden struct {
	Units  int
	States []float64 // Units × steps: those of the first unit, of the second, …; from −1 to 1
}

// Spectrum is the eigenvalues of the weights of a recurrent layer from one step of a
// sequence to the next, as real and imaginary parts, the largest in absolute value first.
type Spectrum struct {
	Caption    string // which weights: "Hessian-free at step 40"
	Start, Now [][2]float64
}

// Lags is how strongly the loss depends on the states of a recurrent net at each step of a
// sequence: a norm of the gradient, of some runs.
type Lags struct {
	Caption string // which gradient, and when: "‖∂ℓ/∂hₜ‖ at step 40"
	Steps   int    // of the sequence
	Runs    []Series
	// Values of a series has a value a step of the sequence, the first first, and Step at
	// most one entry: the step of the run.
}

// hiddenSize is the least bytes of a layer.
const hiddenSize = size8 + size4

// mostSequence is the most steps of a sequence, and units of a layer.
const mostSequence = 1 << 12

// Kind returns KindSequence.
func (s *Sequence) Kind() Kind { return KindSequence }

func (s *Sequence) visit(c coder) {
	c.text(&s.Caption)
	c.integer(&s.Steps)
	texts(c, &s.Names)
	c.floats(&s.Inputs)
	resize(&s.Hidden, c.length(len(s.Hidden), hiddenSize))
	for i := range s.Hidden {
		c.integer(&s.Hidden[i].Units)
		c.floats(&s.Hidden[i].States)
	}
	c.steps(&s.Counted)
	c.floats(&s.Outputs)
	c.floats(&s.Targets)
	texts(c, &s.Classes)
	c.float(&s.Tolerance)
	c.truth(&s.Right)
	c.truth(&s.Drawn)
	c.truth(&s.Characters)
	c.text(&s.Written)
}

func (s *Sequence) check() error {
	if s.Steps < 0 || s.Steps > mostSequence || len(s.Inputs) != s.Steps*len(s.Names) {
		return fmt.Errorf("wire: sequence of %d steps has %d numbers for %d inputs", s.Steps, len(s.Inputs), len(s.Names))
	}
	for i, h := range s.Hidden {
		if h.Units < 0 || h.Units > mostSequence || len(h.States) != s.Steps*h.Units {
			return fmt.Errorf("wire: layer %d has %d states of %d units at %d steps", i+1, len(h.States), h.Units, s.Steps)
		}
	}
	before := int32(-1)
	for _, t := range s.Counted {
		if t <= before || int(t) >= s.Steps {
			return fmt.Errorf("wire: step %d counts after step %d, in a sequence of %d", t, before, s.Steps)
		}
		before = t
	}
	if n, k := len(s.Outputs), len(s.Counted); n != len(s.Targets) || n > 0 && (k == 0 || n%k != 0) {
		return fmt.Errorf("wire: sequence has %d outputs and %d targets at %d steps", n, len(s.Targets), k)
	}
	if s.Characters && (len(s.Names) == 0 || len(s.Classes) == 0) {
		return fmt.Errorf("wire: sequence of characters with %d inputs and %d classes", len(s.Names), len(s.Classes))
	}
	if n := len(s.Classes); n > 0 && len(s.Outputs) != n*len(s.Counted) {
		return fmt.Errorf("wire: sequence has %d outputs at %d steps, want one of each of %d classes", len(s.Outputs), len(s.Counted), n)
	}
	return nil
}

// Width returns how many numbers an answer is made of.
func (s *Sequence) Width() int {
	if len(s.Counted) == 0 {
		return 0
	}
	return len(s.Outputs) / len(s.Counted)
}

// Kind returns KindSpectrum.
func (s *Spectrum) Kind() Kind { return KindSpectrum }

func (s *Spectrum) visit(c coder) {
	c.text(&s.Caption)
	pairs(c, &s.Start)
	pairs(c, &s.Now)
}

func (s *Spectrum) check() error { return nil }

// Kind returns KindLags.
func (l *Lags) Kind() Kind { return KindLags }

func (l *Lags) visit(c coder) {
	c.text(&l.Caption)
	c.integer(&l.Steps)
	series(c, &l.Runs)
}

func (l *Lags) check() error {
	if l.Steps < 0 {
		return fmt.Errorf("wire: gradient over %d steps", l.Steps)
	}
	for _, r := range l.Runs {
		if len(r.Values) != l.Steps || len(r.Step) > 1 {
			return fmt.Errorf("wire: %s has %d values, want one of each of %d steps", r.Label, len(r.Values), l.Steps)
		}
	}
	return nil
}

// Quoted writes a character in a sentence, by its name: names are characters, save those of
// characters that cannot be seen.
func Quoted(name string) string {
	if len(name) > 1 {
		return name
	}
	return "“" + name + "”"
}
