package main

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"hfplayground/core/param"
)

// Options are shown side by side instead of in a menu where there are few of them,
// or some more whose names are short.
const (
	maxRadio  = 3
	mostShort = 6
	maxName   = 9  // letters of each of more than maxRadio names and one
	maxNames  = 32 // letters of all the names
)

// sliderMax is the last position of a slider whose scale is not counted out in
// integers: finer than a hand can place it.
const sliderMax = 400

// Field is a declared setting as the template wants it.
type Field struct {
	Name, Label, Help, Default string

	Kind param.Kind
	Shown
	Options  []param.Option
	List     bool // its options are entries of a list: a menu fills the text
	Radio    bool
	Checkbox bool
	Decimal  bool
	About    bool // the session says what the option in force is
	Flag     bool // the page mirrors it as an attribute of the root
	Slider   *Slider
}

// Slider is the second face of a number.
type Slider struct {
	Lo, Hi           string
	Log, Zero, Whole bool
	Max              int
}

// Shown says when something of the form is shown.
type Shown struct {
	When  string // "a=one|two&b!=three": while all of it holds; "" for always
	Needs string // where the problem offers this; "" for always
}

func shownWhile(s param.Field, prefix string) Shown {
	return Shown{When: condition(s.When, prefix), Needs: s.Needs}
}

// Set is the fields of one owner that are under one heading.
type Set struct {
	Heading string // "" for none
	Shown          // where all its fields share this
	Fields  []Field
}

// sets returns what the template wants for the settings of one owner, whose names
// begin with prefix: those that matter most, and the others by their groups.
func sets(settings []param.Field, prefix string) (main []Field, rest []Set) {
	for _, s := range settings {
		f := field(s, prefix)
		if s.Main {
			main = append(main, f)
			continue
		}
		if n := len(rest) - 1; n < 0 || rest[n].Heading != s.Group {
			rest = append(rest, Set{Heading: s.Group, Shown: f.Shown})
		}
		set := &rest[len(rest)-1]
		set.Fields = append(set.Fields, f)
		if f.Shown != set.Shown {
			set.Shown = Shown{}
		}
	}
	return main, rest
}

// fields returns what the template wants for settings without groups.
func fields(settings []param.Field, prefix string) []Field {
	out := make([]Field, len(settings))
	for i, s := range settings {
		out[i] = field(s, prefix)
	}
	return out
}

func field(s param.Field, prefix string) Field {
	f := Field{
		Name: prefix + s.Key, Label: label(s), Help: s.Help, Default: s.Default,
		Kind: s.Kind, Shown: shownWhile(s, prefix), Options: s.Options,
		Radio:    s.Kind == param.KindChoice && sideBySide(s.Options),
		List:     s.Kind == param.KindList,
		Checkbox: s.Kind == param.KindBool,
		About:    s.Explain() != "",
		Decimal:  s.Kind == param.KindFloat || s.Kind == param.KindInt,
	}
	if f.Decimal {
		f.Slider = slider(s.Range, s.Kind == param.KindInt)
	}
	return f
}

// sideBySide reports whether options have room beside each other.
func sideBySide(options []param.Option) bool {
	letters, longest := 0, 0
	for _, o := range options {
		n := utf8.RuneCountInString(o.Label)
		letters, longest = letters+n, max(longest, n)
	}
	few := len(options) == maxRadio+1 || len(options) <= mostShort && longest <= maxName
	return len(options) <= maxRadio || few && letters <= maxNames
}

// label writes what a setting is called, and after it its symbol.
func label(s param.Field) string { return strings.TrimSuffix(s.Label+" "+s.Symbol, " ") }

// condition writes conditions as the page reads them.
func condition(all []param.Cond, prefix string) string {
	parts := make([]string, len(all))
	for i, c := range all {
		is := "="
		if c.Not {
			is = "!="
		}
		parts[i] = prefix + c.Key + is + strings.Join(c.Values, "|")
	}
	return strings.Join(parts, "&")
}

// slider returns the slider for r; nil where the range is so wide that most of
// its numbers would have no position.
func slider(r param.Range, whole bool) *Slider {
	steps := sliderMax
	if whole && !r.Log {
		span := r.Hi - r.Lo
		if span > 10*sliderMax {
			return nil
		}
		steps = int(math.Min(span, sliderMax))
	}
	return &Slider{Lo: number(r.Lo), Hi: number(r.Hi), Log: r.Log, Zero: r.Zero, Whole: whole, Max: steps}
}

// number writes x so that JavaScript's Number reads it.
func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
