package gate

import (
	"strconv"

	"hfplayground/core/wire"
)

// table is a unit with the cases of its truth table.
type table struct {
	gate   *wire.Gate
	inputs int // that are drawn
}

// cases returns how many cases there are to draw.
func (t *table) cases() int { return min(1<<t.inputs, len(t.gate.Sums)) }

// on reports whether input i is 1 in a case: the first input is the slowest.
func (t *table) on(i, k int) bool { return k>>(t.inputs-1-i)&1 == 1 }

// looked returns the case that is looked at, and whether there is one.
func (t *table) looked() (int, bool) {
	k := t.gate.Case
	return k, k >= 0 && k < t.cases()
}

func (t *table) fires(k int) bool  { return k < len(t.gate.Fires) && t.gate.Fires[k] }
func (t *table) target(k int) bool { return k < len(t.gate.Target) && t.gate.Target[k] }
func (t *table) wrong(k int) bool  { return t.fires(k) != t.target(k) }

// wrongs returns how many cases are answered wrongly.
func (t *table) wrongs() int {
	n := 0
	for k := range t.cases() {
		if t.wrong(k) {
			n++
		}
	}
	return n
}

// caseName returns the inputs of case k as digits.
func (t *table) caseName(k int) string {
	name := strconv.FormatInt(int64(k), 2)
	for len(name) < t.inputs {
		name = "0" + name
	}
	return name
}
