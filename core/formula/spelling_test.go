package formula_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"hfplayground/core/formula"
)

// writer writes random formulas twice: short, as people do, and with every operator
// and parenthesis.
type writer struct{ *rand.Rand }

func (w writer) of(options ...string) string { return options[w.IntN(len(options))] }

// variable returns two names of x or of y.
func (w writer) variable() (short, full string) {
	full = w.of("x", "y")
	if full == "x" {
		return w.of("x", "X", "x1", "X1", "x₁"), full
	}
	return w.of("y", "Y", "x2", "X2", "x₂"), full
}

// power returns a name or a number with an exponent or without.
func (w writer) power() (short, full string) {
	short, full = w.variable()
	if w.IntN(3) == 0 {
		return short + w.of("²", "^2", "**2"), "(" + full + "^2)"
	}
	return short, full
}

// bare returns what a function needs no parentheses around.
func (w writer) bare(depth int) (short, full string) {
	switch w.IntN(6) {
	case 0:
		return w.bars(depth)
	case 1:
		short, full = w.power()
		number := w.of("2", ".5")
		return number + w.of("", " ") + short, "(" + number + "*" + full + ")"
	case 2:
		short, full = w.power()
		return w.of("-", "−") + short, "(-" + full + ")"
	case 3:
		return "xy", "(x*y)"
	case 4:
		return w.function(depth - 1)
	}
	return w.power()
}

func (w writer) bars(depth int) (short, full string) {
	a, b := w.sum(depth - 1)
	return "|" + a + "|", "abs(" + b + ")"
}

// function returns a function of one argument with it.
func (w writer) function(depth int) (short, full string) {
	name := w.of("sin", "cos", "exp", "atan", "cbrt", "sign")
	if depth <= 0 {
		short, full = w.variable()
		return name + " " + short, name + "(" + full + ")"
	}
	a, b := w.sum(depth - 1)
	switch w.IntN(4) {
	case 0:
		return name + "(" + a + ")", name + "(" + b + ")"
	case 1:
		return name + w.of("^2(", "²(") + a + ")", "(" + name + "(" + b + ")^2)"
	}
	a, b = w.bare(depth - 1)
	return name + " " + a, name + "(" + b + ")"
}

// factor returns what is multiplied; what follows it must not be taken for a part
// of an argument without parentheses.
func (w writer) factor(depth int) (short, full string) {
	if depth <= 0 {
		return w.power()
	}
	a, b := w.sum(depth - 1)
	switch w.IntN(4) {
	case 0:
		return "(" + a + ")", "(" + b + ")"
	case 1:
		return w.function(depth)
	}
	return w.power()
}

func (w writer) product(depth int) (short, full string) {
	a, b := w.power()
	c, d := w.factor(depth)
	return a + w.of(" ", "·", "×", "*") + c, "(" + b + "*" + d + ")"
}

func (w writer) sum(depth int) (short, full string) {
	a, b := w.product(depth)
	c, d := w.product(depth)
	op := w.of("+", "-")
	return a + " " + op + " " + c, "(" + b + op + d + ")"
}

// What is written short is the function that is written in full.
func TestShortSpellings(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(5, 5))}
	for range 3000 {
		short, full := w.sum(3)
		if len(short) > formula.MaxBytes || len(full) > formula.MaxBytes {
			continue
		}
		f, err := formula.Parse(short, nil)
		g, errFull := formula.Parse(full, nil)
		if err != nil || errFull != nil {
			t.Fatalf("%q: %v; %q: %v", short, err, full, errFull)
		}
		x, y := w.Float64()*4-2, w.Float64()*4-2
		if a, b := fmt.Sprint(f.Value(x, y), derivatives(f, x, y)), fmt.Sprint(g.Value(x, y), derivatives(g, x, y)); a != b {
			t.Fatalf("at (%g, %g) %q = %s, %q = %s", x, y, short, a, full, b)
		}
	}
}
