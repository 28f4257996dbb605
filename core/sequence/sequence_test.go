package sequence_test

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/kernel"
	"hfplayground/core/sequence"
)

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

func makeSet(t testing.TB, k sequence.Task, length, n int, seed uint64) sequence.Set {
	t.Helper()
	s, err := k.Make(length, n, seeded(seed))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// step returns the inputs of one step of a sequence.
func step(k sequence.Task, s sequence.Set, i, at int) []float64 {
	return s.Inputs.Row(i)[at*k.Inputs : (at+1)*k.Inputs]
}

// Rows have keys and words, no two the same, and sets have the promised shape at
// every length.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range sequence.All() {
		if seen[k.Key] || seen[k.Label] || k.Key != strings.ToLower(k.Key) {
			t.Errorf("key %q or label %q is taken or not lower-case", k.Key, k.Label)
		}
		seen[k.Key], seen[k.Label] = true, true
		if !strings.HasSuffix(k.Help, ".") || strings.Contains(strings.TrimSuffix(k.Help, "."), ". ") || k.Source == "" {
			t.Errorf("%s: help %q must be one sentence, source %q not empty", k.Key, k.Help, k.Source)
		}
		for _, length := range []int{sequence.Shortest, 6, 7, 8, 11, 50, 199, sequence.Longest} {
			s := makeSet(t, k, length, 3, 1)
			steps, counted := k.Steps(length), k.Counted
			if counted == 0 {
				counted = steps
			}
			if s.Len() != 3 || s.Steps != steps || s.Counted != counted || s.Inputs.Cols != steps*k.Inputs || s.Targets.Cols != counted*k.Outputs || s.Targets.Rows != 3 {
				t.Fatalf("%s, T = %d: %d steps, inputs %d×%d, targets %d×%d", k.Key, length, s.Steps, s.Inputs.Rows, s.Inputs.Cols, s.Targets.Rows, s.Targets.Cols)
			}
			if k.Loss == sequence.Softmax {
				checkClasses(t, k, s)
			}
		}
	}
}

// checkClasses checks that the targets of each step are one 1 and zeros.
func checkClasses(t *testing.T, k sequence.Task, s sequence.Set) {
	t.Helper()
	for at := 0; at < len(s.Targets.Data); at += k.Outputs {
		ones, zeros := 0, 0
		for _, x := range s.Targets.Data[at : at+k.Outputs] {
			if x == 1 {
				ones++
			} else if x == 0 {
				zeros++
			}
		}
		if ones != 1 || zeros != k.Outputs-1 {
			t.Fatalf("%s: targets %v, want one 1", k.Key, s.Targets.Data[at:at+k.Outputs])
		}
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		length, n int
		want      string
	}{
		{4, 1, "length 4, want 5 to 200"},
		{201, 1, "length 201, want 5 to 200"},
		{10, 0, "0 sequences of length 10, want 1 to 838860"},
		{10, -3, "-3 sequences"},
		{10, math.MaxInt, "want 1 to 838860"},
	} {
		if _, err := sequence.All()[0].Make(tt.length, tt.n, seeded(1)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("length %d, n %d: %v, want %q", tt.length, tt.n, err, tt.want)
		}
	}
}

// The answer follows from the marked steps, which all stand in the first half.
func TestMarkedAnswers(t *testing.T) {
	for key, answer := range map[string]func(a, b float64, t []float64) bool{
		"addition":       func(a, b float64, t []float64) bool { return t[0] == (a+b)/2 },
		"multiplication": func(a, b float64, t []float64) bool { return t[0] == a*b },
		"xor":            func(a, b float64, t []float64) bool { return (t[1] == 1) == (a != b) },
	} {
		k := catalog.Get(sequence.All(), key)
		for _, length := range []int{5, 20, 33} {
			s := makeSet(t, k, length, 400, 2)
			used := map[int]bool{}
			for i := range s.Len() {
				var at []int
				for step0 := range s.Steps {
					if x := step(k, s, i, step0); x[1] == 1 {
						at = append(at, step0)
						used[step0] = true
					} else if x[1] != 0 || x[0] < 0 || x[0] > 1 {
						t.Fatalf("%s: step %v", key, x)
					}
				}
				if len(at) != 2 || at[1] >= length/2 {
					t.Fatalf("%s, T = %d: marks at %v, want two in the first half", key, length, at)
				}
				if a, b := step(k, s, i, at[0])[0], step(k, s, i, at[1])[0]; !answer(a, b, s.Targets.Row(i)) {
					t.Fatalf("%s: %g and %g have the answer %v", key, a, b, s.Targets.Row(i))
				}
			}
			if len(used) != length/2 {
				t.Errorf("%s, T = %d: marks at %d steps, want all of the first half", key, length, len(used))
			}
		}
	}
}

