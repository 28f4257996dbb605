package deep

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/labtest"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// little is a problem that is trained within a second.
const little = "lab=deep&deep.n=60&deep.tests=20&deep.side=8&deep.encoder=10,3"

// table is a table with this lab alone.
func table() []lab.Entry { return []lab.Entry{Entry()} }

// opened returns a session of a link with all runs at their ends, and its lab.
func opened(t *testing.T, link string) (*lab.Session, *Lab) {
	s := labtest.Opened(t, table(), link)
	return s, s.Lab().(*Lab)
}

// TestTrainsPastThePlateau: Hessian-free and Adam leave the plateau on which a net answers
// every image with the mean image, and nothing goes below the floor.
func TestTrainsPastThePlateau(t *testing.T) {
	_, l := opened(t, little+"&race=adam,hf&steps=400")
	for _, run := range l.Runs {
		last := run.Trace[len(run.Trace)-1]
		if !(last.F < 0.9*l.st.p.levels.plateau) || !(last.F > l.st.p.levels.floor) {
			t.Errorf("%s ends at %.3f, want it well below the mean image, %.3f, and above the floor, %.3f", run.ID, last.F, l.st.p.levels.plateau, l.st.p.levels.floor)
		}
		if run.End == nil || run.End.Key != race.EndSameCost {
			t.Errorf("%s ended with %v, want the common cost", run.ID, run.End)
		}
	}
}

// TestRunsAreNamedByTheirBatches where any has one.
func TestRunsAreNamedByTheirBatches(t *testing.T) {
	for link, want := range map[string]string{
		"&race=adam,adam-2,l-bfgs&adam.batch=20": "Adam, batch 20|Adam 2, all images|L-BFGS",
		"&race=adam,l-bfgs&adam.batch=0":         "Adam|L-BFGS",
	} {
		_, l := opened(t, little+"&steps=1"+link)
		var labels []string
		for _, run := range l.Runs {
			labels = append(labels, run.Label)
		}
		if got := strings.Join(labels, "|"); got != want {
			t.Errorf("%s: %s, want %s", link, got, want)
		}
	}
}

// TestLossIsThatOfTheImages: f of the net is the mean cross-entropy of the images it makes.
func TestLossIsThatOfTheImages(t *testing.T) {
	_, l := opened(t, little+"&race=hf&steps=10&deep.l2=0")
	run := l.Runs[0]
	last := run.Trace[len(run.Trace)-1]
	l.groups(last.X)
	mean := 0.0
	losses := l.drawn.losses[0]
	out := l.st.p.outputs(last.X, l.st.p.train)
	for i := range l.st.p.train.Len() {
		for j, p := range out.Row(i) {
			x := l.st.p.train.Pixels.Row(i)[j]
			mean -= (x*math.Log(p) + (1-x)*math.Log(1-p)) / float64(l.st.p.train.Len())
		}
	}
	if math.Abs(mean-last.F) > 1e-9*mean {
		t.Errorf("mean cross-entropy of the images %.12g, f = %.12g", mean, last.F)
	}
	if len(losses) != shownImages || !(losses[0] > 0) {
		t.Errorf("losses of %d images shown, the first %g", len(losses), losses[0])
	}
}

// TestDecoderIsTheRestOfTheNet: what is decoded from the code of an image is what the net
// makes of it.
func TestDecoderIsTheRestOfTheNet(t *testing.T) {
	for _, units := range []string{"logistic", "tanh", "relu"} {
		_, l := opened(t, little+"&race=adam&steps=3&deep.units="+units+"&deep.encoder=9,7,3")
		w, p := l.Runs[0].Trace[3].X, l.st.p
		some := p.train.Slice(0, 5)
		p.eval.Evaluate(w, some.Pixels)
		codes := p.eval.Activations(p.code)
		codes.Data = slices.Clone(codes.Data)
		got, want := p.decoded(w, codes), p.outputs(w, some)
		for i := range want.Data {
			if math.Abs(got.Data[i]-want.Data[i]) > 1e-14 {
				t.Fatalf("%s: pixel %d decoded as %g, the net says %g", units, i, got.Data[i], want.Data[i])
			}
		}
	}
}

