// Package param is the one place where text becomes a setting. A setting is
// declared once, by a pointer to the variable it sets; the form, the link, the
// check, the error message and the reference page all come from that
// declaration.
package param

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what control fits a field.
type Kind string

// The kinds of field.
const (
	KindFloat  Kind = "float"
	KindInt    Kind = "int"
	KindBool   Kind = "bool"
	KindChoice Kind = "choice"
	KindList   Kind = "list"
	KindText   Kind = "text"
	KindFloats Kind = "floats"
)

// Field is one declared setting: its key, what it accepts, and access to the
// variable behind it.
type Field struct {
	Key     string
	Kind    Kind
	Label   string   // for people: "Learning rate"
	Symbol  string   // that formulas use: "η"; empty for none
	Help    string   // one line of meaning
	Default string   // the value at declaration, as text
	Options []Option // for KindChoice and the entries of KindList
	Range   Range    // for KindFloat, KindInt and the entries of KindFloats
	Max     int      // longest text in bytes for KindText and KindList, most entries for KindFloats
	Group   string   // heading it is under; "" for the first
	Main    bool     // one of the few that matter most: the form shows it large
	When    []Cond   // shown only while all of these hold; still accepted otherwise
	Needs   string   // shown only where the problem offers this, by a word of package objective or of the lab; "" for nothing

	parse func(string) error // sets the variable, or says what is wrong; see Want
	text  func() string
	want  func() string // asked for only where something is refused
}

// Cond holds when the field Key of the same owner has one of Values, or, with Not,
// none of them.
type Cond struct {
	Key    string
	Values []string
	Not    bool
}

// Holds reports whether the condition holds while the field Key has the value.
func (c Cond) Holds(value string) bool { return slices.Contains(c.Values, value) != c.Not }

// Refuse returns the Error for a value that the field takes and other settings do
// not go with. name is that of the field with its owner.
func (f Field) Refuse(name, value, want string) *Error {
	e := Refuse(name, value, want)
	e.label = f.Label
	return e
}

// Set parses text into the field's variable. On error the variable keeps its
// value and the error is an *Error.
func (f Field) Set(text string) error {
	err := f.parse(strings.TrimSpace(text))
	if err == nil {
		return nil
	}
	if want, ok := err.(Want); ok {
		return f.Refuse(f.Key, text, string(want))
	}
	return Fault(f.Key, "%s", err.Error())
}

// refusal is what the field wants, as the error of its parse.
func (f *Field) refusal() error { return Want(f.want()) }

// MustSet sets a value that the field is known to take.
func (f Field) MustSet(text string) {
	if err := f.Set(text); err != nil {
		panic(err)
	}
}

// Name returns the key and the label.
func (f Field) Name() (key, label string) { return f.Key, f.Label }

// String returns the present value as text that Set accepts and gives the same
// value for.
func (f Field) String() string { return f.text() }

// Want returns what the field accepts, in words: "a number from 0 to 0.999".
func (f Field) Want() string { return f.want() }

// Called returns the field with its name for people, and the symbol that formulas
// use for it; empty for none.
func (f Field) Called(label, symbol string) Field { f.Label, f.Symbol = label, symbol; return f }

// In returns the field under the heading group.
func (f Field) In(group string) Field { f.Group = group; return f }

// If returns the field, shown only while the owner's field key has one of values.
func (f Field) If(key string, values ...string) Field {
	return f.while(Cond{Key: key, Values: values})
}

// Unless returns the field, shown only while the owner's field key has another value.
func (f Field) Unless(key, value string) Field {
	return f.while(Cond{Key: key, Values: []string{value}, Not: true})
}

func (f Field) while(c Cond) Field {
	f.When = append(slices.Clone(f.When), c)
	return f
}

// Mainly returns the field as one of the few that matter most.
func (f Field) Mainly() Field { f.Main = true; return f }

// Needing returns the field, shown only where the problem offers what it needs to act.
func (f Field) Needing(what string) Field { f.Needs = what; return f }

