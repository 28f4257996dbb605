package network_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// TestNetLearns asks that Hessian-free learns the default data, and that the
// numbers told are those of the net that is shown.
func TestNetLearns(t *testing.T) {
	s := alltest.Open(t, "lab=network&step=20000")
	for _, key := range []string{"train-accuracy", "test-accuracy"} {
		if got := alltest.Readout(s, key); got != "100.0 %" {
			t.Errorf("%s = %q, want 100.0 %%", key, got)
		}
	}
	p := alltest.Picture(s)
	if p.Look.View != "network" || p.Net == nil || p.Surface == nil || p.Samples == nil {
		t.Fatalf("picture %+v, want the network view with all its parts", p)
	}
	for i, wrong := range p.Samples.Wrong {
		if wrong {
			t.Errorf("example %d is wrong at 100 %% accuracy", i)
		}
	}
	checkSurface(t, p)
}

// checkSurface compares the surface with the net computed here by hand, at the
// grid point nearest the first example.
func checkSurface(t *testing.T, p wire.Picture) {
	t.Helper()
	sf := p.Surface
	for _, at := range []int{0, sf.NX*sf.NY/2 + 7, sf.NX*sf.NY - 1} {
		x := sf.Window.X0 + (sf.Window.X1-sf.Window.X0)*float64(at%sf.NX)/float64(sf.NX-1)
		y := sf.Window.Y0 + (sf.Window.Y1-sf.Window.Y0)*float64(at/sf.NX)/float64(sf.NY-1)
		a := []float64{x, y}
		for _, l := range p.Net.Layers {
			next := make([]float64, l.Units)
			for u := range next {
				z := l.Biases[u]
				for i, v := range a {
					z += l.Weights[u*len(a)+i] * v
				}
				next[u] = z
				if l.Activation == "tanh" {
					next[u] = math.Tanh(z)
				}
			}
			a = next
		}
		if want := 1 / (1 + math.Exp(-a[0])); math.Abs(sf.Values[at]-want) > 1e-12 {
			t.Errorf("surface at (%g, %g) = %g, want %g", x, y, sf.Values[at], want)
		}
	}
}

// TestHoverOverANet asks that the pointer is told what the net says, which is
// the value of its surface there.
func TestHoverOverANet(t *testing.T) {
	s := alltest.Open(t, "lab=network&step=5") // not yet sure of anything, so that the output has plain digits
	sf := alltest.Picture(s).Surface
	s.Edit(fmt.Sprintf("hover=%g,%g", sf.Window.X0, sf.Window.Y0))
	want := fmt.Sprintf("output = %.4g", sf.Values[0])
	got := alltest.Readout(s, "hover")
	if !strings.Contains(got, want) || strings.Contains(got, "x₁") {
		t.Errorf("hover over the corner of the surface = %q, want %q", got, want)
	}
}

// TestEveryDataSet trains a step on each of them with its own loss.
func TestEveryDataSet(t *testing.T) {
	for _, e := range dataset.All() {
		link := fmt.Sprintf("lab=network&network.data=%s&race=hf&steps=3&step=3", e.Key)
		s := alltest.Open(t, link)
		if n := alltest.Notes(s); len(n) > 0 {
			t.Errorf("%s: notes %v", link, n)
		}
		r := alltest.Results(s)[0]
		if first, last := r.Steps[0].F, r.Steps[len(r.Steps)-1].F; !(last < first) {
			t.Errorf("%s: loss from %g to %g in %d steps, want it lower", e.Key, first, last, len(r.Steps)-1)
		}
		for _, part := range []wire.Part{alltest.Picture(s).Net, alltest.Picture(s).Surface, alltest.Picture(s).Samples} {
			if _, err := wire.Decode(wire.Encode(part)); err != nil {
				t.Errorf("%s: %v", e.Key, err)
			}
		}
	}
}

func TestBadNets(t *testing.T) {
	tests := []struct{ edit, key, want string }{
		{"network.hidden=1e9", "network.hidden", "from 1 to 64"},
		{"network.hidden=0", "network.hidden", "from 1 to 64"},
		{"network.hidden=" + strings.Repeat("1,", 10) + "1", "network.hidden", "at most 8"},
		{"network.activations=tanh,relu,tanh", "network.activations", "one for each of the 2"},
		{"network.activations=step", "network.activations", "tanh"},
		{"network.features=z", "network.features", "sin-x"},
		{"network.circle-n=1e9", "network.circle-n", "5000"},
		{"act=add-unit:9", "act", "2 hidden layers"},
	}
	for _, tt := range tests {
		s := lab.New(alltest.Still, all.Labs())
		s.Open("lab=network")
		before := s.Link()
		s.Edit(tt.edit)
		if got := alltest.Notes(s); !strings.Contains(got[tt.key], tt.want) {
			t.Errorf("%s: notes %v, want one on %s with %q", tt.edit, got, tt.key, tt.want)
		}
		if s.Link() != before {
			t.Errorf("%s: link %q, want %q as before", tt.edit, s.Link(), before)
		}
		s.Close()
	}
}

