package all_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
	"hfplayground/core/lab/labtest"
	methods "hfplayground/core/method/all"
	"hfplayground/core/param"
	"hfplayground/core/testfunc"
)

// setting is a declared setting with its full name, in a lab that has it.
type setting struct {
	param.Field
	name, link string
}

// everySetting returns all settings of all labs, problems, methods and exercises.
func everySetting() []setting {
	var settings []setting
	add := func(prefix, link string, fields []param.Field) {
		for _, f := range fields {
			settings = append(settings, setting{f, prefix + f.Key, link})
		}
	}
	short := map[string]string{ // keys beside the lab, so that runs end soon
		"network":  "&race=gd&network.circle-n=20&steps=2",
		"deep":     "&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=6,2&race=gd&steps=2",
		"sequence": "&sequence.length=5&sequence.n=100&sequence.units=4&race=gd&steps=2",
	}
	first, last := lab.Fields(all.Labs())
	for _, e := range all.Labs() {
		link := "lab=" + e.Key + short[e.Key]
		add("", link, first)
		for _, o := range e.Settings() {
			if o.Owner != "" {
				o.Owner += "."
			}
			add(o.Owner, link, o.Fields)
		}
		add("", link, last)
	}
	for _, e := range testfunc.All() {
		add(e.Key+".", "race=gd&steps=2&problem="+e.Key, e.New().Fields())
	}
	for _, e := range methods.Methods() {
		for _, link := range []string{"problem=booth&steps=2&race=", "lab=network&steps=2&network.circle-n=20&race="} {
			add(e.Key+".", link+e.Key, e.New().Fields())
		}
	}
	return settings
}

// faulty returns values that a field must refuse: of another kind, beyond its range
// at both ends, with too many digits or entries, or not text.
func faulty(f param.Field) []string {
	beyond := func(of func(x float64) string) []string {
		low := f.Range.Lo - 1 - f.Range.Lo*f.Range.Lo // of any sign
		return []string{of(low), of(2*f.Range.Hi + 1), of(1e300)}
	}
	switch f.Kind {
	case param.KindFloat:
		return append(beyond(param.Format), "x", "1.2.3", "1,2", "NaN", "")
	case param.KindInt:
		return append(beyond(param.Format), "x", "1.2.3", "1.5", "1,2", "")
	case param.KindFloats:
		list := beyond(func(x float64) string { return strings.Repeat(param.Format(x)+",", max(1, f.Max-1)) + "1" })
		return append(list, "x", "1,,2", strings.Repeat("0,", f.Max)+"0")
	case param.KindText:
		return []string{"§", "a\x01b", strings.Repeat("0,", f.Max)}
	}
	return []string{"§", "nothing", "on,off", strings.Repeat("x", 100)}
}

// TestEverySettingRefuses gives every key values of every illegal kind, from a link
// and as an edit: each is noted in a sentence with its name, the value and what
// would be legal, and nothing else changes.
func TestEverySettingRefuses(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of links")
	}
	sessions := map[string]*lab.Session{}
	for _, f := range everySetting() {
		s := sessions[f.link]
		if s == nil {
			s = alltest.Opened(t, f.link)
			sessions[f.link] = s
		}
		want := s.Link()
		for _, value := range faulty(f.Field) {
			var q param.Query
			q.Set(f.name, value)
			s.Edit(q.String())
			checkRefused(t, s, f, value, want)
		}
	}
	for link, s := range sessions {
		want := s.Link()
		for _, f := range everySetting() {
			if f.link != link || strings.Contains("&"+link, "&"+f.name+"=") {
				continue
			}
			value := faulty(f.Field)[0]
			q, _ := param.ParseQuery(link)
			q.Set(f.name, value)
			s.Open(q.String())
			checkRefused(t, s, f, value, want)
		}
	}
}

// checkRefused asks for one note, on a setting that was given a value, and for the
// link as it was.
func checkRefused(t *testing.T, s *lab.Session, f setting, value, link string) {
	t.Helper()
	got := s.Update(false).Notes
	first, _, _ := strings.Cut(value, ",")
	said := strings.Trim(strconv.Quote(param.Shorten(first)), `"`)
	if len(got) != 1 || got[0].Key != f.name || !strings.Contains(got[0].Value, said) || labtest.Fault(got[0].Value) != "" {
		t.Errorf("%s with %.60q: notes %q, want a sentence that names the value", f.link, f.name+"="+value, got)
	}
	if len(got) == 1 && f.Kind != param.KindText && f.Kind != param.KindList && !strings.HasPrefix(got[0].Value, fmt.Sprintf("%s (%s) must be ", f.Label, f.name)) {
		t.Errorf("%s: note %q, want one that begins with the name", f.name, got[0].Value)
	}
	numbers := f.Kind == param.KindFloat || f.Kind == param.KindInt || f.Kind == param.KindFloats
	if len(got) == 1 && numbers && f.Range.Lo < f.Range.Hi && !strings.Contains(got[0].Value, f.Range.String()) {
		t.Errorf("%s: note %q, want the range %s", f.name, got[0].Value, f.Range)
	}
	if s.Link() != link {
		t.Errorf("%s with %.60q: link %s, want %s", f.link, f.name+"="+value, s.Link(), link)
	}
}

