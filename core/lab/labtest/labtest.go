// Package labtest asks of any lab what the driver and the page rely on.
package labtest

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// Check runs a lab of a table through its contract. short are, by lab, settings beside
// the lab that make its work short.
func Check(t *testing.T, table []lab.Entry, key string, short map[string]string) {
	c := checker{table: table, key: key, link: "lab=" + key + short[key], short: short}
	for _, test := range []struct {
		name string
		run  func(*testing.T)
	}{
		{"the first screen", c.firstScreen},
		{"settings", c.settings},
		{"settings at their ends", c.ends},
		{"the link brings all back", c.linkBringsBack},
		{"work in pieces", c.workInPieces},
		{"news only", c.newsOnly},
		{"acts", c.acts},
		{"the pointer", c.pointer},
		{"the cursor", c.cursor},
		{"left and entered again", c.leftAndEntered},
		{"closed and opened again", c.closedAndOpened},
		{"parts can be sent", c.partsCanBeSent},
		{"rows are explained", c.rowsAreExplained},
		{"weights are a start", c.weightsAreAStart},
		{"weights that do not fit", c.weightsThatDoNotFit},
		{"a training that was left", c.leftTraining},
	} {
		t.Run(test.name, test.run)
	}
}

type checker struct {
	table     []lab.Entry
	key, link string
	short     map[string]string
}

// maxPulls bounds the pieces of work of a lab: one that asks for more does not end.
const maxPulls = 1_000_000

// open returns a session of the link with nothing left to do.
func (c checker) open(t *testing.T, link string) *lab.Session {
	t.Helper()
	s := lab.New(func() float64 { return 0 }, c.table)
	t.Cleanup(s.Close)
	s.Open(link)
	rest(t, s)
	return s
}

func rest(t *testing.T, s *lab.Session) {
	t.Helper()
	pulls := 0
	for s.Advance(func() bool { pulls++; return pulls < maxPulls }) {
		if pulls >= maxPulls {
			t.Fatalf("%s: not at rest after %d pieces of work", s.Link(), pulls)
		}
	}
}

// shown is all that a session shows a reader who has just come, as text: what the
// lab says first and last, and its parts byte by byte.
func shown(s *lab.Session) (lab.Update, string) {
	s.Forget()
	u := s.Update(true)
	var b strings.Builder
	for _, p := range u.Values {
		fmt.Fprintf(&b, "%s=%s\n", p.Key, p.Value)
	}
	for _, r := range u.Inspector {
		if !clocked(r.Name) {
			fmt.Fprintf(&b, "row %v\n", r)
		}
	}
	for _, p := range u.Readouts {
		if p.Key == "hover" || p.Key == "title" {
			fmt.Fprintf(&b, "%s: %s\n", p.Key, p.Value)
		}
	}
	fmt.Fprintf(&b, "table %+v\ndetail %+v\n", u.Table, u.Detail)
	for _, p := range u.Parts {
		fmt.Fprintf(&b, "part %d %x\n", p.Kind(), wire.Encode(p))
	}
	return u, b.String()
}

// clocked reports whether a text contains a measured time.
func clocked(label string) bool { return strings.Contains(label, "time") }

// same asks that two sessions show the same.
func same(t *testing.T, what string, got, want *lab.Session) {
	t.Helper()
	if got.Link() != want.Link() {
		t.Errorf("%s: link %s, want %s", what, got.Link(), want.Link())
	}
	_, a := shown(got)
	_, b := shown(want)
	if a != b {
		t.Errorf("%s: shown is not the same: %s", what, difference(a, b))
	}
}

// difference returns the first line in which two texts differ.
func difference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return fmt.Sprintf("%.200q, want %.200q", as[i], bs[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(as), len(bs))
}

// firstPulls are the pieces of work after which there is a first screen at the latest.
const firstPulls = 1000