// TestEditSparesWhatIsLegal sets two things at once, as a frame of typing does,
// of which one is legal only without the other.
func TestEditSparesWhatIsLegal(t *testing.T) {
	tests := []struct{ from, edit, key, want, link string }{
		{"lab=network", "network.data=plane&network.loss=softmax", "network.loss", "squared, huber or auto", "v=1&lab=network&network.data=plane"},
		{"steps=5000", "tol=0.01&rosenbrock.n=1000", "steps", "At most 666", "v=1&steps=5000"},
		{"lab=neuron&neuron.exercise=units&neuron.net=own", "neuron.order=random&neuron.state=110000", "neuron.state", "2 digits", "v=1&lab=neuron&neuron.exercise=units&neuron.net=own&neuron.order=random"},
		{"lab=neuron&neuron.exercise=units&neuron.net=own", "neuron.matrix=0,1,1&neuron.state=110000", "neuron.matrix", "N×N", "v=1&lab=neuron&neuron.exercise=units&neuron.net=own"},
	}
	for _, tt := range tests {
		s := alltest.Open(t, tt.from)
		s.Edit(tt.edit)
		if got := alltest.Notes(s); !strings.Contains(got[tt.key], tt.want) {
			t.Errorf("%s: notes %v, want one on %s with %q", tt.edit, got, tt.key, tt.want)
		}
		if s.Link() != tt.link {
			t.Errorf("%s: link %q, want %q", tt.edit, s.Link(), tt.link)
		}
	}
}

func TestNetActions(t *testing.T) {
	tests := []struct{ from, act, want string }{
		{"", "add-layer", "v=1&lab=network&network.hidden=4,2,4"},
		{"", "remove-layer", "v=1&lab=network&network.hidden=4"},
		{"", "add-unit:1", "v=1&lab=network&network.hidden=5,2"},
		{"", "remove-unit:2", "v=1&lab=network&network.hidden=4,1"},
		{"network.activations=tanh,relu", "add-layer", "v=1&lab=network&network.hidden=4,2,4&network.activations=tanh,relu,relu"},
		{"network.activations=tanh,relu", "remove-layer", "v=1&lab=network&network.hidden=4"},
		{"", "new-weights", "v=1&lab=network&seed=2"},
		{"race=hf,gd&seed=9&network.hidden=8", "reset", "v=1&lab=network&race=hf,gd"},
	}
	for _, tt := range tests {
		s := lab.New(alltest.Still, all.Labs())
		s.Open("lab=network&" + tt.from)
		s.Edit("act=" + tt.act)
		if s.Link() != tt.want {
			t.Errorf("%q, act=%s: link %q, want %q (notes %v)", tt.from, tt.act, s.Link(), tt.want, alltest.Notes(s))
		}
		s.Close()
	}
}

// TestLabsKeepTheirOwn goes through the labs and back: each comes back as it was
// left, but for what belongs to the page.
func TestLabsKeepTheirOwn(t *testing.T) {
	s := alltest.Open(t, "problem=himmelblau&race=newton&newton.damping=1&tol=0.001")
	s.Edit("lab=network")
	if want := "v=1&lab=network&tol=0.001"; s.Link() != want {
		t.Errorf("link in the network lab = %q, want %q", s.Link(), want)
	}
	s.Edit("network.hidden=3&steps=7&theme=dark")
	s.Edit("lab=neuron")
	s.Edit("neuron.exercise=perceptron&neuron.cases=or")
	s.Edit("lab=landscape")
	if want := "v=1&problem=himmelblau&race=newton&tol=0.001&newton.damping=1&theme=dark"; s.Link() != want {
		t.Errorf("link back in the landscape = %q, want %q", s.Link(), want)
	}
	s.Edit("lab=network")
	if link := s.Link(); !strings.Contains(link, "network.hidden=3") || !strings.Contains(link, "steps=7") {
		t.Errorf("link back in the network lab = %q, want its net and its steps", link)
	}
	s.Edit("theme=light")
	s.Edit("lab=neuron")
	if link := s.Link(); !strings.Contains(link, "neuron.exercise=perceptron") || !strings.Contains(link, "neuron.cases=or") || !strings.Contains(link, "theme=light") {
		t.Errorf("link back in the neuron lab = %q, want its exercise and the theme of now", link)
	}
	if n := alltest.Notes(s); len(n) > 0 {
		t.Errorf("notes %v, want none", n)
	}
}

