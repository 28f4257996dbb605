package neuron_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"hfplayground/core/neuron"
)

// separableCases draws a set with a line: clouds, points about a plane of up to
// five inputs, or a table that has a unit.
func separableCases(rnd *rand.Rand) []neuron.Case {
	switch rnd.IntN(3) {
	case 0:
		return (&neuron.Clouds{N: 4 + rnd.IntN(40), Margin: float64(10+rnd.IntN(190)) / 100}).Make(rnd).Cases
	case 1:
		return unitOfHalves(rnd, 1+rnd.IntN(4)).Table().Cases()
	}
	n := 1 + rnd.IntN(5)
	w := make([]float64, n+1)
	for i := range w {
		w[i] = rnd.NormFloat64()
	}
	var cases []neuron.Case
	for len(cases) < 20 {
		c := neuron.Case{X: make([]float64, n)}
		for i := range c.X {
			c.X[i] = 3 * rnd.NormFloat64()
		}
		at := dot(w, c.Vector())
		c.T = at > 0
		if math.Abs(at) > 0.2 {
			cases = append(cases, c)
		}
	}
	return cases
}

// On a thousand separable sets, in both orders, from 0 and from elsewhere: the
// rule ends with all cases right, within the bound, and every inequality of the
// proof holds at every modification.
func TestProofHolds(t *testing.T) {
	rnd := seeded(30)
	closest := 0.0
	for set := range 1000 {
		cases := separableCases(rnd)
		p := cyclic(cases)
		if set%2 == 1 {
			p.Order = neuron.Random{N: len(cases), Seed: rnd.Uint64()}
		}
		if set%4 > 1 {
			p.Start = randomVector(rnd, len(p.Start))
		}
		best := neuron.Separate(cases)
		proof, ok := neuron.Prove(cases, p.Start, best.W)
		if !ok || math.Abs(proof.Delta-best.Margin) > 1e-12 {
			t.Fatalf("set %d: no proof with %+v", set, best)
		}
		last := checkRun(t, p, proof)
		if last.Wrong != 0 || float64(last.Modifications) > proof.Bound*(1+1e-9) {
			t.Errorf("set %d: %s, bound %g", set, last.Name(), proof.Bound)
		}
		if proof.Bound > 0 {
			closest = max(closest, float64(last.Modifications)/proof.Bound)
		}
	}
	if closest < 0.5 {
		t.Errorf("no run comes nearer to its bound than %.2f of it", closest)
	}
}

// checkRun checks the evidence of every step of a run, and returns the last step.
func checkRun(t *testing.T, p neuron.Perceptron, proof neuron.Proof) neuron.Step {
	t.Helper()
	last := neuron.Step{After: p.Start, Wrong: p.Wrong(p.Start)}
	for s := range p.Steps() {
		last = s
		e, ok := proof.Check(p.Cases, s)
		if ok != s.Modified() {
			t.Fatalf("step %d: evidence %t, modified %t", s.Number, ok, s.Modified())
		}
		if !ok {
			continue
		}
		for _, line := range e.Lines() {
			if !line.Holds {
				t.Errorf("step %d: %s: %.17g %s %.17g does not hold", s.Number, line.Formula, line.Left, line.Relation, line.Right)
			}
		}
		if s.Number > 1<<20 {
			t.Fatal("a run without end")
		}
	}
	return last
}

// Each inequality fails where it is made to.
func TestProofCanFail(t *testing.T) {
	cases := onesCases(2, 2)
	proof, ok := neuron.Prove(cases, []float64{0, 0, 0}, []float64{1.5, 1, 1})
	if !ok || proof.Delta != 0.5 || proof.X2 != 3 || math.Abs(proof.Bound-51) > 1e-12 {
		t.Fatalf("%+v", proof)
	}
	// The case (1, 1) with weights that answer it rightly, and a step that is not
	// the rule's: every line fails but that of Schwarz, which no numbers can break.
	forged := neuron.Step{Case: 3, S: false, T: true, Modifications: 52,
		Before: []float64{-1, 9, 9}, After: []float64{9, -9, -9}}
	e, _ := proof.Check(cases, forged)
	for k, line := range e.Lines() {
		if wants := k == 6; line.Holds != wants {
			t.Errorf("%s: %g %s %g: %t", line.Formula, line.Left, line.Relation, line.Right, line.Holds)
		}
	}
	forged.T = false
	if _, ok := proof.Check(cases, forged); ok {
		t.Error("evidence of a step without a modification")
	}
	if _, ok := neuron.Prove(cases, []float64{0, 0, 0}, []float64{1, 1, 1}); ok {
		t.Error("a proof with δ = 0")
	}
}

