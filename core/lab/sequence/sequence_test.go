package sequence

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/lab"
	"hfplayground/core/lab/labtest"
	"hfplayground/core/lab/racing"
	"hfplayground/core/objective"
	"hfplayground/core/race"
	"hfplayground/core/sequence"
	"hfplayground/core/wire"
)

// little is a task that is learned within seconds.
const little = "lab=sequence&sequence.task=order-2&sequence.length=6&sequence.n=100&sequence.units=8"

// table is a table with this lab alone.
func table() []lab.Entry { return []lab.Entry{Entry()} }

// opened returns a session of a link with all runs at their ends, and its lab.
func opened(t *testing.T, link string) (*lab.Session, *Lab) {
	s := labtest.Opened(t, table(), link)
	return s, s.Lab().(*Lab)
}

// TestSolvesTheTask: Hessian-free leaves the plateau and ends when the task is solved, and
// not before; told not to, it goes on.
func TestSolvesTheTask(t *testing.T) {
	_, l := opened(t, little+"&race=hf&steps=400")
	run := l.Runs[0]
	last := len(run.Trace) - 1
	if run.End == nil || run.End.Key != race.EndTrained || run.Trace[last].Right < sequence.SolvedShare || !(run.Trace[last].Test < l.st.p.task.Plateau/2) {
		t.Fatalf("ended with %v at %+v, want the task solved", run.End, run.Trace[last].Exam)
	}
	for k := range run.Trace[:last] {
		if run.Trace[k].Right >= sequence.SolvedShare {
			t.Errorf("step %d has solved the task, and the run went on", k)
		}
	}
	_, l = opened(t, little+"&race=hf&steps=400&sequence.stop=off")
	if on := l.Runs[0]; len(on.Trace) <= len(run.Trace) || on.End.Key != race.EndSameCost {
		t.Errorf("%d steps, ended with %v, want it to go on behind step %d", len(on.Trace), on.End, last)
	}
}

// TestLeftTrainingCostsTheSame: what is left and taken up has cost at every step what it costs without, on fresh
// sequences for every step and on the same.
func TestLeftTrainingCostsTheSame(t *testing.T) {
	for _, more := range []string{"", "&sequence.fresh=off"} {
		link := little + more + "&sequence.stop=off&race=gd,momentum,adam,hf,hf-2&hf-2.structural=0&same-cost=off&steps="
		_, want := opened(t, link+"8")
		half, _ := opened(t, link+"3")
		on, got := opened(t, link+"8")
		on.LoadWeights(half.Weights(true).File, "")
		for on.Advance(func() bool { return true }) {
		}
		for i, run := range got.Runs {
			for k := range run.Trace {
				g, w := run.Trace[k], want.Runs[i].Trace[k]
				if g.F != w.F || math.Abs(g.Evals.Cost()-w.Evals.Cost()) > 1e-9 {
					t.Errorf("%s%s, step %d: f %v at a cost of %v, want %v at %v", run.ID, more, k, g.F, g.Evals.Cost(), w.F, w.Evals.Cost())
				}
			}
			if len(run.Trace) != 9 || len(run.Plan.Past) != 4 {
				t.Errorf("%s%s has %d steps and began with %d, want 8 and 3", run.ID, more, len(run.Trace)-1, len(run.Plan.Past)-1)
			}
		}
	}
}

// TestExamIsThatOfTheWhole: the exam in blocks is that of all its sequences at once, and the
// loss that of the objective.
func TestExamIsThatOfTheWhole(t *testing.T) {
	for _, task := range []string{"order-2", "memory", "addition", "text"} {
		_, l := opened(t, "lab=sequence&sequence.length=7&sequence.units=5&race=&sequence.task="+task)
		p, rests := l.st.p, 0
		got := p.exam.hold(l.X0, func() { rests++ })
		set := p.exam.whole.Set()
		out := kernel.NewMat(set.Targets.Rows, set.Targets.Cols)
		p.exam.whole.Outputs(out, l.X0)
		if want := p.exam.whole.At(l.X0).Value(); math.Abs(got.Test-want) > 1e-12*want {
			t.Errorf("%s: loss %g in blocks, %g of all", task, got.Test, want)
		}
		if want := p.task.Share(out, set.Targets); math.Abs(got.Right-want) > 1e-12 {
			t.Errorf("%s: %g right in blocks, %g of all", task, got.Right, want)
		}
		if rests < 2 {
			t.Errorf("%s: %d rests", task, rests)
		}
	}
}

