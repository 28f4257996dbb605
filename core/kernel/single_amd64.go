//go:build !purego

package kernel

const tileCols = 16 // columns of a tile in single precision

// addSingles adds sums to C, cRow bytes from row to row.
//
//go:noescape
func addSingles(c *float64, cRow int, a, b *float32, groups, terms int)