// TestNormsAreThoseOfTheGradient compares them with differences of the loss of the sample.
func TestNormsAreThoseOfTheGradient(t *testing.T) {
	_, l := opened(t, little+"&race=adam&steps=2&deep.encoder=4,2")
	p, w := l.st.p, slices.Clone(l.Runs[0].Trace[2].X)
	norms := p.norms(w, func() {})
	sample, err := neural.NewBlocks(p.sample, gradients)
	if err != nil {
		t.Fatal(err)
	}
	value := func(x []float64) float64 { return sample.At(x).Value() }
	for layer := range p.net.Depth() {
		weights, sum := p.net.Weights(w, layer).Data, 0.0
		for i := range weights {
			const h = 1e-5
			old := weights[i]
			weights[i] = old + h
			above := value(w)
			weights[i] = old - h
			below := value(w)
			weights[i] = old
			d := (above - below) / (2 * h)
			sum += d * d
		}
		if want := math.Sqrt(sum); math.Abs(norms[layer]-want) > 1e-5*want {
			t.Errorf("layer %d: norm %g, differences say %g", layer+1, norms[layer], want)
		}
	}
}

// TestPicture: every choice of what is shown brings images of the side of the data.
func TestPicture(t *testing.T) {
	for show, rows := range map[string]int{showImages: 4, showWeights: 2, showCode: 2} {
		s, _ := opened(t, little+"&race=hf&steps=4&deep.show="+show)
		s.Forget()
		var p wire.Picture
		for _, part := range s.Update(true).Parts {
			p.Put(part)
		}
		if p.Images == nil || p.Steps == nil || p.Layers == nil || p.Race == nil {
			t.Fatalf("%s: parts are missing", show)
		}
		n := 0
		for _, g := range p.Images.Groups {
			n += len(g.Rows)
			if g.Side != 8 || g.Count() == 0 {
				t.Errorf("%s: %d images of side %d", show, g.Count(), g.Side)
			}
		}
		if n != rows {
			t.Errorf("%s: %d rows of images, want %d", show, n, rows)
		}
		if len(p.Race.Levels) != 2 || !(p.Race.Levels[0].Value > p.Race.Levels[1].Value) {
			t.Errorf("levels %v, want the mean image above the floor", p.Race.Levels)
		}
	}
}

func TestPlaneOfCodesIsPressed(t *testing.T) {
	s, l := opened(t, little+"&race=hf&steps=4&deep.show=code&deep.across=3")
	s.Update(true)
	s.Edit("act=point:0.251,-1")
	pressed := l.st.chosen
	near := func(what string, got []float64, want ...float64) {
		t.Helper()
		if len(got) != len(want) {
			t.Fatalf("%s: code %v, want %v", what, got, want)
		}
		for i, v := range want {
			if math.Abs(got[i]-v) > 0.01 {
				t.Errorf("%s: code %v, want %v", what, got, want)
			}
		}
	}
	near("pressed", pressed, pressed[0], -1, 0.251)
	s.Update(true)
	near("decoded", l.drawn.code.values, pressed[0], -1, 0.251)
	from, to := l.drawn.code.reach(2)
	s.Edit("act=nudge-right")
	s.Edit("act=nudge-right") // before the first is drawn
	near("moved by keys", l.st.chosen, pressed[0], -1, 0.251+2*nudgeShare*(to-from))
	s.Edit("point=0:-0.5,0.75")
	near("dragged", l.st.chosen, pressed[0], 0.75, -0.5)
	s.Update(true)
	s.Edit("unit=1:2")
	near("slid", l.st.chosen, 2, 0.75, -0.5)
	u := s.Update(true)
	for _, r := range u.Readouts {
		if r.Key == "code" && !strings.HasPrefix(r.Value, "2 ") || r.Key == "code" && strings.Count(r.Value, ";") != 2 {
			t.Errorf("sliders %q, want three, the first at 2", r.Value)
		}
	}
	s.Edit("unit=1:1")
	s.Edit("unit=2:0.5") // before the first is drawn
	near("two at once", l.st.chosen, 1, 0.5, -0.5)
	s.Edit("deep.code=2,0.75,-0.5")
	for _, bad := range []string{"4:1", "0:1", "1", "1:x", "1:1e9", "a:1"} {
		s.Edit("unit=" + bad)
		if notes := fmt.Sprint(s.Update(false).Notes); !strings.Contains(notes, "from 1 to 3") {
			t.Errorf("unit=%s: notes %s", bad, notes)
		}
	}
	near("refused", l.st.chosen, 2, 0.75, -0.5)
	s.Edit("deep.show=images")
	s.Edit("act=point:3,3")
	near("a press on images", l.st.chosen, 2, 0.75, -0.5)
	s.Edit("act=remove-point:0")
	near("put back", l.st.chosen)
}

