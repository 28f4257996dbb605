package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/catalog"
	methods "hfplayground/core/method/all"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/neuron"
	"hfplayground/core/lab/points"
	"hfplayground/core/method"
	"hfplayground/core/method/hessianfree"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

const (
	monkeys     = 8   // sessions: every fourth begins in the neuron lab, the others with a net
	monkeyEdits = 200 // of each
	monkeyRests = 20  // edits between two comparisons with a fresh session
)

// ended returns a session of the link with all runs at their ends.
func ended(t *testing.T, link string) *session {
	t.Helper()
	s := newSession(func() float64 { return 0 })
	t.Cleanup(s.Close)
	s.Open(link)
	rest(s)
	return s
}

// rest works until nothing is left to do.
func rest(s *session) {
	for s.Advance(func() bool { return true }) {
	}
}

// TestMonkey sends edits, actions, links and tables that a reader could send, and
// some that none would, at any moment of the work: nothing panics, the link stays
// within its limit, what was handed out is not written to, and a fresh session
// makes the same of the link, to the bit.
func TestMonkey(t *testing.T) {
	first, edits := uint64(0), monkeyEdits
	if runtime.GOOS == "js" {
		first = monkeys - 2 // one of each kind: nothing in them knows the machine, and they are several times as slow
	}
	if testing.Short() {
		first, edits = monkeys-2, 2*monkeyRests
	}
	for seed := first; seed < monkeys; seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			m := &monkey{Rand: rand.New(rand.NewPCG(seed, 3)), s: newSession(func() float64 { return 0 }), home: key}
			link := "lab=network&network.circle-n=30&network.hidden=3&race=gd,adam,hf&steps=12&step=5"
			if seed%4 == 3 {
				m.home, link = "neuron", "lab=neuron"
			}
			defer m.s.Close()
			defer func() {
				if t.Failed() {
					t.Logf("after:\n%s", strings.Join(m.done, "\n"))
				}
			}()
			m.s.Open(link)
			for i := range edits {
				before := m.handedOut()
				m.play()
				m.idle()
				before.check(t)
				if n := len(m.s.Link()); n > 2<<10 {
					t.Fatalf("the link has %d bytes, want at most %d", n, 2<<10)
				}
				if i%monkeyRests == monkeyRests-1 {
					m.compare(t)
				}
				if t.Failed() {
					return
				}
			}
		})
	}
}

// monkey is a reader without a plan.
type monkey struct {
	*rand.Rand
	s    *session
	home string // the lab it comes back to
	done []string
}

func (m *monkey) of(list ...string) string { return list[m.IntN(len(list))] }

// play does one thing.
func (m *monkey) play() {
	switch m.IntN(12) {
	case 0:
		link := m.of(m.s.Link(), m.s.Link()+"&"+m.pair(), "lab=network&network.circle-n=20&steps=8&"+m.pair()+"&"+m.pair())
		m.done = append(m.done, "Open "+link)
		m.s.Open(link)
	case 1:
		csv, task := m.csv(), m.of("class", "target")
		m.done = append(m.done, fmt.Sprintf("Load %.60q as %s", csv, task))
		m.s.Load(csv, task)
	default:
		pairs := make([]string, 1+m.IntN(3)/2)
		for i := range pairs {
			pairs[i] = m.pair()
		}
		edit := strings.Join(pairs, "&")
		m.done = append(m.done, edit)
		m.s.Edit(edit)
	}
}

// idle lets some work be done, or all, and looks at times.
func (m *monkey) idle() {
	pulls := m.IntN(60)
	switch m.IntN(3) {
	case 0:
		pulls = 0
	case 1:
		rest(m.s)
	}
	for ; pulls > 0 && m.s.Advance(func() bool { return false }); pulls-- {
	}
	if m.IntN(2) == 0 {
		m.s.Update(m.IntN(2) == 0)
	}
	if m.IntN(10) == 0 {
		m.s.Forget()
		m.s.PointsCSV()
	}
}

