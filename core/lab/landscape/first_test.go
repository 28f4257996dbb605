package landscape_test

import (
	"math"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

func TestFirstScreen(t *testing.T) {
	s := alltest.Open(t, "")
	if got := s.Link(); got != "v=1" {
		t.Errorf("Link() of the first screen = %q, want v=1", got)
	}
	ends := map[string]string{"gd": race.EndStepLimit, "newton": race.EndConverged, "hf": race.EndConverged}
	runs := alltest.Results(s)
	if len(runs) != len(ends) {
		t.Fatalf("%d runs, want %d", len(runs), len(ends))
	}
	for _, r := range runs {
		if r.End == nil || r.End.Key != ends[r.ID] {
			t.Errorf("%s ended as %+v, want %s", r.ID, r.End, ends[r.ID])
		}
		if x := r.Steps[0].X; x[0] != -1.2 || x[1] != 1 {
			t.Errorf("%s starts at %v, want (-1.2, 1)", r.ID, x)
		}
		last := r.Steps[len(r.Steps)-1]
		if r.End.Key == race.EndConverged && math.Hypot(last.X[0]-1, last.X[1]-1) > 1e-5 {
			t.Errorf("%s converged at %v, want (1, 1)", r.ID, last.X)
		}
	}
}

// TestLinks opens links and asks for the canonical form and the noted keys.
func TestLinks(t *testing.T) {
	tests := []struct {
		name, in, want string
		noted          []string
	}{
		{"empty", "", "v=1", nil},
		{"all at defaults", "#v=1&problem=rosenbrock&start=-1.2,1&race=gd,newton,hf&hf.damping=1&seed=1", "v=1", nil},
		{"order is canonical", "steps=50&problem=himmelblau&v=1", "v=1&problem=himmelblau&steps=50", nil},
		{"settings of a run", "race=gd,gd-2&gd-2.rate=0.002", "v=1&race=gd,gd-2&gd-2.rate=0.002", nil},
		{"usual start is left out", "problem=himmelblau&start=usual", "v=1&problem=himmelblau", nil},
		{"random start", "start=random&seed=7", "v=1&start=random&seed=7", nil},
		{"formula is readable", "problem=formula&formula.f=x^2+y^4", "v=1&problem=formula&formula.f=x^2+y^4", nil},
		{"bad number", "hf.damping=-1&steps=50", "v=1&steps=50", []string{"hf.damping"}},
		{"inherited names are no keys", "problem=toString&__proto__=1&constructor=x", "v=1", []string{"problem", "__proto__", "constructor"}},
		{"script", "problem=<script>alert(1)</script>", "v=1", []string{"problem"}},
		{"future version", "v=2&steps=50", "v=1&steps=50", []string{"v"}},
		{"method not in the race", "race=gd&hf.damping=2", "v=1&race=gd", []string{"hf.damping"}},
		{"method twice", "race=gd,gd", "v=1", []string{"race"}},
		{"too many methods", "race=gd,gd-2,gd-3,gd-4,gd-5,gd-6,gd-7,gd-8,hf", "v=1", []string{"race"}},
		{"ninth of a kind", "race=gd-9", "v=1", []string{"race"}},
		{"no methods", "race=", "v=1&race=", nil},
		{"a window of nothing", "window=1,1,0,2", "v=1", []string{"window"}},
		{"three numbers of a window", "window=1,2,3", "v=1", []string{"window"}},
		{"more than fits", "problem=rosenbrock&rosenbrock.n=1000&steps=20000", "v=1&rosenbrock.n=1000", []string{"steps"}},
		{"two limits passed, the rest kept", "problem=quadratic&quadratic.n=1000&steps=20000&window=1,0,0,1&tol=-1&levels=30",
			"v=1&problem=quadratic&quadratic.n=1000&levels=30", []string{"steps", "window", "tol"}},
		{"too long", "a=" + strings.Repeat("x", 9000), "v=1", []string{"link"}},
		{"a run that is not there is selected", "race=gd,newton&select=hf", "v=1&race=gd,newton", []string{"select"}},
		{"parts are hidden", "hide=header,curve", "v=1&hide=header,curve", nil},
		{"an unknown part is hidden", "hide=header,everything", "v=1", []string{"hide"}},
		{"actions do nothing in a link", "act=reset", "v=1", []string{"act"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := lab.New(alltest.Still, all.Labs())
			defer s.Close()
			s.Open(tt.in)
			got := alltest.Notes(s)
			if s.Link() != tt.want {
				t.Errorf("Open(%q): link %q, want %q", tt.in, s.Link(), tt.want)
			}
			for _, key := range tt.noted {
				if got[key] == "" {
					t.Errorf("Open(%q) notes %v, want a note on %s", tt.in, got, key)
				}
			}
			if len(got) != len(tt.noted) {
				t.Errorf("Open(%q) notes %v, want %d", tt.in, got, len(tt.noted))
			}
			s.Open(s.Link())
			if n := alltest.Notes(s); len(n) > 0 || s.Link() != tt.want {
				t.Errorf("Open(%q) again: link %q, notes %v", tt.want, s.Link(), n)
			}
		})
	}
}

func TestEditKeepsTheLastGoodValue(t *testing.T) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	s.Edit("hf.damping=0.5&steps=77")
	s.Edit("hf.damping=NaN&steps=0&tol=0.01")
	got := alltest.Notes(s)
	if want := `(hf.damping) must be 0 or a number from 1e-6 to 1e6, not "NaN".`; !strings.HasSuffix(got["hf.damping"], want) {
		t.Errorf("note on hf.damping = %q, want …%q", got["hf.damping"], want)
	}
	if want := `Max steps (steps) must be a whole number from 1 to 20000, not "0".`; got["steps"] != want {
		t.Errorf("note on steps = %q, want %q", got["steps"], want)
	}
	if want := "v=1&steps=77&tol=0.01&hf.damping=0.5"; s.Link() != want {
		t.Errorf("link after a bad edit = %q, want %q", s.Link(), want)
	}
}

