//go:build wasm || (amd64 && !purego)

package kernel

// rest does the last rows, at most three. Where the columns of B lie side by side,
// several entries of a row are done at a time; else they are the columns that are
// done four at a time, as the rows of Cᵀ = op(B)ᵀ·op(A)ᵀ.
func (p *strips) rest(rows int) {
	if rows == 0 {
		return
	}
	if p.b.col == 1 {
		p.restAlong(rows)
		return
	}
	for i := p.rows; i < p.rows+rows; i++ {
		p.restAcross(i)
	}
}

// restAlong does the rest row by row, but for four columns of two rows whose factors lie
// side by side: those are done at once, since long sums wait for each of their terms.
func (p *strips) restAlong(rows int) {
	for j := 0; j < p.cols; {
		wide := 1
		switch left := p.cols - j; {
		case left >= 8:
			wide = 8
		case left >= 4:
			p.fourColumns(j, rows)
			j += 4
			continue
		case left >= 2:
			wide = 2
		}
		c, s, a, b := p.c.from(p.rows, j), p.start.from(p.rows, j), p.a.from(p.rows, 0), p.b.from(0, j)
		to, left, right := c.first(rows, wide), a.first(rows, p.terms), b.first(p.terms, wide)
		begin := s.first(rows, wide)
		switch wide {
		case 8:
			row8(to, 8*c.row, begin, 8*s.row, left, 8*a.row, 8*a.col, right, 8*b.row, rows, p.terms)
		case 2:
			row2(to, 8*c.row, begin, 8*s.row, left, 8*a.row, 8*a.col, right, 8*b.row, rows, p.terms)
		default:
			row1(to, 8*c.row, begin, 8*s.row, left, 8*a.row, 8*a.col, right, 8*b.row, rows, p.terms)
		}
		j += wide
	}
}

// fourColumns does four columns of the rest from j on as rows of Cᵀ.
func (p *strips) fourColumns(j, rows int) {
	b := p.b.from(0, j)
	left := b.first(p.terms, 4)
	i := p.rows
	if rows >= 2 && p.a.row == 1 {
		var tile [8]float64
		for k := range tile {
			s := p.start.from(i+k%2, j+k/2)
			tile[k] = *s.first(1, 1)
		}
		a := p.a.from(i, 0)
		tiles4x2(&tile[0], 16, &tile[0], 16, left, 8, 8*b.row, a.first(2, p.terms), 8*a.col, 1, p.terms)
		for k, x := range tile {
			c := p.c.from(i+k%2, j+k/2)
			*c.first(1, 1) = x
		}
		i += 2
	}
	for ; i < p.rows+rows; i++ {
		c, s, a := p.c.from(i, j), p.start.from(i, j), p.a.from(i, 0)
		tiles4x1(c.first(1, 4), 8*c.col, s.first(1, 4), 8*s.col, left, 8, 8*b.row, a.first(1, p.terms), 8*a.col, 1, p.terms)
	}
}

// restAcross does row i, whose entries are the rows of a column.
func (p *strips) restAcross(i int) {
	fours := p.cols &^ 3
	b, a := grid{p.b.data, p.b.at, p.b.col, p.b.row}, p.a.from(i, 0)
	c, s := p.c.from(i, 0), p.start.from(i, 0)
	c.row, s.row = c.col, s.col
	right := a.first(1, p.terms)
	if fours > 0 {
		tiles4x1(c.first(fours, 1), 8*c.row, s.first(fours, 1), 8*s.row, b.first(fours, p.terms), 8*b.row, 8*b.col, right, 8*a.col, fours/4, p.terms)
	}
	if rows := p.cols - fours; rows > 0 {
		c, s, b = c.from(fours, 0), s.from(fours, 0), b.from(fours, 0)
		row1(c.first(rows, 1), 8*c.row, s.first(rows, 1), 8*s.row, b.first(rows, p.terms), 8*b.row, 8*b.col, right, 8*a.col, rows, p.terms)
	}
}

// colSums is the product of a row of ones with a, whose terms are its rows.
func (vectors) colSums(dst []float64, a Mat) {
	zeros, one := [8]float64{}, [1]float64{1}
	p := strips{grid{dst, 0, len(dst), 1}, grid{data: zeros[:]}, grid{data: one[:]}, grid{a.Data, 0, a.Cols, 1}, 0, a.Cols, a.Rows}
	p.rest(1)
}