// pair returns one key with a value, or two that go together.
func (m *monkey) pair() string {
	switch m.IntN(12) {
	case 0, 1, 2:
		return "act=" + m.verb() + ":" + m.object()
	case 3:
		return m.of("hover="+m.place(), "hover=w:"+m.part(), "hover=", "probe="+m.place(), "point="+m.number()+":"+m.place())
	case 4:
		return "pick=" + m.part() + "&weight=" + m.number()
	case 5:
		return "step=" + m.number() + "&" + m.of("network.l2", m.id()+".rate", m.id()+".damping", m.id()+".batch") + "=" + m.number()
	case 6:
		return "act=switch:" + m.of(catalog.Keys(methods.Methods())...)
	case 7:
		return m.of("race="+m.id()+","+m.id(), "race=bfgs,gd,adam-2", "race=gd,nelder-mead,l-bfgs&steps=14", "race=newton,momentum", "race=")
	case 8:
		return m.of("then="+m.change()+","+m.change(), "then=", "forks="+m.id()+"@"+m.id()+":"+m.number(), "select="+m.id(), "show=slice&plane="+m.of("path", "newton", "weights"))
	case 9:
		return m.of("network.hidden=", "network.hidden=2,2", "network.features=x", "network.data="+m.of("own", "moons", "plane", "blobs"), "brush="+m.of("0", "3", "erase", "probe"), "lab="+m.of(m.home, m.home, "landscape"))
	}
	controls := m.s.Controls()
	c := controls[m.IntN(len(controls))]
	switch {
	case c.Name == "steps" || strings.HasSuffix(c.Name, "-n") || strings.HasSuffix(c.Name, ".n"):
		return c.Name + "=" + m.of("1", "2", "3", "9", "14", "-1", "x") // what is larger takes its time
	case c.Name == "network.hidden":
		return c.Name + "=" + m.of("1", "3", "2,3", "x", "0", "1,1,1")
	}
	return c.Name + "=" + m.of(m.number(), c.Default, c.Value, m.part(), m.id(), m.option(c), m.option(c))
}

// change returns a change as a link tells it.
func (m *monkey) change() string {
	return m.number() + ":" + m.of("network.l2", "network.l1", m.id()+".rate", m.id()+"/"+m.part(), "/"+m.part()) + ":" + m.number()
}

// option returns a value that a choice could take.
func (m *monkey) option(c lab.Control) string {
	for _, f := range slices.Concat(newState().fields(), training.New().Fields(), neuron.Entry().Settings()[1].Fields, hessianfree.New().Fields(), method.NewGradientDescent().Fields()) {
		if len(f.Options) > 0 && (c.Name == f.Key || strings.HasSuffix(c.Name, "."+f.Key)) {
			return f.Options[m.IntN(len(f.Options))].Key
		}
	}
	return m.of("on", "off", "auto", "tanh", "relu", "x,y,x2", "1,2", "a b", "<", "file")
}

func (m *monkey) verb() string {
	var verbs []string
	for verb := range m.s.Session.Lab().Acts() {
		if verb != wire.ActReset || m.IntN(8) == 0 { // which ends all that was built up
			verbs = append(verbs, string(verb))
		}
	}
	slices.Sort(verbs)
	return verbs[m.IntN(len(verbs))]
}

func (m *monkey) object() string {
	return m.of("", m.id(), m.id(), catalog.Keys(methods.Methods())[m.IntN(len(catalog.Keys(methods.Methods())))], m.number(), m.number(), m.place(), m.place(), m.place())
}

func (m *monkey) id() string {
	if ids := strings.Split(race.IDs(m.s.st.Contenders), ","); m.IntN(6) > 0 {
		return m.of(ids...)
	}
	return m.of("gd", "hf", "adam-2", "momentum", "newton", "bfgs", "nobody", "")
}

func (m *monkey) part() string {
	if net := m.s.st.net; net != nil && m.IntN(5) > 0 {
		return m.of(training.Parts(net.Objective().Net)...)
	}
	return m.of("0.1", "1.1", "1.1.1", "9.9.9", "1.1.b", "2.1.2", "", "x")
}

func (m *monkey) number() string {
	return m.of("0", "1", "2", "3", "5", "7", "9", "0.1", "0.01", "0.5", "1e-3", "10", "-1", "-0.75", "1e9", "NaN", "x", "", "20000", fmt.Sprint(m.IntN(14)), "1e300")
}

func (m *monkey) place() string {
	return fmt.Sprintf("%.3g,%.3g", 14*m.Float64()-7, 14*m.Float64()-7)
}

func (m *monkey) csv() string {
	var b strings.Builder
	rows, third := m.IntN(12), m.IntN(5)
	if m.IntN(4) == 0 {
		rows = 200 // more than a link holds
	}
	for i := range rows {
		fmt.Fprintf(&b, "%s,%d\n", m.place(), i%(third+1))
	}
	return b.String() + m.of("", "", "1,2\n", "1,2,x\n", "\xff")
}

