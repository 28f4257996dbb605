// Package points is a board of labelled points of the plane that a reader edits by
// clicks and drags.
package points

import (
	"math"
	"slices"

	"hfplayground/core/dataset"
	"hfplayground/core/param"
	"hfplayground/core/plane"
)

// Board is points as they are drawn, and the part of the plane they are drawn in.
// Nothing writes to its points: edits return new ones.
type Board struct {
	Set    dataset.Set
	Window [2][2]float64 // x from, to; y from, to
}

// reach is how near a click must come to a point to mean it, as a share of the
// diagonal of the window.
const reach = 0.015

// maxCoord is the largest coordinate of a click.
const maxCoord = 1e6

// Place reads the place of a click "x,y", with no more digits than can be seen.
// What it refuses is noted under key.
func (b Board) Place(key, text string) ([2]float64, *param.Error) {
	var at []float64
	if err := param.Floats(&at, key, param.Linear(-maxCoord, maxCoord), 2, 2, "").Set(text); err != nil {
		return [2]float64{}, param.Fault(key, "A place is two numbers x,y, not %q.", param.Shorten(text))
	}
	w := b.Window
	return [2]float64{plane.Round(at[0], w[0][1]-w[0][0]), plane.Round(at[1], w[1][1]-w[1][0])}, nil
}

// At returns the point that a click at a place means; −1 for none.
func (b Board) At(at [2]float64) int {
	w := b.Window
	best, near := -1, reach*math.Hypot(w[0][1]-w[0][0], w[1][1]-w[1][0])
	for i, x := range b.Set.X {
		if d := math.Hypot(x[0]-at[0], x[1]-at[1]); d < near {
			best, near = i, d
		}
	}
	return best
}

// Put gives the point at a place a label, its class or its target, and adds one
// where there is none.
func (b Board) Put(at [2]float64, label float64) dataset.Set {
	set := Clone(b.Set)
	regression := set.Task() == dataset.Regression
	i := b.At(at)
	if i < 0 {
		i = set.Len()
		set.X = append(set.X, at)
		if regression {
			set.Target = append(set.Target, 0)
		} else {
			set.Class = append(set.Class, 0)
		}
	}
	if regression {
		set.Target[i] = label
	} else {
		set.Class[i] = int(label)
		set.Classes = max(set.Classes, int(label)+1)
	}
	return set
}

// Remove takes point i away.
func (b Board) Remove(i int) dataset.Set {
	set := Clone(b.Set)
	set.X = slices.Delete(set.X, i, i+1)
	if set.Task() == dataset.Regression {
		set.Target = slices.Delete(set.Target, i, i+1)
	} else {
		set.Class = slices.Delete(set.Class, i, i+1)
	}
	return set
}

// Move puts point i at a place.
func (b Board) Move(i int, at [2]float64) dataset.Set {
	set := Clone(b.Set)
	set.X[i] = at
	return set
}

// Clone returns a copy of set that can be written to.
func Clone(set dataset.Set) dataset.Set {
	set.X, set.Class, set.Target = slices.Clone(set.X), slices.Clone(set.Class), slices.Clone(set.Target)
	return set
}
