package kernel

// Sizes of a product in single precision.
const (
	singleTerms = 256 // terms whose sum stays in single precision
	tileRows    = 4   // of C are done at a time, tileCols columns wide
)

// PlainSingle returns the engine in Go with products in single precision; see Single.
func PlainSingle() Ops { return newSingle(plain{}, plainTiles{}) }

// single makes of an engine one whose products are in single precision: C, bias and
// factors stay in double precision, and an entry of a product is
//
//	start + s₀ + s₁ + …,
//
// from left to right in double precision. Every s is the sum 0 + t₀ + t₁ + … of the next
// 256 terms, the last one of what is left, where factors, terms and sums are rounded to
// single precision each. A factor beyond its range, 3.4·10³⁸, is ±Inf there.
//
// All of A and a tile's columns of B are copied in single precision, some terms at a time,
// with zeros where rows or columns end within a tile.
type single struct {
	loops
	tiles tiles
	room  *singleRoom
}

// tiles are what a product in single precision is once in Go and once in assembly.
type tiles interface {
	// narrow copies four columns: entry (l, k) of src is src[l·term + k·col], of dst
	// dst[l·dstTerm + k].
	narrow(dst []float32, dstTerm int, src []float64, term, col, terms int)

	// add adds sums of terms to the rows of C, four for each of the groups, and tileCols
	// columns; entry (i, j) is c[i·cRow + j]. Factors of A lie by group, term and row,
	// those of B by term and column.
	add(c []float64, cRow int, a, b []float32, groups, terms int)
}

// singleRoom is memory for one product at a time.
type singleRoom struct {
	a     []float32 // grows to the largest A
	panel [tileCols * singleTerms]float32
	tile  [tileRows * tileCols]float64
}

func newSingle(l loops, t tiles) Ops {
	return engine{single{l, t, new(singleRoom)}}
}

func (s single) multiply(c Mat, bias []float64, add bool, a, b factor, terms int) {
	begin(c, bias, add)
	rows := (c.Rows + tileRows - 1) &^ (tileRows - 1)
	if most := rows * min(terms, singleTerms); len(s.room.a) < most {
		s.room.a = make([]float32, most)
	}
	for from := 0; from < terms; from += singleTerms {
		count := min(singleTerms, terms-from)
		left, panel := s.room.a[:rows*count], s.room.panel[:tileCols*count]
		for i := 0; i < c.Rows; i += tileRows {
			s.narrow(left[i*count:], tileRows, a.data[i*a.row+from*a.col:], a.col, a.row, min(tileRows, c.Rows-i), count)
		}
		for j := 0; j < c.Cols; j += tileCols {
			cols := min(tileCols, c.Cols-j)
			for k := 0; k < tileCols; k += 4 {
				at := from*b.row + min(j+k, c.Cols-1)*b.col
				s.narrow(panel[k:], tileCols, b.data[at:], b.row, b.col, max(0, min(4, cols-k)), count)
			}
			s.addPanel(c, j, cols, left, panel, count)
		}
	}
}

// narrow copies up to four columns, and zeros for what is missing.
func (s single) narrow(dst []float32, dstTerm int, src []float64, term, col, cols, terms int) {
	if cols == 4 {
		s.tiles.narrow(dst, dstTerm, src, term, col, terms)
		return
	}
	for l := range terms {
		to := dst[l*dstTerm:][:4]
		clear(to)
		for k := range cols {
			to[k] = float32(src[l*term+k*col])
		}
	}
}

// addPanel adds a sum to the entries of C in the columns from j on. Tiles that are not
// all of C are added to a copy.
func (s single) addPanel(c Mat, j, cols int, left, panel []float32, terms int) {
	whole := c.Rows / tileRows
	if cols < tileCols {
		whole = 0
	}
	if whole > 0 {
		s.tiles.add(c.Data[j:], c.Cols, left, panel, whole, terms)
	}
	tile := s.room.tile[:]
	for i := whole * tileRows; i < c.Rows; i += tileRows {
		rows := min(tileRows, c.Rows-i)
		for k := range rows {
			copy(tile[k*tileCols:], c.Row(i + k)[j:j+cols])
		}
		s.tiles.add(tile, tileCols, left[i*terms:], panel, 1, terms)
		for k := range rows {
			copy(c.Row(i + k)[j:j+cols], tile[k*tileCols:])
		}
	}
}

// plainTiles is tiles in Go.
type plainTiles struct{}

func (plainTiles) narrow(dst []float32, dstTerm int, src []float64, term, col, terms int) {
	for l := range terms {
		to, at := dst[l*dstTerm:][:4:4], l*term
		to[0], to[1] = float32(src[at]), float32(src[at+col])
		to[2], to[3] = float32(src[at+2*col]), float32(src[at+3*col])
	}
}

// add does two columns at a time, whose eight sums stand in registers.
func (plainTiles) add(c []float64, cRow int, a, b []float32, groups, terms int) {
	for g := range groups {
		left := a[g*tileRows*terms:][:tileRows*terms]
		for j := 0; j < tileCols; j += 2 {
			var s00, s01, s10, s11, s20, s21, s30, s31 float32
			for l := range terms {
				x, y := left[tileRows*l:][:4:4], b[tileCols*l+j:][:2:2]
				u, v := y[0], y[1]
				s00, s01 = s00+float32(x[0]*u), s01+float32(x[0]*v)
				s10, s11 = s10+float32(x[1]*u), s11+float32(x[1]*v)
				s20, s21 = s20+float32(x[2]*u), s21+float32(x[2]*v)
				s30, s31 = s30+float32(x[3]*u), s31+float32(x[3]*v)
			}
			at := g*tileRows*cRow + j
			widen(c[at:], s00, s01)
			widen(c[at+cRow:], s10, s11)
			widen(c[at+2*cRow:], s20, s21)
			widen(c[at+3*cRow:], s30, s31)
		}
	}
}

// widen adds two sums to two entries of C.
func widen(c []float64, s, t float32) {
	c[0] += float64(s)
	c[1] += float64(t)
}
