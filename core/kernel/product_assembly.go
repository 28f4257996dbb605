//go:build wasm || (amd64 && !purego)

package kernel

// C is cut into strips of as many columns as a panel has, or half of that and so on where
// fewer are left, and a strip is done four rows at a time: their sums then stand in
// registers, and every vector of B that is loaded serves four rows. What is left of the
// rows is done row by row.
//
// Columns of B that do not lie side by side, or are far apart from row to row, are
// copied to a panel first, some terms at a time: a panel stays in the nearest cache.
// Rows of A that many columns use are copied too, so that four of them lie side by side.
const (
	fewTerms  = 32  // of a small net: a panel on the stack has to be cleared
	someTerms = 256 // 8 or 16 kB
	farRow    = 64  // rows of B that are longer are copied …
	manyRows  = 16  // … where so many rows of C use them
	blockRows = 60  // 120 kB with someTerms: no array on the stack may have more than 128
	manyCols  = 48  // A is copied where so many columns of C use it
)

// All of these add the terms of op(A)·op(B), at least one, to the numbers at start,
// and store the sums in C. The name says how many rows and columns are done at a time,
// times says how often, for one row after the other. Strides are in bytes; the columns
// of B lie side by side.

//go:noescape
func tiles4x2(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

//go:noescape
func tiles4x1(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

//go:noescape
func row8(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

//go:noescape
func row2(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

//go:noescape
func row1(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)

// pack4 copies four columns of B side by side, dstTerm bytes from term to term.
//
//go:noescape
func pack4(dst *float64, dstTerm int, b *float64, bTerm, bCol, terms int)

// grid is a part of a matrix: entry (i, j) is data[at + i·row + j·col].
type grid struct {
	data         []float64
	at, row, col int
}

// from returns the grid that begins at (i, j).
func (g grid) from(i, j int) grid {
	g.at += i*g.row + j*g.col
	return g
}

// first returns the address of the first entry, and panics where the last of
// rows × cols is not in the matrix.
func (g *grid) first(rows, cols int) *float64 {
	_ = g.data[g.at+(rows-1)*g.row+(cols-1)*g.col]
	return &g.data[g.at]
}

func (vectors) multiply(c Mat, bias []float64, add bool, a, b factor, terms int) {
	var zeros [8]float64
	to, start := grid{c.Data, 0, c.Cols, 1}, grid{data: zeros[:]}
	switch {
	case add:
		start = to
	case bias != nil:
		start = grid{bias, 0, 0, 1}
	}
	p := strips{to, start, grid{a.data, 0, a.row, a.col}, grid{b.data, 0, b.row, b.col}, c.Rows &^ 3, c.Cols, terms}
	switch {
	case p.rows == 0:
	case b.col == 1 && (b.row <= farRow || p.rows < manyRows):
		p.direct()
	case terms <= fewTerms:
		p.throughFew()
	case a.col == 1 && p.rows >= manyRows && p.cols >= manyCols:
		p.throughBlocks()
	default:
		p.throughSome()
	}
	p.rest(c.Rows - p.rows)
}

// strips is a product of which rows, a multiple of four, are done strip by strip.
type strips struct {
	c, start, a, b    grid
	rows, cols, terms int
}

// some returns the part of the product with the given terms: beyond the first ones
// the sums have waited in C.
func (p strips) some(from, terms int) strips {
	if from > 0 {
		p.start = p.c
	}
	p.a, p.b, p.terms = p.a.from(0, from), p.b.from(from, 0), terms
	return p
}

// direct does all strips with B where it is.
func (p *strips) direct() {
	for j := 0; j < p.cols; j += width(p.cols - j) {
		p.strip(j, p.b.from(0, j), width(p.cols-j))
	}
}

// width returns how many of the columns that are left a strip takes.
func width(cols int) int {
	wide := panelWidth
	for wide > cols {
		wide /= 2
	}
	return wide
}

// evenly returns the length of pieces of n that are no longer than most and about
// equal: a short one at the end would cost nearly as much as a long one.
func evenly(n, most int) int {
	pieces := (n + most - 1) / most
	return (n + pieces - 1) / pieces
}

// throughFew does all strips by way of a small panel.
func (p *strips) throughFew() {
	var panel [panelWidth * fewTerms]float64
	p.through(panel[:])
}

// throughSome does them by way of a large one, some terms at a time.
func (p *strips) throughSome() {
	var panel [panelWidth * someTerms]float64
	most := evenly(p.terms, someTerms)
	for from := 0; from < p.terms; from += most {
		part := p.some(from, min(most, p.terms-from))
		part.through(panel[:])
	}
}

// throughBlocks does the same with a block of A at a time, which is turned round.
func (p *strips) throughBlocks() {
	var panel [panelWidth * someTerms]float64
	var block [blockRows * someTerms]float64
	rows := 4 * evenly(p.rows/4, blockRows/4)
	most := evenly(p.terms, someTerms)
	for from := 0; from < p.terms; from += most {
		part := p.some(from, min(most, p.terms-from))
		for i := 0; i < p.rows; i += rows {
			q := part
			q.rows = min(rows, p.rows-i)
			q.c, q.start, q.a = part.c.from(i, 0), part.start.from(i, 0), grid{block[:], 0, 1, blockRows}
			for r := 0; r < q.rows; r += 4 {
				a := part.a.from(i+r, 0)
				pack4(&block[r], 8*blockRows, a.first(4, q.terms), 8*a.col, 8*a.row, q.terms)
			}
			q.through(panel[:])
		}
	}
}

// through does all strips by way of the panel, which has room for the terms.
func (p *strips) through(panel []float64) {
	side := grid{panel, 0, panelWidth, 1}
	for j := 0; j < p.cols; j += panelWidth {
		count := min(panelWidth, p.cols-j)
		for k := 0; k < count; k += 4 {
			p.pack(side.from(0, k), p.b.from(0, j+k), min(4, count-k))
		}
		for k := 0; k < count; k += width(count - k) {
			p.strip(j+k, side.from(0, k), width(count-k))
		}
	}
}

// pack copies up to four columns of B to the panel.
func (p *strips) pack(to, b grid, cols int) {
	if cols == 4 {
		pack4(to.first(p.terms, 4), 8*to.row, b.first(p.terms, 4), 8*b.row, 8*b.col, p.terms)
		return
	}
	for l := range p.terms {
		for k := range cols {
			to.data[to.at+l*to.row+k] = b.data[b.at+l*b.row+k*b.col]
		}
	}
}

// strip does the columns from j on, of which b has the factors.
func (p *strips) strip(j int, b grid, wide int) {
	c, s, a := p.c.from(0, j), p.start.from(0, j), p.a
	to, begin, left, right := c.first(p.rows, wide), s.first(p.rows, wide), a.first(p.rows, p.terms), b.first(p.terms, wide)
	fours := p.rows / 4
	switch wide {
	case 1:
		tiles4x1(to, 8*c.row, begin, 8*s.row, left, 8*a.row, 8*a.col, right, 8*b.row, fours, p.terms)
	case 2:
		tiles4x2(to, 8*c.row, begin, 8*s.row, left, 8*a.row, 8*a.col, right, 8*b.row, fours, p.terms)
	default:
		wideTiles(wide, to, 8*c.row, begin, 8*s.row, left, 8*a.row, 8*a.col, right, 8*b.row, fours, p.terms)
	}
}