// firstScreen asks that a link with nothing but the lab is taken without a word, and
// shows a picture that is named, before the work is done and after it. What a first
// race comes to takes half a minute in some labs, and more in WebAssembly: a short
// run leaves the end of it out, and so does WebAssembly, which comes to the same bits.
func (c checker) firstScreen(t *testing.T) {
	s := lab.New(func() float64 { return 0 }, c.table)
	t.Cleanup(s.Close)
	s.Open("lab=" + c.key)
	for pulls := 0; pulls < firstPulls && !looks(s.Update(true)) && s.Advance(func() bool { return false }); pulls++ {
	}
	s.Forget()
	c.checkScreen(t, s)
	if testing.Short() || runtime.GOARCH == "wasm" {
		return
	}
	rest(t, s)
	s.Forget()
	if u := c.checkScreen(t, s); u.Busy {
		t.Error("busy at rest")
	}
}

// looks reports whether an update has the part that says what to show.
func looks(u lab.Update) bool {
	return slices.ContainsFunc(u.Parts, func(p wire.Part) bool { return p.Kind() == wire.KindLook })
}

// checkScreen asks that what is shown has all that a reader who has just come needs.
func (c checker) checkScreen(t *testing.T, s *lab.Session) lab.Update {
	t.Helper()
	u := s.Update(true)
	if len(u.Notes) > 0 {
		t.Errorf("notes %v, want none", u.Notes)
	}
	if u.Link != s.Link() || s.Title() == "" || len(u.Values) == 0 {
		t.Errorf("link %q, title %q, %d values", u.Link, s.Title(), len(u.Values))
	}
	if !looks(u) {
		t.Error("no Look among the parts: the page does not know what to show")
	}
	if u.Table == nil || len(u.Table.Head) == 0 || u.Table.Caption == "" {
		t.Errorf("table %+v, want the picture as text", u.Table)
	}
	for _, key := range []string{"title", "sentence", "status", "step", "last"} {
		if !slices.ContainsFunc(u.Readouts, func(p param.Pair) bool { return p.Key == key && p.Value != "" }) {
			t.Errorf("no readout %q", key)
		}
	}
	return u
}

// settings asks that the settings that the lab declares are in force, take what they
// say of themselves, and refuse what they must, with the lab as it was.
func (c checker) settings(t *testing.T) {
	s := c.open(t, c.link)
	link := s.Link()
	in := map[string]lab.Control{}
	for _, control := range s.Controls() {
		if _, twice := in[control.Name]; twice {
			t.Errorf("two controls %s", control.Name)
		}
		in[control.Name] = control
	}
	entry := catalog.Get(c.table, c.key)
	for _, o := range entry.Settings() {
		for _, f := range o.Fields {
			name := f.Key
			if o.Owner != "" {
				name = o.Owner + "." + f.Key
			}
			control, ok := in[name]
			if !ok {
				t.Errorf("%s is declared and not in force", name)
				continue
			}
			s.Edit(pair(name, control.Value))
			if s.Link() != link {
				t.Errorf("%s=%s makes the link %s of %s", name, control.Value, s.Link(), link)
			}
			s.Update(false)
			s.Edit(pair(name, "§"))
			if notes := s.Update(false).Notes; len(notes) != 1 || notes[0].Key != name || s.Link() != link {
				t.Errorf("%s=§: notes %v, link %s", name, notes, s.Link())
			}
		}
	}
	for _, kept := range entry.Kept {
		if _, ok := in[kept]; !ok {
			t.Errorf("reset keeps %s, which is no control", kept)
		}
	}
}

// ends asks that each setting alone can be at either end of its range, where the others are
// at their defaults: it is in force, or refused in words.
func (c checker) ends(t *testing.T) {
	for _, o := range catalog.Get(c.table, c.key).Settings() {
		for _, f := range o.Fields {
			if f.Range == (param.Range{}) {
				continue
			}
			for _, end := range []float64{f.Range.Lo, f.Range.Hi} {
				name, value := f.Key, param.Format(end)
				if o.Owner != "" {
					name = o.Owner + "." + f.Key
				}
				s := lab.New(func() float64 { return 0 }, c.table)
				s.Open(c.link)
				s.Update(false)
				s.Edit(pair(name, value))
				if notes := s.Update(false).Notes; len(notes) == 0 && !slices.ContainsFunc(s.Controls(), func(c lab.Control) bool { return c.Name == name && c.Value == value }) {
					t.Errorf("%s=%s is neither in force nor refused", name, value)
				}
				s.Close()
			}
		}
	}
}