// misfits are values that are legal by themselves and do not go with the others.
var misfits = []struct{ link, key, value, want string }{
	{"lab=network", "pick", "9.9", "a unit from 0.1 to 3.1, a weight from 1.1.1 to 3.1.2 or a bias from 1.1.b to 3.1.b of the net 2-4-2-1"},
	{"lab=network", "pick", "1.2.3", "a unit from 0.1"},
	{"lab=network", "pick", "0.3", "a unit from 0.1"},
	{"lab=network&plane=weights", "across", "1.2.3", "a weight from 1.1.1 to 3.1.2"},
	{"lab=network&plane=weights", "up", "3.2.b", "a weight from 1.1.1 to 3.1.2"},
	{"lab=network&across=1.1.2", "up", "1.1.2", "another weight than the other axis has"},
	{"lab=network", "probe", "1", "two numbers x,y, each from -1e6 to 1e6"},
	{"lab=network", "start", "1,2", "the Landscape lab"},
	{"lab=network", "window", "1,2,3", "four numbers"},
	{"lab=network", "slice-window", "1,2", "four numbers"},
	{"lab=network", "select", "nobody", "gd, adam, hf"},
	{"lab=network", "network.activations", "tanh,relu,tanh", "one for each of the 2"},
	{"lab=network&network.data=own", "network.own-points", "1,2,0", "fewer than 2 own points"},
	{"lab=network&network.data=own", "network.own-points", "1,2,0;1,2,8", "whole numbers from 0 to 7"},
	{"lab=network", "then", "20:gd/1.2.3:1", "a weight from 1.1.1"},
	{"lab=network", "then", "20:nobody.rate:1", "no setting of a method in the race"},
	{"lab=network", "then", "20:gd.rate:99", "from 1e-6 to 10"},
	{"lab=network", "then", "20:gd.rate:x", "a number"},
	{"lab=network", "then", "5:/1.1.1:1", "at step 0 only"},
	{"lab=network", "then", "20:gd/1.1.1:1e7", "from -1e6 to 1e6"},
	{"lab=network", "then", "20001:gd.rate:1", "20000"},
	{"lab=network", "then", "20:gd.rate", "step:setting:value"},
	{"lab=network", "forks", "gd@hf:3", "from a run before it"},
	{"lab=network", "forks", "hf@gd:20001", "run@parent:step"},
	{"", "pick", "1.2", "the Network lab"},
	{"", "across", "1.2.1", "the Network lab"},
	{"", "then", "20:gd.rate:1", "the Network lab"},
	{"", "forks", "hf@gd:3", "the Network lab"},
	{"", "start", "1,2,3", "at most 2 numbers, one per dimension, each from -1e6 to 1e6"},
	{"", "steps", "20000", ""}, // fits: three runs in the plane
	{"problem=rosenbrock&rosenbrock.n=1000", "steps", "1000", "At most 666 steps can be kept here"},
	{"lab=neuron", "start", "1", "the Landscape lab"},
	{"lab=neuron", "pick", "1.2", "the Network lab"},
	{"lab=neuron", "neuron.row", "4", "a row of the table, from 0 to 3"},
	{"lab=neuron&neuron.target=not", "neuron.row", "2", "a row of the table, from 0 to 1"},
	{"lab=neuron&neuron.target=not", "neuron.inputs", "2", "1, which NOT is offered for"},
	{"lab=neuron&neuron.target=majority", "neuron.inputs", "2", "from 3 to 4, which"},
	{"lab=neuron&neuron.target=table&neuron.table=01101001", "neuron.inputs", "4", "3, which the table of 8 rows has"},
	{"lab=neuron", "neuron.table", "011", "2, 4, 8 or 16 digits"},
	{"lab=neuron&neuron.exercise=units", "neuron.state", "01", "6 digits"},
	{"lab=neuron&neuron.exercise=units&neuron.net=own", "neuron.matrix", "0,1,2", "N×N weights"},
	{"lab=neuron&neuron.exercise=units&neuron.net=own", "neuron.thresholds", "1,2,3", "at most 2 numbers, one per unit, each from -100 to 100"},
	{"lab=neuron&neuron.exercise=units&neuron.net=own", "neuron.state", "011", "2 digits"},
	{"lab=neuron&neuron.exercise=perceptron&neuron.cases=points", "neuron.points", "1,2,2", "from 0 to 1"},
}

