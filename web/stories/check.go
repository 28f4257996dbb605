package stories

import (
	"strconv"

	"hfplayground/core/catalog"
	"hfplayground/core/words"
)

// Facts are what a run says for a sentence.
type Facts struct {
	Values map[string]string // by the name of the placeholder
	Claims []Claim
}

// Claim is a phrase of the sentence and whether the run bears it out.
type Claim struct {
	Phrase string
	Holds  bool
}

// Check computes what the sentences of a story say.
type Check struct {
	Observe func(r *Run) Facts
	Try     func(before, after *Run) Facts

	// Spoils are edits of the link: under one of them at least, each claim of the
	// sentence to observe is false. So a claim that cannot fail is found out.
	Spoils []string
}

// checks is the table of checks, by the key of the story.
func checks() []catalog.Entry[Check] {
	return []catalog.Entry[Check]{
		{Key: "bounce", New: bounce()},
		{Key: "rate", New: rate()},
		{Key: "momentum", New: momentum()},
		{Key: "newton", New: newton()},
		{Key: "newton-fails", New: newtonFails()},
		{Key: "inside", New: inside()},
		{Key: "damping", New: damping()},
		{Key: "warm", New: warm()},
		{Key: "saddle", New: saddle()},
		{Key: "and", New: and()},
		{Key: "xor", New: xor()},
		{Key: "perceptron", New: perceptron()},
		{Key: "layer", New: layer()},
		{Key: "equal-steps", New: equalSteps()},
		{Key: "equal-cost", New: equalCost()},
		{Key: "differences", New: differences()},
		{Key: "eigenvalues", New: eigenvalues()},
		{Key: "spirals", New: spirals()},
		{Key: "eight-layers", New: eightLayers()},
		{Key: "starve", New: starve()},
		{Key: "batches", New: batches()},
		{Key: "trust", New: trust()},
		{Key: "fade", New: fade()},
		{Key: "hold", New: states()},
		{Key: "cheaper", New: cheaper()},
		{Key: "letters", New: letters()},
	}
}

// number returns the setting name, which is one; NaN would fail every claim, but a
// link that is tested has none.
func (r *Run) number(name string) float64 {
	x, _ := strconv.ParseFloat(r.Settings[name], 64)
	return x
}

func whole(n int) string { return strconv.Itoa(n) }

// times writes a ratio for a sentence, with two digits: more would be read as
// meaning something.
func times(ratio float64) string { return plain(ratio, 2) }

// plain writes x with so many digits, and without a power of ten where a reader can
// do without.
func plain(x float64, digits int) string {
	const most = 1e6
	if rounded := words.Rounded(x, digits); rounded >= 1 && rounded < most {
		return strconv.FormatFloat(rounded, 'f', -1, 64)
	}
	return words.Significant(x, digits)
}
