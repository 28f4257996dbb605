package images

import (
	"math"
	"slices"
	"testing"
)

func TestImages(t *testing.T) {
	for _, e := range Generators() {
		for _, side := range []int{MinSide, 14, 28, MaxSide} {
			s := Make(e.New(), side, 60, 3)
			sum := 0.0
			for i := range s.Len() {
				ink := 0.0
				for _, v := range s.Pixels.Row(i) {
					if !(v >= 0 && v <= 1) {
						t.Fatalf("%s, side %d, image %d: a pixel is %g, want 0 to 1", e.Key, side, i, v)
					}
					ink += v
				}
				if ink == 0 {
					t.Errorf("%s, side %d: image %d is empty", e.Key, side, i)
				}
				sum += ink
			}
			if mean := sum / float64(len(s.Pixels.Data)); mean < 0.02 || mean > 0.35 {
				t.Errorf("%s, side %d: mean intensity %g, want strokes on paper", e.Key, side, mean)
			}
			more := Make(e.New(), side, 90, 3)
			if !slices.Equal(more.Pixels.Data[:len(s.Pixels.Data)], s.Pixels.Data) {
				t.Errorf("%s, side %d: the first images of a larger set are others", e.Key, side)
			}
			if other := Make(e.New(), side, 1, 4); slices.Equal(other.Pixels.Row(0), s.Pixels.Row(0)) {
				t.Errorf("%s, side %d: two seeds draw the same image", e.Key, side)
			}
		}
	}
}

// TestSidesShowTheSame: an image of half the side is like one whose pixels are put
// together four by four, more than like another.
func TestSidesShowTheSame(t *testing.T) {
	for _, e := range Generators() {
		small, large := Make(e.New(), 14, 20, 1), Make(e.New(), 28, 20, 1)
		for i := range small.Len() {
			best, at := math.Inf(1), 0
			for j := range large.Len() {
				if d := apart(small.Pixels.Row(i), halved(large.Pixels.Row(j), 28)); d < best {
					best, at = d, j
				}
			}
			if at != i {
				t.Errorf("%s: image %d at side 14 is most like image %d at side 28", e.Key, i, at)
			}
		}
	}
}

func halved(pixels []float64, side int) []float64 {
	half := make([]float64, len(pixels)/4)
	for i, v := range pixels {
		half[i/side/2*(side/2)+i%side/2] += v / 4
	}
	return half
}

func apart(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += (a[i] - b[i]) * (a[i] - b[i])
	}
	return sum
}

// TestCurvesAreLikeAnIndependentGenerator compares with an independent program for 2,000 images of
// this description: other random numbers, so to two digits.
func TestCurvesAreLikeAnIndependentGenerator(t *testing.T) {
	s := summed(Make(curves{}, 28, 2000, 1))
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"entropy floor", s.EntropyFloor(), 29.72},
		{"cross-entropy of the mean image", s.MeanImageEntropy(), 106.24},
	} {
		if math.Abs(c.got-c.want) > 0.02*c.want {
			t.Errorf("%s = %.2f, want about %.2f", c.what, c.got, c.want)
		}
	}
}

// summed returns the sums of sets.
func summed(sets ...Set) *Sums {
	s := new(Sums)
	for _, set := range sets {
		s.Add(set)
	}
	return s
}

func TestEntropies(t *testing.T) {
	s := Set{Side: 1}
	s.Pixels.Rows, s.Pixels.Cols, s.Pixels.Data = 2, 1, []float64{0, 1}
	if got := summed(s).EntropyFloor(); got != 0 {
		t.Errorf("floor of black and white = %g, want 0", got)
	}
	if got := summed(s).MeanImageEntropy(); math.Abs(got-math.Ln2) > 1e-15 {
		t.Errorf("mean image of black and white costs %g, want ln 2", got)
	}
	s.Pixels.Data = []float64{0.25, 0.25}
	want := -(0.25*math.Log(0.25) + 0.75*math.Log(0.75))
	if a, b := summed(s).EntropyFloor(), summed(s).MeanImageEntropy(); math.Abs(a-want) > 1e-15 || math.Abs(b-want) > 1e-15 {
		t.Errorf("equal grey images: floor %g, mean image %g, want %g for both", a, b, want)
	}
}

// TestSumsInPieces: pieces one after the other give the bits of the whole.
func TestSumsInPieces(t *testing.T) {
	s := Make(strokes{}, 14, 50, 1)
	whole, pieces := summed(s), summed(s.Slice(0, 1), s.Slice(1, 40), s.Slice(40, 50))
	if whole.EntropyFloor() != pieces.EntropyFloor() || whole.MeanImageEntropy() != pieces.MeanImageEntropy() {
		t.Errorf("in pieces: floor %v, mean image %v, want %v and %v", pieces.EntropyFloor(), pieces.MeanImageEntropy(), whole.EntropyFloor(), whole.MeanImageEntropy())
	}
}

func TestBlankPanics(t *testing.T) {
	for _, side := range []int{MinSide - 1, MaxSide + 1} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("side %d: no panic", side)
				}
			}()
			Blank(side, 1)
		}()
	}
}
