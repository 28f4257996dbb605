package sequence

import (
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/lab/racing"
	"hfplayground/core/wire"
)

// letters is a short training on characters.
const letters = "lab=sequence&sequence.task=text&sequence.length=12&sequence.n=100&sequence.units=8&race=adam&steps=20"

// TestWriting: the net of the step shown writes a text of its characters, the same for the same
// weights and sequence, and another for others; weights that are not finite write nothing.
func TestWriting(t *testing.T) {
	s, l := opened(t, letters)
	s.Update(true)
	r := l.drawn.read
	w, _ := racing.HeldWeights(&l.Race)
	if !r.Characters || len(r.Written) != mostWritten || r.Written != l.st.p.written(w, 0) {
		t.Errorf("characters: %t; it is written %q", r.Characters, r.Written)
	}
	for _, c := range r.Written {
		if !slices.Contains(r.Classes, string(c)) && c != ' ' {
			t.Errorf("%q is written", c)
		}
	}
	first := r.Written
	s.Edit("sequence.example=2")
	s.Update(true)
	if l.drawn.read.Written == first {
		t.Error("another sequence is followed by the same text")
	}
	bad := slices.Clone(l.X0)
	bad[0] = math.NaN()
	if got := l.st.p.written(bad, 0); got != "" {
		t.Errorf("weights with NaN write %q", got)
	}
	if _, little := opened(t, little+"&race=hf&steps=3"); little.reading(little.X0, 0).Written != "" {
		t.Error("a net for another task writes")
	}
}

// TestPick: a character is drawn in proportion to its probability.
func TestPick(t *testing.T) {
	p := []float64{0.25, 0, 0.5, 0.25}
	for u, want := range map[float64]int{0: 0, 0.2499: 0, 0.25: 2, 0.7: 2, 0.75: 3, 0.9999: 3} {
		if got := pick(p, u); got != want {
			t.Errorf("u = %g draws %d, want %d", u, got, want)
		}
	}
	if got := pick([]float64{0.5, 0.4999999}, 0.9999999); got != 1 {
		t.Errorf("rounding draws %d, want the last", got)
	}
	if got := pick([]float64{math.NaN(), 0.5}, 0.1); got != -1 {
		t.Errorf("NaN draws %d", got)
	}
}

// TestCharactersAreTold: what the pointer is on, the rows of the inspector, and the exam, which
// counts characters.
func TestCharactersAreTold(t *testing.T) {
	s, l := opened(t, letters)
	u := s.Update(true)
	for place, want := range map[string]string{"0.19.t1": "time step 1 reads the character “s”", "0.27.t1": "time step 1 reads the character space", "2.5.t6": "“e” after time step 6: "} {
		spot, ok := wire.ParseReading(place)
		if got := numberText(l.drawn.read, spot); !ok || !strings.HasPrefix(got, want) {
			t.Errorf("%s reads %q, want %q", place, got, want)
		}
	}
	for _, row := range u.Inspector {
		if row.Key == "bits" {
			if bits, loss := row.Text, l.Runs[0].Trace[len(l.Runs[0].Trace)-1].Test; !strings.HasPrefix(bits, "4") || math.Abs(loss/math.Ln2-4.2) > 0.6 {
				t.Errorf("%s bits for a loss of %g", bits, loss)
			}
			return
		}
	}
	t.Error("no row of bits")
}