// TestMostImages: as many as there can be, and test images beside them.
func TestMostImages(t *testing.T) {
	s, l := opened(t, "lab=deep&race=&deep.side=8&deep.n=20000")
	if l.st.p.train.Len() != 20000 || l.st.p.test.Len() != 100 {
		t.Errorf("%d and %d images, notes %s", l.st.p.train.Len(), l.st.p.test.Len(), notesOf(s))
	}
	s.Edit("deep.n=100")
	first := func() *float64 { return &l.st.p.train.Pixels.Data[0] }
	was := first()
	if s.Edit("deep.encoder=9,3"); first() != was {
		t.Error("another net made the images anew")
	}
	for _, edit := range []string{"deep.n=99", "deep.data-seed=2", "deep.side=9", "deep.tests=3", "deep.data=strokes"} {
		if s.Edit(edit); first() == was {
			t.Errorf("%s left the images as they were", edit)
		}
		was = first()
	}
}

func TestLimits(t *testing.T) {
	tests := []struct{ from, settings, want string }{
		{"&deep.side=32", "deep.n=20000", "too many to keep"},
		{"&deep.side=32", "deep.encoder=1000,1000,1000", "weights, and at most 2000000"},
		{"", "deep.encoder=", "1 to 7 whole numbers"},
		{"", "deep.encoder=1,2,3,4,5,6,7,8", "1 to 7 whole numbers"},
		{"", "deep.encoder=50,0.5", "1 to 7 whole numbers"},
		{"", "deep.encoder=1001", "from 1 to 1000"},
		{"", "deep.side=7", "from 8 to 32"},
		{"", "deep.across=4", "from 1 to 3"},
		{"", "deep.code=1,2,3,4", "each of the 3 units"},
	}
	for _, tt := range tests {
		s, l := opened(t, little+"&race=&steps=1"+tt.from)
		before, inputs := s.Link(), l.st.p.net.Inputs()
		s.Edit(tt.settings)
		notes := fmt.Sprint(s.Update(false).Notes)
		if !strings.Contains(notes, tt.want) {
			t.Errorf("%s: notes %s, want %q in them", tt.settings, notes, tt.want)
		}
		if s.Link() != before || l.st.p.net.Inputs() != inputs {
			t.Errorf("%s: the link became %s, want it as it was", tt.settings, s.Link())
		}
	}
}

// told returns a lab whose runs have made these steps: losses, costs and seconds.
func told(runs map[string][][3]float64, order ...string) *Lab {
	l := &Lab{st: &state{p: &problem{data: &data{levels: levels{plateau: 100, floor: 10}}}}}
	for _, id := range order {
		r := &race.Run{Contender: race.Contender{ID: id, Label: strings.ToUpper(id)}}
		for _, s := range runs[id] {
			e := objective.Evals{Gradient: int(s[1])}
			r.Trace = append(r.Trace, race.Iterate{F: s[0], Evals: e, Seconds: s[2], Exam: race.LossAlone(math.NaN())})
		}
		l.Runs = append(l.Runs, r)
	}
	return l
}

