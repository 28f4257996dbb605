package param

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hfplayground/core/catalog"
)

// Option is one value of a choice, and one sentence or formula that says what it is; ""
// where the label does.
type Option struct{ Key, Label, Help string }

// Name returns the key and the label.
func (o Option) Name() (key, label string) { return o.Key, o.Label }

// Options returns the rows of a table as the options of a choice.
func Options[T catalog.Row](table []T) []Option {
	options := make([]Option, len(table))
	for i, row := range table {
		options[i].Key, options[i].Label = row.Name()
	}
	return options
}

// Explained returns the rows of a table as options that say what they are.
func Explained[T interface {
	catalog.Row
	Explain() string
}](table []T) []Option {
	options := Options(table)
	for i, row := range table {
		options[i].Help = row.Explain()
	}
	return options
}

// Explain returns the labels of the options in force that have a help, each with it.
func (f Field) Explain() string {
	var all []string
	for _, o := range f.Options {
		if o.Help != "" && slices.Contains(strings.Split(f.String(), ","), o.Key) {
			all = append(all, o.Label+": "+o.Help)
		}
	}
	return strings.Join(all, "; ")
}

// Choice declares one of a list of keys.
func Choice(p *string, key string, options []Option, help string) Field {
	keys := catalog.Keys(options)
	f := Field{
		Key: key, Kind: KindChoice, Help: help, Default: *p, Options: options,
		want: func() string { return "one of " + strings.Join(keys, ", ") },
		text: func() string { return *p },
	}
	f.parse = func(s string) error {
		if !slices.Contains(keys, s) {
			return f.refusal()
		}
		*p = s
		return nil
	}
	return f
}

// List declares a list of keys of options with commas between, at most max bytes
// long, that check accepts as a whole; its error is as that of a Text.
func List(p *string, key string, options []Option, max int, check func(string) error, help string) Field {
	keys := catalog.Keys(options)
	want := fmt.Sprintf("some of %s, with commas between, at most %d bytes", strings.Join(keys, ", "), max)
	f := Text(p, key, math.MaxInt, func(s string) error {
		if len(s) > max {
			return Want(want)
		}
		return check(s)
	}, help)
	f.Kind, f.Options, f.Max, f.want = KindList, options, max, func() string { return want }
	return f
}
