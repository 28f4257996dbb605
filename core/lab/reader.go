package lab

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/param"
)

// Reader reads the pairs of a query into fields. A value that is refused falls
// back to the value under its key in the state before, else to the default, and
// is noted.
type Reader struct {
	given, last param.Query
	fields      map[string]param.Field                  // that were read, by their full names
	elsewhere   func(key string) (lab string, old bool) // see Session.elsewhere
	notes       []*param.Error
	stuck       bool // the last good values do not go with the new ones
}

// Read sets fields, named with a prefix, from what is given.
func (r *Reader) Read(prefix string, fields []param.Field) {
	before := len(r.notes)
	conflict := false // a last good value is not legal any more
	for _, f := range fields {
		name := prefix + f.Key
		r.fields[name] = f
		text, ok := r.given.Get(name)
		if !ok {
			continue
		}
		err := f.Set(text)
		if err == nil {
			continue
		}
		r.refuse(name, err)
		if good, ok := r.last.Get(name); ok && f.Set(good) != nil {
			conflict = true
		}
	}
	if conflict {
		r.stuck = true
		r.notes = r.notes[:before]
		r.blame(prefix, fields)
	}
}

// blame notes which of the new values do not go with the last good ones.
func (r *Reader) blame(prefix string, fields []param.Field) {
	for _, f := range fields {
		if good, ok := r.last.Get(prefix + f.Key); ok {
			_ = f.Set(good) // they went with each other, in this order
		}
	}
	for _, f := range fields {
		text, ok := r.given.Get(prefix + f.Key)
		if good, _ := r.last.Get(prefix + f.Key); !ok || text == good {
			continue
		}
		if err := f.Set(text); err != nil {
			r.refuse(prefix+f.Key, err)
		}
	}
}

// refuse notes an error of Field.Set under the full name of the control.
func (r *Reader) refuse(name string, err error) {
	e := *err.(*param.Error) // Field.Set returns nothing else
	e.Key = name
	r.Note(&e)
}

// Note notes what is refused, and why.
func (r *Reader) Note(e *param.Error) { r.notes = append(r.notes, e) }

// Stuck reports whether the last good values do not go with the new ones: then
// no state comes of it, and nothing more need be made.
func (r *Reader) Stuck() bool { return r.stuck }

// Changed returns the value that a link or an edit gives to a key; false where it is
// that of the state before.
func (r *Reader) Changed(name string) (string, bool) {
	text, given := r.given.Get(name)
	before, ok := r.last.Get(name)
	return text, given && !(ok && before == text)
}

// Anew reports whether a whole link is read, and no edit of a state before.
func (r *Reader) Anew() bool { return len(r.last.Pairs()) == 0 }

// Unknown notes the keys that no field has asked for.
func (r *Reader) Unknown() {
	for _, p := range r.given.Pairs() {
		if _, known := r.fields[p.Key]; known {
			continue
		}
		if _, given := r.Changed(p.Key); !given {
			continue
		}
		lab, old := r.elsewhere(p.Key)
		switch {
		case old:
		case lab != "":
			r.Note(param.Fault(p.Key, "%s=%s is ignored: it is a setting of the %s lab.", param.Shorten(p.Key), param.Shorten(p.Value), lab))
		default:
			r.Note(param.Fault(p.Key, "%s=%s is ignored: it is no setting of this problem, of its methods or of the page.", param.Shorten(p.Key), param.Shorten(p.Value)))
		}
	}
}

// Misfit is a setting that is legal by itself and does not go with the others: the
// row of a table that has fewer, or a number for a unit that the net does not have.
// Want says what it must be.
type Misfit struct{ Name, Want string }

// Refit puts what was given and does not fit back to what it was, and notes it. What
// fits no longer because the reader has changed something else is no error: it is
// cut to size without a word, by whoever makes use of it.
func (r *Reader) Refit(misfits []Misfit) {
	for _, m := range misfits {
		text, given := r.Changed(m.Name)
		if !given {
			continue
		}
		f := r.fields[m.Name]
		r.Note(f.Refuse(m.Name, text, m.Want))
		if good, ok := r.last.Get(m.Name); !ok || f.Set(good) != nil {
			f.MustSet(f.Default)
		}
	}
}

// LeftOut is a part of a list that does not go with the state, and why, in a sentence.
type LeftOut struct{ Text, Problem string }

// Omit notes what was left out of a list under key: the first part by name, others
// by their number. What the list had before is no error now.
func (r *Reader) Omit(key string, left []LeftOut) {
	before, _ := r.last.Get(key)
	had := strings.Split(before, ",")
	left = slices.DeleteFunc(left, func(l LeftOut) bool { return slices.Contains(had, l.Text) })
	if len(left) == 0 {
		return
	}
	problem := fmt.Sprintf("%s=%s is left out. %s", key, left[0].Text, left[0].Problem)
	switch more := len(left) - 1; {
	case more == 1:
		problem += " 1 more is left out."
	case more > 1:
		problem += fmt.Sprintf(" %d more are left out.", more)
	}
	r.Note(param.Fault(key, "%s", problem))
}