func TestEditAcrossKeysIsRefusedWhole(t *testing.T) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	s.Edit("steps=5000")
	s.Edit("rosenbrock.n=1000")
	if got := alltest.Notes(s)["steps"]; !strings.Contains(got, "At most 666 steps") {
		t.Errorf("note = %q, want it to name the most steps", got)
	}
	if want := "v=1&steps=5000"; s.Link() != want {
		t.Errorf("link = %q, want %q", s.Link(), want)
	}
}

func TestFormulaParameterInUseStays(t *testing.T) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	s.Edit("problem=formula&formula.params=b=3&formula.f=x^2+b*y^2")
	before := s.Link()
	s.Edit("formula.params=c=1")
	if got := alltest.Notes(s); len(got) != 1 || !strings.HasPrefix(got["formula.params"], `The parameters "c=1" do not go with the formula "x^2+b*y^2".`) {
		t.Errorf("taking away a parameter in use is noted as %v, want one note on formula.params that names it and the formula", got)
	}
	if s.Link() != before {
		t.Errorf("link = %q, want %q as before", s.Link(), before)
	}
}

func TestActions(t *testing.T) {
	tests := []struct{ from, act, want string }{
		{"", "add:momentum", "v=1&race=gd,newton,hf,momentum&select=momentum"},
		{"", "add:hf", "v=1&race=gd,newton,hf,hf-2&select=hf-2"},
		{"race=gd,gd-3&gd.rate=0.002", "add:gd", "v=1&race=gd,gd-3,gd-2&gd.rate=0.002&select=gd-2"},
		{"race=gd,hf&hf.damping=3&select=hf", "remove:hf", "v=1&race=gd"},
		{"", "zoom-in", "v=1&window=-1.333,1.333,-0.333,2.333"},
		{"window=-1,1,-1,1", "home", "v=1"},
		{"step=3", "forward", "v=1&step=4"},
		{"step=0", "back", "v=1&step=0"},
		{"race=newton&steps=5", "last", "v=1&race=newton&steps=5&step=5"},
		{"", "random-start", "v=1&start=random"},
		{"start=random", "random-start", "v=1&start=random&seed=2"},
		{"problem=himmelblau&steps=9&embed=on&theme=dark", "reset", "v=1&problem=himmelblau&embed=on&theme=dark"},
	}
	for _, tt := range tests {
		t.Run(tt.act, func(t *testing.T) {
			s := alltest.Open(t, tt.from)
			s.Edit("act=" + tt.act)
			if s.Link() != tt.want {
				t.Errorf("%q, act=%s: link %q, want %q (notes %v)", tt.from, tt.act, s.Link(), tt.want, alltest.Notes(s))
			}
		})
	}
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	s.Edit("act=explode")
	if got := alltest.Notes(s)["act"]; !strings.Contains(got, "no action \"explode\"") {
		t.Errorf("note on an unknown action = %q, want it named", got)
	}
}

