// Package race runs several methods on one problem from one start: contenders
// with their settings, the plan and the segments of each run, its iterates, and
// the rule that ends it.
package race

import (
	"fmt"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// MaxContenders is how many runs there may be at once: as many as there are markers,
// so that no two runs of a method look the same.
const MaxContenders = 8

// Contender is one method of the race with its settings. Copies share Method and Fields; Fresh and Copy do not.
type Contender struct {
	ID     string // in links: the key of the method, for a second of a kind with a number, "gd-2"
	Label  string // for people: "Gradient descent 2"
	Style  wire.Style
	onLoss bool // what is minimised is the mean loss of a net
	make   func() method.Method
	Method method.Method
	Fields []param.Field // the settings of Method; keys without the id
}

// Name returns the id and the label.
func (e Contender) Name() (id, label string) { return e.ID, e.Label }

// Fresh returns the contender with its default settings.
func (e Contender) Fresh() Contender {
	e.Method = e.make()
	if m, ok := e.Method.(method.LossTuned); ok && e.onLoss {
		m.TuneToLoss()
	}
	e.Fields = e.Method.Fields()
	return e
}

// Copy returns the contender with a method of its own that has the same settings.
func (e Contender) Copy() Contender {
	c := e.Fresh()
	for i, f := range c.Fields {
		f.MustSet(e.Fields[i].String())
	}
	return c
}

// Text writes the settings: two contenders of one method with the same text are
// alike.
func (e Contender) Text() string {
	var text strings.Builder
	for _, f := range e.Fields {
		fmt.Fprintf(&text, "%s=%s&", f.Key, f)
	}
	return text.String()
}

// Field returns the setting under key. It panics where there is none.
func (e Contender) Field(key string) param.Field {
	return catalog.Get(e.Fields, key)
}

// CheckRace returns an error in words unless s is "" or has up to MaxContenders different ids with commas between.
func CheckRace(s string) error {
	_, err := ParseRace(s, false)
	return err
}

// ParseRace returns the contenders of a list of ids with commas between, each with its default settings: those for the
// loss of a net where onLoss is set. The error is that of CheckRace.
func ParseRace(s string, onLoss bool) ([]Contender, error) {
	if s == "" {
		return nil, nil
	}
	if strings.Count(s, ",") >= MaxContenders {
		return nil, fmt.Errorf("At most %d methods can race, and %q are more.", MaxContenders, param.Shorten(s))
	}
	var race []Contender
	table := all.Methods()
	for id := range strings.SplitSeq(s, ",") {
		e, ok := NewContender(table, strings.TrimSpace(id), onLoss)
		if !ok {
			return nil, NoMethod(id)
		}
		if Contains(race, e.ID) {
			return nil, fmt.Errorf("%q is in the race twice. Write the second of a kind with a number, such as %s-2.", e.ID, table[0].Key)
		}
		race = append(race, e)
	}
	return race, nil
}

// NoMethod returns the error that no method has the id, with the keys there are.
func NoMethod(id string) error {
	keys := catalog.Keys(all.Methods())
	return fmt.Errorf("%q is not a method. The methods are %s; a second of a kind has a number, such as %s-2.", param.Shorten(id), strings.Join(keys, ", "), keys[0])
}

// NoRun returns the error that no contender of the race has the id, with those there are.
func NoRun(race []Contender, id string) error {
	return fmt.Errorf("%q is not a run of the race. Its runs are %s.", param.Shorten(id), strings.ReplaceAll(IDs(race), ",", ", "))
}

// NewContender returns the contender of an id: the key of a method, or the key, a hyphen and a number from 2 to
// MaxContenders; false for any other, of which NoMethod is the error.
func NewContender(table []method.Entry, id string, onLoss bool) (Contender, bool) {
	key, label, again := id, "", 0
	i := catalog.Index(table, key)
	if i < 0 {
		cut := strings.LastIndexByte(id, '-')
		if cut < 0 || len(id) != cut+2 || id[cut+1] < '2' || id[cut+1] > '0'+MaxContenders {
			return Contender{}, false
		}
		key, label, again = id[:cut], " "+id[cut+1:], int(id[cut+1]-'1')
		if i = catalog.Index(table, key); i < 0 {
			return Contender{}, false
		}
	}
	e := Contender{ID: id, Label: table[i].Label + label, Style: table[i].Style.Again(again), onLoss: onLoss, make: table[i].New}
	return e.Fresh(), true
}

// Contains reports whether a run of the race has the id.
func Contains(race []Contender, id string) bool {
	return catalog.Index(race, id) >= 0
}

// FreeID returns the id a further method of the kind key takes in the race.
func FreeID(race []Contender, key string) string {
	id := key
	for i := 2; Contains(race, id); i++ {
		id = fmt.Sprintf("%s-%d", key, i)
	}
	return id
}

// IDs returns the ids of the race as a text that ParseRace reads.
func IDs(race []Contender) string {
	ids := make([]string, len(race))
	for i, e := range race {
		ids[i] = e.ID
	}
	return strings.Join(ids, ",")
}