func pair(name, value string) string {
	var q param.Query
	q.Set(name, value)
	return q.String()
}

// linkBringsBack asks that a fresh session makes the same of the link.
func (c checker) linkBringsBack(t *testing.T) {
	s := c.open(t, c.link)
	same(t, "opened from "+s.Link(), c.open(t, s.Link()), s)
}

// workInPieces asks that work can be interrupted after any piece, and comes to the
// same as in one go.
func (c checker) workInPieces(t *testing.T) {
	s := lab.New(func() float64 { return 0 }, c.table)
	defer s.Close()
	s.Open(c.link)
	for i := 0; s.Advance(func() bool { return false }); i++ {
		if i%50 == 0 {
			s.Update(false)
		}
		if i == maxPulls {
			t.Fatalf("not at rest after %d pieces of work", i)
		}
	}
	same(t, "in pieces", s, c.open(t, c.link))
	if s.Advance(func() bool { return true }) {
		t.Error("a lab at rest goes on")
	}
}

// newsOnly asks that nothing is reported twice.
func (c checker) newsOnly(t *testing.T) {
	s := c.open(t, c.link)
	if u := s.Update(true); len(u.Parts) == 0 {
		t.Error("the first update has no parts")
	}
	if u := s.Update(true); len(u.Parts) > 0 || u.Values != nil || u.Readouts != nil || u.Inspector != nil || u.Detail != nil || len(u.Notes) > 0 {
		t.Errorf("reported again: %d parts, %d values, readouts %v", len(u.Parts), len(u.Values), u.Readouts)
	}
	_, first := shown(s)
	if _, again := shown(s); again != first {
		t.Errorf("another reader is shown something else: %s", difference(again, first))
	}
}

// acts asks that every act is in the table of acts, and does something or refuses in
// words, whatever it is done to; and that after all of them a reset leads back.
func (c checker) acts(t *testing.T) {
	s := c.open(t, c.link)
	link := s.Link()
	objects := []string{"", "1", "-1", "0", "0.5,0.5", "gd", "hf", "999999", "x", "1.1", "NaN,NaN", "1:2:3"}
	for _, act := range slices.Sorted(maps.Keys(s.Lab().Acts())) {
		if !slices.ContainsFunc(wire.Acts(), func(e wire.ActEntry) bool { return e.Act == act }) {
			t.Errorf("act %q is not in the table of acts", act)
		}
		for _, object := range objects {
			s.Open(c.link)
			s.Edit(pair(wire.KeyAct, string(act)+":"+object))
			for _, n := range s.Update(false).Notes {
				if fault := Fault(n.Value); fault != "" {
					t.Errorf("act %s:%s is refused as %q: %s", act, object, n.Value, fault)
				}
			}
			if s.Link() == link || testing.Short() {
				continue
			}
			if fresh := c.open(t, s.Link()); len(fresh.Update(false).Notes) > 0 {
				t.Errorf("act %s:%s leads to %s, which is noted when it is opened", act, object, s.Link())
			}
		}
	}
	s.Open("lab=" + c.key)
	want := s.Link()
	s.Open(c.link)
	s.Edit(pair(wire.KeyAct, string(wire.ActReset)))
	if len(catalog.Get(c.table, c.key).Kept) == 0 && s.Link() != want {
		t.Errorf("reset leads to %s, want %s", s.Link(), want)
	}
	s.Edit(pair(wire.KeyAct, "no-such-act"))
	if n := s.Update(false).Notes; len(n) != 1 || n[0].Key != wire.KeyAct {
		t.Errorf("an act that there is not: notes %v", n)
	}
}

