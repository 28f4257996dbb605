package neuron

import "fmt"

// Requirement is what one row of a truth table asks of weights and threshold.
type Requirement struct {
	Row int
	Inequality
}

// Requirements returns what the rows of t ask, one per row, with the numbers of u:
// w·x > θ of a row that must fire and w·x ≤ θ of one that is to be silent. It
// panics where u has not one weight an input.
//
// For XOR these are 0 ≤ θ, w₂ > θ, w₁ > θ and w₁ + w₂ ≤ θ. Source: M. Minsky and
// S. Papert, "Perceptrons", MIT Press 1969, for what one unit cannot compute.
func Requirements(t Table, u Unit) []Requirement {
	n := t.Inputs()
	all := make([]Requirement, len(t))
	for r, answer := range t {
		all[r] = Requirement{r, requirement(Row(n, r), answer, 1, u)}
	}
	return all
}

// requirement returns k·x against a number of thresholds, for k of weights.
func requirement(k []float64, fires bool, thetas int, u Unit) Inequality {
	relation, theta := AtMost, "θ"
	if fires {
		relation = Above
	}
	if thetas > 1 {
		theta = fmt.Sprintf("%dθ", thetas)
	}
	sum, size := u.terms(k)
	left := weightSum(k)
	return compare(left+" "+relation+" "+theta, sum, relation, float64(thetas)*u.Threshold, size)
}

// Contradiction is a proof that no unit computes a table: two rows that are to
// fire and two that are to be silent, whose inputs have the same sum. Then the
// requirements of the first two add up to more than 2θ, and those of the others,
// with the same left side, to at most 2θ.
type Contradiction struct {
	Fires, Silent [2]int // rows
	table         Table
}

// Contradict returns the first contradiction in t, and whether there is one.
// There is one in every table of up to MaxInputs inputs that no unit computes, as
// the tests show for each. It costs 4ⁿ sums.
func Contradict(t Table) (c Contradiction, ok bool) {
	silent := map[int][2]int{} // first pair of silent rows by its sum
	for _, pair := range pairs(t, false) {
		if _, known := silent[spread(pair)]; !known {
			silent[spread(pair)] = pair
		}
	}
	for _, pair := range pairs(t, true) {
		if other, found := silent[spread(pair)]; found {
			return Contradiction{Fires: pair, Silent: other, table: t}, true
		}
	}
	return Contradiction{}, false
}

// pairs returns all pairs of rows with the answer given.
func pairs(t Table, answer bool) [][2]int {
	var all [][2]int
	for a := range t {
		for b := a + 1; b < len(t); b++ {
			if t[a] == answer && t[b] == answer {
				all = append(all, [2]int{a, b})
			}
		}
	}
	return all
}

// spread returns a number that is the same for two pairs of rows exactly if
// their inputs have the same sum: a digit in base 3 for each input.
func spread(pair [2]int) int {
	sum, place := 0, 1
	for i := range MaxInputs {
		sum += place * (pair[0]>>i&1 + pair[1]>>i&1)
		place *= 3
	}
	return sum
}

// Line is one line of a derivation.
type Line struct {
	Inequality
	From []int  // lines it follows from, counted from 0; nil for a requirement
	Why  string // in words
}

// Derive returns the derivation line by line, with the numbers of u: two
// requirements and their sum, the other two and theirs, and what they come to.
// Of the two sums exactly one holds, whatever u is, so that at least one of the
// four requirements fails; the last line never holds. Derive panics where u has
// not one weight an input.
func (c Contradiction) Derive(u Unit) []Line {
	n := c.table.Inputs()
	both := make([]float64, n) // the sum of the inputs, the same of either pair
	for _, r := range c.Fires {
		for i, x := range Row(n, r) {
			both[i] += x
		}
	}
	var lines []Line
	for _, pair := range [][2]int{c.Fires, c.Silent} {
		fires, at := c.table[pair[0]], len(lines)
		for _, r := range pair {
			why := fmt.Sprintf("row %0*b must not fire", n, r)
			if fires {
				why = fmt.Sprintf("row %0*b must fire", n, r)
			}
			lines = append(lines, Line{Inequality: requirement(Row(n, r), fires, 1, u), Why: why})
		}
		lines = append(lines, Line{requirement(both, fires, 2, u), []int{at, at + 1}, "the sum of both"})
	}
	twice := 2 * u.Threshold
	return append(lines, Line{compare("2θ > 2θ", twice, Above, twice, 0), []int{2, 5}, "no number is above itself"})
}
