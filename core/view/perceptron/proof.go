package perceptron

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// proofPlot is one quantity of the proof against the modifications, with what the
// proof says of it.
type proofPlot struct {
	plot      draw.Rect
	name      string // of the quantity
	sign      string // ≥ or ≤
	asked     string // name of the bound
	values    []float64
	bound     func(k float64) float64
	above     bool    // the values are at least the bound
	most      float64 // beyond which nothing can be; +Inf for no such limit
	root      bool    // modifications are on a square-root scale, to the bound
	last      float64 // modifications at the right end
	low, high float64
}

// Measures of the proof, in pixels.
const (
	proofLeft    = 38.0 // labels of the values
	proofNarrow  = 27.0
	proofTitle   = 19.0
	proofFoot    = 18.0 // labels of the modifications
	proofHead    = 24.0 // above the first plot
	leastProof   = 24.0 // height of a plot
	proofTall    = 170.0
	proofTick    = 30.0
	slackOfBound = 1e-9 // of rounding in the bound
	boundRoom    = 4.0  // as many times the values a bound may reach: beyond, it leaves the plot
)

// ruleBounds is the two inequalities of the proof, from which the third follows.
// With a start other than 0 they begin at what it has.
//
// Source: A. B. J. Novikoff, "On convergence proofs on perceptrons", Symposium on
// the Mathematical Theory of Automata, 1962.
type ruleBounds struct {
	along, norm2   float64 // of the start
	delta, radius2 float64
}

func (b ruleBounds) product(k float64) float64 { return b.along + k*b.delta }
func (b ruleBounds) length2(k float64) float64 { return b.norm2 + k*b.radius2 }
func (b ruleBounds) cosine(k float64) float64  { return b.product(k) / math.Sqrt(b.length2(k)) }

// proofPlots returns the plots that there are, without their places: all three for
// cases that can be separated, else the length alone.
func (r *plan) proofPlots() []proofPlot {
	p := r.rule
	b := ruleBounds{delta: p.Delta, radius2: p.Radius2}
	if len(p.Norm2) > 0 {
		b.norm2 = p.Norm2[0]
	}
	if len(p.Along) > 0 {
		b.along = p.Along[0]
	}
	asked := [3]string{"k·δ", "k·X²", "√k·δ/X"}
	if b.along != 0 || b.norm2 != 0 {
		asked = [3]string{"w₀·w′ + k·δ", "|w₀|² + k·X²", "(w₀·w′ + k·δ) / √(|w₀|² + k·X²)"}
	}
	length := proofPlot{name: "|w|²", sign: "≤", asked: asked[1], values: p.Norm2, bound: b.length2, most: math.Inf(1)}
	if r.length == 0 || len(p.Along) == 0 {
		return fittedPlots(p, length)
	}
	return fittedPlots(p,
		proofPlot{name: "w·w′", sign: "≥", asked: asked[0], values: p.Along, bound: b.product, above: true, most: math.Inf(1)},
		length,
		proofPlot{name: "cos", sign: "≥", asked: asked[2], values: p.Cosine, bound: b.cosine, above: true, most: 1, root: p.Bound > 0 && draw.Finite(p.Bound)})
}

// fittedPlots sets the ends of the scales; plots without a value are left out.
func fittedPlots(p *wire.Perceptron, all ...proofPlot) []proofPlot {
	var kept []proofPlot
	for _, q := range all {
		q.last = math.Max(1, float64(len(q.values)-1))
		if q.root {
			q.last = math.Max(q.last, p.Bound)
		}
		q.low, q.high = 0, 0
		known := false
		for _, v := range q.values {
			if math.Abs(v) < draw.Far {
				q.low, q.high, known = math.Min(q.low, v), math.Max(q.high, v), true
			}
		}
		if end := q.bound(q.last); math.Abs(end) < draw.Far {
			if q.low == q.high {
				q.low, q.high = math.Min(q.low, end), math.Max(q.high, end)
			}
			q.low, q.high = math.Max(math.Min(q.low, end), -boundRoom*q.high), math.Min(math.Max(q.high, end), boundRoom*q.high)
		}
		if q.most < draw.Far {
			q.low, q.high = math.Max(-1, q.low), q.most
		}
		if q.high == q.low {
			q.high = q.low + 1
		}
		q.high += 0.12 * (q.high - q.low)
		if known {
			kept = append(kept, q)
		}
	}
	return kept
}

