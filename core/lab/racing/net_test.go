package racing

import (
	"testing"

	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// TestNewWeights draws with the next seed, and after the largest with 0: all are legal.
func TestNewWeights(t *testing.T) {
	for seed, want := range map[int]string{1: "2", maxSeed - 1: "2147483647", maxSeed: "0"} {
		r := Race{st: &State{Settings: NewSettings("", 0)}, X0: make([]float64, 3)}
		r.st.Seed = seed
		var q param.Query
		if err := NetActs(&r)[wire.ActNewWeights](&q, ""); err != nil {
			t.Fatal(err)
		}
		if got, _ := q.Get("seed"); got != want {
			t.Errorf("after seed %d: %s, want %s", seed, got, want)
		}
	}
}
