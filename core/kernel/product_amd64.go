//go:build !purego

package kernel

const (
	lanes      = 4 // numbers of a vector
	panelWidth = 8 // columns of a panel
)

//go:noescape
func tiles4x8(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

//go:noescape
func tiles4x4(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

// wideTiles does tiles of eight or four columns.
func wideTiles(wide int, c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int) {
	if wide == panelWidth {
		tiles4x8(c, cRow, start, startRow, a, aRow, aTerm, b, bTerm, times, terms)
		return
	}
	tiles4x4(c, cRow, start, startRow, a, aRow, aTerm, b, bTerm, times, terms)
}
