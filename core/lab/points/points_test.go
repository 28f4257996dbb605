package points

import (
	"reflect"
	"testing"

	"hfplayground/core/dataset"
)

func board() Board {
	return Board{
		Set:    dataset.Set{X: [][2]float64{{0, 0}, {1, 1}}, Class: []int{0, 1}, Classes: 2},
		Window: [2][2]float64{{-2, 2}, {-2, 2}},
	}
}

func TestPut(t *testing.T) {
	b := board()
	if got := b.Put([2]float64{1.01, 1}, 2); got.Len() != 2 || got.Class[1] != 2 || got.Classes != 3 {
		t.Errorf("a click on a point gives %+v, want its class changed to the third", got)
	}
	if got := b.Put([2]float64{-1, 1}, 0); got.Len() != 3 || got.X[2] != [2]float64{-1, 1} || got.Class[2] != 0 {
		t.Errorf("a click beside the points gives %+v, want one more", got)
	}
	if !reflect.DeepEqual(b, board()) {
		t.Errorf("the board was written to: %+v", b)
	}
}

func TestRemoveAndMove(t *testing.T) {
	b := board()
	if got := b.Remove(0); got.Len() != 1 || got.X[0] != [2]float64{1, 1} || got.Class[0] != 1 {
		t.Errorf("without the first: %+v", got)
	}
	if got := b.Move(1, [2]float64{-1, -1}); got.X[1] != [2]float64{-1, -1} || got.Class[1] != 1 {
		t.Errorf("with the second moved: %+v", got)
	}
	if !reflect.DeepEqual(b, board()) {
		t.Errorf("the board was written to: %+v", b)
	}
}

func TestTargets(t *testing.T) {
	b := Board{Set: dataset.Set{X: [][2]float64{{0, 0}}, Target: []float64{0.5}}, Window: board().Window}
	if got := b.Put([2]float64{1, 1}, 3); got.Len() != 2 || got.Target[1] != 3 {
		t.Errorf("a further target: %+v", got)
	}
	if got := b.Remove(0); got.Len() != 0 || len(got.Target) != 0 {
		t.Errorf("without the only one: %+v", got)
	}
}

func TestPlace(t *testing.T) {
	if at, err := board().Place("point", "0.123456,-1"); err != nil || at != [2]float64{0.123, -1} {
		t.Errorf("place = %v, %v, want as many digits as can be seen", at, err)
	}
	for _, text := range []string{"", "1", "1,2,3", "a,b", "1e9,0", "NaN,0"} {
		if _, err := board().Place("point", text); err == nil || err.Key != "point" {
			t.Errorf("place %q: %v, want it refused under its key", text, err)
		}
	}
}