func TestProblemChangeBringsItsOwnStartAndWindow(t *testing.T) {
	s := alltest.Open(t, "start=0.5,0.5&window=-1,1,-1,1&rosenbrock.b=10&hf.damping=2")
	s.Edit("problem=himmelblau")
	if got, want := s.Link(), "v=1&problem=himmelblau&hf.damping=2"; got != want {
		t.Errorf("link = %q, want %q", got, want)
	}
	if n := alltest.Notes(s); len(n) > 0 {
		t.Errorf("notes %v, want none", n)
	}
}

// TestUnchangedRunsGoOn edits one method and asks that the others are not run
// again.
func TestUnchangedRunsGoOn(t *testing.T) {
	s := alltest.Open(t, "")
	before := alltest.Results(s)
	s.Edit("hf.damping=5&levels=10&step=3")
	after := alltest.Results(s)
	for i := range before[:2] {
		if len(after[i].Steps) == 0 || &before[i].Steps[0].X[0] != &after[i].Steps[0].X[0] {
			t.Errorf("%s ran again though nothing of it was edited", before[i].ID)
		}
	}
	if len(after[2].Steps) != 0 {
		t.Errorf("hf kept %d steps though its damping was edited", len(after[2].Steps))
	}
}

// TestReplay asks that a link gives the same bits again, also after other links
// and when the work is cut into single pulls.
func TestReplay(t *testing.T) {
	links := []string{"", "problem=himmelblau&start=random&seed=5&race=momentum,adam,l-bfgs,nelder-mead", "problem=quadratic&quadratic.n=40&race=cg,hf,bfgs"}
	for _, link := range links {
		want := alltest.Results(alltest.Open(t, link))
		s := alltest.Open(t, "problem=beale")
		s.Open(link)
		for s.Advance(func() bool { return false }) {
		}
		got := alltest.Results(s)
		for i := range want {
			if len(got[i].Steps) != len(want[i].Steps) || *got[i].End != *want[i].End {
				t.Fatalf("%q: %s has %d steps, %v; want %d, %v", link, want[i].ID, len(got[i].Steps), got[i].End, len(want[i].Steps), want[i].End)
			}
			for k := range want[i].Steps {
				if got[i].Steps[k].F != want[i].Steps[k].F || got[i].Steps[k].Evals != want[i].Steps[k].Evals {
					t.Fatalf("%q: %s step %d: f = %v, want %v", link, want[i].ID, k, got[i].Steps[k].F, want[i].Steps[k].F)
				}
			}
		}
	}
}

func TestUpdateTellsOnlyNews(t *testing.T) {
	s := alltest.Open(t, "")
	u := s.Update(true)
	if kinds(u) != "1 2 3 " || u.Values == nil || u.Inspector == nil || u.Table == nil || len(u.Readouts) == 0 {
		t.Errorf("first Update: parts %q, %d values, %d rows, table %v", kinds(u), len(u.Values), len(u.Inspector), u.Table != nil)
	}
	if u = s.Update(true); len(u.Parts)+len(u.Values)+len(u.Inspector)+len(u.Readouts) > 0 || u.Table != nil {
		t.Errorf("second Update tells %+v, want nothing", u)
	}
	s.Edit("step=4")
	if u = s.Update(false); kinds(u) != "3 " {
		t.Errorf("Update after a cursor move has parts %q, want the look alone", kinds(u))
	}
	s.Edit("hover=0,0")
	if u = s.Update(false); len(u.Parts) > 0 || len(u.Readouts) != 1 || !strings.Contains(u.Readouts[0].Value, "f = 1") {
		t.Errorf("readouts after hover = %v, want f(0, 0) = 1 alone", u.Readouts)
	}
	s.Edit("levels=10")
	if u = s.Update(false); !strings.HasPrefix(kinds(u), "1 ") {
		t.Errorf("Update after a change of levels has parts %q, want the field", kinds(u))
	}
}