// pointer asks that a pointer that hovers, wherever it is, changes nothing but what
// is said of it.
func (c checker) pointer(t *testing.T) {
	s := c.open(t, c.link)
	link := s.Link()
	s.Update(true)
	for _, place := range []string{"0.5,0.5", "1e6,-1e6", "w:1.1", "w:1.1.b", "w:nobody", "x", ""} {
		s.Edit(pair(wire.KeyHover, place))
		if u := s.Update(true); len(u.Notes) > 0 || s.Link() != link || u.Values != nil {
			t.Errorf("pointer at %q: notes %v, link %s, values %v", place, u.Notes, s.Link(), u.Values)
		}
		if s.Advance(func() bool { return false }) {
			t.Errorf("pointer at %q: there is work to do", place)
			rest(t, s)
		}
	}
	same(t, "the pointer came and went", s, c.open(t, c.link))
}

// cursor asks that every step can be shown, from both ends, and none beyond.
func (c checker) cursor(t *testing.T) {
	s := c.open(t, c.link)
	last := s.Update(false).Steps
	for _, move := range []struct {
		act  wire.Act
		want int
	}{{wire.ActFirst, 0}, {wire.ActBack, 0}, {wire.ActLast, last}, {wire.ActForward, last}} {
		s.Edit(pair(wire.KeyAct, string(move.act)))
		rest(t, s)
		s.Forget()
		if u := s.Update(false); !slices.Contains(u.Readouts, param.Pair{Key: "step", Value: fmt.Sprint(move.want)}) {
			t.Errorf("act %s of %d steps: step is not %d", move.act, last, move.want)
		}
	}
}

// leftAndEntered goes to every other lab and back: what is reported then is of the lab
// that is open, and this one comes back as it was left.
func (c checker) leftAndEntered(t *testing.T) {
	s, want := c.open(t, c.link), c.open(t, c.link)
	for _, e := range c.table {
		if e.Key == c.key {
			continue
		}
		s.Edit(pair(wire.KeyHover, "0.5,0.5"))
		s.Edit("lab=" + e.Key + c.short[e.Key])
		rest(t, s)
		u := s.Update(true)
		if len(u.Notes) > 0 {
			t.Errorf("to %s: notes %v", e.Key, u.Notes)
		}
		s.Edit("lab=" + c.key)
		rest(t, s)
		same(t, "back from "+e.Key, s, want)
	}
}

// closedAndOpened asks that a session that was closed can be opened again.
func (c checker) closedAndOpened(t *testing.T) {
	s := c.open(t, c.link)
	s.Close()
	s.Open(c.link)
	rest(t, s)
	same(t, "opened again", s, c.open(t, c.link))
}

// partsCanBeSent asks that every part survives encoding, and that what was handed
// out is not written to while work goes on.
func (c checker) partsCanBeSent(t *testing.T) {
	s := c.open(t, c.link)
	u, _ := shown(s)
	sent := make([][]byte, len(u.Parts))
	for i, p := range u.Parts {
		sent[i] = wire.Encode(p)
		back, err := wire.Decode(sent[i])
		if err != nil {
			t.Fatalf("part %d: %v", p.Kind(), err)
		}
		if !bytes.Equal(wire.Encode(back), sent[i]) {
			t.Errorf("part %d comes back as another", p.Kind())
		}
		if look, ok := p.(*wire.Look); ok {
			for _, m := range look.Marks {
				if math.IsInf(m.X, 0) || math.IsNaN(m.X) {
					t.Errorf("a mark lies at %v", m)
				}
			}
		}
	}
	s.Edit(pair(wire.KeyAct, string(wire.ActFirst)))
	rest(t, s)
	s.Update(true)
	for i, p := range u.Parts {
		if !bytes.Equal(wire.Encode(p), sent[i]) {
			t.Errorf("part %d was written to after it was handed out", p.Kind())
		}
	}
}