// TestRunsAreApart: runs in company make the steps that each makes alone, to the bit.
func TestRunsAreApart(t *testing.T) {
	_, together := opened(t, little+"&race=adam,hf,hf-2&steps=12")
	for i, id := range []string{"adam", "hf", "hf-2"} {
		_, alone := opened(t, little+"&race="+id+"&steps=12")
		a, b := together.Runs[i].Trace, alone.Runs[0].Trace
		if len(a) != len(b) || a[len(a)-1].F != b[len(b)-1].F || a[len(a)-1].Exam != b[len(b)-1].Exam {
			t.Errorf("%s: %d steps to %g in company, %d to %g alone", id, len(a), a[len(a)-1].F, len(b), b[len(b)-1].F)
		}
	}
}

// TestFreshSequences: every step sees others, or all see the same.
func TestFreshSequences(t *testing.T) {
	for fresh, differ := range map[string]bool{"on": true, "off": false} {
		_, l := opened(t, little+"&race=&sequence.fresh="+fresh)
		f := l.st.p.apart()
		if objective.Renews(f) != differ {
			t.Errorf("fresh=%s: renewed is %t", fresh, !differ)
		}
		if a, b := objective.Draw(f, 0).At(l.X0).Value(), objective.Draw(f, 1).At(l.X0).Value(); (a != b) != differ {
			t.Errorf("fresh=%s: samples have the losses %g and %g", fresh, a, b)
		}
	}
}

func TestLimits(t *testing.T) {
	tests := []struct{ from, settings, want string }{
		{"&sequence.length=200", "sequence.n=5000", "too many to keep"},
		{"&sequence.length=69", "sequence.task=text", "T may be at most 68"},
		{"&sequence.task=text&sequence.length=68", "sequence.n=2000", "there may be 1014"},
		{"", "sequence.units=", "1 or 2 whole numbers"},
		{"", "sequence.units=201", "from 1 to 200"},
		{"", "sequence.units=9,9,9", "1 or 2 whole numbers"},
		{"", "sequence.length=4", "from 5 to 200"},
		{"", "sequence.length=201", "from 5 to 200"},
		{"", "sequence.n=99", "from 100 to 5000"},
		{"", "sequence.example=1001", "from 1 to 1000"},
		{"", "sequence.task=sums", "addition"},
	}
	for _, tt := range tests {
		s, l := opened(t, little+"&race=&steps=1"+tt.from)
		before, p := s.Link(), l.st.p
		s.Edit(tt.settings)
		if notes := fmt.Sprint(s.Update(false).Notes); !strings.Contains(notes, tt.want) {
			t.Errorf("%s: notes %s, want %q in them", tt.settings, notes, tt.want)
		}
		if s.Link() != before || l.st.p != p {
			t.Errorf("%s: the link became %s, want it as it was", tt.settings, s.Link())
		}
	}
}

// TestPicture: the curve has the plateau, and the inspector what the task is about.
func TestPicture(t *testing.T) {
	for _, show := range []string{showSequence, showSpectrum} {
		s, l := opened(t, little+"&race=hf&steps=20&sequence.show="+show)
		s.Forget()
		var p wire.Picture
		u := s.Update(true)
		for _, part := range u.Parts {
			p.Put(part)
		}
		if p.Race == nil || p.Steps == nil || len(p.Race.Levels) != 1 || p.Race.Levels[0].Value != l.st.p.task.Plateau {
			t.Fatalf("%s: parts are missing", show)
		}
		for _, key := range []string{"right", "test", "plateau", "radius", "fading"} {
			if !slices.ContainsFunc(u.Inspector, func(r lab.Row) bool { return r.Key == key }) {
				t.Errorf("no row %q", key)
			}
		}
	}
}