// compare asks a fresh session for the same.
func (m *monkey) compare(t *testing.T) {
	t.Helper()
	rest(m.s)
	fresh := newSession(func() float64 { return 0 })
	defer fresh.Close()
	fresh.Open("lab=network")
	fresh.own.loaded = m.s.own.loaded // no link carries these
	link := m.s.Link()
	fresh.Open(link)
	rest(fresh)
	if fresh.Link() != link {
		t.Errorf("link %s\nopened  %s", link, fresh.Link())
	}
	m.s.Edit("hover=") // no link carries the pointer, whichever lab it is in
	m.s.Update(false)  // its notes are of other things
	sameShown(t, link, m.s, fresh)
	want, got := fresh.Results(), m.s.Results()
	if len(want) != len(got) {
		t.Fatalf("%s: %d runs, afresh %d", link, len(got), len(want))
	}
	for i := range want {
		sameRun(t, link, got[i], want[i])
	}
}

// sameRun asks that two runs have the same steps and end, to the bit.
func sameRun(t *testing.T, link string, got, want race.Result) {
	t.Helper()
	if got.ID != want.ID || got.Label != want.Label || len(got.Steps) != len(want.Steps) || *got.End != *want.End {
		t.Errorf("%s:\n%s %s: %d steps, %v, afresh %s %s: %d steps, %v", link, got.ID, got.Label, len(got.Steps), got.End, want.ID, want.Label, len(want.Steps), want.End)
		return
	}
	for k, b := range want.Steps {
		a := got.Steps[k]
		if !slices.Equal(a.X, b.X) || a.F != b.F || a.GradNorm != b.GradNorm {
			t.Errorf("%s:\n%s parts at step %d of %d: f = %v, afresh %v", link, got.ID, k, len(want.Steps)-1, a.F, b.F)
			return
		}
	}
}

// sameShown asks that two sessions tell the same: controls, what is looked at,
// the parts of the net, its picture and the comparison. Costs may differ by a
// value that was asked for again, and a slice has the window of its first moment.
func sameShown(t *testing.T, link string, got, want *session) {
	t.Helper()
	got.Forget()
	want.Forget()
	a, b := got.Update(false), want.Update(false)
	if len(b.Notes) > 0 {
		t.Errorf("opening %s is noted with %v", link, b.Notes)
	}
	if !slices.Equal(a.Values, b.Values) {
		t.Errorf("%s: values %v, afresh %v", link, a.Values, b.Values)
	}
	if !a.Detail.Equal(b.Detail) {
		t.Errorf("%s: part %+v, afresh %+v", link, a.Detail, b.Detail)
	}
	for i, p := range b.Readouts {
		if !slices.Contains([]string{"sentence", "acts"}, p.Key) && (i >= len(a.Readouts) || a.Readouts[i] != p) {
			t.Errorf("%s: readouts %v, afresh %v of %d", link, a.Readouts[min(i, len(a.Readouts)-1)], p, len(a.Readouts))
		}
	}
	told := func(u lab.Update) map[wire.Kind]string {
		out := map[wire.Kind]string{}
		for _, p := range u.Parts {
			out[p.Kind()] = string(wire.Encode(p))
		}
		return out
	}
	parts, afresh := told(a), told(b)
	for _, kind := range []wire.Kind{wire.KindNet, wire.KindSurface, wire.KindSamples, wire.KindCheck, wire.KindGate, wire.KindUnits, wire.KindPerceptron} {
		if parts[kind] != afresh[kind] {
			t.Errorf("%s: part %d is not what a fresh session tells (%d and %d bytes)", link, kind, len(parts[kind]), len(afresh[kind]))
		}
	}
}

// handed is what a reader was given, with a copy.
type handed struct {
	given []*float64
	kept  []float64
	set   dataset.Set
	also  dataset.Set
}

// handedOut notes the first weights of every step, and the loaded points.
func (m *monkey) handedOut() handed {
	var h handed
	for _, r := range m.s.Results() {
		for _, s := range r.Steps {
			for i := range s.X {
				h.given, h.kept = append(h.given, &s.X[i]), append(h.kept, s.X[i])
			}
		}
	}
	if m.s.own.loaded != nil {
		h.set, h.also = *m.s.own.loaded, points.Clone(*m.s.own.loaded)
	}
	return h
}

func (h handed) check(t *testing.T) {
	t.Helper()
	for i, p := range h.given {
		if math.Float64bits(*p) != math.Float64bits(h.kept[i]) {
			t.Fatal("an iterate that was handed out has been written to")
		}
	}
	if !slices.Equal(h.set.X, h.also.X) || !slices.Equal(h.set.Class, h.also.Class) || !slices.Equal(h.set.Target, h.also.Target) {
		t.Fatal("points that were loaded have been written to")
	}
}
