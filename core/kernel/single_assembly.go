//go:build wasm || (amd64 && !purego)

package kernel

// VectorsSingle returns the engine in assembly with products in single precision, twice
// as many numbers to a vector; see Single.
func VectorsSingle() Ops { return newSingle(vectors{}, vectorTiles{}) }

// vectorTiles is tiles in assembly. As in vectors, every length is checked before an
// assembly function is entered.
type vectorTiles struct{}

// narrow4 copies four columns; all strides are in bytes.
//
//go:noescape
func narrow4(dst *float32, dstTerm int, src *float64, term, col, terms int)

func (vectorTiles) narrow(dst []float32, dstTerm int, src []float64, term, col, terms int) {
	_, _ = dst[(terms-1)*dstTerm+3], src[(terms-1)*term+3*col]
	narrow4(&dst[0], 4*dstTerm, &src[0], 8*term, 8*col, terms)
}

func (vectorTiles) add(c []float64, cRow int, a, b []float32, groups, terms int) {
	_, _, _ = c[(groups*tileRows-1)*cRow+tileCols-1], a[groups*tileRows*terms-1], b[tileCols*terms-1]
	addSingles(&c[0], 8*cRow, &a[0], &b[0], groups, terms)
}