// One symbol stands at every step, X and Y where they may, and their order is the class.
func TestOrderAnswers(t *testing.T) {
	for key, count := range map[string]int{"order-2": 2, "order-3": 3} {
		k := catalog.Get(sequence.All(), key)
		for _, length := range []int{5, 30} {
			s := makeSet(t, k, length, 300, 3)
			for i := range s.Len() {
				class, found := 0, 0
				for at := range s.Steps {
					x, sum, symbol := step(k, s, i, at), 0.0, -1
					for j, xj := range x {
						if sum += xj; xj == 1 {
							symbol = j
						}
					}
					if sum != 1 || symbol < 0 || (symbol == 6) != (at == 0) || (symbol == 7) != (at == length-1) {
						t.Fatalf("%s: step %d of %d is %v", key, at, length, x)
					}
					if symbol < 2 {
						found++
						class = 2*class + symbol
						if at > max(length/2, count) {
							t.Fatalf("%s: symbol at %d of %d, want the first half", key, at, length)
						}
					}
				}
				if found != count || s.Targets.Row(i)[class] != 1 {
					t.Fatalf("%s: %d symbols of class %d, targets %v", key, found, class, s.Targets.Row(i))
				}
			}
		}
	}
}

// All 32 patterns are there, and the bits that are shown are those that are asked for.
func TestMemoryAnswers(t *testing.T) {
	k := catalog.Get(sequence.All(), "memory")
	s := makeSet(t, k, 7, 32, 1)
	seen := map[string]bool{}
	for i := range s.Len() {
		for b := range 5 {
			if x, target := step(k, s, i, b), s.Targets.Row(i)[2*b:2*b+2]; x[0] != target[0] || x[1] != target[1] || x[2]+x[3] != 0 {
				t.Fatalf("bit %d shown as %v, asked for as %v", b, x, target)
			}
		}
		for at := 5; at < s.Steps; at++ {
			if x := step(k, s, i, at); x[0]+x[1] != 0 || x[2]+x[3] != 1 || (x[3] == 1) != (at == 11) {
				t.Fatalf("step %d is %v, want a blank, and the sign at 11 alone", at, x)
			}
		}
		seen[fmt.Sprint(s.Targets.Row(i))] = true
	}
	if len(seen) != 32 {
		t.Errorf("%d patterns, want 32", len(seen))
	}
}

// bestConstant returns the mean loss on s of the best answer that is the same for
// all its sequences. For either loss that is the one that says the mean of the
// targets of each step that counts: what is left is half their variance, or the
// entropy of that mean. It tends to Plateau for large sets.
func bestConstant(k sequence.Task, s sequence.Set) float64 {
	sum, n := 0.0, float64(s.Len())
	for j := range s.Targets.Cols {
		mean := 0.0
		for i := range s.Len() {
			mean += s.Targets.Row(i)[j] / n
		}
		if k.Loss == sequence.Softmax {
			if mean > 0 {
				sum -= mean * math.Log(mean)
			}
			continue
		}
		for i := range s.Len() {
			off := s.Targets.Row(i)[j] - mean
			sum += off * off / (2 * n)
		}
	}
	return sum / float64(s.Counted)
}

// The loss of the plateau is that of the best constant answer. Of 40,000 sequences it is known to
// within a few hundredths of itself.
func TestPlateau(t *testing.T) {
	for _, k := range sequence.All() {
		got := bestConstant(k, makeSet(t, k, 10, 40000, 4))
		if math.Abs(got-k.Plateau) > 0.02*k.Plateau {
			t.Errorf("%s: best constant answer %g, want about %g", k.Key, got, k.Plateau)
		}
	}
}

// The best constant of three known targets.
func TestBestConstant(t *testing.T) {
	number, class := catalog.Get(sequence.All(), "addition"), catalog.Get(sequence.All(), "xor")
	s := sequence.Set{Counted: 1, Inputs: kernel.NewMat(4, 2), Targets: kernel.Mat{Rows: 4, Cols: 1, Data: []float64{0, 0, 1, 1}}}
	if got := bestConstant(number, s); got != 0.125 {
		t.Errorf("numbers: %g, want ½·¼", got)
	}
	s.Targets = kernel.Mat{Rows: 4, Cols: 2, Data: []float64{1, 0, 1, 0, 1, 0, 0, 1}}
	if got, want := bestConstant(class, s), math.Log(4)-0.75*math.Log(3); math.Abs(got-want) > 1e-15 {
		t.Errorf("classes: %g, want %g", got, want)
	}
}

