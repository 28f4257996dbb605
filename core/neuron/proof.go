package neuron

import "math"

// Proof is the convergence theorem of the perceptron for given cases, start and
// w′: how far each modification must bring the weights, how much it may lengthen
// them, and how many there can be before the two collide.
//
// The paper's proof, with its slips put right: a modified case has
// [2T − 1]x·w ≤ 0, with 0 where T = 1 and x·w = 0, as in the first step from
// w = 0; so |w₁|² ≤ |w|² + |x|² is not strict.
//
// Source: A. B. J. Novikoff, "On convergence proofs on perceptrons", Proc. Symp.
// Mathematical Theory of Automata, 1962; section 4 of the paper, after Coolen.
type Proof struct {
	W     []float64 // w′ = (θ, w₁ … w_N), of any length
	Start []float64 // w₀, the weights at the start
	Delta float64   // δ = min [2T − 1]w′·x, above 0
	X2    float64   // X² = max |x|²

	// Bound is the largest n with (w₀·w′ + nδ)² ≤ |w′|²(|w₀|² + nX²), which no
	// number of modifications exceeds. From w₀ = 0 it is X²|w′|²/δ².
	Bound float64

	// Limit is δ/(|w′|X): from w₀ = 0, cos(wₙ, w′) is at least √n times as much.
	Limit float64
}

// Prove returns the proof for cases, of which there is at least one, a start and
// w′. ok is false where w′ does not answer all cases strictly.
func Prove(cases []Case, start, w []float64) (p Proof, ok bool) {
	checkCases("Prove", cases, start, w)
	signed := make([][]float64, len(cases))
	p = Proof{W: w, Start: start}
	for k, c := range cases {
		signed[k] = c.signed()
		p.X2 = max(p.X2, dot(signed[k], signed[k]))
	}
	p.Delta = minDot(signed, w)
	if !(p.Delta > 0) {
		return Proof{}, false
	}
	p.Bound = whole(p.bound())
	p.Limit = p.Delta / (length(w) * math.Sqrt(p.X2))
	return p, true
}

// whole returns x, or the whole number next to it where that differs by no more
// than the rounding of a margin may make: a bound of 1 must not come out below 1,
// where one modification would pass it.
func whole(x float64) float64 {
	if near := math.Round(x); math.Abs(x-near) <= 1e-9*near {
		return near
	}
	return x
}

// bound returns the largest root n of (a + nδ)² = |w′|²(|w₀|² + nX²), a = w₀·w′:
// that of δ²n² + 2bn = |w′|²|v|², where v is the part of w₀ across w′. Nothing in
// it cancels, however long w₀ is.
func (p Proof) bound() float64 {
	square := dot(p.W, p.W)
	along := dot(p.Start, p.W)
	across := append([]float64(nil), p.Start...)
	for i, w := range p.W {
		across[i] -= along / square * w
	}
	b := along*p.Delta - square*p.X2/2
	c := square * dot(across, across)
	root := math.Sqrt(b*b + p.Delta*p.Delta*c)
	if b > 0 {
		return c / (b + root)
	}
	return (root - b) / (p.Delta * p.Delta)
}

// Evidence is the proof at one modification: its inequalities with their numbers,
// in the order in which they are used.
type Evidence struct {
	Misjudged     Inequality // [2T − 1]x·w ≤ 0: why the case is modified
	Progress      Inequality // w₁·w′ ≥ w·w′ + δ
	Growth        Inequality // |w₁|² ≤ |w|² + X²
	TotalProgress Inequality // wₙ·w′ ≥ w₀·w′ + nδ
	TotalGrowth   Inequality // |wₙ|² ≤ |w₀|² + nX²
	Cosine        Inequality // cos(wₙ, w′) against what both totals leave it
	Schwarz       Inequality // cos(wₙ, w′) ≤ 1
	Count         Inequality // n ≤ Bound
}

// Lines returns the inequalities in the order in which they are used.
func (e Evidence) Lines() []Inequality {
	return []Inequality{e.Misjudged, e.Progress, e.Growth, e.TotalProgress, e.TotalGrowth, e.Cosine, e.Schwarz, e.Count}
}

// Check returns the evidence at a step of the run of cases. ok is false for a
// step that modifies nothing, of which the proof does not speak. Numbers that
// differ by rounding alone count as equal: of a case that touches the margin, the
// progress is δ exactly.
//
// Where w₀·w′ + nδ is still negative the totals leave the cosine nothing but −1;
// from w₀ = 0 that does not happen.
func (p Proof) Check(cases []Case, s Step) (e Evidence, ok bool) {
	if !s.Modified() {
		return Evidence{}, false
	}
	n, z := float64(s.Modifications), cases[s.Case].signed()
	before, after := dot(s.Before, p.W), dot(s.After, p.W)
	square0, square1 := dot(s.Before, s.Before), dot(s.After, s.After)
	start, startSquare := dot(p.Start, p.W), dot(p.Start, p.Start)
	terms := math.Abs(start) + n*math.Sqrt(p.X2)*length(p.W) // the most that wₙ·w′ has been made of
	bound := "n ≤ X²|w′|²/δ²"
	if startSquare > 0 {
		bound = "n ≤ the root of (w₀·w′ + nδ)² = |w′|²(|w₀|² + nX²)"
	}
	cosine, least := p.cosine(s.After), p.leastCosine(n)
	return Evidence{
		compare("[2T − 1]x·w ≤ 0", dot(z, s.Before), AtMost, 0, length(z)*math.Sqrt(square0)),
		compare("w₁·w′ ≥ w·w′ + δ", after, AtLeast, before+p.Delta, terms),
		compare("|w₁|² ≤ |w|² + X²", square1, AtMost, square0+p.X2, 0),
		compare("wₙ·w′ ≥ w₀·w′ + nδ", after, AtLeast, start+n*p.Delta, terms),
		compare("|wₙ|² ≤ |w₀|² + nX²", square1, AtMost, startSquare+n*p.X2, 0),
		compare("cos(wₙ, w′) ≥ (w₀·w′ + nδ)/(|w′|√(|w₀|² + nX²))", cosine, AtLeast, least, 1),
		compare("cos(wₙ, w′) ≤ 1", cosine, AtMost, 1, 1),
		compare(bound, n, AtMost, p.Bound, 0),
	}, true
}

// cosine returns the cosine of the angle between w and w′, 0 for w = 0.
func (p Proof) cosine(w []float64) float64 {
	if long := length(w) * length(p.W); long > 0 {
		return dot(w, p.W) / long
	}
	return 0
}

// leastCosine returns what the cosine is at least after n modifications.
func (p Proof) leastCosine(n float64) float64 {
	along := dot(p.Start, p.W) + n*p.Delta
	if along < 0 {
		return -1
	}
	return along / (length(p.W) * math.Sqrt(dot(p.Start, p.Start)+n*p.X2))
}
