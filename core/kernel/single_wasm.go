package kernel

// VectorsSingle returns the engine in assembly with products in single precision, four
// numbers to a vector; see Single.
func VectorsSingle() Ops { return newSingle(vectors{}, vectorTiles{}) }

// vectorTiles is tiles in assembly. As in vectors, every length is checked here.
type vectorTiles struct{}

// narrow4 copies four columns; all strides are in bytes.
//
//go:noescape
func narrow4(dst *float32, dstTerm int, src *float64, term, col, terms int)

// addTiles4x8 adds sums to C, cRow bytes from row to row. room is a tile in single
// precision, and half a vector that is read beyond it.
//
//go:noescape
func addTiles4x8(c *float64, cRow int, room *float32, a, b *float32, groups, terms int)

func (vectorTiles) narrow(dst []float32, dstTerm int, src []float64, term, col, terms int) {
	_, _ = dst[(terms-1)*dstTerm+3], src[(terms-1)*term+3*col]
	narrow4(&dst[0], 4*dstTerm, &src[0], 8*term, 8*col, terms)
}

func (vectorTiles) add(c []float64, cRow int, a, b []float32, groups, terms int) {
	var room [tileRows*tileCols + 2]float32
	_, _, _ = c[(groups*tileRows-1)*cRow+tileCols-1], a[groups*tileRows*terms-1], b[tileCols*terms-1]
	addTiles4x8(&c[0], 8*cRow, &room[0], &a[0], &b[0], groups, terms)
}
