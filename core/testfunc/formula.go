package testfunc

import (
	"errors"
	"fmt"

	"hfplayground/core/formula"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Formula is a function of x and y typed by a person, with named parameters. See
// package formula for what can be typed.
type Formula struct {
	text     string
	params   string
	compiled *formula.Formula // of text and params, always
}

var _ Function = (*Formula)(nil)

// NewFormula returns Rosenbrock's valley with a gentler wall and a ripple.
func NewFormula() *Formula {
	f := &Formula{text: "(x^2 - y)^2 + (1 - x)^2 + sin(3 x)"}
	if err := f.compile(f.text, f.params); err != nil {
		panic(err) // the text above is wrong
	}
	return f
}

// Fields declares the parameters and the formula. Each is checked against the
// other at its present value, so a new parameter is set before the formula that uses it,
// and one that is still used cannot be removed.
func (f *Formula) Fields() []param.Field {
	return []param.Field{
		param.Text(&f.params, "params", formula.MaxParamsBytes, f.checkParams, "These are named numbers for the formula, such as a=1, b=2.").Called("Parameters", ""),
		param.Text(&f.text, "f", formula.MaxBytes, f.checkText, "This is a function of x and y (or x1 and x2), such as (a - x)^2 + b (y - x^2)^2, |x| + √y or sin^2(3x) cos y.").Called("Formula", "f"),
	}
}

// checkText compiles text, so that what the field accepts is what is in force.
func (f *Formula) checkText(text string) error {
	if err := f.compile(text, f.params); err != nil {
		return fmt.Errorf("%s is not a formula. %s", formula.Quote(param.Shorten(text)), reason(err))
	}
	return nil
}

// checkParams compiles the present formula with other parameters.
func (f *Formula) checkParams(params string) error {
	if _, err := formula.ParseParams(params); err != nil {
		return fmt.Errorf("%q is not a list of names and numbers such as a=1, b=2. %s", param.Shorten(params), reason(err))
	}
	if err := f.compile(f.text, params); err != nil {
		return fmt.Errorf("The parameters %q do not go with the formula %q. %s", param.Shorten(params), param.Shorten(f.text), reason(err))
	}
	return nil
}

// compile puts text and params in force, or nothing if they cannot be read.
func (f *Formula) compile(text, params string) error {
	named, err := formula.ParseParams(params)
	if err != nil {
		return err
	}
	compiled, err := formula.Parse(text, named)
	if err != nil {
		return err
	}
	f.compiled = compiled
	return nil
}

// reason returns what a formula's error says to people.
func reason(err error) string {
	var e *formula.Error
	if errors.As(err, &e) {
		return e.Text()
	}
	return err.Error()
}

// About returns the formula as it was typed; its minima are not known.
func (f *Formula) About() About {
	about := About{
		Formula: f.text,
		Source:  "Typed by the reader",
		Domain:  [2][2]float64{{-3, 3}, {-3, 3}},
		Start:   []float64{-2, -1},
	}
	if f.params != "" {
		about.Formula += " with " + f.params
	}
	return about
}

// Dim returns 2.
func (f *Formula) Dim() int { return 2 }

// At returns the Point at x, of the formula in force now.
func (f *Formula) At(x []float64) objective.Point {
	return &formulaPoint{position: at("Formula", x, 2), f: f.compiled}
}

type formulaPoint struct {
	position
	f *formula.Formula
}

func (p *formulaPoint) Value() float64 { return p.f.Value(p.x[0], p.x[1]) }

func (p *formulaPoint) Gradient(dst []float64) {
	p.checkLen("dst", dst)
	dst[0], dst[1] = p.f.Gradient(p.x[0], p.x[1])
}

func (p *formulaPoint) HessVec(dst, v []float64) {
	p.checkLen("dst", dst)
	p.checkLen("v", v)
	dst[0], dst[1] = p.f.HessVec(p.x[0], p.x[1], v[0], v[1])
}