// Acts reports whether the field has an effect beside the settings of its owner that
// are in force, by their keys.
func (f Field) Acts(inForce func(key string) string) bool {
	return !slices.ContainsFunc(f.When, func(c Cond) bool { return !c.Holds(inForce(c.Key)) })
}

// Float declares a real number.
func Float(p *float64, key string, r Range, help string) Field {
	f := Field{
		Key: key, Kind: KindFloat, Help: help, Default: Format(*p), Range: r,
		want: func() string { return r.of("a number") },
		text: func() string { return Format(*p) },
	}
	f.parse = func(s string) error {
		x, ok := Number(s)
		if !ok || !r.Holds(x) {
			return f.refusal()
		}
		*p = x
		return nil
	}
	return f
}

// Int declares an integer in [lo, hi].
func Int(p *int, key string, r Range, help string) Field {
	f := Field{
		Key: key, Kind: KindInt, Help: help, Default: strconv.Itoa(*p), Range: r,
		want: func() string { return r.of("a whole number") },
		text: func() string { return strconv.Itoa(*p) },
	}
	f.parse = func(s string) error {
		x, ok := Number(s)
		if !ok || !r.Holds(x) || x != math.Trunc(x) {
			return f.refusal()
		}
		*p = int(x)
		return nil
	}
	return f
}

// Bool declares a switch, written on or off.
func Bool(p *bool, key, help string) Field {
	f := Field{
		Key: key, Kind: KindBool, Help: help, Default: onOff(*p),
		want: func() string { return "on or off" },
		text: func() string { return onOff(*p) },
	}
	f.parse = func(s string) error {
		switch s {
		case "on", "1", "true":
			*p = true
		case "off", "0", "false":
			*p = false
		default:
			return f.refusal()
		}
		return nil
	}
	return f
}

func onOff(b bool) string {
	if b {
		return "on"
	}
	return "off"
}

// Text declares free text of at most max bytes, valid UTF-8 without control
// characters, that check accepts. check may be nil; its error is a Want, or
// says in sentences what is wrong.
func Text(p *string, key string, max int, check func(string) error, help string) Field {
	f := Field{
		Key: key, Kind: KindText, Help: help, Default: *p, Max: max,
		want: func() string { return fmt.Sprintf("text of at most %d bytes", max) },
		text: func() string { return *p },
	}
	f.parse = func(s string) error {
		if len(s) > max {
			return f.refusal()
		}
		if !Plain(s) {
			return Want("plain text, without control characters")
		}
		if check != nil {
			if err := check(s); err != nil {
				return err
			}
		}
		*p = s
		return nil
	}
	return f
}

// Plain reports whether s is UTF-8 without control characters. One that turns the direction of
// writing counts: it would turn the words of the page behind s as well.
func Plain(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
	})
}

// Floats declares a list of numbers with commas between, from min to max of
// them. The empty list is written "auto" and is legal when min is 0.
func Floats(p *[]float64, key string, r Range, min, max int, help string) Field {
	count := fmt.Sprintf("%d to %d numbers", min, max)
	if min == max {
		count = fmt.Sprintf("%d numbers", max)
	}
	if min == 0 {
		count = "auto or up to " + strings.TrimPrefix(count, "0 to ")
	}
	f := Field{
		Key: key, Kind: KindFloats, Help: help, Range: r, Max: max,
		want: func() string { return fmt.Sprintf("%s with commas between, each %s", count, r.each()) },
		text: func() string { return FormatList(*p) },
	}
	f.Default = f.text()
	f.parse = func(s string) error {
		xs, ok := numbers(s, max)
		if !ok || len(xs) < min || !all(xs, r.Holds) {
			return f.refusal()
		}
		*p = xs
		return nil
	}
	return f
}

func all(xs []float64, ok func(float64) bool) bool {
	return !slices.ContainsFunc(xs, func(x float64) bool { return !ok(x) })
}
