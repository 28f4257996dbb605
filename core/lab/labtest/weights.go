package labtest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/weights"
)

// trainer opens the link of a lab that trains a net; false for others, which take no weights.
func (c checker) trainer(t *testing.T) (*lab.Session, bool) {
	t.Helper()
	s := c.open(t, c.link)
	if _, ok := s.Lab().(lab.Trainer); !ok {
		if s.LoadWeights(nil, "a.safetensors"); len(s.Update(false).Notes) != 1 {
			t.Error("a lab without weights takes a file")
		}
		return nil, false
	}
	return c.open(t, c.training()), true
}

// training is the link with as many steps of every run.
func (c checker) training() string { return c.link + "&same-cost=off" }

// runsOf returns the ids of the runs of a session.
func runsOf(s *lab.Session) []string {
	race := catalog.Get(controls(s), "race").Value
	return strings.Split(race, ",")
}

func controls(s *lab.Session) []param.Pair {
	var list []param.Pair
	for _, c := range s.Controls() {
		list = append(list, param.Pair{Key: c.Name, Value: c.Value})
	}
	return list
}

// at returns what the inspector says of a run at a step under one of some keys.
func at(s *lab.Session, run string, step int, keys ...string) string {
	s.Edit(fmt.Sprintf("select=%s&step=%d", run, step))
	s.Forget()
	text := ""
	for _, row := range s.Update(false).Inspector {
		if slices.Contains(keys, row.Key) {
			text += row.Key + "=" + row.Text + " "
		}
	}
	return text
}

// readout returns a text of the page.
func readout(s *lab.Session, key string) string {
	s.Forget()
	return catalog.Get(s.Update(false).Readouts, key).Value
}

// weightsAreAStart: weights that are saved are where all runs begin when they are loaded, and the link says so, in
// another session with the memory of this one too; links lead to and fro, and new weights are of no file.
func (c checker) weightsAreAStart(t *testing.T) {
	s, ok := c.trainer(t)
	if !ok {
		return
	}
	drawn, from := s.Link(), c.key+".weights=file"
	ids := runsOf(s)
	run := ids[len(ids)-1]
	of := []string{"test", "right"} // the same examples at every step
	if at(s, run, 4, of...) == "" {
		of = []string{"f"}
	}
	want := at(s, run, 4, of...)
	saved := s.Weights(false)
	if saved.Step != 4 || saved.Name != run+"-step-4.safetensors" || want == "" {
		t.Fatalf("%s at step %d with %q, want %s at step 4", saved.Name, saved.Step, want, run)
	}
	begins := func(what string, s *lab.Session, fromFile bool) {
		t.Helper()
		rest(t, s)
		if notes := s.Update(false).Notes; len(notes) > 0 || strings.Contains(s.Link(), from) != fromFile {
			t.Errorf("%s: notes %v, link %s", what, notes, s.Link())
		}
		if said := readout(s, "parameters"); strings.Contains(said, "mine.safetensors") != fromFile {
			t.Errorf("%s: %q", what, said)
		}
		for _, id := range ids {
			if first := at(s, id, 0, of...); (first == want) != fromFile {
				t.Errorf("%s: %s begins at %s, and the file has %s", what, id, first, want)
			}
		}
	}
	s.LoadWeights(saved.File, "mine.safetensors")
	memory := s.Update(false).Memory
	begins("loaded", s, true)
	link := s.Link()
	s.Open(drawn)
	begins("the link before", s, false)
	s.Open(link)
	begins("its own link", s, true)
	other := lab.New(func() float64 { return 0 }, c.table)
	t.Cleanup(other.Close)
	other.Reopen(link, memory)
	begins("another session", other, true)
	s.Edit("act=new-weights")
	begins("new weights", s, false)
	other = c.open(t, drawn)
	other.Open(link)
	if notes := other.Update(false).Notes; len(notes) != 1 || notes[0].Key != c.key+".weights" || !strings.Contains(notes[0].Value, "training that a browser has kept") || strings.Contains(other.Link(), from) {
		t.Errorf("a link without its file: notes %v, link %s", notes, other.Link())
	}
}

