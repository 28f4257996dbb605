package neuron

import (
	"fmt"
	"math/bits"
	"strings"

	"hfplayground/core/param"
)

// MaxInputs is the most inputs a truth table has here.
const MaxInputs = 4

// Table is a truth table of n inputs: 2ⁿ answers, those of the rows 0…00, 0…01,
// 0…10 and so on. The first input is the highest bit of the row, as one reads.
type Table []bool

// Row returns the inputs of row r of a table of n inputs, each 0 or 1.
func Row(n, r int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = float64(r >> (n - 1 - i) & 1)
	}
	return x
}

// Inputs returns n, the number of inputs. It panics for a length that is not
// 2ⁿ with n in [1, MaxInputs].
func (t Table) Inputs() int {
	n := bits.Len(uint(len(t))) - 1
	checkInputs("Table", n)
	if len(t) != 1<<n {
		panic(fmt.Sprintf("neuron: Table: %d rows, want a power of two", len(t)))
	}
	return n
}

// Cases returns the rows of the table as cases for a perceptron, in order.
func (t Table) Cases() []Case {
	n := t.Inputs()
	cases := make([]Case, len(t))
	for r, answer := range t {
		cases[r] = Case{X: Row(n, r), T: answer}
	}
	return cases
}

func checkInputs(who string, n int) {
	if n < 1 || n > MaxInputs {
		panic(fmt.Sprintf("neuron: %s: %d inputs, want 1 to %d", who, n, MaxInputs))
	}
}

// tableWant is what ParseTable accepts, in words.
const tableWant = param.Want("2, 4, 8 or 16 digits, each 0 or 1: one per row of the truth table")

// ParseTable reads a table of 1 to MaxInputs inputs from one digit a row: "0110"
// is XOR. Blanks are ignored. The error is a param.Want.
func ParseTable(text string) (Table, error) {
	digits := strings.Join(strings.Fields(text), "")
	if n := bits.Len(uint(len(digits))) - 1; n < 1 || n > MaxInputs || len(digits) != 1<<n || strings.Trim(digits, "01") != "" {
		return nil, tableWant
	}
	t := make(Table, len(digits))
	for r := range t {
		t[r] = digits[r] == '1'
	}
	return t, nil
}

// FormatTable writes t as ParseTable reads it.
func FormatTable(t Table) string {
	text := make([]byte, len(t))
	for r, answer := range t {
		text[r] = '0'
		if answer {
			text[r] = '1'
		}
	}
	return string(text)
}
