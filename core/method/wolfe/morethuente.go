package wolfe

import "math"

// sample is φ at one step length.
type sample struct {
	at float64 // α
	f  float64 // φ(α)
	g  float64 // φ'(α)
}

// tilted returns the sample with k·α taken from φ.
func (s sample) tilted(k float64) sample { return sample{s.at, s.f - s.at*k, s.g - k} }

// interval is where Moré and Thuente look for the step length.
type interval struct {
	best, other  sample  // its ends: best has the lower value
	bracketed    bool    // a minimum lies between the ends
	lower, upper float64 // bounds of the next trial
	width, wider float64 // |other − best| one trial and two trials before
	next         float64 // the next trial
}

// Constants of Moré and Thuente's search, those of MINPACK-2.
const (
	decrease    = 1e-4  // c₁ of sufficient decrease, from Nocedal and Wright, section 3.1
	longest     = 1e20  // step length
	narrowest   = 1e-10 // relative width of the interval
	leastGrowth = 1.1   // of a trial, from the end with the lower value
	mostGrowth  = 4
	shrinkage   = 2. / 3 // in two trials the interval is to be narrower than that, or it is bisected
)

// moreThuente finds a step length with φ(α) ≤ φ(0) + c₁αφ'(0) and |φ'(α)| ≤ share·|φ'(0)|.
// Until one has both a sufficient decrease and a slope that is not negative, it works on
// ψ(α) = φ(α) − φ(0) − c₁αφ'(0); then on φ.
//
// Source: J. Moré and D. Thuente, "Line search algorithms with guaranteed sufficient
// decrease", ACM Trans. Math. Software 20(3), 1994.
func moreThuente(l *line, first, share float64) error {
	start := sample{f: l.value, g: l.slope}
	tilt := decrease * l.slope
	first = math.Min(first, longest)
	iv := interval{best: start, other: start, upper: first + mostGrowth*first, width: longest, wider: 2 * longest, next: first}
	for onTilted := true; ; {
		t, err := l.bothAt(iv.next)
		if err != nil {
			return err
		}
		enough := t.f <= l.value+t.at*tilt
		switch {
		case iv.exhausted(t.at):
			return errSteep
		case t.at == longest && enough && t.g <= tilt:
			return errEndless
		case t.at == 0 && (!enough || t.g >= tilt):
			return errSteep
		case enough && math.Abs(t.g) <= share*-l.slope:
			return nil
		}
		onTilted = onTilted && !(enough && t.g >= 0)
		if onTilted && t.f <= iv.best.f && !enough {
			iv.best, iv.other = iv.best.tilted(tilt), iv.other.tilted(tilt)
			iv.update(t.tilted(tilt))
			iv.best, iv.other = iv.best.tilted(-tilt), iv.other.tilted(-tilt)
		} else {
			iv.update(t)
		}
		iv.guard()
	}
}

// exhausted reports whether no step length between the ends is left to try.
func (iv *interval) exhausted(step float64) bool {
	return iv.bracketed && (step <= iv.lower || step >= iv.upper || iv.upper-iv.lower <= narrowest*iv.upper)
}

// guard keeps the next trial within bounds, and bisects an interval that has not become
// narrower in two trials. Where nothing is left to try, the next trial is the best.
func (iv *interval) guard() {
	if iv.bracketed {
		width := iv.other.at - iv.best.at
		if math.Abs(width) >= shrinkage*iv.wider {
			iv.next = iv.best.at + 0.5*width
		}
		iv.width, iv.wider = math.Abs(width), iv.width
		iv.lower, iv.upper = math.Min(iv.best.at, iv.other.at), math.Max(iv.best.at, iv.other.at)
	} else {
		iv.lower = iv.next + leastGrowth*(iv.next-iv.best.at)
		iv.upper = iv.next + mostGrowth*(iv.next-iv.best.at)
	}
	iv.next = math.Max(0, math.Min(iv.next, longest))
	if iv.exhausted(iv.next) {
		iv.next = iv.best.at
	}
}

