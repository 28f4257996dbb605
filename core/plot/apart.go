package plot

import "hfplayground/core/draw"

// Free returns by how much to move box down, or up where that is negative, in lines of
// so many pixels, for it to touch none of taken and stay within; 0 where nothing helps.
func Free(box draw.Rect, taken []draw.Rect, within draw.Rect, line float64) float64 {
	free := func(by float64) bool {
		moved := draw.Rect{X: box.X, Y: box.Y + by, W: box.W, H: box.H}
		return moved.Y >= within.Y && moved.Y+moved.H <= within.Y+within.H && !touchesAny(moved, taken)
	}
	for k := range 2*len(taken) + 1 {
		by := line * float64(k)
		switch {
		case free(by):
			return by
		case free(-by):
			return -by
		}
	}
	return 0
}

func touchesAny(box draw.Rect, taken []draw.Rect) bool {
	for _, b := range taken {
		if box.X < b.X+b.W && b.X < box.X+box.W && box.Y < b.Y+b.H && b.Y < box.Y+box.H {
			return true
		}
	}
	return false
}