// A tie of decimals is a tie in the proof as well: 0.1 + 0.2 − 0.3 counts as 0,
// though its float64 is above, and the case is modified.
func TestProofAtTie(t *testing.T) {
	p := cyclic(onesCases(2, 2))
	p.Start = []float64{0.3, 0.1, 0.2}
	proof, ok := neuron.Prove(p.Cases, p.Start, []float64{1.5, 1, 1})
	if !ok {
		t.Fatal("no proof")
	}
	for s := range p.Steps() {
		if e, _ := proof.Check(p.Cases, s); s.Case == 3 {
			if !s.Modified() || e.Misjudged.Left <= 0 || !e.Misjudged.Holds {
				t.Errorf("%+v of step %+v", e.Misjudged, s)
			}
			break
		}
	}
	checkRun(t, p, proof)
}

// The bound from a start other than 0 solves its equation, and is that of the
// paper from 0.
func TestBound(t *testing.T) {
	rnd := seeded(31)
	for range 200 {
		cases := separableCases(rnd)
		w := neuron.Separate(cases).W
		start := make([]float64, len(w))
		p, _ := neuron.Prove(cases, start, w)
		if want := p.X2 * dot(w, w) / (p.Delta * p.Delta); math.Abs(p.Bound-want) > 1e-12*want {
			t.Errorf("bound %g, want %g", p.Bound, want)
		}
		if math.Abs(math.Sqrt(p.Bound)*p.Limit-1) > 1e-12 {
			t.Errorf("the cosine's bound is %g at the bound of n, want 1", math.Sqrt(p.Bound)*p.Limit)
		}
		for i := range start {
			start[i] = 100*w[i]*rnd.Float64() + rnd.NormFloat64()
		}
		p, _ = neuron.Prove(cases, start, w)
		left := math.Pow(dot(start, w)+p.Bound*p.Delta, 2)
		right := dot(w, w) * (dot(start, start) + p.Bound*p.X2)
		if math.Abs(left-right) > 1e-9*right || p.Bound < 0 {
			t.Errorf("from %v: (w₀·w′ + nδ)² = %g and |w′|²(|w₀|² + nX²) = %g at n = %g", start, left, right, p.Bound)
		}
	}
}

// From a long start along w′ = (1, 0, 0) with 1 across it, both sides of the
// equation are almost the same for any n: δ² n² + 2bn = 1 with b = kδ − X²/2 is
// what is left, and n is about 1/(2b).
func TestBoundFromAfar(t *testing.T) {
	cases := []neuron.Case{{X: []float64{1, 1}}, {X: []float64{-1, 1}}} // to be silent: δ = 1, X² = 3
	for _, k := range []float64{1e3, 1e6, 1e9} {
		p, ok := neuron.Prove(cases, []float64{k, 0, 1}, []float64{1, 0, 0})
		b := k - 1.5
		if want := 1 / (b + math.Sqrt(b*b+1)); !ok || math.Abs(p.Bound-want) > 1e-12*want {
			t.Errorf("k = %g: bound %g, want %g", k, p.Bound, want)
		}
	}
}

// TestBoundIsReached takes the one case that needs all modifications the bound
// allows: x itself parts it best, so that the bound is 1, in floating point too.
func TestBoundIsReached(t *testing.T) {
	for x := -9.0; x <= 9; x++ {
		for y := -9.0; y <= 9; y += 0.25 {
			cases := []neuron.Case{{X: []float64{x, y}, T: true}}
			start := make([]float64, 3)
			p, ok := neuron.Prove(cases, start, neuron.Separate(cases).W)
			last := settle(neuron.Perceptron{Cases: cases, Order: neuron.Sequence{0}, Start: start}, 9)
			if !ok || p.Bound != 1 || last.Modifications != 1 {
				t.Errorf("(%g, %g): %d modifications of at most %.17g, want 1 of 1", x, y, last.Modifications, p.Bound)
			}
		}
	}
}
