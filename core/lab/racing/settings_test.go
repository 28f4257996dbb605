package racing_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
	methods "hfplayground/core/method/all"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// mostMain is how many settings of a method are shown large at a time.
const mostMain = 2

// TestMainSettings asks that a method declares one or two settings that matter most,
// and puts every other one into a group with a name.
func TestMainSettings(t *testing.T) {
	for _, e := range methods.Methods() {
		fields, main := e.New().Fields(), 0
		for _, f := range fields {
			switch {
			case f.Main:
				main++
			case f.Group == "":
				t.Errorf("%s: %s is in no group", e.Key, f.Key)
			}
		}
		if len(fields) > 0 && (main == 0 || main > mostMain) {
			t.Errorf("%s has %d main settings, want 1 to %d", e.Key, main, mostMain)
		}
	}
}

// grounds are problems on which some setting of every method has an effect, by what
// they offer.
var grounds = []struct {
	link   string
	offers []string
}{
	{"problem=rosenbrock", []string{objective.OffersGaussNewton}},
	{"problem=rosenbrock&rosenbrock.n=30", []string{objective.OffersGaussNewton}},
	{"problem=himmelblau&start=0.1,0.1", []string{objective.OffersGaussNewton}},
	{"problem=formula&formula.f=x^4-x^2+y^2+0.3*x*y&start=0.2,1", nil},
	{"problem=ackley&ackley.n=20", nil},
	{"lab=network&network.circle-n=40", []string{objective.OffersExamples, objective.OffersGaussNewton}},
	{"lab=network&network.circle-n=40&hf.curvature=hessian", []string{objective.OffersExamples, objective.OffersGaussNewton}},
	{"lab=network&network.data=plane&network.plane-n=40&network.hidden=1&network.features=x,y,x2,y2&network.l2=1", []string{objective.OffersExamples, objective.OffersGaussNewton}},
	{"lab=network&network.data=spirals&network.spirals-n=40&network.hidden=8,8", []string{objective.OffersExamples, objective.OffersGaussNewton}},
}

// trials returns values over the range of a field.
func trials(f param.Field) []string {
	var list []string
	switch f.Kind {
	case param.KindBool:
		return []string{"on", "off"}
	case param.KindChoice:
		for _, o := range f.Options {
			list = append(list, o.Key)
		}
		return list
	}
	lo, hi := f.Range.Lo, f.Range.Hi
	for _, share := range []float64{0, 0.3, 0.6, 1} {
		v := lo + share*(hi-lo)
		if f.Range.Log {
			v = lo * math.Pow(hi/lo, share)
		}
		if f.Kind == param.KindInt {
			v = math.Round(v)
		}
		list = append(list, param.Format(v))
	}
	if f.Range.Zero {
		list = append(list, "0")
	}
	return list
}

// path opens a race of one method with a few steps, and writes its iterates.
func path(t *testing.T, ground, key string, set ...string) string {
	t.Helper()
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	link := ground + "&steps=12&tol=0&race=" + key
	for _, one := range set {
		link += "&" + key + "." + one
	}
	s.Open(link)
	alltest.Finish(s)
	var b strings.Builder
	for _, step := range alltest.Results(s)[0].Steps {
		fmt.Fprintln(&b, step.X, step.Evals)
	}
	return b.String()
}

// differs reports whether some value of a field, with other settings as they are set,
// changes the path.
func differs(t *testing.T, ground, key string, f param.Field, set ...string) bool {
	first := ""
	for i, v := range trials(f) {
		p := path(t, ground, key, append(slices.Clone(set), f.Key+"="+v)...)
		if i == 0 {
			first = p
		} else if p != first {
			return true
		}
	}
	return false
}

// hold returns settings with which the condition holds, or with which it does not.
func hold(fields []param.Field, c param.Cond, want bool) string {
	for _, f := range fields {
		if f.Key != c.Key {
			continue
		}
		for _, v := range trials(f) {
			if c.Holds(v) == want {
				return c.Key + "=" + v
			}
		}
	}
	return ""
}

// TestOffers asks what problems are said to offer.
func TestOffers(t *testing.T) {
	for _, g := range grounds {
		want := slices.Clone(g.offers)
		if strings.HasPrefix(g.link, "lab=network") {
			want = append(want, "chance")
		}
		if got := alltest.Readout(alltest.Open(t, g.link+"&race="), "offers"); got != strings.Join(want, " ") {
			t.Errorf("%s offers %q, want %q", g.link, got, want)
		}
	}
	if got := alltest.Readout(alltest.Open(t, "start=random"), "offers"); !slices.Contains(strings.Fields(got), "chance") {
		t.Errorf("with a random start is offered %q, want chance", got)
	}
	for link, want := range map[string]string{"race=gd": "begun", "race=gd,hf": "begun model"} {
		if got := alltest.Readout(alltest.Open(t, "problem=ackley&"+link), "offers"); got != want {
			t.Errorf("%s offers %q, want %q", link, got, want)
		}
	}
	if got := alltest.Readout(alltest.Open(t, "lab=deep&race=hf&steps=1"), "offers"); !strings.HasSuffix(got, "begun") {
		t.Errorf("a run that ends before its first step offers %q, want no model", got)
	}
}
