package param_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"hfplayground/core/param"
)

// probe declares one field of every kind.
type probe struct {
	rate   float64
	damp   float64
	gap    int
	on     bool
	kind   string
	name   string
	acts   string
	window []float64
}

func newProbe() *probe {
	return &probe{rate: 0.01, damp: 1, gap: 10, on: true, kind: "log", name: "f", acts: "tanh"}
}

func (p *probe) fields() map[string]param.Field {
	fields := []param.Field{
		param.Float(&p.rate, "rate", param.Log(1e-5, 10), "η, step length"),
		param.Float(&p.damp, "damping", param.LogOrZero(1e-6, 1e6), "λ").Called("Damping", "λ"),
		param.Int(&p.gap, "gap", param.Linear(1, 100), "k"),
		param.Bool(&p.on, "warm-start", "start from the last solution"),
		param.Choice(&p.kind, "scale", []param.Option{{Key: "log"}, {Key: "linear"}}, "spacing"),
		param.Text(&p.name, "f", 12, func(s string) error {
			if strings.Contains(s, ")") {
				return errors.New("Column 1: no parenthesis is open.")
			}
			return nil
		}, "formula"),
		param.List(&p.acts, "activations", []param.Option{{Key: "tanh"}, {Key: "relu"}}, 20, func(s string) error {
			for key := range strings.SplitSeq(s, ",") {
				if key != "tanh" && key != "relu" {
					return param.Want("some of tanh, relu")
				}
			}
			return nil
		}, "of the layers"),
		param.Floats(&p.window, "window", param.Linear(-10, 10), 0, 4, "x from, to, y from, to"),
	}
	m := map[string]param.Field{}
	for _, f := range fields {
		m[f.Key] = f
	}
	return m
}

func TestSet(t *testing.T) {
	tests := []struct {
		key, text string
		want      string // the value afterwards, or the error
	}{
		{"rate", "0.5", "0.5"},
		{"activations", "relu", "relu"},
		{"activations", "relu,tanh,relu", "relu,tanh,relu"},
		{"activations", "relu,sin", `param: activations must be some of tanh, relu, not "relu,sin".`},
		{"activations", "tanh,tanh,tanh,tanh,tanh", `param: activations must be some of tanh, relu, with commas between, at most 20 bytes, not "tanh,tanh,tanh,tanh,tanh".`},
		{"rate", " 0.5 ", "0.5"},
		{"rate", "1e-3", "0.001"},
		{"rate", "+2", "2"},
		{"rate", "1e-5", "1e-5"},
		{"rate", "10", "10"},
		{"rate", "0", `param: rate must be a number from 1e-5 to 10, not "0".`},
		{"rate", "-1", `param: rate must be a number from 1e-5 to 10, not "-1".`},
		{"rate", "1e6", `param: rate must be a number from 1e-5 to 10, not "1e6".`},
		{"rate", "1e309", `param: rate must be a number from 1e-5 to 10, not "1e309".`},
		{"rate", "NaN", `param: rate must be a number from 1e-5 to 10, not "NaN".`},
		{"rate", "Inf", `param: rate must be a number from 1e-5 to 10, not "Inf".`},
		{"rate", "0x10", `param: rate must be a number from 1e-5 to 10, not "0x10".`},
		{"rate", "1_0", `param: rate must be a number from 1e-5 to 10, not "1_0".`},
		{"rate", "1e", `param: rate must be a number from 1e-5 to 10, not "1e".`},
		{"rate", "1,5", `param: rate must be a number from 1e-5 to 10, not "1,5".`},
		{"rate", "٣", `param: rate must be a number from 1e-5 to 10, not "٣".`},
		{"rate", "", `param: rate must be a number from 1e-5 to 10. It is empty.`},
		{"damping", "0", "0"},
		{"damping", "-0", "0"},
		{"damping", "1e-9", `param: Damping (damping) must be 0 or a number from 1e-6 to 1e6, not "1e-9".`},
		{"gap", "25", "25"},
		{"gap", "2.5", `param: gap must be a whole number from 1 to 100, not "2.5".`},
		{"gap", "1e2", "100"},
		{"warm-start", "off", "off"},
		{"warm-start", "0", "off"},
		{"warm-start", "no", `param: warm-start must be on or off, not "no".`},
		{"scale", "linear", "linear"},
		{"scale", "toString", `param: scale must be one of log, linear, not "toString".`},
		{"f", "x^2", "x^2"},
		{"f", "x)", `param: Column 1: no parenthesis is open.`},
		{"f", "x\u202ey", `param: f must be plain text, without control characters, not "x\u202ey".`},
		{"f", "x\x00", `param: f must be plain text, without control characters, not "x\x00".`},
		{"f", "xxxxxxxxxxxxx", `param: f must be text of at most 12 bytes, not "xxxxxxxxxxxxx".`},
		{"window", "-1, 2,0,1", "-1,2,0,1"},
		{"window", "auto", "auto"},
		{"window", "1,2,3,4,5", `param: window must be auto or up to 4 numbers with commas between, each from -10 to 10, not "1,2,3,4,5".`},
		{"window", "1,11", `param: window must be auto or up to 4 numbers with commas between, each from -10 to 10, not "1,11".`},
	}
	for _, tt := range tests {
		t.Run(tt.key+"="+tt.text, func(t *testing.T) {
			f := newProbe().fields()[tt.key]
			before := f.String()
			err := f.Set(tt.text)
			if err == nil {
				if got := f.String(); got != tt.want {
					t.Errorf("Set(%q): value %q, want %q", tt.text, got, tt.want)
				}
				return
			}
			if err.Error() != tt.want {
				t.Errorf("Set(%q) = %v, want %v", tt.text, err, tt.want)
			}
			if got := f.String(); got != before {
				t.Errorf("Set(%q) was refused and changed the value from %q to %q", tt.text, before, got)
			}
		})
	}
}