// update chooses the next trial after t, section 4 of the paper, and takes t as an end.
func (iv *interval) update(t sample) {
	best := iv.best
	turned := (t.g < 0) != (best.g < 0) // the slopes are of opposite sign
	switch {
	case t.f > best.f:
		iv.next, iv.bracketed = beforeRise(best, t), true
	case turned:
		iv.next, iv.bracketed = afterTurn(best, t), true
	case math.Abs(t.g) < math.Abs(best.g):
		iv.next = iv.flatter(t)
	case iv.bracketed:
		theta, gamma := cubic(iv.other, t)
		iv.next = minimiser(t, iv.other, theta, gamma)
	default:
		iv.next = iv.end(t)
	}
	switch {
	case t.f > best.f:
		iv.other = t
	case turned:
		iv.best, iv.other = t, best
	default:
		iv.best = t
	}
}

// end returns the bound that lies on the far side of t from the best.
func (iv *interval) end(t sample) float64 {
	if t.at > iv.best.at {
		return iv.upper
	}
	return iv.lower
}

// beforeRise returns the next trial where t is higher than best: the minimiser of the cubic
// where that is nearer to best than the one of the quadratic, else the mean of both.
func beforeRise(best, t sample) float64 {
	theta, gamma := cubic(best, t)
	c := minimiser(best, t, theta, gamma)
	q := best.at + best.g/((best.f-t.f)/(t.at-best.at)+best.g)/2*(t.at-best.at)
	if math.Abs(c-best.at) < math.Abs(q-best.at) {
		return c
	}
	return c + (q-c)/2
}

// afterTurn returns the next trial where t is lower and beyond a minimum: of the minimiser of
// the cubic and that of the secant the one farther from t.
func afterTurn(best, t sample) float64 {
	theta, gamma := cubic(best, t)
	c, s := minimiser(t, best, theta, gamma), secant(best, t)
	if math.Abs(c-t.at) > math.Abs(s-t.at) {
		return c
	}
	return s
}

// flatter returns the next trial where t is lower and flatter, and the minimum lies beyond:
// the cubic may have none there, and then the bound takes its place.
func (iv *interval) flatter(t sample) float64 {
	best := iv.best
	theta, gamma := cubic(best, t)
	if t.at > best.at {
		gamma = -gamma
	}
	c, s := iv.end(t), secant(best, t)
	if r := (gamma - t.g + theta) / (gamma + best.g - t.g + gamma); r < 0 && gamma != 0 {
		c = t.at + r*(best.at-t.at)
	}
	near, far := s, s
	if math.Abs(c-t.at) < math.Abs(s-t.at) {
		near = c
	}
	if math.Abs(c-t.at) > math.Abs(s-t.at) {
		far = c
	}
	if !iv.bracketed {
		return math.Max(iv.lower, math.Min(far, iv.upper))
	}
	// It is an extrapolation: the nearer one, and not too near to the other end.
	limit := t.at + shrinkage*(iv.other.at-t.at)
	if t.at > best.at {
		return math.Min(limit, near)
	}
	return math.Max(limit, near)
}

// cubic returns θ and γ ≥ 0 of the cubic through the values and slopes of a and b: its
// stationary points are where θ² − γ² = a.g·b.g. It is scaled so as not to overflow.
func cubic(a, b sample) (theta, gamma float64) {
	theta = 3*(a.f-b.f)/(b.at-a.at) + a.g + b.g
	s := math.Max(math.Max(math.Abs(a.g), math.Abs(b.g)), math.Abs(theta))
	return theta, s * math.Sqrt(math.Max(0, (theta/s)*(theta/s)-(a.g/s)*(b.g/s)))
}

// minimiser returns where the cubic with θ and γ through a and b has its minimum, reckoned from a.
func minimiser(a, b sample, theta, gamma float64) float64 {
	if b.at < a.at {
		gamma = -gamma
	}
	return a.at + (gamma-a.g+theta)/(gamma-a.g+gamma+b.g)*(b.at-a.at)
}

// secant returns where the slope is zero on the line through those of a and t.
func secant(a, t sample) float64 { return t.at + t.g/(t.g-a.g)*(a.at-t.at) }
