package hessianfree

import (
	"math"
	"slices"
	"testing"
)

// TestProgressRule feeds a made-up sequence: φ falls by half the threshold each
// iteration, so the rule holds as soon as it may.
func TestProgressRule(t *testing.T) {
	rule := ProgressRule{Epsilon: 5e-4, Gap: 10}
	phi := make([]float64, 200)
	for i := range phi {
		phi[i] = -1 - 2.5e-4*float64(i)
	}
	for i := range phi {
		if got, want := rule.met(phi[:i+1]), i > 10 && i > (i+9)/10; got != want {
			t.Errorf("iteration %d: met = %v, want %v", i, got, want)
		}
	}
}

// The progress is measured over k = max(10, ⌈i/10⌉) iterations. A jump k
// iterations back is seen, one further back is not.
func TestProgressRuleGap(t *testing.T) {
	rule := ProgressRule{Epsilon: 5e-4, Gap: 10}
	tests := []struct{ i, k int }{{11, 10}, {50, 10}, {100, 10}, {101, 11}, {110, 11}, {111, 12}, {250, 25}}
	for _, tt := range tests {
		jump := func(at int) []float64 {
			phi := make([]float64, tt.i+1)
			for i := range phi {
				phi[i] = -2
				if i < at {
					phi[i] = -1
				}
			}
			return phi
		}
		if rule.met(jump(tt.i - tt.k + 1)) {
			t.Errorf("iteration %d: met in spite of a jump %d back, want k = %d", tt.i, tt.k-1, tt.k)
		}
		if !rule.met(jump(tt.i - tt.k)) {
			t.Errorf("iteration %d: not met with all progress %d back, want k = %d", tt.i, tt.k, tt.k)
		}
	}
}

// The threshold is kε and not ε, and what is above zero never counts as progress
// made.
func TestProgressRuleThreshold(t *testing.T) {
	rule := ProgressRule{Epsilon: 5e-4, Gap: 10}
	sequence := func(share, sign float64) []float64 {
		phi := make([]float64, 31)
		for i := range phi {
			phi[i] = sign * (1 - share) // relative progress of the last ten: share
		}
		for i := 21; i <= 30; i++ {
			phi[i] = sign
		}
		return phi
	}
	tests := []struct {
		name        string
		share, sign float64
		want        bool
	}{
		{"just below kε", 0.0049, -1, true},
		{"just above kε", 0.0051, -1, false},
		{"above ε but below kε", 0.002, -1, true},
		{"positive", 0, 1, false},
		{"zero", 0, 0, false},
		{"NaN", 0, math.NaN(), false},
	}
	for _, tt := range tests {
		if got := rule.met(sequence(tt.share, tt.sign)); got != tt.want {
			t.Errorf("%s: met = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestStorageGrid(t *testing.T) {
	tests := []struct {
		name    string
		storage Storage
		most    int
		want    []int
	}{
		{"the paper's", Storage{1, 1.3}, 250, []int{1, 2, 3, 4, 5, 7, 9, 11, 14, 18, 24, 31, 40, 52, 67, 87, 113, 147, 191, 248}},
		{"the published code's", Storage{5, 1.3}, 250, []int{5, 7, 9, 11, 15, 19, 25, 32, 41, 54, 69, 90, 117, 152, 197}},
		{"doubling", Storage{1, 2}, 16, []int{1, 2, 4, 8, 16}},
		{"too late", Storage{20, 1.3}, 10, nil},
	}
	for _, tt := range tests {
		if got := tt.storage.grid(tt.most); !slices.Equal(got, tt.want) {
			t.Errorf("%s: grid = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestLookBack(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		name        string
		values      []float64
		want, asked int
	}{
		{"falls all the way", []float64{5, 4, 3, 2, 1}, 4, 2},
		{"lowest in the middle", []float64{5, 2, 1, 3, 4}, 2, 4},
		{"lowest first", []float64{1, 2, 3, 4, 5}, 0, 5},
		{"one", []float64{7}, 0, 1},
		{"equal goes back", []float64{2, 1, 1}, 1, 3},
		{"NaN last", []float64{3, 2, nan}, 1, 3},
		{"NaN before", []float64{3, nan, 2}, 2, 2},
		{"only an infinity is better than none", []float64{nan, inf, nan}, 0, 3},
	}
	for _, tt := range tests {
		asked := make([]int, len(tt.values))
		got := lookBack(len(tt.values), func(j int) float64 { asked[j]++; return tt.values[j] })
		total := 0
		for _, times := range asked {
			total += times
		}
		if got != tt.want || total != tt.asked || slices.Max(asked) > 1 {
			t.Errorf("%s: took %d asking %v, want %d asking %d in all", tt.name, got, asked, tt.want, tt.asked)
		}
	}
}

func TestDampingRule(t *testing.T) {
	rule := DampingRule{Drop: 2. / 3, Boost: 3. / 2, Low: 1. / 4, High: 3. / 4}
	tests := []struct {
		name        string
		lambda, rho float64
		want        float64
	}{
		{"as promised", 6, 1, 4},
		{"better than promised", 6, 5, 4},
		{"at the upper bound", 6, 0.75, 6},
		{"between", 6, 0.5, 6},
		{"at the lower bound", 6, 0.25, 6},
		{"below", 6, 0.2499, 9},
		{"worse than before", 6, math.Inf(-1), 9},
		{"NaN", 6, math.NaN(), 9},
		{"none stays none", 0, -1, 0},
		{"none stays none when all is well", 0, 1, 0},
		{"never vanishes", leastDamping, 1, leastDamping},
		{"never overflows", mostDamping, -1, mostDamping},
	}
	for _, tt := range tests {
		if got := rule.next(tt.lambda, tt.rho); math.Abs(got-tt.want) > 1e-15*tt.want {
			t.Errorf("%s: λ = %g, want %g", tt.name, got, tt.want)
		}
	}
}

func TestReductionRatio(t *testing.T) {
	tests := []struct {
		name                     string
		value, reached, promised float64
		want                     float64
	}{
		{"exact", 10, 6, -4, 1},
		{"half", 10, 8, -4, 0.5},
		{"worse", 10, 11, -4, math.Inf(-1)},
		{"worse than a bad promise", 10, 11, 4, math.Inf(-1)},
		{"nothing of nothing", 10, 10, 0, math.NaN()},
		{"NaN", 10, math.NaN(), -4, math.NaN()},
	}
	for _, tt := range tests {
		got := reductionRatio(tt.value, tt.reached, tt.promised)
		if got != tt.want && !(math.IsNaN(got) && math.IsNaN(tt.want)) {
			t.Errorf("%s: ρ = %g, want %g", tt.name, got, tt.want)
		}
	}
}
