package main

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"hfplayground/core/param"
)

// Options are shown side by side instead of in a menu where there are few of them,
// or one more whose names are short.
const (
	maxRadio = 3
	maxNames = 30 // letters of all the names
)

// sliderMax is the last position of a slider whose scale is not counted out in
// integers: finer than a hand can place it.
const sliderMax = 400

// Field is a declared setting as the template wants it.
type Field struct {
	Name, Label, Help, Default string

	Kind        param.Kind
	When        string // "name=one|two": shown while that holds; "" for always
	Heading     string // sub-heading before the field, where a new group begins
	HeadingWhen string // the heading's own condition, where its fields share one
	Options     []param.Option
	List        bool // its options are entries of a list: a menu fills the text
	Radio       bool
	Checkbox    bool
	Decimal     bool
	Flag        bool // the page mirrors it as an attribute of the root
	Slider      *Slider
}

// Slider is the second face of a number.
type Slider struct {
	Lo, Hi           string
	Log, Zero, Whole bool
	Max              int
}

// fields returns what the template wants for the settings of one owner, whose
// names begin with prefix. A new group begins with a heading.
func fields(settings []param.Field, prefix string) []Field {
	out := make([]Field, len(settings))
	group := ""
	for i, s := range settings {
		out[i] = field(s, prefix)
		if s.Group != group {
			out[i].Heading, out[i].HeadingWhen = s.Group, shared(settings[i:], prefix)
		}
		group = s.Group
	}
	return out
}

func field(s param.Field, prefix string) Field {
	f := Field{
		Name: prefix + s.Key, Label: label(s), Help: s.Help, Default: s.Default,
		Kind: s.Kind, When: condition(s.When, prefix), Options: s.Options,
		Radio:    s.Kind == param.KindChoice && sideBySide(s.Options),
		List:     s.Kind == param.KindList,
		Checkbox: s.Kind == param.KindBool,
		Decimal:  s.Kind == param.KindFloat || s.Kind == param.KindInt,
	}
	if f.Decimal {
		f.Slider = slider(s.Range, s.Kind == param.KindInt)
	}
	return f
}

// sideBySide reports whether options have room beside each other.
func sideBySide(options []param.Option) bool {
	letters := 0
	for _, o := range options {
		letters += utf8.RuneCountInString(o.Label)
	}
	return len(options) <= maxRadio || len(options) == maxRadio+1 && letters <= maxNames
}

// shared returns the condition of the group that begins with the first of
// settings when all of it has the same.
func shared(settings []param.Field, prefix string) string {
	first := condition(settings[0].When, prefix)
	for _, s := range settings {
		if s.Group != settings[0].Group {
			break
		}
		if condition(s.When, prefix) != first {
			return ""
		}
	}
	return first
}

// label writes what a setting is called, and after it its symbol.
func label(s param.Field) string { return strings.TrimSuffix(s.Label+" "+s.Symbol, " ") }

func condition(c param.Cond, prefix string) string {
	if c.Key == "" {
		return ""
	}
	return prefix + c.Key + "=" + strings.Join(c.Values, "|")
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