func TestDefaultIsTheValueAtDeclaration(t *testing.T) {
	p := newProbe()
	fields := p.fields()
	if err := fields["rate"].Set("2"); err != nil {
		t.Fatal(err)
	}
	if got := fields["rate"].Default; got != "0.01" {
		t.Errorf("Default after Set = %q, want 0.01", got)
	}
}

func TestRefuseShortensWithoutCuttingARune(t *testing.T) {
	got := param.Refuse("rate", strings.Repeat("é", 1000), "less").Text()
	if len(got) > 120 || strings.Contains(got, "\ufffd") || strings.Contains(got, `\x`) {
		t.Errorf("Refuse(é × 1000) = %q, want it short and whole", got)
	}
}

func TestFormatRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 10000 {
		x := math.Float64frombits(rng.Uint64())
		if math.IsNaN(x) || math.IsInf(x, 0) {
			continue
		}
		if got, ok := param.Number(param.Format(x)); !ok || got != x {
			t.Fatalf("Number(Format(%g)) = %g, %t", x, got, ok)
		}
	}
}

func TestQueryRoundTrip(t *testing.T) {
	var q param.Query
	q.Set("v", "1")
	q.Set("formula.f", "x^2 + 3·y*(1-x)/2 & #%?")
	q.Set("hf.damping", "1e-6")
	q.Set("empty", "")
	text := q.String()
	got, notes := param.ParseQuery("#" + text)
	if len(notes) > 0 {
		t.Errorf("ParseQuery(%q) notes %v", text, notes)
	}
	for _, p := range q.Pairs() {
		if v, ok := got.Get(p.Key); !ok || v != p.Value {
			t.Errorf("ParseQuery(%q) has %s = %q, want %q", text, p.Key, v, p.Value)
		}
	}
}

func TestParseQuery(t *testing.T) {
	tests := []struct {
		in, want string
		notes    int
	}{
		{"", "", 0},
		{"#v=1", "v=1", 0},
		{"a=1&&b=2", "a=1&b=2", 0},
		{"a=x+y", "a=x%2By", 0},
		{"a=1&a=2", "a=2", 1},
		{"a=%zz&b=1", "b=1", 1},
		{"a=%", "", 1},
		{"a=%ff", "", 1},
		{"%ff&??", "%3F%3F=", 1},
		{"a%3Db=?=", "a%3Db=?=", 0},
		{"=1", "", 1},
		{"__proto__=1&constructor=2", "__proto__=1&constructor=2", 0},
		{"a=" + strings.Repeat("x", 9000), "", 1},
		{strings.Repeat("a=1&", 2000), "a=1", 1999},
	}
	for _, tt := range tests {
		q, notes := param.ParseQuery(tt.in)
		got := strings.ReplaceAll(q.String(), "+", "%2B")
		if got != tt.want || len(notes) != tt.notes {
			t.Errorf("ParseQuery(%.40q) = %q with %d notes, want %q with %d", tt.in, got, len(notes), tt.want, tt.notes)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{"#v=1&hf.damping=1", "a=%41%zz&b=x+y", "%=&&=%00", "a=1&a=2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, _ := param.ParseQuery(s)
		again, notes := param.ParseQuery(q.String())
		if len(notes) > 0 && len(q.String()) <= 8<<10 {
			t.Errorf("ParseQuery(%q) wrote %q, which is not read back: %v", s, q.String(), notes[0])
		}
		for _, p := range again.Pairs() {
			if v, _ := q.Get(p.Key); v != p.Value {
				t.Errorf("%q: key %q = %q, read back %q", s, p.Key, v, p.Value)
			}
		}
	})
}

func TestQueryWithout(t *testing.T) {
	q, _ := param.ParseQuery("a=1&b=2&c=3")
	for key, want := range map[string]string{"a": "b=2&c=3", "c": "a=1&b=2", "d": "a=1&b=2&c=3"} {
		if got := q.Without(key).String(); got != want {
			t.Errorf("Without(%q) = %q, want %q", key, got, want)
		}
	}
	over, _ := param.ParseQuery("c=4&d=5")
	merged := q.Merge(over)
	if got := merged.String(); got != "a=1&b=2&c=4&d=5" {
		t.Errorf("Merge = %q", got)
	}
	clone := q.Clone()
	clone.Set("a", "7")
	if got := q.String(); got != "a=1&b=2&c=3" {
		t.Errorf("Without has changed the query to %q", got)
	}
}