// TestMisfits gives them from a link and as an edit: each is noted in a
// sentence with the legal range, and does not hold. A pick in the neuron lab is a click on the
// picture, not a setting.
func TestMisfits(t *testing.T) {
	for _, tt := range misfits {
		var q param.Query
		q.Set(tt.key, tt.value)
		ways := map[string]func(*lab.Session){
			"link": func(s *lab.Session) { s.Open(tt.link + "&" + q.String()) },
			"edit": func(s *lab.Session) { s.Open(tt.link); s.Update(false); s.Edit(q.String()) },
		}
		for way, give := range ways {
			if way == "edit" && tt.link == "lab=neuron" && tt.key == "pick" {
				continue
			}
			s := lab.New(func() float64 { return 0 }, all.Labs())
			give(s)
			got := s.Update(false).Notes
			named := len(got) == 1 && got[0].Key == tt.key && labtest.Fault(got[0].Value) == ""
			if tt.want == "" && len(got) > 0 || tt.want != "" && (!named || !strings.Contains(got[0].Value, tt.want)) {
				t.Errorf("%s %s with %s=%s: notes %v, want one with %q", way, tt.link, tt.key, tt.value, got, tt.want)
			}
			again := lab.New(func() float64 { return 0 }, all.Labs())
			again.Open(s.Link())
			if n := again.Update(false).Notes; len(n) > 0 || tt.want != "" && strings.Contains(s.Link(), q.String()) {
				t.Errorf("%s %s with %s=%s: link %s, notes %v", way, tt.link, tt.key, tt.value, s.Link(), n)
			}
			again.Close()
			s.Close()
		}
	}
}

// What fits no longer because the reader has changed something else is no error: it
// is cut or dropped without a word, and the link opens without one.
func TestOutgrownSettings(t *testing.T) {
	tests := []struct{ link, edit, key, want string }{
		{"lab=network&pick=1.4", "network.hidden=3", "pick", ""},
		{"lab=network&across=1.4.1&plane=weights", "act=remove-unit:1", "across", ""},
		{"lab=network&up=2.2.b&plane=weights", "act=remove-layer", "up", ""},
		{"lab=network&pick=0.2", "network.features=x", "pick", ""},
		{"lab=network&pick=3.3&network.data=blobs", "network.data=xor", "pick", ""},
		{"lab=network&pick=1.2", "lab=landscape", "pick", alltest.None},
		{"lab=network&network.data=own&network.own-points=0,0,0;1,1,1;2,2,2&race=gd&then=3:gd/3.3.b:1", "network.own-points=0,0,0;1,1,1;2,2,1", "then", ""},
		{"problem=rosenbrock&rosenbrock.n=4&start=1,2,3,4", "rosenbrock.n=2", "start", "1,2"},
		{"start=1,2", "lab=network", "start", alltest.None},
		{"lab=neuron&neuron.target=xor&neuron.inputs=4&neuron.row=15", "neuron.inputs=2", "neuron.row", "3"},
		{"lab=neuron&neuron.target=xor&neuron.inputs=4", "neuron.target=not", "neuron.inputs", "1"},
		{"lab=neuron&neuron.exercise=units&neuron.net=own&neuron.thresholds=1,2", "neuron.matrix=0", "neuron.thresholds", "1"},
	}
	for _, tt := range tests {
		s := alltest.Opened(t, tt.link)
		if notes := alltest.Edited(s, tt.edit); len(notes) > 0 {
			t.Errorf("%s, then %s: notes %q, want none", tt.link, tt.edit, notes)
		}
		if got := alltest.Value(s, tt.key); got != tt.want {
			t.Errorf("%s, then %s: %s = %q, want %q", tt.link, tt.edit, tt.key, got, tt.want)
		}
		alltest.Opened(t, s.Link()) // fails where it is noted
	}
}

// A list of which several parts do not go says how many.
func TestSeveralPartsLeftOut(t *testing.T) {
	tests := []struct{ link, key, want string }{
		{"then=1:gd.rate:0.1,2:x.rate:1,3:gd.depth:1,4:gd/9.9.9:1", "then", `then=2:x.rate:1 is left out. x.rate is no setting of a method in the race, nor network.l1 or network.l2. 2 more are left out.`},
		{"then=1:gd.rate:0.1,1:gd.rate:0.2", "then", `then=1:gd.rate:0.1 is left out. A setting changes once at a step: the last change is used.`},
		{"forks=hf@gd:1,hf@gd:2,gd@hf:1", "forks", `forks=hf@gd:2 is left out. A run branches once, from a run before it in the race. 1 more is left out.`},
	}
	for _, tt := range tests {
		s := lab.New(func() float64 { return 0 }, all.Labs())
		s.Open("lab=network&race=gd,hf&steps=2&" + tt.link)
		if got := s.Update(false).Notes; len(got) != 1 || got[0].Key != tt.key || got[0].Value != tt.want {
			t.Errorf("%s: notes %v, want %s", tt.link, got, tt.want)
		}
		s.Close()
	}
}