// TestNoPictureWithoutContours asks that the first parts come when the samples
// are complete, so that no reader sees paths on an empty plane.
func TestNoPictureWithoutContours(t *testing.T) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	updates := 0
	for ; s.Advance(func() bool { return false }); updates++ {
		if u := s.Update(false); len(u.Parts) > 0 {
			if kinds(u)[:2] != "1 " {
				t.Errorf("first parts %q, want the field among them", kinds(u))
			}
			break
		}
	}
	if updates < 10 {
		t.Errorf("the field came after %d updates: this test saw none without it", updates)
	}
}

func kinds(u lab.Update) string {
	var b strings.Builder
	for _, p := range u.Parts {
		b.WriteByte('0' + byte(p.Kind()))
		b.WriteByte(' ')
	}
	return b.String()
}

// TestModelAndArrows checks the numbers drawn at Rosenbrock's start against the
// closed form: g = (−215.6, −88), H = [1330, 480; 480, 200].
func TestModelAndArrows(t *testing.T) {
	p := alltest.Picture(alltest.Open(t, "step=0"))
	m := p.Look.Model
	if m == nil {
		t.Fatal("no model at the start")
	}
	got := []float64{m.X, m.Y, m.F, m.GX, m.GY, m.HXX, m.HXY, m.HYY}
	for i, want := range []float64{-1.2, 1, 24.2, -215.6, -88, 1330, 480, 200} {
		if math.Abs(got[i]-want) > 1e-9 {
			t.Errorf("model[%d] = %g, want %g", i, got[i], want)
		}
	}
	arrows := map[string]wire.Arrow{}
	for _, a := range p.Look.Arrows {
		arrows[a.Name] = a
	}
	// Newton's step from there is (0.0247190, 0.3806742).
	if a := arrows["Newton"]; math.Abs(a.DX-0.0247191) > 1e-6 || math.Abs(a.DY-0.3806742) > 1e-6 {
		t.Errorf("Newton arrow = (%g, %g), want (0.0247191, 0.3806742)", a.DX, a.DY)
	}
	if a := arrows["−∇f"]; a.DX <= 0 || math.Abs(a.DY/a.DX-88/215.6) > 1e-9 {
		t.Errorf("gradient arrow = (%g, %g), want it along (215.6, 88)", a.DX, a.DY)
	}
	if _, ok := arrows["HF"]; !ok || p.Look.Inner == nil {
		t.Errorf("arrows %v, inner %v: want a Hessian-free step with its CG run", arrows, p.Look.Inner)
	}
}

// TestEndsAreNamed asks every kind of end of a run that should have it.
func TestEndsAreNamed(t *testing.T) {
	tests := []struct{ link, id, end string }{
		{"race=newton", "newton", race.EndConverged},
		{"race=gd&steps=10", "gd", race.EndStepLimit},
		{"race=gd&budget=20", "gd", race.EndBudget},
		{"race=gd&gd.rate=0.01", "gd", race.EndDiverged},
		{"race=gd&start=1,1", "gd", race.EndStationary},
		{"problem=saddle&race=gd&gd.rate=0.5&start=1,1&steps=2000", "gd", race.EndDiverged},
		{"problem=himmelblau&race=cg", "cg", race.EndBreakdown},
		{"problem=saddle&race=cg&start=1,1", "cg", race.EndBreakdown},
	}
	for _, tt := range tests {
		s := alltest.Open(t, tt.link)
		if len(alltest.Results(s)) != 1 {
			t.Errorf("%s: %d runs, want %s alone", tt.link, len(alltest.Results(s)), tt.id)
		}
		for _, r := range alltest.Results(s) {
			if r.ID == tt.id && r.End.Key != tt.end {
				t.Errorf("%s: %s ended as %s (%s), want %s", tt.link, r.ID, r.End.Key, r.End.String(), tt.end)
			}
			for k, st := range r.Steps {
				if math.IsNaN(st.F) || math.IsInf(st.F, 0) {
					t.Errorf("%s: %s keeps f = %g at step %d", tt.link, r.ID, st.F, k)
				}
			}
		}
	}
}
