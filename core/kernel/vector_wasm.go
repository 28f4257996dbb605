package kernel

// Vectors returns the engine in assembly, with the vectors of two numbers that
// every WebAssembly of today has. Of every loop the last number of an odd count is
// done in Go.
func Vectors() Ops { return engine{vectors{}} }

// vectors is the loops in assembly. Every length is checked here, before an
// assembly function is entered: those trust what they are given, pairs of numbers
// and at least one of them.
type vectors struct{ plain }

var _ loops = vectors{}

//go:noescape
func hadamardPairs(dst, a, b *float64, pairs int)

//go:noescape
func rBackwardPairs(dst, re, slope, bend, rz *float64, pairs int)

//go:noescape
func axpyPairs(alpha float64, x, y *float64, pairs int)

//go:noescape
func scalePairs(alpha float64, x *float64, pairs int)

//go:noescape
func dotEights(sums *[2]float64, x, y *float64, eights int)

func (vectors) hadamard(dst, a, b []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	if pairs := len(dst) / 2; pairs > 0 {
		hadamardPairs(&dst[0], &a[0], &b[0], pairs)
	}
	at := len(dst) &^ 1
	plain{}.hadamard(dst[at:], a[at:], b[at:])
}

func (vectors) rBackward(dst, re, slope, bend, rz []float64) {
	re, slope, bend, rz = re[:len(dst)], slope[:len(dst)], bend[:len(dst)], rz[:len(dst)]
	if pairs := len(dst) / 2; pairs > 0 {
		rBackwardPairs(&dst[0], &re[0], &slope[0], &bend[0], &rz[0], pairs)
	}
	at := len(dst) &^ 1
	plain{}.rBackward(dst[at:], re[at:], slope[at:], bend[at:], rz[at:])
}

func (vectors) dot(x, y []float64) float64 {
	var sums [2]float64
	y = y[:len(x)]
	if eights := len(x) / 8; eights > 0 {
		dotEights(&sums, &x[0], &y[0], eights)
	}
	at := len(x) &^ 7
	return addProducts(sums[0]+sums[1], x[at:], y[at:])
}

func (vectors) axpy(alpha float64, x, y []float64) {
	y = y[:len(x)]
	if pairs := len(x) / 2; pairs > 0 {
		axpyPairs(alpha, &x[0], &y[0], pairs)
	}
	at := len(x) &^ 1
	plain{}.axpy(alpha, x[at:], y[at:])
}

func (vectors) scale(alpha float64, x []float64) {
	if pairs := len(x) / 2; pairs > 0 {
		scalePairs(alpha, &x[0], pairs)
	}
	plain{}.scale(alpha, x[len(x)&^1:])
}