// weightsThatDoNotFit are refused in a sentence, and nothing changes: files of another shape, with other names or
// values, of another lab, and what is no such file.
func (c checker) weightsThatDoNotFit(t *testing.T) {
	s, ok := c.trainer(t)
	if !ok {
		return
	}
	saved := s.Weights(false)
	refused := func(file []byte, says ...string) {
		t.Helper()
		link, training := s.Link(), readout(s, "training")
		s.LoadWeights(file, "a.safetensors")
		notes := s.Update(false).Notes
		if len(notes) != 1 || notes[0].Key != lab.KeyWeights || s.Link() != link || readout(s, "training") != training {
			t.Fatalf("notes %v, link %s", notes, s.Link())
		}
		if fault := Fault(notes[0].Value); fault != "" && !strings.HasPrefix(notes[0].Value, firstTensor(saved.File)) {
			t.Errorf("%q: %s", notes[0].Value, fault)
		}
		for _, part := range says {
			if !strings.Contains(notes[0].Value, part) {
				t.Errorf("refused as %q, want %q", notes[0].Value, part)
			}
		}
	}
	name := firstTensor(saved.File)
	with := func(change func(f *weights.File)) []byte { return Rewritten(t, saved.File, change) }
	refused(with(func(f *weights.File) { f.Tensors[0].Shape = []int{f.Tensors[0].Len()} }), name+" is ", "and this net wants ")
	refused(with(func(f *weights.File) { f.Tensors = f.Tensors[1:] }), "The file has no "+name)
	refused(with(func(f *weights.File) { f.Tensors[0].Name = "conv.weight" }), "a tensor conv.weight", name)
	refused(with(func(f *weights.File) {
		v := make([]float64, f.Tensors[0].Len())
		v[0] = math.Inf(1)
		f.Tensors[0] = weights.New(name, weights.F64, v, f.Tensors[0].Shape...)
	}), name+" has the value +Inf", "must be a finite number")
	refused(weights.File{}.Bytes(), "no weights")
	refused(saved.File[:len(saved.File)-1], "cut off")
	refused([]byte("x,y,class\n1,2,3\n"), "no safetensors file")
	for _, e := range c.table {
		if other := c.open(t, "lab="+e.Key+c.short[e.Key]); e.Key != c.key {
			if file := other.Weights(false).File; file != nil {
				refused(file, "of the "+e.Label+" lab", "this is the "+catalog.Get(c.table, c.key).Label+" lab")
			}
		}
	}
}

// firstTensor returns the name of the first tensor of a file.
func firstTensor(file []byte) string {
	f, _ := weights.Read(file)
	return f.Tensors[0].Name
}

// Rewritten returns a file of weights with its tensors as 64-bit numbers, after a change.
func Rewritten(t *testing.T, file []byte, change func(f *weights.File)) []byte {
	t.Helper()
	f, err := weights.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, tensor := range f.Tensors {
		v := make([]float64, tensor.Len())
		tensor.Values(v)
		f.Tensors[i] = weights.New(tensor.Name, weights.F64, v, tensor.Shape...)
	}
	change(&f)
	return f.Bytes()
}

// leftTraining: what is kept of all runs goes on in another session as if it had not been left, with every step
// of the curve; under the same name, which is another where a method has other settings.
func (c checker) leftTraining(t *testing.T) {
	s, ok := c.trainer(t)
	if !ok {
		return
	}
	ids, saved, name := runsOf(s), s.Weights(true), readout(s, "training")
	for _, id := range ids { // how far all have come does not hang on the one that is selected
		s.Edit("select=" + id)
		if all := s.Weights(true).All; all < saved.Step || all != saved.All {
			t.Errorf("with %s selected %d steps of all runs, want %d", id, all, saved.All)
		}
	}
	steps := 2 * s.Update(false).Steps
	want := c.open(t, c.training())
	want.Edit(fmt.Sprintf("steps=%d", steps))
	rest(t, want)
	on := c.open(t, c.training())
	on.LoadWeights(saved.File, "")
	on.Edit(fmt.Sprintf("steps=%d", steps))
	rest(t, on)
	if notes := on.Update(false).Notes; len(notes) > 0 || readout(on, "training") != name || name == "" {
		t.Fatalf("notes %v, name %q, want %q", notes, readout(on, "training"), name)
	}
	if said := readout(on, "sentence"); !strings.HasSuffix(said, fmt.Sprintf("Taken up from step %d of the training you left.", saved.Step)) {
		t.Errorf("said %q", said)
	}
	for _, id := range ids {
		for step := range steps + 1 {
			keys := []string{"f", "grad-norm", "x", "test", "right", "fact.lambda", "fact.rho", "fact.cg-iterations"}
			if got, want := at(on, id, step, keys...), at(want, id, step, keys...); got != want {
				t.Fatalf("%s at step %d of %d, left at %d:\n%s, want\n%s", id, step, steps, saved.Step, got, want)
			}
		}
	}
	on.Edit(ids[0] + "." + firstNumber(on, ids[0]))
	if readout(on, "training") == name {
		t.Error("with another setting of a method it has the same name")
	}
}

// firstNumber returns an edit of a setting of a run to half its value.
func firstNumber(s *lab.Session, run string) string {
	for _, p := range controls(s) {
		if key, ok := strings.CutPrefix(p.Key, run+"."); ok {
			if v, ok := param.Number(p.Value); ok && v > 0 && v < 1 {
				return key + "=" + param.Format(v/2)
			}
		}
	}
	return ""
}
