package kernel

const tileCols = 8 // columns of a tile in single precision

// addTiles4x8 adds sums to C, cRow bytes from row to row. room is a tile in single
// precision, and half a vector that is read beyond it.
//
//go:noescape
func addTiles4x8(c *float64, cRow int, room *float32, a, b *float32, groups, terms int)

func addSingles(c *float64, cRow int, a, b *float32, groups, terms int) {
	var room [tileRows*tileCols + 2]float32
	addTiles4x8(c, cRow, &room[0], a, b, groups, terms)
}
