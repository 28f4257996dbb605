package methodtest

import (
	"fmt"
	"math"

	"hfplayground/core/objective"
)

// poison is a kind of answer that turns bad.
type poison int

const (
	poisonValue poison = iota
	poisonGradient
	poisonHessVec
)

func (p poison) String() string { return [...]string{"value", "gradient", "product"}[p] }

// Poisoned is an Objective whose answers of one kind are bad after so many good
// ones.
type Poisoned struct {
	objective.Objective
	kind poison
	bad  float64
	good int // answers left before the first bad one
}

// String says what is bad: "gradient NaN after 5".
func (p *Poisoned) String() string {
	return fmt.Sprintf("%v %g after %d", p.kind, p.bad, p.good)
}

// At returns the point at x, whose answers may be bad.
func (p *Poisoned) At(x []float64) objective.Point {
	return poisonedPoint{Point: p.Objective.At(x), p: p}
}

// spoils reports whether an answer of this kind is to be bad, and counts it.
func (p *Poisoned) spoils(kind poison) bool {
	if p.kind != kind {
		return false
	}
	p.good--
	return p.good < 0
}

type poisonedPoint struct {
	objective.Point
	p *Poisoned
}

func (q poisonedPoint) Value() float64 {
	if q.p.spoils(poisonValue) {
		return q.p.bad
	}
	return q.Point.Value()
}

func (q poisonedPoint) Gradient(dst []float64) {
	q.Point.Gradient(dst)
	if q.p.spoils(poisonGradient) {
		dst[len(dst)-1] = q.p.bad
	}
}

func (q poisonedPoint) HessVec(dst, v []float64) {
	q.Point.HessVec(dst, v)
	if q.p.spoils(poisonHessVec) {
		dst[len(dst)-1] = q.p.bad
	}
}

// Poisons returns every way to spoil f: each kind, by each bad number, from the
// beginning, and after a few good answers.
func Poisons(f objective.Objective) []*Poisoned {
	var all []*Poisoned
	for _, kind := range []poison{poisonValue, poisonGradient, poisonHessVec} {
		for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64} {
			for _, good := range []int{0, 1, 5, 20} {
				all = append(all, &Poisoned{Objective: f, kind: kind, bad: bad, good: good})
			}
		}
	}
	return all
}
