package dataset_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"hfplayground/core/dataset"
)

// numbered returns a set whose points tell their row.
func numbered(classes ...int) dataset.Set {
	s := dataset.Set{Classes: 2, Names: []string{"a", "b"}}
	for i, c := range classes {
		s.X = append(s.X, [2]float64{float64(i), 0})
		s.Class = append(s.Class, c)
		s.Classes = max(s.Classes, c+1)
	}
	return s
}

// rows returns the rows a part of a numbered set came from.
func rows(s dataset.Set) []int {
	out := []int{}
	for _, p := range s.X {
		out = append(out, int(p[0]))
	}
	return out
}

func TestSplit(t *testing.T) {
	unbalanced := make([]int, 100)
	for i := range unbalanced { // 40, 50 and 10
		unbalanced[i] = i % 2
		if i%10 == 0 {
			unbalanced[i] = 2
		}
	}
	whole := numbered(unbalanced...)
	for _, share := range []float64{0.01, 0.1, 0.33, 0.5, 0.7, 0.8, 0.999, 1} {
		for seed := range uint64(5) {
			train, test := whole.Split(share, seeded(seed))
			name := fmt.Sprintf("share %g, seed %d", share, seed)
			if got, want := train.Len(), int(math.Round(share*100)); got != want {
				t.Errorf("%s: %d for training, want %d", name, got, want)
			}
			first, second := rows(train), rows(test)
			if !slices.IsSorted(first) || !slices.IsSorted(second) {
				t.Errorf("%s: the order is not kept", name)
			}
			if both := slices.Sorted(slices.Values(append(first, second...))); !slices.Equal(both, rows(whole)) {
				t.Errorf("%s: the parts are not disjoint or miss an example", name)
			}
			all := count(whole)
			for c, n := range count(train) {
				if math.Abs(float64(n)-share*float64(all[c])) > 1+1e-9 {
					t.Errorf("%s: %d of %d of class %d for training", name, n, all[c], c)
				}
			}
			for i, row := range first {
				if train.Class[i] != whole.Class[row] {
					t.Errorf("%s: example %d lost its class", name, row)
				}
			}
		}
	}
}

func TestSplitIsDrawn(t *testing.T) {
	s := dataset.NewCircle().Make(seeded(1))
	a, _ := s.Split(0.5, seeded(1))
	b, _ := s.Split(0.5, seeded(1))
	c, _ := s.Split(0.5, seeded(2))
	if !reflect.DeepEqual(a, b) || reflect.DeepEqual(a, c) {
		t.Error("the split does not follow the seed")
	}
}

func TestSplitEdges(t *testing.T) {
	tests := []struct {
		name        string
		set         dataset.Set
		share       float64
		train, test int
	}{
		{"nothing", dataset.Set{Classes: 2}, 0.5, 0, 0},
		{"one example", numbered(1), 0.1, 1, 0},
		{"a class without examples", numbered(2, 2, 2, 2), 0.5, 2, 2},
		{"few and small share", numbered(0, 1, 0, 1), 0.01, 1, 3},
		{"regression", dataset.NewPlane().Make(seeded(1)), 0.7, 140, 60},
	}
	for _, tt := range tests {
		train, test := tt.set.Split(tt.share, seeded(1))
		if train.Len() != tt.train || test.Len() != tt.test {
			t.Errorf("%s: %d and %d, want %d and %d", tt.name, train.Len(), test.Len(), tt.train, tt.test)
		}
		checkShape(t, train)
		checkShape(t, test)
	}
	for _, share := range []float64{0, -1, 1.01, math.NaN()} {
		wantPanic(t, fmt.Sprintf("Split(%g)", share), func() { numbered(0, 1).Split(share, seeded(1)) })
	}
}

func wantPanic(t *testing.T, name string, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s does not panic", name)
		}
	}()
	f()
}

// A part shares no memory with the whole.
func TestSubsetCopies(t *testing.T) {
	s := numbered(0, 1)
	part := s.Subset([]int{1, 1, 0})
	part.X[0][0], part.Class[0] = 99, 0
	if !reflect.DeepEqual(s, numbered(0, 1)) || !slices.Equal(part.Class, []int{0, 1, 0}) {
		t.Errorf("%+v, part %+v", s, part)
	}
}