// drawProof writes how many modifications there were of how many there can be, and
// draws the plots above each other or side by side.
func (r *plan) drawProof(l *draw.Layer) {
	if r.proof.H < proofHead || r.proof.W < proofHead {
		return
	}
	right := r.w
	if r.rule.Cycle != "" {
		right = plot.Badge(l, r.pal, r.theme, r.rule.Cycle, r.proof.Y-3, r.w)
	} else if r.rule.Converged {
		right = plot.Badge(l, r.pal, r.theme, "converged", r.proof.Y-3, r.w)
	}
	l.Text(draw.Text{At: draw.Pt(r.proof.X, r.proof.Y+7), S: r.count(right - r.proof.X - 4), Size: draw.FontSize, Bold: true,
		Color: r.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
	plots, area := r.proofPlots(), r.proof.Below(proofHead)
	if r.length == 0 {
		why := "No line separates the cases: there is no w′."
		if draw.TextWidth(why, draw.SmallSize) > area.W {
			why = "No line separates the cases."
		}

		l.Text(draw.Label(draw.Pt(area.X, area.Y+5), draw.Cut(why, area.W, draw.SmallSize), r.pal.Ink, draw.Start, draw.Center))
		area = area.Below(plot.KeyRow)
	}
	for i := range plots {
		part := r.part(area, i, len(plots))
		left := proofLeft
		if r.inRow && len(plots) > 1 {
			left = proofNarrow
		}
		q := &plots[i]
		q.plot = draw.Rect{X: part.X + left, Y: part.Y + proofTitle, W: part.W - left - 6, H: part.H - proofTitle - proofFoot}
		if q.plot.H >= leastProof && q.plot.W >= leastProof {
			r.drawPlot(l, q)
		}
	}
}

// part returns the place of plot i of n.
func (r *plan) part(area draw.Rect, i, n int) draw.Rect {
	k := float64(i)
	if r.inRow {
		each := area.W / float64(n)
		return draw.Rect{X: area.X + k*each, Y: area.Y, W: each, H: area.H}
	}
	each := area.H / float64(n)
	if n == 1 {
		each = math.Min(area.H, 2*proofTall)
	}
	return draw.Rect{X: area.X, Y: area.Y + k*each, W: area.W, H: each}
}

// count returns how many modifications there were, and of how many at most; in
// signs where the width has no room for words.
func (r *plan) count(width float64) string {
	k := strconv.Itoa(max(0, r.rule.Count))
	long, brief := "modifications "+k, "k = "+k
	if bound, ok := r.most(); ok {
		long, brief = long+" of at most "+bound, brief+" ≤ "+bound
	}
	if draw.TextWidth(long, draw.FontSize) <= width {
		return long
	}
	return draw.Cut(brief, width, draw.FontSize)
}

// most returns the bound on the modifications as a whole number, and whether there
// is one.
func (r *plan) most() (string, bool) {
	bound := math.Floor(r.rule.Bound * (1 + slackOfBound))
	return plot.Fixed(bound, 1, 0), bound > 0 && bound < draw.Far && r.length > 0
}

// x returns where k modifications are on the horizontal axis.
func (q *proofPlot) x(k float64) float64 {
	t := k / q.last
	if q.root {
		t = math.Sqrt(t)
	}
	return q.plot.X + q.plot.W*t
}

// pixel returns where value v after k modifications is drawn.
func (q *proofPlot) pixel(k, v float64) draw.Point {
	return draw.Pt(q.x(k), q.plot.Y+q.plot.H*(q.high-v)/(q.high-q.low))
}
