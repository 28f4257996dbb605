package kernel

// Plain loops that take four numbers a turn: as WebAssembly a turn costs more than
// what it does to one.

// stripe is how many numbers of short rows are taken together, for the same reason.
const stripe = 64

// stripeOf returns how long a stripe of whole rows of the given length is: one
// row where two do not fit.
func stripeOf(cols int) int { return cols * max(1, stripe/cols) }

// addToRows adds row to every row of m.
func addToRows(m Mat, row []float64) {
	var room [stripe]float64
	rows := row
	if long := stripeOf(len(row)); long > len(row) {
		rows = room[:long]
		for at := 0; at < long; at += len(row) {
			copy(rows[at:], row)
		}
	}
	rest := m.Data
	for ; len(rest) >= len(rows); rest = rest[len(rows):] {
		add(rest, rows)
	}
	add(rest, rows[:len(rest)])
}

// sumRows stores the sum of the rows of m in dst.
func sumRows(dst []float64, m Mat) {
	var room [stripe]float64
	clear(dst)
	sums := dst
	if long := stripeOf(len(dst)); long > len(dst) {
		sums = room[:long]
	}
	rest := m.Data
	for ; len(rest) >= len(sums); rest = rest[len(sums):] {
		add(sums, rest[:len(sums)])
	}
	add(sums, rest)
	for at := 0; at < len(sums) && len(sums) > len(dst); at += len(dst) {
		add(dst, sums[at:at+len(dst)])
	}
}

// add adds v to the numbers at the beginning of dst.
func add(dst, v []float64) {
	dst = dst[:len(v)]
	i := 0
	for ; i < len(v)-3; i += 4 {
		dst[i] += v[i]
		dst[i+1] += v[i+1]
		dst[i+2] += v[i+2]
		dst[i+3] += v[i+3]
	}
	for ; i < len(v); i++ {
		dst[i] += v[i]
	}
}

// multiplyEntries stores the products of the numbers of a and b in dst.
func multiplyEntries(dst, a, b []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	i := 0
	for ; i < len(dst)-3; i += 4 {
		dst[i] = a[i] * b[i]
		dst[i+1] = a[i+1] * b[i+1]
		dst[i+2] = a[i+2] * b[i+2]
		dst[i+3] = a[i+3] * b[i+3]
	}
	for ; i < len(dst); i++ {
		dst[i] = a[i] * b[i]
	}
}