func TestSentence(t *testing.T) {
	tests := []struct {
		what string
		runs map[string][][3]float64
		want string
	}{
		{"nobody", nil, "No method is selected: add one to see it run."},
		{"one", map[string][][3]float64{"a": {{200, 1, 0}, {60, 20, 2}}}, "A: loss 60 after 20 gradient equivalents."},
		{"b overtakes", map[string][][3]float64{"a": {{200, 1, 0}, {60, 40, 1}, {55, 100, 2}}, "b": {{200, 1, 0}, {90, 50, 3}, {50, 100, 9}}},
			"After 100 gradient equivalents B leads with a loss of 50; next is A with 55. Up to 98 gradient equivalents A led. By time A leads: 55 after 2 s of computing."},
		{"both high", map[string][][3]float64{"a": {{200, 1, 0}, {150, 10, 1}}, "b": {{200, 1, 0}, {160, 12, 1}}},
			"After 10 gradient equivalents A leads with a loss of 150, above the 100 of the mean image; next is B with 200."},
		{"equal save for rounding", map[string][][3]float64{"a": {{200, 1, 0}, {50, 10, 1}}, "b": {{200, 1, 0}, {50 - 1e-13, 10, 1}}},
			"After 10 gradient equivalents A and B have the same loss so far: 50."},
		{"two of three are equal", map[string][][3]float64{"a": {{200, 1, 0}, {60, 10, 1}}, "b": {{200, 1, 0}, {50 - 1e-13, 10, 1}}, "c": {{200, 1, 0}, {50, 10, 1}}},
			"After 10 gradient equivalents B and C lead with the same loss of 50; next is A with 60."},
		{"who is equal at the start has not led", map[string][][3]float64{"a": {{200, 1, 0}, {60, 10, 1}}, "b": {{200, 1, 0}, {50, 10, 1}}},
			"After 10 gradient equivalents B leads with a loss of 50; next is A with 60."},
	}
	for _, tt := range tests {
		if got := told(tt.runs, slices.Sorted(keys(tt.runs))...).sentence(); got != tt.want {
			t.Errorf("%s:\n%s, want\n%s", tt.what, got, tt.want)
		}
	}
}

func keys(m map[string][][3]float64) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// TestEditsOfThePictureKeepTheRuns: only what is minimised, and from where, begins them anew.
func TestEditsOfThePictureKeepTheRuns(t *testing.T) {
	s, l := opened(t, little+"&race=hf&steps=6")
	run := l.Runs[0]
	for _, edit := range []string{"deep.show=weights", "deep.show=code&deep.up=3", "step=2", "axis=seconds", "steps=9"} {
		if s.Edit(edit); l.Runs[0] != run {
			t.Errorf("%s began the run anew", edit)
		}
	}
	for _, edit := range []string{"seed=2", "deep.l2=0.1", "deep.n=50", "hf.cg-max=3"} {
		if s.Edit(edit); l.Runs[0] == run {
			t.Errorf("%s kept the run", edit)
		}
		run = l.Runs[0]
	}
}

// TestNesterovGrowsItsMomentum: in this lab accelerated gradient comes with the published
// schedule, for rates at which a constant momentum bounces from the start.
func TestNesterovGrowsItsMomentum(t *testing.T) {
	_, l := opened(t, little+"&race=nesterov,nesterov-2&nesterov-2.rate=0.1&nesterov-2.decay=0.99&nesterov-2.batch=30&steps=300")
	grown, constant := l.Runs[0].Trace, l.Runs[1].Trace
	if a, b := grown[len(grown)-1].F, constant[len(constant)-1].F; !(a < 0.9*l.st.p.levels.plateau) || !(b > a) {
		t.Errorf("growing %g, constant %g; the mean image has %g", a, b, l.st.p.levels.plateau)
	}
}

// TestWhatIsPointedAtIsMarked: each image that the pointer comes to, and not only the first.
func TestWhatIsPointedAtIsMarked(t *testing.T) {
	s, _ := opened(t, little+"&race=adam&steps=2")
	s.Update(false)
	for unit := range 3 {
		s.Edit(fmt.Sprintf("hover=w:0.%d", unit+1))
		var p wire.Picture
		for _, part := range s.Update(false).Parts {
			p.Put(part)
		}
		if p.Look == nil || p.Look.Hover == nil || p.Look.Hover.Unit != unit {
			t.Errorf("image %d is marked as %+v", unit, p.Look)
		}
	}
}

// TestSentenceAtTheStart: before every run has made a step none leads.
func TestSentenceAtTheStart(t *testing.T) {
	s := lab.New(func() float64 { return 0 }, table())
	defer s.Close()
	s.Open(little + "&race=adam,hf&steps=200")
	l := s.Lab().(*Lab)
	for len(l.Runs[1].Trace) < 2 {
		want := "Training has begun: no method has made a step yet."
		if len(l.Runs[0].Trace) > 1 {
			want = l.Runs[1].Label + " has not made a step yet."
		}
		if got := l.sentence(); got != want {
			t.Fatalf("said %q, want %q", got, want)
		}
		s.Advance(func() bool { return false })
	}
}