// raced returns a lab whose runs have made these steps: loss in the exam, share right, cost
// and seconds.
func raced(runs map[string][][4]float64, order ...string) *Lab {
	l := &Lab{st: &state{p: &problem{task: sequence.Task{Plateau: 1}}}}
	for _, id := range order {
		r := &race.Run{Contender: race.Contender{ID: id, Label: strings.ToUpper(id)}, End: new(race.End)}
		for _, s := range runs[id] {
			r.Trace = append(r.Trace, race.Iterate{Exam: race.Exam{Test: s[0], Right: s[1]}, Evals: objective.Evals{Gradient: int(s[2])}, Seconds: s[3]})
		}
		l.Runs = append(l.Runs, r)
	}
	return l
}

func TestSentence(t *testing.T) {
	tests := []struct {
		what string
		runs map[string][][4]float64
		want string
	}{
		{"nobody", nil, "No method is selected: add one to see it run."},
		{"one on the plateau", map[string][][4]float64{"a": {{1.2, 0, 1, 0}, {1, 0.1, 20, 2}}}, "A is still on the plateau."},
		{"a is first by both", map[string][][4]float64{"a": {{1.2, 0, 1, 0}, {0.1, 0.99, 20, 2}, {0.1, 0.98, 40, 9}}, "b": {{1.2, 0, 1, 0}, {0.1, 1, 30, 3}}, "c": {{0.99, 0, 1, 0}}, "d": {{0.96, 0, 1, 0}}},
			"A solved the task first by cost, in 1 step and 20 gradient equivalents, which took 2 s; B after 30. C and D are still on the plateau."},
		{"two are first", map[string][][4]float64{"a": {{0.1, 1, 20, 0}}, "b": {{0.1, 1, 20, 0}}, "c": {{0.1, 1, 30, 0}}},
			"A and B solved the task first by cost, in 20 gradient equivalents; C after 30."},
		{"b is first by time", map[string][][4]float64{"a": {{0.1, 1, 20, 5}}, "b": {{0.1, 1, 30, 3}}, "c": {{0.5, 0.4, 50, 7}}},
			"A solved the task first by cost, in 0 steps and 20 gradient equivalents, which took 5 s; B after 30. By time B was first, with 3 s. Below the plateau: C with 40 % right after 50 gradient equivalents."},
	}
	for _, tt := range tests {
		var order []string
		for id := range tt.runs {
			order = append(order, id)
		}
		slices.Sort(order)
		if got := raced(tt.runs, order...).sentence(); got != tt.want {
			t.Errorf("%s:\n%s, want\n%s", tt.what, got, tt.want)
		}
	}
}

// TestLeading: of a task that nobody solves it is said who leads where all have come to, who
// led before, and who only knows how often each character comes.
func TestLeading(t *testing.T) {
	slow := [][4]float64{{3, 0, 0, 0}, {1.2, 0.3, 20, 1}, {0.7, 0.5, 40, 2}}
	fast := [][4]float64{{3, 0, 0, 0}, {0.8, 0.4, 20, 2}, {0.75, 0.45, 40, 4}, {0.2, 0.9, 60, 6}}
	for _, tt := range []struct {
		runs map[string][][4]float64
		want string
	}{
		{map[string][][4]float64{"a": {}}, "No method has made a step."},
		{map[string][][4]float64{"a": slow}, "After 40 gradient equivalents A: exam loss 0.7 a character (1.01 bits), and 50 % of the characters right. A net that knows only how often each character comes has a loss of 1."},
		{map[string][][4]float64{"a": slow, "b": fast, "c": {{3, 0, 0, 0}, {0.96, 0.1, 50, 9}}},
			"After 40 gradient equivalents A leads: exam loss 0.7 a character (1.01 bits), and 50 % of the characters right; then B with 0.75, C with 3. Up to 39.2 gradient equivalents B led. A net that knows only how often each character comes has a loss of 1: C is still on this plateau."},
		{map[string][][4]float64{"a": {{3, 0, 0, 0}, {2, 0.1, 40, 1}}, "b": {{3, 0, 0, 0}, {1, 0.1, 40, 1}}},
			"After 40 gradient equivalents B leads: exam loss 1 a character (1.44 bits), and 10 % of the characters right; then A with 2. A net that knows only how often each character comes has a loss of 1: A and B are still on this plateau."},
		{map[string][][4]float64{"a": {{3, 0, 0, 0}, {0.9, 0.1, 40, 1}}, "b": {{3, 0, 0, 0}, {0.9 - 1e-13, 0.1, 40, 1}}},
			"After 40 gradient equivalents A and B have the same exam loss so far: 0.9 a character (1.3 bits). A net that knows only how often each character comes has a loss of 1."},
	} {
		l := raced(tt.runs, slices.Sorted(maps.Keys(tt.runs))...)
		l.st.p.task.Characters = true
		if got := l.sentence(); got != tt.want {
			t.Errorf("\n%s, want\n%s", got, tt.want)
		}
	}
}

