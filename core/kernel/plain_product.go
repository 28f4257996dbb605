package kernel

// A turn of the inner loop adds a term to six entries of C that stand in registers: three
// rows and two columns, or two of both at the end. With eight the compiler keeps products
// waiting in memory, which takes twice the time on amd64. Both columns of B are copied
// first, so that they are read from side by side; panelTerms is how many terms of them at a time.
const panelTerms = 128

func (plain) multiply(c Mat, bias []float64, add bool, a, b factor, terms int) {
	begin(c, bias, add)
	if c.Rows == 1 {
		addRow(c.Row(0), a, b, 0, terms)
		return
	}
	var panel [2 * panelTerms]float64
	cols := c.Cols &^ 1
	for from := 0; from < terms && cols > 0; from += panelTerms {
		count := min(panelTerms, terms-from)
		for j := 0; j < cols; j += 2 {
			y0, y1 := panel[:count], panel[panelTerms:][:count]
			pack(y0, b, from, j)
			pack(y1, b, from, j+1)
			i := 0
			for ; c.Rows-i == 3 || c.Rows-i > 4; i += 3 {
				addThree(c, a, i, j, from, y0, y1)
			}
			for ; i < c.Rows; i += 2 {
				addTwo(c, a, i, j, from, y0, y1)
			}
		}
	}
	if cols < c.Cols {
		addColumn(c, a, b, cols, terms)
	}
}

// begin makes the entries of C what their sums begin with.
func begin(c Mat, bias []float64, add bool) {
	switch {
	case add:
	case bias != nil:
		for i := range c.Rows {
			copy(c.Row(i), bias)
		}
	default:
		clear(c.Data)
	}
}

// pack copies entries of column j of B, from the given row on.
func pack(dst []float64, b factor, from, j int) {
	at := from*b.row + j*b.col
	for l := range dst {
		dst[l] = b.data[at]
		at += b.row
	}
}

// addThree adds terms to three rows of C from i and two columns from j: the factors
// of B are y0 and y1, those of A begin with term from.
func addThree(c Mat, a factor, i, j, from int, y0, y1 []float64) {
	c0, c1, c2 := c.Data[i*c.Cols+j:][:2], c.Data[(i+1)*c.Cols+j:][:2], c.Data[(i+2)*c.Cols+j:][:2]
	s00, s01, s10, s11, s20, s21 := c0[0], c0[1], c1[0], c1[1], c2[0], c2[1]
	y1 = y1[:len(y0)]
	at := i*a.row + from*a.col
	if a.col == 1 {
		x0, x1, x2 := a.data[at:][:len(y0)], a.data[at+a.row:][:len(y0)], a.data[at+2*a.row:][:len(y0)]
		for l, u := range y0 {
			v := y1[l]
			s00, s01 = s00+float64(x0[l]*u), s01+float64(x0[l]*v)
			s10, s11 = s10+float64(x1[l]*u), s11+float64(x1[l]*v)
			s20, s21 = s20+float64(x2[l]*u), s21+float64(x2[l]*v)
		}
	} else {
		for l, u := range y0 {
			v, x := y1[l], a.data[at:at+3:at+3]
			s00, s01 = s00+float64(x[0]*u), s01+float64(x[0]*v)
			s10, s11 = s10+float64(x[1]*u), s11+float64(x[1]*v)
			s20, s21 = s20+float64(x[2]*u), s21+float64(x[2]*v)
			at += a.col
		}
	}
	c0[0], c0[1], c1[0], c1[1], c2[0], c2[1] = s00, s01, s10, s11, s20, s21
}

// addTwo does the same with two rows.
func addTwo(c Mat, a factor, i, j, from int, y0, y1 []float64) {
	c0, c1 := c.Data[i*c.Cols+j:][:2], c.Data[(i+1)*c.Cols+j:][:2]
	s00, s01, s10, s11 := c0[0], c0[1], c1[0], c1[1]
	y1 = y1[:len(y0)]
	at := i*a.row + from*a.col
	if a.col == 1 {
		x0, x1 := a.data[at:][:len(y0)], a.data[at+a.row:][:len(y0)]
		for l, u := range y0 {
			v := y1[l]
			s00, s01 = s00+float64(x0[l]*u), s01+float64(x0[l]*v)
			s10, s11 = s10+float64(x1[l]*u), s11+float64(x1[l]*v)
		}
	} else {
		for l, u := range y0 {
			v, x := y1[l], a.data[at:at+2:at+2]
			s00, s01 = s00+float64(x[0]*u), s01+float64(x[0]*v)
			s10, s11 = s10+float64(x[1]*u), s11+float64(x[1]*v)
			at += a.col
		}
	}
	c0[0], c0[1], c1[0], c1[1] = s00, s01, s10, s11
}

// addColumn adds all terms to the last column of C, which is j, four rows at a time.
func addColumn(c Mat, a, b factor, j, terms int) {
	rows := c.Rows &^ 3
	for i := 0; i < rows; i += 4 {
		at := i*c.Cols + j
		s0, s1, s2, s3 := c.Data[at], c.Data[at+c.Cols], c.Data[at+2*c.Cols], c.Data[at+3*c.Cols]
		from, y := i*a.row, j*b.col
		for range terms {
			u := b.data[y]
			s0 += float64(a.data[from] * u)
			s1 += float64(a.data[from+a.row] * u)
			s2 += float64(a.data[from+2*a.row] * u)
			s3 += float64(a.data[from+3*a.row] * u)
			from += a.col
			y += b.row
		}
		c.Data[at], c.Data[at+c.Cols], c.Data[at+2*c.Cols], c.Data[at+3*c.Cols] = s0, s1, s2, s3
	}
	for i := rows; i < c.Rows; i++ {
		addRow(c.Row(i)[j:], a, factor{b.data[j*b.col:], b.row, b.col}, i, terms)
	}
}

// addRow adds all terms to row i of C. Where B lies across, an entry is done at a
// time, else a term of all entries.
func addRow(c []float64, a, b factor, i, terms int) {
	if b.col != 1 {
		for j := range c {
			sum, y := c[j], b.data[j*b.col:][:terms]
			for l, yl := range y {
				sum += float64(a.data[i*a.row+l*a.col] * yl)
			}
			c[j] = sum
		}
		return
	}
	for l := range terms {
		x, y := a.data[i*a.row+l*a.col], b.data[l*b.row:][:len(c)]
		for j, yj := range y {
			c[j] += float64(x * yj)
		}
	}
}