// The seed decides, and more sequences leave those before as they are.
func TestSeedDecides(t *testing.T) {
	for _, k := range sequence.All() {
		a, b := makeSet(t, k, 12, 40, 7), makeSet(t, k, 12, 40, 7)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: one seed gives two sets", k.Key)
		}
		if c := makeSet(t, k, 12, 40, 8); k.Key != "memory" && reflect.DeepEqual(a, c) {
			t.Errorf("%s: two seeds give one set", k.Key)
		}
		first := []int{0, 1, 2, 3}
		if !reflect.DeepEqual(makeSet(t, k, 12, 4, 7), a.Subset(first)) {
			t.Errorf("%s: 40 sequences do not begin with the 4", k.Key)
		}
	}
}

// Links hold a seed and no sequences: they must never change, on no machine and with no version of Go.
func TestSetsStayTheSame(t *testing.T) {
	want := map[string]uint64{
		"addition":       0x914a5952df0d13b7,
		"multiplication": 0x4d899b4e26c2e44,
		"xor":            0xe2c8956d801689af,
		"order-2":        0x9e0654068462f547,
		"order-3":        0xa1104f5bdef242af,
		"memory":         0x422d3a02e4834c3b,
		"text":           0x7a7f6f7b9c72f315,
	}
	for _, k := range sequence.All() {
		h := fnv.New64a()
		s := makeSet(t, k, 20, 50, 1)
		for _, x := range append(s.Inputs.Data, s.Targets.Data...) {
			fmt.Fprintf(h, "%x,", math.Float64bits(x))
		}
		if got := h.Sum64(); got != want[k.Key] {
			t.Errorf("%s: the set has the hash %#x, want %#x", k.Key, got, want[k.Key])
		}
	}
}

func TestRight(t *testing.T) {
	number, class, bits := catalog.Get(sequence.All(), "addition"), catalog.Get(sequence.All(), "order-2"), catalog.Get(sequence.All(), "memory")
	for _, tt := range []struct {
		k    sequence.Task
		a, t []float64
		want bool
	}{
		{number, []float64{0.53}, []float64{0.5}, true},
		{number, []float64{0.46}, []float64{0.5}, true},
		{number, []float64{0.55}, []float64{0.5}, false},
		{number, []float64{math.NaN()}, []float64{0.5}, false},
		{class, []float64{1, 3, 2, 0}, []float64{0, 1, 0, 0}, true},
		{class, []float64{4, 3, 2, 0}, []float64{0, 1, 0, 0}, false},
		{bits, []float64{1, 0, 1, 0, 0, 1, 0, 1, 1, 0}, []float64{1, 0, 1, 0, 0, 1, 0, 1, 1, 0}, true},
		{bits, []float64{1, 0, 1, 0, 0, 1, 0, 1, 0, 1}, []float64{1, 0, 1, 0, 0, 1, 0, 1, 1, 0}, false},
	} {
		if got := tt.k.Right(tt.a, tt.t); got != tt.want {
			t.Errorf("%s: %v for %v is right: %t", tt.k.Key, tt.a, tt.t, got)
		}
	}
	a := kernel.Mat{Rows: 4, Cols: 1, Data: []float64{0, 0.5, 1, 1}}
	if got := number.Share(a, kernel.Mat{Rows: 4, Cols: 1, Data: []float64{0, 0.51, 0, 1}}); got != 0.75 {
		t.Errorf("Share = %g, want 0.75", got)
	}
}

// Every input has a name, and every class: that of the order of two or three symbols is the
// symbols themselves.
func TestNames(t *testing.T) {
	for _, k := range sequence.All() {
		if len(k.Names) != k.Inputs || (k.Loss == sequence.Softmax) != (k.Classes != nil) || k.Classes != nil && len(k.Classes) != k.Outputs {
			t.Errorf("%s: names %q of %d inputs, classes %q of %d outputs", k.Key, k.Names, k.Inputs, k.Classes, k.Outputs)
		}
		if !strings.HasPrefix(k.Key, "order") {
			continue
		}
		s, err := k.Make(12, 50, rand.New(rand.NewPCG(1, 1)))
		if err != nil {
			t.Fatal(err)
		}
		for i := range s.Len() {
			word := ""
			for x := s.Inputs.Row(i); len(x) > 0; x = x[k.Inputs:] {
				if name := k.Names[slices.Index(x[:k.Inputs], 1)]; name == "X" || name == "Y" {
					word += name
				}
			}
			if class := k.Classes[slices.Index(s.Targets.Row(i), 1)]; class != word {
				t.Errorf("%s: sequence %d is %s, and of class %s", k.Key, i, word, class)
			}
		}
	}
}