// A first-order method that is cheaper is called so.
func TestSentenceOfTheCheaper(t *testing.T) {
	_, l := opened(t, little+"&race=hf,adam&steps=300")
	got := l.sentence()
	if strings.HasPrefix(got, "Adam") != strings.Contains(got, "The first-order method is cheaper here") {
		t.Errorf("%s", got)
	}
}

// TestEditsOfThePictureKeepTheRuns: only what is minimised, and from where, begins them anew.
func TestEditsOfThePictureKeepTheRuns(t *testing.T) {
	s, l := opened(t, little+"&race=hf&steps=20")
	run := l.Runs[0]
	for _, edit := range []string{"sequence.show=spectrum", "sequence.example=7", "step=2", "axis=seconds", "steps=30"} {
		if s.Edit(edit); l.Runs[0] != run {
			t.Errorf("%s began the run anew", edit)
		}
	}
	for _, edit := range []string{"seed=2", "sequence.l2=0.1", "sequence.n=120", "sequence.scale=0.3", "hf.structural=0.1"} {
		if s.Edit(edit); l.Runs[0] == run {
			t.Errorf("%s kept the run", edit)
		}
		run = l.Runs[0]
	}
}

// TestReading: the sequence that is shown is that of the exam, its answer that of the net, and
// the pointer reads every number of it.
func TestReading(t *testing.T) {
	s, l := opened(t, little+"&race=hf&steps=30&sequence.example=4&sequence.units=5,3")
	s.Update(true)
	r, p := l.drawn.read, l.st.p
	if !slices.Equal(r.Inputs, p.exam.whole.Set().Inputs.Row(3)) || len(r.Hidden) != 2 || r.Hidden[1].Units != 3 {
		t.Fatalf("shown is %+v", r)
	}
	w, _ := racing.HeldWeights(&l.Race)
	out := kernel.NewMat(p.exam.whole.Set().Targets.Rows, p.task.Outputs)
	p.exam.whole.Outputs(out, w)
	if want := p.task.Right(out.Row(3), p.exam.whole.Set().Targets.Row(3)); r.Right != want {
		t.Errorf("right is %t, want %t", r.Right, want)
	}
	sum := 0.0
	for _, v := range r.Outputs {
		sum += v
	}
	if len(r.Outputs) != 4 || math.Abs(sum-1) > 1e-12 {
		t.Errorf("probabilities %v", r.Outputs)
	}
	for place, want := range map[string]string{
		"0.7.t1": "input start, time step 1: 1", "0.99.t1": "", "1.2.t3": "layer 1, unit 2, time step 3: ", "2.3.t6": "layer 2, unit 3, time step 6: ",
		"3.2.t6": "XY after time step 6: ", "3.2.t5": "", "4.1.t6": "", "1.6.t1": "", "1.1.t7": "",
	} {
		spot, ok := wire.ParseReading(place)
		if got := numberText(r, spot); !ok || !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s reads %q, want %q", place, got, want)
		}
	}
}

// TestSentenceAtTheStart: before every run has made a step none leads, whatever the task.
func TestSentenceAtTheStart(t *testing.T) {
	for _, task := range []string{"xor", "text"} {
		s := lab.New(func() float64 { return 0 }, table())
		defer s.Close()
		s.Open(little + "&sequence.task=" + task + "&race=adam,hf&steps=200")
		l := s.Lab().(*Lab)
		for len(l.Runs[1].Trace) < 2 {
			want := "Training has begun: no method has made a step yet."
			if len(l.Runs[0].Trace) > 1 {
				want = l.Runs[1].Label + " has not made a step yet."
			}
			if got := l.sentence(); !strings.HasSuffix(got, want) || strings.Contains(got, "leads") || strings.Contains(got, "after 0") {
				t.Fatalf("%s: said %q, want %q", task, got, want)
			}
			s.Advance(func() bool { return false })
		}
	}
}
