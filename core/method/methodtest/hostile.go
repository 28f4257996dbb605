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

// poisoned is an Objective whose answers of one kind are bad after so many good
// ones.
type poisoned struct {
	objective.Objective
	kind poison
	bad  float64
	good int // answers left before the first bad one
}

func (p *poisoned) String() string {
	return fmt.Sprintf("%v %g after %d", p.kind, p.bad, p.good)
}

func (p *poisoned) At(x []float64) objective.Point {
	return poisonedPoint{Point: p.Objective.At(x), p: p}
}

// spoils reports whether an answer of this kind is to be bad, and counts it.
func (p *poisoned) spoils(kind poison) bool {
	if p.kind != kind {
		return false
	}
	p.good--
	return p.good < 0
}

type poisonedPoint struct {
	objective.Point
	p *poisoned
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

// poisons returns every way to spoil f: each kind, by each bad number, from the
// beginning, and after a few good answers.
func poisons(f objective.Objective) []*poisoned {
	var all []*poisoned
	for _, kind := range []poison{poisonValue, poisonGradient, poisonHessVec} {
		for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64} {
			for _, good := range []int{0, 1, 5, 20} {
				all = append(all, &poisoned{Objective: f, kind: kind, bad: bad, good: good})
			}
		}
	}
	return all
}
