package kernel

const (
	lanes      = 2 // numbers of a vector
	panelWidth = 4 // columns of a panel
)

// hasVectors says that every WebAssembly of today has vectors.
func hasVectors() bool { return true }

// rows4x4 takes an A that is 8 bytes from term to term, columns4x4 one that is 8
// bytes from row to row.
//
//go:noescape
func rows4x4(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

//go:noescape
func columns4x4(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

// wideTiles does tiles of four columns.
func wideTiles(_ int, c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int) {
	if aTerm == 8 {
		rows4x4(c, cRow, start, startRow, a, aRow, aTerm, b, bTerm, times, terms)
		return
	}
	columns4x4(c, cRow, start, startRow, a, aRow, aTerm, b, bTerm, times, terms)
}
