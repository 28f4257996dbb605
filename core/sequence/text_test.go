package sequence

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/kernel"
)

// written returns the characters that stand in the rows of m.
func written(m []float64) string {
	var b strings.Builder
	for at := 0; at < len(m); at += len(alphabet) {
		b.WriteByte(alphabet[slices.Index(m[at:at+len(alphabet)], 1)])
	}
	return b.String()
}

// TestPieces: a sequence is a piece of its part of the text, each target the character after,
// and the whole of either part is used, to its last character.
func TestPieces(t *testing.T) {
	const length, n = 20, 20000
	k := text()
	rnd := func() *rand.Rand { return rand.New(rand.NewPCG(1, 1)) }
	training, err := k.Make(length, n, rnd())
	if err != nil {
		t.Fatal(err)
	}
	exam, err := k.MakeExam(length, n, rnd())
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []struct {
		name string
		set  Set
		of   string
	}{{"training", training, trainedProse}, {"exam", exam, examProse}} {
		first, last := false, false
		for i := range n {
			x, next := written(part.set.Inputs.Row(i)), written(part.set.Targets.Row(i))
			if x[1:] != next[:length-1] {
				t.Fatalf("%s: the targets of %q are %q", part.name, x, next)
			}
			whole := x + next[length-1:]
			if !strings.Contains(part.of, whole) {
				t.Fatalf("%s: %q is not of its part", part.name, whole)
			}
			first, last = first || strings.HasPrefix(part.of, whole), last || strings.HasSuffix(part.of, whole)
		}
		if !first || !last {
			t.Errorf("%s: the first piece is drawn: %t, the last: %t", part.name, first, last)
		}
	}
}

// TestProse: both parts have no other characters than those of the alphabet, which are all
// used, and are long enough for the longest sequences.
func TestProse(t *testing.T) {
	for _, part := range []string{trainedProse, examProse} {
		if rest := strings.Trim(part, alphabet); rest != "" || len(part) < 2*Longest || strings.Contains(part, "  ") {
			t.Errorf("%d characters, with %q", len(part), rest)
		}
		for _, c := range part {
			if !strings.ContainsRune(alphabet, c) {
				t.Fatalf("%q stands in the text", c)
			}
		}
	}
	for _, c := range alphabet {
		if !strings.ContainsRune(trainedProse, c) {
			t.Errorf("nothing is learned about %q", c)
		}
	}
	if got := entropy("abab"); math.Abs(got-math.Ln2) > 1e-15 {
		t.Errorf("two characters have the entropy %g, want ln 2", got)
	}
}

// TestShareOfCharacters: each character counts, and not only a piece that is right as a whole.
func TestShareOfCharacters(t *testing.T) {
	k, out, targets := text(), kernel.NewMat(1, 4*len(alphabet)), kernel.NewMat(1, 4*len(alphabet))
	for i, c := range []int{3, 7, 7, 9} {
		targets.Data[i*len(alphabet)+c] = 1
		out.Data[i*len(alphabet)+min(c, 7)] = 2
	}
	if got := k.Share(out, targets); got != 0.75 {
		t.Errorf("share %g, want three of four", got)
	}
}

// TestLastOnly: the last target is left, and only it.
func TestLastOnly(t *testing.T) {
	s, err := text().Make(7, 5, rand.New(rand.NewPCG(2, 2)))
	if err != nil {
		t.Fatal(err)
	}
	last := s.LastOnly()
	for i := range s.Len() {
		if got, want := written(last.Targets.Row(i)), written(s.Targets.Row(i)); last.Counted != 1 || got != want[6:] {
			t.Errorf("%q is left of %q", got, want)
		}
	}
}
