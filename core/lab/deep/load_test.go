package deep

import (
	"math"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/weights"
)

const two = little + "&race=adam,hf&same-cost=off&steps="

// work works to the end of all runs.
func work(s *lab.Session) {
	for s.Advance(func() bool { return true }) {
	}
}

// notesOf returns the notes of the next update as a text.
func notesOf(s *lab.Session) string {
	text := ""
	for _, n := range s.Update(true).Notes {
		text += n.Key + ": " + n.Value + "\n"
	}
	return text
}

// TestSavedWeightsAreTheStart: a file of the step shown is where all runs begin, bit for bit, until
// new weights are drawn; links before and after lead to and fro.
func TestSavedWeightsAreTheStart(t *testing.T) {
	s, l := opened(t, two+"5&select=hf&step=4")
	saved := s.Weights(false)
	want := l.Runs[1].Trace[4]
	f, err := weights.Read(saved.File)
	if err != nil || saved.Name != "hf-step-4.safetensors" || saved.Step != 4 {
		t.Fatalf("%s, step %d: %v", saved.Name, saved.Step, err)
	}
	if f.Meta["link"] != s.Link() || f.Meta["step"] != "4" || f.Meta["loss"] != param.Format(want.F) || len(f.Tensors) != 8 {
		t.Errorf("the file says %v of %d tensors", f.Meta, len(f.Tensors))
	}
	drawn := s.Link()
	s.LoadWeights(saved.File, saved.Name)
	work(s)
	if text := notesOf(s); text != "" {
		t.Fatal(text)
	}
	for _, run := range l.Runs {
		if run.Trace[0].F != want.F || len(run.Trace) != 6 {
			t.Errorf("%s begins at %v and makes %d steps, want %v and 5", run.ID, run.Trace[0].F, len(run.Trace)-1, want.F)
		}
	}
	if !strings.Contains(s.Link(), "deep.weights=file") || !strings.Contains(l.st.start.Said(), "hf-step-4.safetensors") {
		t.Errorf("link %s, said %q", s.Link(), l.st.start.Said())
	}
	withFile := s.Link()
	s.Open(drawn)
	work(s)
	if l.Runs[0].Trace[0].F == want.F {
		t.Error("the link before still begins with the file")
	}
	s.Open(withFile)
	work(s)
	if l.Runs[0].Trace[0].F != want.F {
		t.Error("the link of the file does not lead back to it")
	}
	s.Edit("act=new-weights")
	if strings.Contains(s.Link(), "deep.weights") || l.st.start.File() != nil {
		t.Errorf("new weights leave %s", s.Link())
	}
}

// TestAnotherFileUnderTheSameLink: a second file takes the place of the first.
func TestAnotherFileUnderTheSameLink(t *testing.T) {
	s, l := opened(t, two+"5&select=hf&step=1")
	one := s.Weights(false)
	s.Edit("step=5")
	other, want := s.Weights(false), l.Runs[1].Trace[5].F
	s.LoadWeights(one.File, one.Name)
	work(s)
	first := l.st.start.Training()
	s.LoadWeights(other.File, other.Name)
	work(s)
	if l.Runs[0].Trace[0].F != want {
		t.Errorf("begins at %v, want %v", l.Runs[0].Trace[0].F, want)
	}
	second := l.st.start.Training()
	s.LoadWeights(one.File, one.Name)
	if third := l.st.start.Training(); second == first || third != first {
		t.Errorf("trainings %s, %s and %s, want the first and the last alone to be the same", first, second, third)
	}
}

func TestWeightsThatDoNotFitAreRefused(t *testing.T) {
	s, l := opened(t, two+"2")
	saved := s.Weights(false)
	parsed, _ := weights.Read(saved.File)
	other := func(change func(f *weights.File)) []byte {
		f := weights.File{}
		for _, tensor := range parsed.Tensors {
			v := make([]float64, tensor.Len())
			tensor.Values(v)
			f.Tensors = append(f.Tensors, weights.New(tensor.Name, weights.F64, v, tensor.Shape...))
		}
		change(&f)
		return f.Bytes()
	}
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"turned":   {other(func(f *weights.File) { f.Tensors[2].Shape = []int{10, 3} }), "layer2.weight is 10 × 3, and this net wants 3 × 10."},
		"missing":  {other(func(f *weights.File) { f.Tensors = f.Tensors[:7] }), "The file has no layer4.bias, and this net wants one of 64."},
		"one more": {other(func(f *weights.File) { f.Tensors[0].Name = "conv.weight" }), "The file has a tensor"},
		"not finite": {other(func(f *weights.File) {
			f.Tensors[1] = weights.New("layer1.bias", weights.F64, append(make([]float64, 9), math.NaN()), 10)
		}), "layer1.bias has the value NaN, and nothing can be trained from there: every weight must be a finite number."},
		"none": {weights.File{}.Bytes(), "no weights"},
		"cut":  {saved.File[:len(saved.File)-1], "cut off"},
		"text": {[]byte("x,y,class\n1,2,3\n"), "no safetensors file"},
	} {
		before := s.Link()
		s.LoadWeights(c.file, "a.safetensors")
		if text := notesOf(s); !strings.HasPrefix(text, lab.KeyWeights+": ") || !strings.Contains(text, c.says) {
			t.Errorf("%s: noted %q, want %q", name, text, c.says)
		}
		if s.Link() != before || l.st.start.File() != nil {
			t.Errorf("%s: taken all the same", name)
		}
	}
	s.Open(little + "&deep.weights=file")
	if text := notesOf(s); !strings.Contains(text, "“Load weights” takes") || strings.Contains(s.Link(), "deep.weights") {
		t.Errorf("a link without its file: noted %q", text)
	}
	s.Open(two + "2")
	s.LoadWeights(saved.File, "a")
	s.Edit("deep.encoder=9,3")
	if text := notesOf(s); !strings.Contains(text, "layer1.weight is 10 × 64, and this net wants 9 × 64") || strings.Contains(s.Link(), "deep.weights") {
		t.Errorf("another net: noted %q in %s", text, s.Link())
	}
}