// TestSlice asks that a slice of the loss has the path in its plane: the field
// at the end of the path is the loss there, and no sample near it is lower by
// more than the grid allows.
func TestSlice(t *testing.T) {
	s := alltest.Open(t, "lab=network&show=slice&race=hf&step=20000")
	p := alltest.Picture(s)
	if p.Field == nil || p.Look.View != "landscape" {
		t.Fatalf("no slice: field %v, view %q", p.Field != nil, p.Look.View)
	}
	if p.Field.Base != 0 {
		t.Errorf("levels start from %g, want 0: no loss is less", p.Field.Base)
	}
	run := p.Race.Runs[0]
	last := len(run.X) - 1
	if math.Hypot(run.X[last], run.Y[last]) > 1e-9 {
		t.Errorf("the path ends at (%g, %g) of its plane, want the origin", run.X[last], run.Y[last])
	}
	w := p.Field.Window
	for k := range run.X {
		if run.X[k] < w.X0 || run.X[k] > w.X1 || run.Y[k] < w.Y0 || run.Y[k] > w.Y1 {
			t.Errorf("step %d at (%g, %g) lies outside the window %v", k, run.X[k], run.Y[k], w)
		}
	}
	s.Edit("show=net")
	if alltest.Picture(s).Field != nil {
		t.Error("the net is shown and a field was reported")
	}
}

// TestNetBesideItsLoss asks for the net and the slice of its loss in one picture,
// with the paths in the plane of the field at every moment: without contours as
// long as the runs go on, with them from then on.
func TestNetBesideItsLoss(t *testing.T) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	s.Open("lab=network&show=both&race=gd,hf&steps=20&step=7&select=hf")
	var p wire.Picture
	outlines := 0
	for busy := true; busy; {
		busy = s.Advance(func() bool { return false })
		for _, part := range s.Update(false).Parts {
			p.Put(part)
		}
		if p.Field == nil || p.Race == nil || p.Net == nil {
			t.Fatalf("field %v, race %v, net %v: want all of them at every moment", p.Field != nil, p.Race != nil, p.Net != nil)
		}
		if math.IsNaN(p.Field.Values[0]) {
			outlines++
		}
		w := p.Field.Window
		if m := p.Look.Marks[1]; !(w.X0 <= m.X && m.X <= w.X1 && w.Y0 <= m.Y && m.Y <= w.Y1) {
			t.Fatalf("the mark (%g, %g) lies outside the window %v", m.X, m.Y, w)
		}
	}
	if outlines == 0 || p.Field.NX <= 2 || math.IsNaN(p.Field.Values[0]) {
		t.Errorf("%d pictures without contours, and %d samples a row at the end: want some, and a slice", outlines, p.Field.NX)
	}
	if p.Look.View != "network" || p.Look.Step != 7 {
		t.Errorf("the canvas shows %s at step %d, want the net at step 7", p.Look.View, p.Look.Step)
	}
	last := len(p.Race.Runs[1].X) - 1
	if math.Hypot(p.Race.Runs[1].X[last], p.Race.Runs[1].Y[last]) > 1e-9 {
		t.Error("the path does not end at the origin of its plane")
	}
	s.Edit("hf.damping=0.5") // from step 7 on: the slice belongs to the path before
	if s.Update(false); s.Advance(func() bool { return false }) {
		for _, part := range s.Update(false).Parts {
			if f, ok := part.(*wire.Field); ok && !math.IsNaN(f.Values[0]) {
				t.Error("a path that has begun anew is told with the slice of the one before")
			}
		}
	}
}

// TestDivergedNetNamesTheLayer asks for the layer and the step of a net that
// has been driven to overflow.
func TestDivergedNetNamesTheLayer(t *testing.T) {
	s := alltest.Open(t, "lab=network&network.activations=linear&network.loss=squared&network.data=plane&race=gd&gd.rate=10&steps=2000")
	end := alltest.Results(s)[0].End
	if end.Key != race.EndDiverged || end.Advice == "" {
		t.Errorf("ended as %+v, want diverged with advice", end)
	}
}
